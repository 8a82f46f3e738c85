import { integer, text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const contractTemplateTable = recordTable("contractTemplate", {
  language: text().notNull(),
  replaces: text(),
  title: text().notNull(),
  months: integer().notNull(),
  cadence: text().notNull(),
  opening: text().notNull(),
  principles: text().notNull(),
  clauses: text({ mode: "json" }).notNull(),
  closing: text().notNull(),
});

export const contractTemplateInventory = inventory(contractTemplateTable, {
  ...recordClasses,
  language: "committee",
  replaces: "committee",
  title: "committee",
  months: "committee",
  cadence: "committee",
  opening: "committee",
  principles: "committee",
  clauses: "committee",
  closing: "committee",
});
