/**
 * Erasing what is personal, so that its bytes go too. A deleted row's bytes stay on its page until
 * something else is written there, and D1 does not let `PRAGMA secure_delete` be set. So a value is
 * first overwritten in place by one of the same length (same length: SQLite then writes into the same
 * cell), and only then deleted. What that leaves, and what `scrub` is for, is told in docs/privacy.md.
 */
import { type SQL, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import { personCardTable, scrubTable } from "../access/table.ts";
import { eventPayloadTable, eventTable } from "../journal/table.ts";
import { tableOf } from "../kit/records.ts";
import { type Statement, type Store, statement } from "../kit/store.ts";

/**
 * Overwrites texts in place, each by as many bytes of filler as it has; whoever calls it deletes the rows
 * next, in the same batch.
 */
export function overwrite(table: SQLiteTable, columns: readonly string[], where: SQL): Statement[] {
  const sets = columns.map((name) => {
    const column = sql.identifier(name);
    return sql`${column} = replace(hex(zeroblob(length(cast(${column} as blob)))), '00', 'x')`;
  });
  return [
    // Asks the sweep for a scrub, if there is anything here.
    statement(
      "erase",
      sql`insert into ${scrubTable} (no, filler)
          select 0, zeroblob(0) where exists (select 1 from ${table} where ${where})
          on conflict (no) do nothing`,
    ),
    statement("erase", sql`update ${table} set ${sql.join(sets, sql`, `)} where ${where}`),
  ];
}

/** Erases a person's card. */
export const eraseCard = (person: string): Statement[] => [
  ...overwrite(personCardTable, ["displayName", "workPhone"], sql`person = ${person}`),
  statement("erase", sql`delete from ${personCardTable} where person = ${person}`),
];

/**
 * Erases payloads of events about one target, with their salts (index on target, seq). The events
 * stay and still verify: their leaf holds the payload's salted hash only.
 * @param noun the part of the kind before the dot
 * @param field erases only the payloads that name this field
 */
export const erasePayloads = (target: string, noun: string, field?: string): Statement[] => {
  const named = field === undefined ? sql`` : sql` and instr(json, ${`"${field}":`}) > 0`;
  const about = sql`(committee, seq) in (select committee, seq from ${eventTable}
                      where target = ${target} and kind like ${`${noun}.%`})`;
  return [
    ...overwrite(eventPayloadTable, ["salt", "json"], sql`${about}${named}`),
    // Overwritten, a payload names no field any more; but no salt in hex begins with an x.
    statement("erase", sql`delete from ${eventPayloadTable} where ${about} and salt like 'x%'`),
  ];
};

/** Erases a title out of a record, and out of what the journal's payloads say of it. */
export const eraseTitle = (noun: string, field: string, id: string): Statement[] => {
  const table = tableOf(noun);
  return [
    ...overwrite(table, [field], sql`id = ${id}`),
    statement("erase", sql`update ${table} set ${sql.identifier(field)} = null where id = ${id}`),
    ...erasePayloads(id, noun, field),
  ];
};

/** More than SQLite's write-ahead log holds before it starts over (1,000 pages of 4 KB). */
const PIECES = 8;
const PIECE = 900_000;

/**
 * Writes over pages that were freed, and over the write-ahead log of a file: fills them with zeros
 * twice, as the log's old frames are only overwritten by the transaction after a checkpoint.
 * @returns whether there was need to
 */
export async function scrub(store: Store): Promise<boolean> {
  const [due] = await store.batch([statement("read", sql`select no from ${scrubTable} limit 1`)]);
  if ((due?.rows.length ?? 0) === 0) return false;
  const fill = statement(
    "erase",
    sql`insert into ${scrubTable} (no, filler)
        with recursive piece (no) as (values (1) union all select no + 1 from piece where no < ${PIECES})
        select no, zeroblob(${PIECE}) from piece`,
  );
  const clear = (where: SQL) => statement("erase", sql`delete from ${scrubTable} where ${where}`);
  await store.batch([clear(sql`no > 0`), fill, clear(sql`no > 0`)]);
  await store.batch([fill, clear(sql`true`)]);
  return true;
}
