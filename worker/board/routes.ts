/** The public board: problems and projects of a community without log-in, people masked. */
import { sql } from "drizzle-orm";
import type { Context } from "hono";
import type { Entity, Noun } from "../../shared/kit/noun.ts";
import { settled } from "../../shared/kit/take.ts";
import { RECORD_ID } from "../../shared/kit/values.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { divisionTable } from "../division/table.ts";
import { gridTable } from "../grid/table.ts";
import type { App, Carried } from "../http/app-type.ts";
import type { DescribedRoutes } from "../http/described.ts";
import { Problem } from "../http/problem.ts";
import { eventTable } from "../journal/table.ts";
import { list, PAGE, readCursor, writeCursor } from "../kit/listing.ts";
import { entityOf, readRecord } from "../kit/records.ts";
import { statement } from "../kit/store.ts";
import { problemInventory } from "../problem/table.ts";
import { projectInventory } from "../project/table.ts";
import { unitTable } from "../unit/table.ts";

/** Half of what a list has: each record's unit and grid cost rows too, and a page reads 110 at the most. */
const BOARD_PAGE = 25;
const BOARD = { problem: problemInventory, project: projectInventory } as const;

/** Edge and browser may keep a board for a minute, and show the old one while asking for the new. */
export const PUBLIC_CACHE = "public, max-age=60, stale-while-revalidate=86400";

/** Only what the data inventory calls public leaves: a new column is hidden until somebody says otherwise. */
const masked = (noun: keyof typeof BOARD, entity: Entity): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(entity).filter(([field]) => BOARD[noun].classes[field] === "public"),
  );

const boardNoun = (name: string): [keyof typeof BOARD, Noun] => {
  const noun = NOUNS[name];
  if (!noun || (name !== "problem" && name !== "project"))
    throw new Problem("badQuery", { field: "noun" });
  return [name, noun];
};

/** States of the board, all of them or those of one type. */
const statesOf = (c: Context, noun: Noun): string[] => {
  const type = c.req.query("type");
  if (type !== undefined && !["open", "done", "ended"].includes(type))
    throw new Problem("badQuery", { field: "type" });
  return (noun.listing.board ?? []).filter(
    (state) => type === undefined || noun.states[state]?.type === type,
  );
};

const ANYBODY = { who: "anybody, signed in or not" };
export const BOARD_ROUTES: DescribedRoutes = {
  "GET /api/public/divisions": {
    summary: "the district, its streets and communities",
    ...ANYBODY,
    answer: [200, "{items: [{code, name, sample}]}"],
  },
  "GET /api/public/boards/:code": {
    summary: "a community's public board, newest first",
    ...ANYBODY,
    query: {
      noun: "problem (default) or project",
      type: "open, done or ended; all where left out",
      cursor: "`next` of the page before",
    },
    answer: [200, "{division, items, names, next}"],
  },
  "GET /api/public/boards/:code/:noun/:id": {
    summary: "one record of the board, and when what happened to it, the latest first",
    ...ANYBODY,
    answer: [200, "{division, record, names, events: [{kind, at, role}]}"],
  },
};

