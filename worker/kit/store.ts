/**
 * The database as a value: one batch of statements is one transaction and one round trip. The worker
 * knows no other way to reach it, so that D1 and SQLite behind libSQL are the same to everything above.
 */
import type { SQL } from "drizzle-orm";
import { SQLiteSyncDialect } from "drizzle-orm/sqlite-core";

export type Row = Record<string, unknown>;

export interface Statement {
  /** What the statement is for: `receipt`, `effect`, `guard`, `event`… Proofs pick statements by it. */
  role: string;
  sql: string;
  params: unknown[];
}

export interface Result {
  rows: Row[];
  changes: number;
  rowsRead: number;
  rowsWritten: number;
}

export interface Store {
  /** Runs all or nothing. @throws Violated when a constraint said no. */
  batch(statements: readonly Statement[]): Promise<Result[]>;
}

/** A constraint refused the batch: `guard` (a postcondition failed) or `unique` (a twin came first). */
export class Violated extends Error {
  readonly constraint: "guard" | "unique";
  constructor(constraint: "guard" | "unique", cause: unknown) {
    super(`violated: ${constraint}`, { cause });
    this.constraint = constraint;
  }
}

/** Which constraint an SQLite message speaks of; null where it is another kind of error. */
export function violationOf(error: unknown): Violated | null {
  const message = error instanceof Error ? error.message : String(error);
  if (message.includes("CHECK constraint failed")) return new Violated("guard", error);
  if (message.includes("UNIQUE constraint failed")) return new Violated("unique", error);
  return null;
}

const dialect = new SQLiteSyncDialect();

/** Turns drizzle's SQL into a statement. D1 allows 100 bound parameters and 100 KB a statement. */
export function statement(role: string, query: SQL | { getSQL(): SQL }): Statement {
  const { sql, params } = dialect.sqlToQuery(query.getSQL());
  return { role, sql, params };
}

/** Round trips and rows of one request, for the `Server-Timing` header and the cost tests. */
export interface Cost {
  trips: number;
  rowsRead: number;
  rowsWritten: number;
}

/** The same store, counting into `cost`. */
export const counted = (store: Store, cost: Cost): Store => ({
  async batch(statements) {
    cost.trips += 1;
    const results = await store.batch(statements);
    for (const result of results) {
      cost.rowsRead += result.rowsRead;
      cost.rowsWritten += result.rowsWritten;
    }
    return results;
  },
});
