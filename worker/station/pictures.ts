/** The pictures of a station's door, for everybody: what its own list names, and no other attachment. */
import type { Context } from "hono";
import type { Station } from "../../shared/station.ts";
import { photoIn } from "../attachment/photo.ts";
import type { Carried } from "../http/app-type.ts";
import { Problem } from "../http/problem.ts";
import { stationAt } from "./public.ts";

/** Bytes under a hash never change, but a picture may be taken out: an hour later no edge gives it out. */
const CACHE = "public, max-age=3600";

/** Where the pictures of a station are. @param place its public address */
export function picturesOf(
  c: Context<Carried>,
  { pictures }: Pick<Station, "pictures">,
  place: string,
): string[] {
  const { origin } = new URL(c.req.url);
  return pictures.map((name) => `${origin}/api/public/stations/${place}/pictures/${name}`);
}

/** GET /api/public/stations/:place/pictures/:sha256 */
export async function picture(c: Context<Carried>): Promise<Response> {
  const { committee, pictures } = await stationAt(c);
  const name = c.req.param("sha256") ?? "";
  if (!pictures.includes(name)) throw new Problem("notFound");
  const kept = { "Cache-Control": CACHE, ETag: `"${name}"` };
  if (c.req.header("If-None-Match") === kept.ETag) return c.body(null, 304, kept);
  const found = await photoIn(c.get("setting"), committee, name);
  if (!found) throw new Problem("notFound");
  return c.body(found.bytes.slice().buffer, 200, { ...kept, "Content-Type": found.type });
}
