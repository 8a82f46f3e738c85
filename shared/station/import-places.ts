/** Where a list's stations lie among each other and among what the community has: twice the same, or far off. */
import { foldTight } from "../ledger/cells.ts";
import type { Place } from "./coordinates.ts";
import type { KnownStations } from "./import-row.ts";
import { distanceFrom } from "./nearest.ts";

type Named = KnownStations["stations"][number];
/** A station that another may be the same as; its name as names are compared. */
type Twin = Named & { folded: string };

/** Closer than this, in metres, two stations may be one. */
const NEAR = 30;
/** Edge of the squares by which neighbours are found, in millionths of a degree: not less than `NEAR` up to 50° north. */
const SQUARE = 500;
/** Farther off than this, in metres, a place may have been mistyped: no community is as wide, but a pasture's. */
const FAR = 20_000;

/** @param raw places of the list itself, in degrees of whatever datum: they stand in where the community has none */
export function placesApart(known: KnownStations, raw: readonly Place[]) {
  const byName = new Map<string, Twin[]>();
  const bySquare = new Map<string, Twin[]>();
  const put = (map: Map<string, Twin[]>, key: string, twin: Twin) => {
    const same = map.get(key);
    if (same) same.push(twin);
    else map.set(key, [twin]);
  };
  const add = (one: Named): void => {
    const twin = { ...one, folded: foldTight(one.name) };
    put(byName, twin.folded, twin);
    put(bySquare, squareOf(one, 0, 0), twin);
  };
  for (const one of known.stations) add(one);
  const usual = boxAround([...known.stations, ...known.grids.flatMap(({ outline }) => outline)]);
  const box = usual ?? boxAround(middleOf(raw));
  return {
    add,
    /** The nearest station that has the same name, or stands at the same door. */
    twinOf(name: string, place: Place): { name: string; metres: number } | null {
      const around = [-1, 0, 1].flatMap((up) =>
        [-1, 0, 1].flatMap((along) => bySquare.get(squareOf(place, up, along)) ?? []),
      );
      const metresTo = metresFrom(place);
      const folded = foldTight(name);
      const found = [...around, ...(byName.get(folded) ?? [])]
        .map((one) => ({ name: one.name, folded: one.folded, metres: metresTo(one) }))
        .filter((one) => one.folded === folded || one.metres < NEAR)
        .sort((one, other) => one.metres - other.metres)[0];
      return found ? { name: found.name, metres: found.metres } : null;
    },
    /** Metres to where the community's places are; null where that is no distance to ask about. */
    farFrom(place: Place): number | null {
      if (!box) return null;
      const within = (degree: number, [least, most]: readonly [number, number]) =>
        Math.min(Math.max(degree, least), most);
      const metres = metresFrom(place)({
        latitude: within(place.latitude, box.latitude),
        longitude: within(place.longitude, box.longitude),
      });
      return metres > FAR ? metres : null;
    },
  };
}

const squareOf = ({ latitude, longitude }: Place, up: number, along: number): string =>
  `${Math.floor(latitude / SQUARE) + up} ${Math.floor(longitude / SQUARE) + along}`;

/** Metres from one place to others, in whole ones. */
function metresFrom(place: Place): (other: Place) => number {
  const metresTo = distanceFrom(inDegrees(place));
  return (other) => {
    const { latitude, longitude } = inDegrees(other);
    return Math.round(metresTo(latitude, longitude));
  };
}

const inDegrees = ({ latitude, longitude }: Place): Place => ({
  latitude: latitude / 1_000_000,
  longitude: longitude / 1_000_000,
});

function boxAround(places: readonly Place[]) {
  if (places.length === 0) return null;
  const span = (of: keyof Place): readonly [number, number] => [
    Math.min(...places.map((place) => place[of])),
    Math.max(...places.map((place) => place[of])),
  ];
  return { latitude: span("latitude"), longitude: span("longitude") };
}

/** The place that half of the others lie north of, and half of them east: a single one far off does not move it. */
function middleOf(raw: readonly Place[]): Place[] {
  const middle = (of: keyof Place) =>
    raw.map((place) => place[of]).sort((one, other) => one - other)[Math.floor(raw.length / 2)];
  const [latitude, longitude] = [middle("latitude"), middle("longitude")];
  return latitude === undefined || longitude === undefined
    ? []
    : [{ latitude: latitude * 1_000_000, longitude: longitude * 1_000_000 }];
}
