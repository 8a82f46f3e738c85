/** What every public answer about stations has in common: how long it may be kept, and how a station is found. */
import { sql } from "drizzle-orm";
import type { Context } from "hono";
import { settled } from "../../shared/kit/take.ts";
import { nounNamed } from "../../shared/nouns.ts";
import { PUBLIC_STATES, type Station } from "../../shared/station.ts";
import type { Carried } from "../http/app-type.ts";
import { Problem } from "../http/problem.ts";
import { entityOf } from "../kit/records.ts";
import { type Statement, statement } from "../kit/store.ts";
import { stationTable } from "./table.ts";

/** Edge and browser may keep it for a minute, and show the old one while asking for the new. */
export const CACHE = "public, max-age=60, stale-while-revalidate=86400";

const PLACE = /^(\d{12})-([1-9]\d{0,5})$/;
/** The community's code and the number there in a public address; null where it is none. */
export function placeIn(text: string): { committee: string; number: number } | null {
  const [, committee, number] = PLACE.exec(text) ?? [];
  return committee === undefined ? null : { committee, number: Number(number) };
}

/** The address of a station's own page. */
export const pageOf = (c: Context<Carried>, place: string): string =>
  `${new URL(c.req.url).origin}/stations/${place}`;

/** One station by its community and its number there (unique index): 2 rows. */
const readAt = (committee: string, number: number): Statement =>
  statement(
    "read",
    sql`select * from ${stationTable} where committee = ${committee} and number = ${number}`,
  );

/** The station of a public address, as it stands now. @throws Problem notFound where nobody may see one */
export async function stationAt(c: Context<Carried>): Promise<Station> {
  const place = placeIn(c.req.param("place") ?? "");
  if (!place) throw new Problem("notFound");
  const { store, now } = c.get("setting");
  const [found] = await store.batch([readAt(place.committee, place.number)]);
  const row = found?.rows[0];
  if (!row || !PUBLIC_STATES.includes(String(row.state))) throw new Problem("notFound");
  return settled(nounNamed("station"), entityOf("station", row), now()) as Station;
}
