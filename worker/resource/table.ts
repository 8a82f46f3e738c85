import { integer, text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const resourceTable = recordTable("resource", {
  unit: text().notNull(),
  kind: text().notNull(),
  title: text().notNull(),
  quantity: integer().notNull(),
  unitOfMeasure: text().notNull(),
  validTo: text().notNull(),
  bookingRule: text(),
  allocated: integer().notNull(),
  active: integer().notNull(),
  reason: text(),
  contact: text(),
  remark: text(),
  extras: text({ mode: "json" }).notNull(),
});

export const resourceInventory = inventory(resourceTable, {
  ...recordClasses,
  unit: "committee",
  kind: "committee",
  title: "committee",
  quantity: "committee",
  unitOfMeasure: "committee",
  validTo: "committee",
  bookingRule: "committee",
  allocated: "committee",
  active: "committee",
  reason: "committee",
  contact: "committee",
  remark: "committee",
  extras: "committee",
});
