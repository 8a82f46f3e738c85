import { integer, text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const contractClauseTable = recordTable("contractClause", {
  contract: text().notNull(),
  place: integer().notNull(),
  what: text().notNull(),
  quantity: integer(),
  measure: text(),
  unit: text().notNull(),
  counterparty: text(),
  first: text().notNull(),
  every: text().notNull(),
  until: text().notNull(),
  evidence: text().notNull(),
  times: integer().notNull(),
  current: text(),
  nextOn: text(),
  reason: text(),
});

export const contractClauseInventory = inventory(contractClauseTable, {
  ...recordClasses,
  contract: "committee",
  place: "public",
  what: "public",
  quantity: "public",
  measure: "public",
  unit: "public",
  counterparty: "committee",
  first: "public",
  every: "public",
  until: "public",
  evidence: "public",
  times: "public",
  current: "committee",
  nextOn: "committee",
  reason: "committee",
});
