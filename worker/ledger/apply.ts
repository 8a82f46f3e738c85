/**
 * Applying: one transaction of a constant number of statements, each over all staged rows at once. Either
 * every row becomes real or none does, and nothing is worked out that was not worked out at staging.
 */
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { NOUNS } from "../../shared/nouns.ts";
import { personCardTable, personTable } from "../access/table.ts";
import type { Environment } from "../environment.ts";
import { eventPayloadTable, eventTable, receiptTable } from "../journal/table.ts";
import { guard } from "../journal/write.ts";
import { searchTable, tableOf } from "../kit/records.ts";
import { type Statement, statement } from "../kit/store.ts";
import { overwrite } from "../privacy/erase.ts";
import { importCardTable, importChunkTable, importRowTable, ledgerImportTable } from "./table.ts";

/** How many records of each noun an import created and amended. */
export interface Applied {
  created: Record<string, number>;
  amended: Record<string, number>;
}

export interface Applying {
  id: string;
  committee: string;
  person: string;
  chunks: number;
  steps: number;
  now: string;
}

/** Staged rows in the order in which they were given (primary key). */
const inOrder = sql.raw("order by chunk, i, k");
const identifier = (name: string): SQL => sql.identifier(name) as unknown as SQL;
const field = (name: string): SQL => sql.raw(`json_extract(r.record, '$.${name}')`);

/** Counts for the answer: records that the import leaves behind, by noun. */
export const countStaged = (id: string): Statement =>
  statement(
    "read",
    sql`select noun, creating, count(*) as count from ${importRowTable}
        where import = ${id} and record is not null group by noun, creating`,
  );

/** Every statement of the one transaction. */
export function applyStatements(
  { edition }: Pick<Environment, "edition">,
  applying: Applying,
  outcome: Applied,
): Statement[] {
  const { id, committee, person, chunks, steps, now } = applying;
  const nouns = Object.keys(NOUNS);
  return [
    statement(
      "receipt",
      sql`update ${ledgerImportTable} set appliedAt = ${now}, outcome = ${JSON.stringify(outcome)}
          where id = ${id} and person = ${person} and appliedAt is null and expiresAt > ${now}`,
    ),
    statement(
      "receipt",
      sql`insert into ${receiptTable} (mutation, person, client, n, bodyHash, outcome, at)
          select mutation, ${person}, null, null, bodyHash, outcome, ${now} from ${importRowTable}
          where import = ${id} and bodyHash is not null`,
    ),
    ...nouns.flatMap((noun) => [insertNew(noun, id, committee), changeOld(noun, id, committee)]),
    guard([
      sql`not exists (select 1 from ${ledgerImportTable} where id = ${id} and appliedAt = ${now})`,
      sql`(select count(*) from ${importChunkTable} where import = ${id}) <> ${chunks}`,
      sql`(select coalesce(sum(steps), 0) from ${importChunkTable} where import = ${id}) <> ${steps}`,
      ...nouns.map((noun) => missing(noun, id, committee)),
    ]),
    ...nouns.flatMap((noun) => reindex(noun, id)),
    statement(
      "event",
      sql`insert into ${eventTable}
            (committee, seq, mutation, kind, target, base, actor, role, unit, at, payloadHash, leaf)
          select ${committee},
                 (select coalesce(max(seq), 0) from ${eventTable} where committee = ${committee})
                   + row_number() over (${inOrder}),
                 mutation, kind, target, base, actor, role, unit, at, payloadHash, leaf
          from ${importRowTable} where import = ${id} ${inOrder}`,
    ),
    statement(
      "payload",
      sql`insert into ${eventPayloadTable} (committee, seq, salt, json)
          select e.committee, e.seq, r.salt, r.payload
          from ${importRowTable} r join ${eventTable} e on e.mutation = r.mutation
          where r.import = ${id}`,
    ),
    ...(edition === "domestic" ? cards(id, committee, now) : []),
    ...forget(sql`= ${id}`, edition),
  ];
}

