/**
 * Erasing what is personal, so that its bytes go too. A deleted row's bytes stay on its page until
 * something else is written there, and D1 does not let `PRAGMA secure_delete` be set. So a value is
 * first overwritten in place by one of the same length (same length: SQLite then writes into the same
 * cell), and only then deleted. What that leaves, and what `scrub` is for, is told in docs/privacy.md.
 */
import { type SQL, sql } from "drizzle-orm";
import { personCardTable, scrubTable } from "../access/table.ts";
import { eventPayloadTable, eventTable } from "../journal/table.ts";
import { tableOf } from "../kit/records.ts";
import { type Statement, type Store, statement } from "../kit/store.ts";

/** A text of as many bytes as the column's value has. */
const blank = (column: string): SQL =>
  sql`replace(hex(zeroblob(length(cast(${sql.identifier(column)} as blob)))), '00', 'x')`;

/** Asks the sweep for a scrub. */
const scrubDue = (): Statement =>
  statement(
    "erase",
    sql`insert into ${scrubTable} (no, filler) values (0, zeroblob(0)) on conflict (no) do nothing`,
  );

/** Erases a person's card. */
export const eraseCard = (person: string): Statement[] => [
  statement(
    "erase",
    sql`update ${personCardTable}
        set displayName = ${blank("displayName")}, workPhone = ${blank("workPhone")}
        where person = ${person}`,
  ),
  statement("erase", sql`delete from ${personCardTable} where person = ${person}`),
  scrubDue(),
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
    // Blanked once, a payload names no field any more: the same rows are then found by their salt.
    statement(
      "erase",
      sql`update ${eventPayloadTable} set salt = ${blank("salt")}, json = ${blank("json")}
          where ${about}${named}`,
    ),
    statement("erase", sql`delete from ${eventPayloadTable} where ${about} and salt like 'x%'`),
    scrubDue(),
  ];
};

/** Erases a title out of a record, and out of what the journal's payloads say of it. */
export const eraseTitle = (noun: string, field: string, id: string): Statement[] => {
  const column = sql.identifier(field);
  const set = (value: SQL) =>
    statement("erase", sql`update ${tableOf(noun)} set ${column} = ${value} where id = ${id}`);
  return [set(blank(field)), set(sql`null`), ...erasePayloads(id, noun, field)];
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
