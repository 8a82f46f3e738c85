/** The store on a local SQLite file or in memory (Node's own driver): for proofs, and for a server at home. */
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import { type Result, type Row, type Store, violationOf } from "./store.ts";

/** Wraps an open database; `BEGIN IMMEDIATE` gives a batch D1's semantics. */
export function sqliteStore(database: DatabaseSync): Store {
  const prepared = new Map<string, ReturnType<DatabaseSync["prepare"]>>();
  const prepare = (sql: string) => {
    const known = prepared.get(sql) ?? database.prepare(sql);
    prepared.set(sql, known);
    return known;
  };
  return {
    async batch(statements) {
      database.exec("BEGIN IMMEDIATE");
      try {
        const results = statements.map(({ sql, params }): Result => {
          const rows = prepare(sql).all(...(params as SQLInputValue[])) as Row[];
          return { rows, changes: 0, rowsRead: 0, rowsWritten: 0 };
        });
        database.exec("COMMIT");
        return results;
      } catch (error) {
        database.exec("ROLLBACK");
        throw violationOf(error) ?? error;
      }
    },
  };
}