/** New records, numbered on from the last one of their list (index on committee, number). */
function insertNew(noun: string, id: string, committee: string): Statement {
  const table = tableOf(noun);
  const names = Object.keys(getTableColumns(table)).filter((name) => name !== "no");
  const values = names.map((name) =>
    name === "number"
      ? sql`(select coalesce(max(number), 0) from ${table} where committee = ${committee})
              + row_number() over (${inOrder})`
      : field(name),
  );
  return statement(
    "effect",
    sql`insert into ${table} (${sql.join(names.map(identifier), sql`, `)})
        select ${sql.join(values, sql`, `)} from ${importRowTable} r
        where r.import = ${id} and r.noun = ${noun} and r.creating = 1 and r.record is not null
        ${inOrder}`,
  );
}

/** Changed records, where they are still what the decision was made on. Other fields stay as they are. */
function changeOld(noun: string, id: string, committee: string): Statement {
  const table = tableOf(noun);
  const given = ["no", "id", "committee", "number", "createdAt"];
  const sets = Object.keys(getTableColumns(table))
    .filter((name) => !given.includes(name))
    .map((name) => {
      const column = sql.raw(`"${noun}"."${name}"`);
      const said = sql.raw(`json_type(r.record, '$.${name}') is not null`);
      return sql`${identifier(name)} = case when ${said} then ${field(name)} else ${column} end`;
    });
  return statement(
    "effect",
    sql`update ${table} set ${sql.join(sets, sql`, `)} from ${importRowTable} r
        where r.import = ${id} and r.noun = ${noun} and r.creating = 0 and r.record is not null
          and ${table}.id = r.target and ${table}.committee = ${committee}
          and ${table}.tag = r.before`,
  );
}

/** True (as SQL) where a staged record does not stand as its row says. */
const missing = (noun: string, id: string, committee: string): SQL =>
  sql`exists (select 1 from ${importRowTable} r
        where r.import = ${id} and r.noun = ${noun} and r.record is not null
          and not exists (select 1 from ${tableOf(noun)} t
                where t.id = r.target and t.committee = ${committee} and t.tag = r.tag))`;

function reindex(noun: string, id: string): Statement[] {
  const staged = sql`from ${importRowTable} r join ${tableOf(noun)} t on t.id = r.target
        where r.import = ${id} and r.noun = ${noun} and r.record is not null`;
  return [
    statement(
      "index",
      sql`delete from ${searchTable(noun)} where rowid in (select t.no ${staged} and r.creating = 0)`,
    ),
    statement(
      "index",
      sql`insert into ${searchTable(noun)} (rowid, facets, words) select t.no, r.facets, r.words ${staged}`,
    ),
  ];
}

/** Persons who have not joined yet, and the cards of theirs and of those who have. */
const cards = (id: string, committee: string, now: string): Statement[] => [
  statement(
    "effect",
    sql`insert into ${personTable} (id, seat, createdAt)
        select person, seat, ${now} from ${importCardTable} c
        where import = ${id} and not exists (select 1 from ${personTable} p where p.id = c.person)`,
  ),
  statement(
    "effect",
    sql`insert into ${personCardTable} (person, committee, displayName, workPhone)
        select person, ${committee}, displayName, workPhone from ${importCardTable}
        where import = ${id}
        on conflict (person) do update
        set displayName = excluded.displayName, workPhone = excluded.workPhone`,
  ),
];

/**
 * Deletes what is staged of imports; names, phones and titles so that their bytes go too.
 * @param which completes "where import …"
 */
export const forget = (which: SQL, edition: Environment["edition"]): Statement[] => {
  const cards = edition === "domestic";
  const titled = sql`import ${which} and noun in ('seat', 'project')`;
  return [
    ...overwrite(importRowTable, ["record", "payload"], titled),
    ...(cards
      ? overwrite(importCardTable, ["displayName", "workPhone"], sql`import ${which}`)
      : []),
    ...[importRowTable, importChunkTable, ...(cards ? [importCardTable] : [])].map((table) =>
      statement("effect", sql`delete from ${table} where import ${which}`),
    ),
  ];
};
