/** Tables and the data inventory: every column says what class of data it holds, beside the table. */
import { getTableColumns, getTableName } from "drizzle-orm";
import type { SQLiteColumnBuilderBase, SQLiteTable } from "drizzle-orm/sqlite-core";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/** A personal field must say why it is kept, how long, and who may read it. */
export interface Personal {
  purpose: string;
  retention: string;
  readers: string;
}
/** `public` anyone; `committee` who has a grant that reaches it; `secret` nobody (hashes, keys). */
export type DataClass = "public" | "committee" | "secret" | { personal: Personal };

export interface Inventoried {
  table: SQLiteTable;
  name: string;
  classes: Readonly<Record<string, DataClass>>;
}

/** Ties a class to every column of a table; a column without one does not compile. */
export const inventory = <T extends SQLiteTable>(
  table: T,
  classes: Record<keyof T["_"]["columns"], DataClass>,
): Inventoried => ({ table, name: getTableName(table), classes });

/** Columns of every record, whatever its noun. `no` is SQLite's rowid: the order of arrival. */
const recordColumns = {
  no: integer().primaryKey(),
  id: text().notNull(),
  committee: text().notNull(),
  number: integer().notNull(),
  state: text().notNull(),
  tag: text().notNull(),
  turn: text(),
  createdAt: text().notNull(),
  stateAt: text().notNull(),
};

/** Classes of those columns: the committee's, save what a public board shows. */
export const recordClasses = {
  no: "public",
  id: "public",
  committee: "public",
  number: "public",
  state: "public",
  tag: "committee",
  turn: "public",
  createdAt: "public",
  stateAt: "public",
} as const;

/** A noun's table: the record's own columns besides the common ones. */
export const recordTable = <
  Name extends string,
  Own extends Record<string, SQLiteColumnBuilderBase>,
>(
  name: Name,
  own: Own,
) => sqliteTable(name, { ...recordColumns, ...own });

export type RecordTable = ReturnType<typeof recordTable>;

/** A database row as the record it holds: JSON columns parsed, `no` left out. */
export function recordOf(
  table: SQLiteTable,
  row: Record<string, unknown>,
): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [field, column] of Object.entries(getTableColumns(table))) {
    if (field === "no") continue;
    const value = row[field];
    record[field] = value === null || value === undefined ? null : column.mapFromDriverValue(value);
  }
  return record;
}
