import { text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const gridTable = recordTable("grid", {
  code: text().notNull(),
  outline: text({ mode: "json" }).notNull(),
});

export const gridInventory = inventory(gridTable, {
  ...recordClasses,
  code: "public",
  outline: "public",
});
