/** Stations without log-in: the directory and its changes, one station, and what is said at its door. */
import { sql } from "drizzle-orm";
import * as z from "zod/mini";
import { REPORTS } from "../../shared/station-report.ts";
import { divisionTable } from "../division/table.ts";
import type { App } from "../http/app-type.ts";
import type { DescribedRoutes } from "../http/described.ts";
import { wholeQuery } from "../http/records.ts";
import { statement } from "../kit/store.ts";
import { unitTable } from "../unit/table.ts";
import { changesSince, newestRevision } from "./directory.ts";
import { EXPORT_ROUTES, exportRoutes } from "./exports.ts";
import { pageRoutes } from "./page.ts";
import { picture } from "./pictures.ts";
import { CACHE, stationAt } from "./public.ts";
import { raise } from "./reports.ts";
import { stationInventory } from "./table.ts";

const ANYBODY = { who: "anybody" } as const;
export const STATION_ROUTES: DescribedRoutes = {
  "GET /api/public/stations": {
    summary:
      "every station of the district in compact columns, or what has changed since a revision",
    ...ANYBODY,
    query: { since: "`revision` of the directory that one has; 0 (default) for all" },
    answer: [
      200,
      "gongjian-stations/2 with `revision`, `more` and, of a change list, `since` and `gone`",
    ],
  },
  ...EXPORT_ROUTES,
  "GET /api/public/stations/:place": {
    summary: "one station, by its community's code and its number there: 540102008001-3",
    ...ANYBODY,
    answer: [200, "{station, operator, community, street, sample}"],
  },
  "GET /api/public/stations/:place/pictures/:sha256": {
    summary: "one of the station's `pictures`; it may be kept for an hour",
    ...ANYBODY,
    answer: [200, "the bytes"],
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
    const asked = wholeQuery(c, "since", 0, Number.MAX_SAFE_INTEGER);
    const [newest] = await store.batch([newestRevision()]);
    const revision = Number(newest?.rows[0]?.revision ?? 0);
    // A revision that is yet to come is another database's: whoever has it starts from the whole.
    const since = asked > revision ? 0 : asked;
    const tag = `"${since}-${revision}"`;
    c.header("Cache-Control", CACHE);
    c.header("ETag", tag);
    if (c.req.header("If-None-Match") === tag) return c.body(null, 304);
    return c.json(await changesSince(store, since));
  });

  exportRoutes(app);

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
    // A page asks for it because something has changed: the edge's minute is enough.
    c.header("Cache-Control", "public, max-age=0, s-maxage=60");
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

  app.get("/api/public/stations/:place/pictures/:sha256", picture);
  app.post("/api/public/stations/:place/reports", raise);

  pageRoutes(app);
}
