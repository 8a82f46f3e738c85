/** Reading records: lists, one record, its timeline. Derived for every noun from its declaration. */
import { sql } from "drizzle-orm";
import type { Context } from "hono";
import type { Noun } from "../../shared/kit/noun.ts";
import { type Actor, mayRead, UNIT_ROLES } from "../../shared/kit/roles.ts";
import { settled } from "../../shared/kit/take.ts";
import { RECORD_ID } from "../../shared/kit/values.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { eventPayloadTable, eventTable } from "../journal/table.ts";
import { LONGEST_PAGE, list, PAGE, readCursor, type Wanted, writeCursor } from "../kit/listing.ts";
import { entityOf, readRecord } from "../kit/records.ts";
import { type Row, type Statement, statement } from "../kit/store.ts";
import { readable, readableEvent } from "../privacy/masking.ts";
import type { App } from "./app-type.ts";
import { Problem } from "./problem.ts";
import { signedIn } from "./session.ts";

const FACETS = ["state", "grid", "unit", "kind", "urgency", "meeting", "contract"] as const;
const FLAGS = ["overdue", "silent"] as const;
const KNOWN: readonly string[] = [
  ...FACETS,
  ...FLAGS,
  "committee",
  "turn",
  "order",
  "q",
  "cursor",
  "limit",
];
/** The longest text that is worth searching for. */
const LONGEST_SEARCH = 50;

/** Whole number from a query, or what it is when left out. */
export function wholeQuery(c: Context, name: string, otherwise: number, most: number): number {
  const text = c.req.query(name);
  if (text === undefined) return otherwise;
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > most)
    throw new Problem("badQuery", { field: name });
  return value;
}

/** What a list's query asks for. Whatever it does not know it refuses: a misspelt filter must not show everything. */
function wantedOf(c: Context, committee: string, actor: Actor): Wanted {
  const query = c.req.queries();
  const unknown = Object.keys(query).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw new Problem("badQuery", { field: unknown.slice(0, 40) });
  const facets: Record<string, string[]> = {};
  for (const facet of FACETS) {
    const values = (query[facet] ?? []).flatMap((value) => value.split(","));
    if (values.length === 0) continue;
    if (values.length > 20 || values.some((value) => !/^[\w-]{1,40}$/.test(value)))
      throw new Problem("badQuery", { field: facet });
    facets[facet] = values;
  }
  const turn = c.req.query("turn");
  if (turn === "mine") facets.turn = myTurns(actor, committee);
  else if (turn === "committee" || (turn !== undefined && RECORD_ID.test(turn)))
    facets.turn = [turn];
  else if (turn !== undefined) throw new Problem("badQuery", { field: "turn" });
  const order = c.req.query("order") ?? "newest";
  if (order !== "newest" && order !== "due") throw new Problem("badQuery", { field: "order" });
  const typed = c.req.query("q") ?? null;
  if (typed !== null && (typed.length > LONGEST_SEARCH || !typed.isWellFormed()))
    throw new Problem("badQuery", { field: "q" });
  const cursor = c.req.query("cursor");
  const after = cursor === undefined ? null : readCursor(cursor);
  if (cursor !== undefined && after === null) throw new Problem("badCursor");
  return {
    committee,
    facets,
    overdue: c.req.query("overdue") === "1",
    silent: c.req.query("silent") === "1",
    order,
    typed: typed === "" ? null : typed,
    after,
    limit: Math.max(1, wholeQuery(c, "limit", PAGE, LONGEST_PAGE)),
  };
}

/** Turns that fall to this actor in a committee; someone without any gets a turn that nobody has. */
const myTurns = (actor: Actor, committee: string): string[] => {
  const turns = actor.grants.flatMap((grant) =>
    grant.unit !== null && UNIT_ROLES.includes(grant.role)
      ? [grant.unit]
      : grant.role === "clerk" || grant.role === "secretary"
        ? committee.startsWith(grant.scope)
          ? ["committee"]
          : []
        : [],
  );
  return turns.length > 0 ? turns : ["nobody"];
};

/** A committee that the actor may read, from the query. */
export function committeeOf(c: Context, actor: Actor): string {
  const committee = c.req.query("committee") ?? "";
  if (!/^\d{12}$/.test(committee)) throw new Problem("badQuery", { field: "committee" });
  if (!mayRead(actor, committee)) throw new Problem("notFound");
  return committee;
}

/** A record's events in order (index on target, seq; payloads by primary key): 3 rows an event. */
const timeline = (target: string, after: number, limit: number): Statement =>
  statement(
    "read",
    sql`select e.seq, e.mutation, e.kind, e.target, e.actor, e.role, e.unit, e.at, p.json as payload
        from ${eventTable} e left join ${eventPayloadTable} p on p.committee = e.committee and p.seq = e.seq
        where e.target = ${target} and e.seq > ${after} order by e.seq limit ${limit}`,
  );

/** An event row as it is served: the payload parsed, null where it was erased. */
const eventOf = (row: Row): Row => ({
  ...row,
  payload: typeof row.payload === "string" ? (JSON.parse(row.payload) as unknown) : null,
});

export function recordRoutes(app: App): void {
  for (const noun of Object.values(NOUNS)) readingRoutes(app, noun);
}

function readingRoutes(app: App, noun: Noun): void {
  app.get(`/api/${noun.plural}`, async (c) => {
    const { actor } = await signedIn(c);
    const { store, now } = c.get("setting");
    const page = await list(store, noun, wantedOf(c, committeeOf(c, actor), actor), now());
    return c.json({
      items: page.items.map((entity) => readable(noun.name, entity, actor)),
      next: writeCursor(page.next),
    });
  });
  app.get(`/api/${noun.plural}/:id`, async (c) => {
    const { actor } = await signedIn(c);
    const { store, now } = c.get("setting");
    const id = c.req.param("id");
    const [result] = RECORD_ID.test(id) ? await store.batch([readRecord(noun.name, id)]) : [];
    const entity = result?.rows[0] ? entityOf(noun.name, result.rows[0]) : null;
    if (!entity || !mayRead(actor, entity.committee)) throw new Problem("notFound");
    c.header("ETag", `"${entity.tag}"`);
    return c.json(readable(noun.name, settled(noun, entity, now()), actor));
  });
  app.get(`/api/${noun.plural}/:id/timeline`, async (c) => {
    const { actor } = await signedIn(c);
    const { store } = c.get("setting");
    const id = c.req.param("id");
    const after = wholeQuery(c, "after", 0, Number.MAX_SAFE_INTEGER);
    if (!RECORD_ID.test(id)) throw new Problem("notFound");
    const [record, events] = await store.batch([
      readRecord(noun.name, id),
      timeline(id, after, PAGE),
    ]);
    const entity = record?.rows[0] ? entityOf(noun.name, record.rows[0]) : null;
    if (!entity || !mayRead(actor, entity.committee)) throw new Problem("notFound");
    const items = (events?.rows ?? []).map((row) =>
      readableEvent(eventOf(row), entity.committee, actor),
    );
    return c.json({ items, next: items.length === PAGE ? Number(items.at(-1)?.seq) : null });
  });
}