export function boardRoutes(app: App): void {
  app.get("/api/public/divisions", async (c) => {
    const { store } = c.get("setting");
    // Every division of one district: a hundred rows at the most, and the whole list is the point.
    const [found] = await store.batch([
      statement(
        "list",
        sql`select code, name, sample from ${divisionTable} order by code limit 1000`,
      ),
    ]);
    c.header("Cache-Control", PUBLIC_CACHE);
    return c.json({
      items: (found?.rows ?? []).map((row) => ({ ...row, sample: row.sample === 1 })),
    });
  });

  app.get("/api/public/boards/:code", async (c) => {
    const { store, now } = c.get("setting");
    const [name, noun] = boardNoun(c.req.query("noun") ?? "problem");
    const division = await divisionOf(c, c.req.param("code"));
    const cursor = c.req.query("cursor");
    const after = cursor === undefined ? null : readCursor(cursor);
    if (cursor !== undefined && after === null) throw new Problem("badCursor");
    const page = await list(
      store,
      noun,
      {
        committee: division.code,
        facets: { state: statesOf(c, noun) },
        overdue: false,
        silent: false,
        order: "newest",
        typed: null,
        after,
        limit: BOARD_PAGE,
      },
      now(),
    );
    c.header("Cache-Control", PUBLIC_CACHE);
    return c.json({
      division,
      items: page.items.map((entity) => masked(name, entity)),
      names: await namesIn(c, page.items),
      next: writeCursor(page.next),
    });
  });

  app.get("/api/public/boards/:code/:noun/:id", async (c) => {
    const { store, now } = c.get("setting");
    const [name, noun] = boardNoun(c.req.param("noun"));
    const division = await divisionOf(c, c.req.param("code"));
    const id = c.req.param("id");
    if (!RECORD_ID.test(id)) throw new Problem("notFound");
    const [record, events] = await store.batch([
      readRecord(name, id),
      // What happened, when, and in which office; who did it and what they wrote stays with the committee.
      statement(
        "read",
        sql`select kind, at, role from ${eventTable} where target = ${id}
            order by seq desc limit ${PAGE}`,
      ),
    ]);
    const row = record?.rows[0];
    const entity = row ? entityOf(name, row) : null;
    if (
      !entity ||
      entity.committee !== division.code ||
      !noun.listing.board?.includes(entity.state)
    )
      throw new Problem("notFound");
    c.header("Cache-Control", PUBLIC_CACHE);
    return c.json({
      division,
      record: masked(name, settled(noun, entity, now())),
      names: await namesIn(c, [entity]),
      events: events?.rows ?? [],
    });
  });
}

/** The division with this code, as public pages say it. @throws Problem where there is none */
export async function divisionOf(c: Context<Carried>, code: string) {
  if (!/^\d{12}$/.test(code)) throw new Problem("notFound");
  const { store } = c.get("setting");
  const [found] = await store.batch([
    statement("read", sql`select code, name, sample from ${divisionTable} where code = ${code}`),
  ]);
  const row = found?.rows[0];
  if (!row) throw new Problem("notFound");
  return { code, name: String(row.name), sample: row.sample === 1 };
}

/** Fields of the board's records that hold ids, by the noun of what they name. */
const NAMING = { unit: ["claimant", "lead"], grid: ["grid"] } as const;

/** Ids that records hold in these fields, each once. */
const idsIn = (entities: readonly Entity[], fields: readonly string[]): string[] => {
  const values = entities.flatMap((entity) =>
    fields.map((field) => (entity as unknown as Record<string, unknown>)[field]),
  );
  return [...new Set(values)].filter((value) => typeof value === "string");
};

/** Names of the units and codes of the grids that these records mention (unique indexes on id). */
async function namesIn(
  c: Context<Carried>,
  entities: readonly Entity[],
): Promise<Record<string, string>> {
  const among = (ids: readonly string[]) =>
    sql.join(
      ids.map((id) => sql`${id}`),
      sql`, `,
    );
  const [units, grids] = [idsIn(entities, NAMING.unit), idsIn(entities, NAMING.grid)];
  const wanted = [
    ...(units.length > 0
      ? [sql`select id, name from ${unitTable} where id in (${among(units)})`]
      : []),
    ...(grids.length > 0
      ? [sql`select id, code as name from ${gridTable} where id in (${among(grids)})`]
      : []),
  ];
  if (wanted.length === 0) return {};
  const { store } = c.get("setting");
  const results = await store.batch(wanted.map((query) => statement("read", query)));
  return Object.fromEntries(
    results.flatMap(({ rows }) => rows.map((row) => [String(row.id), String(row.name)])),
  );
}
