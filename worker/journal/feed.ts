/** The journal as it is read: the feed that fills phones, and the export that a verifier checks. */
import { sql } from "drizzle-orm";
import { formatEvent, formatOpening, formatSeal } from "../../shared/journal/export.ts";
import type { EventHeader } from "../../shared/journal/leaf.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { divisionTable } from "../division/table.ts";
import { entityOf, tableOf } from "../kit/records.ts";
import { type Row, type Statement, type Store, statement } from "../kit/store.ts";
import { eventPayloadTable, eventTable, sealTable } from "./table.ts";

export const FEED_PAGE = 200;
/** D1 binds at most 100 parameters a statement. */
const IDS = 90;

/**
 * Events after `seq`, in order (primary key; payloads by theirs): 2 rows an event and 1 more; none where
 * none are new. Numbers have no gap, so the next one tells by its key whether there is anything: a range
 * without events would still read the row behind it.
 */
const eventsAfter = (committee: string, seq: number, limit: number): Statement =>
  statement(
    "read",
    sql`select e.*, p.json as payload, p.salt as salt
        from ${eventTable} next
        cross join ${eventTable} e on e.committee = next.committee and e.seq >= next.seq
        left join ${eventPayloadTable} p on p.committee = e.committee and p.seq = e.seq
        where next.committee = ${committee} and next.seq = ${seq + 1} order by e.seq limit ${limit}`,
  );

/** The newest seal of a committee (primary key, read backwards): 1 row. */
export const newestSeal = (committee: string): Statement =>
  statement(
    "read",
    sql`select * from ${sealTable} where committee = ${committee} order by size desc limit 1`,
  );

const sealOf = (row: Row | undefined) =>
  row
    ? {
        committee: row.committee,
        size: row.size,
        root: row.root,
        at: row.at,
        signature: row.signature,
        key: row.key,
      }
    : null;

const parsed = (json: unknown): unknown => (typeof json === "string" ? JSON.parse(json) : null);

/** A page of the feed: events after `after`, the records that they touched as they stand now, the last head. */
export async function feed(
  store: Store,
  committee: string,
  after: number,
  limit: number,
  withHead: boolean,
) {
  const [found, sealed] = await store.batch([
    eventsAfter(committee, after, limit),
    ...(withHead ? [newestSeal(committee)] : []),
  ]);
  const rows = found?.rows ?? [];
  const targets = new Map<string, Set<string>>();
  for (const row of rows) {
    const noun = String(row.kind).split(".")[0] ?? "";
    if (!NOUNS[noun]) continue;
    targets.set(noun, (targets.get(noun) ?? new Set()).add(String(row.target)));
  }
  const wanted = [...targets].flatMap(([noun, ids]) =>
    chunks([...ids], IDS).map((some) => ({ noun, query: recordsIn(noun, some) })),
  );
  const asked = rows.length > 0 && !withHead ? [newestSeal(committee)] : [];
  const queries = [...wanted.map(({ query }) => query), ...asked];
  const results = queries.length > 0 ? await store.batch(queries) : [];
  const records: Record<string, Entity[]> = {};
  for (const [i, { noun }] of wanted.entries())
    records[noun] = [
      ...(records[noun] ?? []),
      ...(results[i]?.rows ?? []).map((row) => entityOf(noun, row)),
    ];
  const head = sealOf((withHead ? sealed : results[wanted.length])?.rows[0]);
  return {
    after,
    next: rows.length > 0 ? Number(rows.at(-1)?.seq) : after,
    more: rows.length === limit,
    events: rows.map(({ salt: _, payload, committee: __, ...event }) => ({
      ...event,
      payload: parsed(payload),
    })),
    records,
    head,
  };
}

/** Records by id (unique index on id): 2 rows each. */
const recordsIn = (noun: string, ids: readonly string[]): Statement => {
  const table = tableOf(noun);
  return statement(
    "read",
    sql`select * from ${table} where id in (${sql.join(
      ids.map((id) => sql`${id}`),
      sql`, `,
    )})`,
  );
};

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );

/**
 * The journal as NDJSON, up to its last seal, in the format of docs/journal-format.md. A stream, so
 * that a long journal is never in memory at once.
 */
export function journalExport(store: Store, committee: string, publicKey: string): ReadableStream {
  const encoder = new TextEncoder();
  return new ReadableStream({
    async start(controller) {
      const write = (line: string) => controller.enqueue(encoder.encode(line));
      const [last] = await store.batch([newestSeal(committee)]);
      const size = Number(last?.rows[0]?.size ?? 0);
      write(formatOpening({ committee, publicKey }));
      for (let after = 0; after < size; ) {
        const [page] = await store.batch([eventsAfter(committee, after, FEED_PAGE)]);
        for (const row of page?.rows ?? []) {
          after = Number(row.seq);
          if (after > size) break;
          write(
            formatEvent({
              ...(row as unknown as EventHeader & { leaf: string }),
              seq: after,
              salt: (row.salt as string | null) ?? null,
              payload: parsed(row.payload) as never,
            }),
          );
        }
        if ((page?.rows.length ?? 0) === 0) break;
      }
      for (let previous = 0, more = true; more; ) {
        const [page] = await store.batch([sealsAfter(committee, previous)]);
        more = (page?.rows.length ?? 0) === FEED_PAGE;
        for (const row of page?.rows ?? []) {
          write(formatSeal({ previous, seal: sealOf(row) as never }));
          previous = Number(row.size);
        }
      }
      controller.close();
    },
  });
}

const sealsAfter = (committee: string, size: number): Statement =>
  statement(
    "read",
    sql`select * from ${sealTable} where committee = ${committee} and size > ${size}
        order by size limit ${FEED_PAGE}`,
  );

/**
 * Where each journal ends and where its last seal does: every division's, a district's and a street's
 * under their code filled up to 12 digits (both by primary key, read backwards: 2 rows a division).
 */
export const journalEnds = (): Statement =>
  statement(
    "read",
    sql`with journal as (select substr(code || '000000', 1, 12) as committee from ${divisionTable})
        select committee,
          (select max(seq) from ${eventTable} e where e.committee = journal.committee) as size,
          (select max(size) from ${sealTable} s where s.committee = journal.committee) as sealed
        from journal`,
  );

/** Leaves from one number to another, in order (primary key). */
export const leavesBetween = (committee: string, after: number, upTo: number): Statement =>
  statement(
    "read",
    sql`select leaf from ${eventTable}
        where committee = ${committee} and seq > ${after} and seq <= ${upTo} order by seq`,
  );

export const insertSeal = (
  seal: {
    committee: string;
    size: number;
    root: string;
    at: string;
    signature: string;
    key: string;
  },
  frontier: string,
): Statement =>
  statement(
    "seal",
    sql`insert into ${sealTable} (committee, size, root, at, signature, key, frontier)
        values (${seal.committee}, ${seal.size}, ${seal.root}, ${seal.at}, ${seal.signature}, ${seal.key}, ${frontier})`,
  );
