import { text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const unitTable = recordTable("unit", {
  name: text().notNull(),
  shortName: text(),
  nature: text().notNull(),
  grid: text(),
  reason: text(),
  remark: text(),
  extras: text({ mode: "json" }).notNull(),
});

export const unitInventory = inventory(unitTable, {
  ...recordClasses,
  name: "public",
  shortName: "committee",
  nature: "public",
  grid: "public",
  reason: "committee",
  remark: "committee",
  extras: "committee",
});
