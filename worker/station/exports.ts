/** The district's stations for other programs: GeoJSON, HSDS and schema.org, page by page. */
import { sql } from "drizzle-orm";
import type { Context } from "hono";
import { dateOf } from "../../shared/deadlines.ts";
import { dayNumber } from "../../shared/station/calendar.ts";
import { placeOf } from "../../shared/station/directory.ts";
import { PUBLIC_STATES, type Station } from "../../shared/station.ts";
import { divisionTable } from "../division/table.ts";
import type { App, Carried } from "../http/app-type.ts";
import type { DescribedRoutes } from "../http/described.ts";
import { Problem } from "../http/problem.ts";
import { entityOf } from "../kit/records.ts";
import { type Row, type Statement, statement } from "../kit/store.ts";
import { unitTable } from "../unit/table.ts";
import { newestRevision } from "./directory.ts";
import { featureCollection } from "./geojson.ts";
import { serviceOf } from "./hsds.ts";
import { describedAt } from "./page.ts";
import { CACHE, pageOf, placeIn, stationAt } from "./public.ts";
import { stationTable } from "./table.ts";

const ANYBODY = { who: "anybody" } as const;
const query = {
  cursor: "`next` of the page before: the address of its last station; a Link header names it too",
};
export const EXPORT_ROUTES: DescribedRoutes = {
  "GET /api/public/stations/geojson": {
    summary: "all stations as GeoJSON (RFC 7946, WGS-84), 500 a page; hours as OpenStreetMap's",
    ...ANYBODY,
    query,
    answer: [200, "application/geo+json: FeatureCollection with `next`"],
  },
  "GET /api/public/stations/hsds": {
    summary:
      "all stations as services of Open Referral's HSDS 3.2, 50 a page; not later than it opens: closes on the day after",
    ...ANYBODY,
    query,
    answer: [200, "{contents: [service], size, first_page, last_page, empty, next}"],
  },
  "GET /api/public/stations/:place/jsonld": {
    summary: "one station as schema.org's CivicStructure, with the hours from today on",
    ...ANYBODY,
    answer: [200, "application/ld+json: CivicStructure"],
  },
};

interface Page {
  rows: readonly Row[];
  next: string | null;
  first: boolean;
}

/** Stations after a place, by community and number (unique index), with the names around them: 5 rows each. */
const stationsAfter = (place: { committee: string; number: number }, limit: number): Statement =>
  statement(
    "list",
    sql`select s.*, u.name as operator, u.nature, d.name as community
        from ${stationTable} s
        left join ${unitTable} u on u.id = s.unit
        left join ${divisionTable} d on d.code = s.committee
        where (s.committee, s.number) > (${place.committee}, ${place.number})
          and s.state in (${sql.join(
            PUBLIC_STATES.map((state) => sql`${state}`),
            sql`, `,
          )})
        order by s.committee, s.number limit ${limit}`,
  );

const todayOf = (c: Context<Carried>): number => dayNumber(dateOf(c.get("setting").now()));
const stationOf = (row: Row): Station => entityOf("station", row) as Station;

/**
 * One page of an export. Its tag is the directory's revision (which a unit's new name moves on as well) and the
 * day, since hours that are over are left out: a community's new name shows on the next day at the latest.
 */
async function page(
  c: Context<Carried>,
  { size, type }: { size: number; type: string },
  write: (page: Page) => object,
): Promise<Response> {
  const cursor = c.req.query("cursor");
  const after = cursor === undefined ? { committee: "", number: 0 } : placeIn(cursor);
  if (!after) throw new Problem("badCursor");
  const { store } = c.get("setting");
  const [newest] = await store.batch([newestRevision()]);
  const tag = `"${Number(newest?.rows[0]?.revision ?? 0)}-${todayOf(c)}-${cursor ?? ""}"`;
  c.header("Cache-Control", CACHE);
  c.header("ETag", tag);
  if (c.req.header("If-None-Match") === tag) return c.body(null, 304);
  const [found] = await store.batch([stationsAfter(after, size + 1)]);
  const rows = (found?.rows ?? []).slice(0, size);
  const last = rows.at(-1);
  const more = last !== undefined && (found?.rows.length ?? 0) > size;
  const next = more
    ? placeOf({ committee: String(last.committee), number: Number(last.number) })
    : null;
  if (next) c.header("Link", `<${c.req.path}?cursor=${next}>; rel="next"`);
  c.header("Content-Type", type);
  return c.body(JSON.stringify(write({ rows, next, first: cursor === undefined })));
}

/** Before the routes of one station: none of these words is an address. */
export function exportRoutes(app: App): void {
  app.get("/api/public/stations/geojson", (c) =>
    page(c, { size: 500, type: "application/geo+json" }, ({ rows, next }) =>
      featureCollection(rows.map(stationOf), next),
    ),
  );

  app.get("/api/public/stations/hsds", (c) =>
    page(c, { size: 50, type: "application/json" }, ({ rows, next, first }) => ({
      contents: rows.map((row) => {
        const station = stationOf(row);
        const { committee, number } = station;
        return serviceOf(
          station,
          {
            operator: String(row.operator ?? ""),
            nature: String(row.nature ?? ""),
            community: String(row.community ?? committee),
          },
          { url: pageOf(c, placeOf({ committee, number: number ?? 0 })), today: todayOf(c) },
        );
      }),
      size: rows.length,
      first_page: first,
      last_page: next === null,
      empty: rows.length === 0,
      next,
    })),
  );

  app.get("/api/public/stations/:place/jsonld", async (c) => {
    const station = await stationAt(c);
    c.header("Cache-Control", CACHE);
    c.header("Content-Type", "application/ld+json");
    return c.body(JSON.stringify(describedAt(c, station)));
  });
}
