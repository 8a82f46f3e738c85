/** Stations without log-in: the directory and its changes, one station, and what is said at its door. */
import { sql } from "drizzle-orm";
import type { Context } from "hono";
import * as z from "zod/mini";
import { settled } from "../../shared/kit/take.ts";
import { nounNamed } from "../../shared/nouns.ts";
import { PUBLIC_STATES, type Station } from "../../shared/station.ts";
import { REPORTS } from "../../shared/station-report.ts";
import { divisionTable } from "../division/table.ts";
import type { App, Carried } from "../http/app-type.ts";
import type { DescribedRoutes } from "../http/described.ts";
import { Problem } from "../http/problem.ts";
import { wholeQuery } from "../http/records.ts";
import { entityOf } from "../kit/records.ts";
import { type Statement, statement } from "../kit/store.ts";
import { unitTable } from "../unit/table.ts";
import { changesSince, newestRevision } from "./directory.ts";
import { raise } from "./reports.ts";
import { stationInventory, stationTable } from "./table.ts";

/** Edge and browser may keep it for a minute, and show the old one while asking for the new. */
const CACHE = "public, max-age=60, stale-while-revalidate=86400";
const PLACE = /^(\d{12})-([1-9]\d{0,5})$/;

const ANYBODY = { who: "anybody" } as const;
export const STATION_ROUTES: DescribedRoutes = {
  "GET /api/public/stations": {
    summary:
      "every station of the district in compact columns, or what has changed since a revision",
    ...ANYBODY,
    query: { since: "`revision` of the directory that one has; 0 (default) for all" },
    answer: [
      200,
      "gongjian-stations/1 with `revision`, `more` and, of a change list, `since` and `gone`",
    ],
  },
  "GET /api/public/stations/:place": {
    summary: "one station, by its community's code and its number there: 540102008001-3",
    ...ANYBODY,
    answer: [200, "{station, operator, community, street, sample}"],
  },
  "POST /api/public/stations/:place/reports": {
    summary: "it is locked, broken or not here; two devices within a day raise the banner",
    ...ANYBODY,
    body: z.object({ what: z.enum(REPORTS), word: z.optional(z.string()), device: z.string() }),
    answer: [201, "{received, reported}"],
  },
};

export function stationRoutes(app: App): void {
  app.get("/api/public/stations", async (c) => {
    const { store } = c.get("setting");
    const since = wholeQuery(c, "since", 0, Number.MAX_SAFE_INTEGER);
    const [newest] = await store.batch([newestRevision()]);
    const tag = `"${since}-${Number(newest?.rows[0]?.revision ?? 0)}"`;
    c.header("Cache-Control", CACHE);
    c.header("ETag", tag);
    if (c.req.header("If-None-Match") === tag) return c.body(null, 304);
    return c.json(await changesSince(store, since));
  });

  app.get("/api/public/stations/:place", async (c) => {
    const station = await stationAt(c);
    const { store } = c.get("setting");
    const [units, divisions] = await store.batch([
      statement("read", sql`select name from ${unitTable} where id = ${station.unit}`),
      statement(
        "read",
        sql`select code, name, sample from ${divisionTable}
            where code in (${station.committee}, ${station.committee.slice(0, 9)}) order by code`,
      ),
    ]);
    const [street, community] = divisions?.rows ?? [];
    c.header("Cache-Control", CACHE);
    return c.json({
      station: Object.fromEntries(
        Object.entries(station).filter(([field]) => stationInventory.classes[field] === "public"),
      ),
      operator: units?.rows[0]?.name ?? null,
      community: community?.name ?? null,
      street: street?.name ?? null,
      sample: community?.sample === 1,
    });
  });

  app.post("/api/public/stations/:place/reports", raise);
}

/** One station by its community and its number there (unique index): 2 rows. */
const readAt = (committee: string, number: number): Statement =>
  statement(
    "read",
    sql`select * from ${stationTable} where committee = ${committee} and number = ${number}`,
  );

/** The station of a public address, as it stands now. @throws Problem notFound where nobody may see one */
export async function stationAt(c: Context<Carried>): Promise<Station> {
  const [, committee, number] = PLACE.exec(c.req.param("place") ?? "") ?? [];
  if (committee === undefined) throw new Problem("notFound");
  const { store, now } = c.get("setting");
  const [found] = await store.batch([readAt(committee, Number(number))]);
  const row = found?.rows[0];
  if (!row || !PUBLIC_STATES.includes(String(row.state))) throw new Problem("notFound");
  return settled(nounNamed("station"), entityOf("station", row), now()) as Station;
}
