/** A migrated SQLite in memory that goes back to its ground in no time. */
import { readdirSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { sqliteStore } from "../../worker/kit/sqlite.ts";
import type { Row, Store } from "../../worker/kit/store.ts";

export interface Memory {
  store: Store;
  query(sql: string): Row[];
  /** Rows that were ever inserted, changed or deleted: equal means that nothing was touched. */
  touched(): number;
  /** What stands now is the ground to come back to. */
  settle(): void;
  /** Undoes all that was written since `settle`. */
  startOver(): void;
}

/** Batches run as savepoints inside one outer savepoint, which is rolled back. */
const NESTED: Readonly<Record<string, string>> = {
  "BEGIN IMMEDIATE": "SAVEPOINT batch",
  COMMIT: "RELEASE batch",
  ROLLBACK: "ROLLBACK TO batch; RELEASE batch",
};

export function inMemory(): Memory {
  const database = new DatabaseSync(":memory:");
  for (const folder of ["migrations", "migrations/domestic"])
    for (const file of readdirSync(folder)
      .filter((name) => name.endsWith(".sql"))
      .sort())
      database.exec(readFileSync(`${folder}/${file}`, "utf8"));
  const face = {
    exec: (sql: string) => database.exec(NESTED[sql] ?? sql),
    prepare: (sql: string) => database.prepare(sql),
  };
  const touched = database.prepare("select total_changes() as total");
  let settled = false;
  return {
    store: sqliteStore(face as unknown as DatabaseSync),
    query: (sql) => database.prepare(sql).all() as Row[],
    touched: () => Number(touched.get()?.total),
    settle() {
      if (settled) database.exec("RELEASE ground");
      database.exec("SAVEPOINT ground");
      settled = true;
    },
    startOver() {
      database.exec("ROLLBACK TO ground");
    },
  };
}
