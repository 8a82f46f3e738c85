/** Records of every noun, in and out of their tables. Which table a noun has is written here once. */
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import { keyOf } from "../../shared/kit/mutation.ts";
import type { Entity, Noun } from "../../shared/kit/noun.ts";
import { agendaItemTable } from "../agenda-item/table.ts";
import { appraisalTable } from "../appraisal/table.ts";
import { attendanceTable } from "../attendance/table.ts";
import { clauseCommentTable } from "../clause-comment/table.ts";
import { commitmentTable } from "../commitment/table.ts";
import { contractTable } from "../contract/table.ts";
import { contractClauseTable } from "../contract-clause/table.ts";
import { contractTemplateTable } from "../contract-template/table.ts";
import { contractTextTable } from "../contract-text/table.ts";
import { gridTable } from "../grid/table.ts";
import { meetingTable } from "../meeting/table.ts";
import { minutesTable } from "../minutes/table.ts";
import { problemTable } from "../problem/table.ts";
import { projectTable } from "../project/table.ts";
import { resolutionTable } from "../resolution/table.ts";
import { resourceTable } from "../resource/table.ts";
import { seatTable } from "../seat/table.ts";
import { seriesTable } from "../series/table.ts";
import { signatureTable } from "../signature/table.ts";
import { signingKeyTable } from "../signing-key/table.ts";
import { stationTable } from "../station/table.ts";
import { stationReportTable } from "../station-report/table.ts";
import { unitTable } from "../unit/table.ts";
import { type Result, type Row, type Statement, statement } from "./store.ts";
import { type RecordTable, recordOf } from "./table.ts";
import { facetTokens, wordTokens } from "./tokens.ts";

const TABLES: Readonly<Record<string, RecordTable>> = {
  unit: unitTable,
  seat: seatTable,
  grid: gridTable,
  resource: resourceTable,
  problem: problemTable,
  project: projectTable,
  commitment: commitmentTable,
  station: stationTable,
  stationReport: stationReportTable,
  series: seriesTable,
  meeting: meetingTable,
  agendaItem: agendaItemTable,
  attendance: attendanceTable,
  resolution: resolutionTable,
  minutes: minutesTable,
  contract: contractTable,
  contractText: contractTextTable,
  contractClause: contractClauseTable,
  clauseComment: clauseCommentTable,
  signingKey: signingKeyTable,
  signature: signatureTable,
  appraisal: appraisalTable,
  contractTemplate: contractTemplateTable,
};

/** The table of a noun. */
export function tableOf(noun: string): RecordTable {
  const table = TABLES[noun];
  if (!table) throw new Error(`no table for noun: ${noun}`);
  return table;
}

/** A row as its noun's entity. */
export const entityOf = (noun: string, row: Row): Entity =>
  recordOf(tableOf(noun), row) as unknown as Entity;

/** One record by its id (unique index on id): 1 row read through the index, 1 from the table. */
export const readRecord = (noun: string, id: string): Statement => {
  const table = tableOf(noun);
  return statement("read", sql`select * from ${table} where ${table.id} = ${id}`);
};

const column = (name: string): SQL => sql.identifier(name) as unknown as SQL;
const driverValue = (table: RecordTable, field: string, value: unknown): unknown => {
  const found = getTableColumns(table)[field as keyof RecordTable["_"]["columns"]];
  return value === null || value === undefined ? null : found.mapToDriverValue(value);
};

/** Stores a new record; its number is given inside the write (index on committee, number). */
export function insertRecord(noun: string, entity: Entity): Statement {
  const table = tableOf(noun);
  const fields = Object.keys(getTableColumns(table)).filter((field) => field !== "no");
  const values = fields.map((field) =>
    field === "number"
      ? sql`(select coalesce(max(number), 0) + 1 from ${table} where committee = ${entity.committee})`
      : sql`${driverValue(table, field, (entity as unknown as Row)[field])}`,
  );
  return statement(
    "effect",
    sql`insert into ${table} (${sql.join(fields.map(column), sql`, `)}) values (${sql.join(values, sql`, `)})`,
  );
}

/**
 * Changes a record only if it still is what the decision was made on: its tag, or, where the command
 * commutes, its state. Nothing is changed otherwise, and the guard then aborts the batch.
 */
export function updateRecord(
  noun: string,
  before: Entity,
  after: Entity,
  changed: readonly string[],
  commutes: boolean,
): Statement {
  const table = tableOf(noun);
  const fields = [...changed, ...(commutes ? [] : ["state", "tag", "turn", "stateAt"])];
  const sets = fields.map(
    (field) =>
      sql`${column(field)} = ${driverValue(table, field, (after as unknown as Row)[field])}`,
  );
  const still = commutes ? sql`state = ${before.state}` : sql`tag = ${before.tag}`;
  return statement(
    "effect",
    sql`update ${table} set ${sql.join(sets, sql`, `)}
        where id = ${before.id} and committee = ${before.committee} and ${still}`,
  );
}

/** True (as SQL) when the record does not stand as the effect leaves it. */
export function postconditionFails(noun: string, after: Entity, commutes: boolean): SQL {
  const table = tableOf(noun);
  const holds = commutes ? sql`state = ${after.state}` : sql`tag = ${after.tag}`;
  return sql`not exists (select 1 from ${table} where id = ${after.id} and committee = ${after.committee} and ${holds})`;
}

/** Name of a noun's full-text index; its rowid is the record's `no`. */
export const searchTable = (noun: string): SQL => sql.identifier(`${noun}Search`) as unknown as SQL;

/** Brings the index up to date with a record; nothing where its tokens stay the same. */
export function indexRecord(noun: Noun, before: Entity | null, after: Entity): Statement[] {
  const facets = facetTokens(noun, after);
  const words = wordTokens(noun, after);
  if (before && facets === facetTokens(noun, before) && words === wordTokens(noun, before))
    return [];
  const table = tableOf(noun.name);
  const no = sql`(select no from ${table} where id = ${after.id})`;
  return [
    ...(before
      ? [statement("index", sql`delete from ${searchTable(noun.name)} where rowid = ${no}`)]
      : []),
    statement(
      "index",
      sql`insert into ${searchTable(noun.name)} (rowid, facets, words) values (${no}, ${facets}, ${words})`,
    ),
  ];
}

/** A noun and an id of a record of it. */
export interface Named {
  noun: string;
  id: string;
}

const byNoun = (wanted: readonly Named[]): [noun: string, ids: string[]][] => [
  ...Map.groupBy(wanted, ({ noun }) => noun)
    .entries()
    .map(([noun, all]): [string, string[]] => [noun, [...new Set(all.map(({ id }) => id))]]),
];

/** Records by noun and id, one statement a noun however many they are (unique index on id): 2 rows each. */
export const readRecords = (wanted: readonly Named[]): Statement[] =>
  byNoun(wanted).map(([noun, ids]) =>
    statement(
      "read",
      sql`select * from ${tableOf(noun)} where id in (select value from json_each(${JSON.stringify(ids)}))`,
    ),
  );

/** Adds what `readRecords` found of these. */
export function addRecords(
  loaded: Map<string, Entity>,
  wanted: readonly Named[],
  results: readonly Result[],
): void {
  for (const [i, [noun]] of byNoun(wanted).entries())
    for (const row of results[i]?.rows ?? []) {
      const entity = entityOf(noun, row);
      loaded.set(keyOf(noun, entity.id), entity);
    }
}
