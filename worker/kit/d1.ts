/** The store on Cloudflare D1: its `batch` is one transaction and one round trip. */
import { type Result, type Row, type Store, violationOf } from "./store.ts";

/** The part of D1's binding that the store needs (Cloudflare's own types drag in a second DOM). */
export interface D1Binding {
  prepare(sql: string): D1Prepared;
  batch(statements: D1Prepared[]): Promise<D1Answer[]>;
}
interface D1Prepared {
  bind(...values: unknown[]): D1Prepared;
}
interface D1Answer {
  results?: Row[];
  meta: { changes?: number; rows_read?: number; rows_written?: number };
}

export const d1Store = (database: D1Binding): Store => ({
  async batch(statements) {
    try {
      const answers = await database.batch(
        statements.map(({ sql, params }) => database.prepare(sql).bind(...params)),
      );
      return answers.map(
        ({ results, meta }): Result => ({
          rows: results ?? [],
          changes: meta.changes ?? 0,
          rowsRead: meta.rows_read ?? 0,
          rowsWritten: meta.rows_written ?? 0,
        }),
      );
    } catch (error) {
      throw violationOf(error) ?? error;
    }
  },
});
