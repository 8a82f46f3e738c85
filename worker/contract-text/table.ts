import { integer, text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const contractTextTable = recordTable("contractText", {
  contract: text().notNull(),
  version: integer().notNull(),
  by: text(),
  principles: text().notNull(),
  from: text().notNull(),
  until: text().notNull(),
  cadence: text().notNull(),
  clauses: text({ mode: "json" }).notNull(),
  package: text(),
  sha256: text(),
  sm3: text(),
});

export const contractTextInventory = inventory(contractTextTable, {
  ...recordClasses,
  contract: "committee",
  version: "public",
  by: "committee",
  principles: "committee",
  from: "committee",
  until: "committee",
  cadence: "committee",
  clauses: "committee",
  package: "public",
  sha256: "public",
  sm3: "public",
});
