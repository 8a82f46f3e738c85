/** The pictures that a map is put together from: whose they are, and in which datum. Without them, the radar. */
import { DATUMS, type Datum } from "./coordinates.ts";

export interface MapTiles {
  /** Where a picture lies, with `{z}`, `{x}` and `{y}` in it. */
  address: string;
  /** The datum that its places are meant in. */
  datum: Datum;
  /** Whose map it is, said beside it. */
  credit: string;
}

/** Name of the meta element by which a page knows them. */
export const MAP_TILES = "map-tiles";

/** The address without its holes, as a URL. */
const urlOf = (address: string): URL => new URL(address.replace(/[{}]/g, ""));

/** The one place that a page may load them from. */
export const originOf = ({ address }: MapTiles): string => urlOf(address).origin;

/** Over the network it is https; plain http only where nothing leaves the machine. */
const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === "https:" || (protocol === "http:" && hostname === "127.0.0.1");

/**
 * The tiles that are configured for a build: `MAP_TILES`, `MAP_TILES_DATUM` and `MAP_TILES_CREDIT`.
 * @returns null where there are none
 * @throws Error that says what is wrong with them
 */
export function readMapTiles(variables: Readonly<Record<string, string | undefined>>) {
  const { MAP_TILES: address, MAP_TILES_DATUM: named = "wgs84", MAP_TILES_CREDIT } = variables;
  if (!address) return null;
  const datum = DATUMS.find((one) => one === named);
  if (!datum) throw new Error(`MAP_TILES_DATUM must be one of ${DATUMS.join(", ")}, not ${named}`);
  if (!MAP_TILES_CREDIT) throw new Error("MAP_TILES_CREDIT must say whose map MAP_TILES is");
  const isWhole = ["{z}", "{x}", "{y}"].every((hole) => address.includes(hole));
  const host = /^\w+:\/\/[^/?#]*/.exec(address)?.[0] ?? "";
  if (!isWhole || !URL.canParse(host) || host.includes("{") || !isSafe(urlOf(address)))
    throw new Error("MAP_TILES must be an https address with {z}, {x} and {y} in its path");
  return { address, datum, credit: MAP_TILES_CREDIT } satisfies MapTiles;
}
