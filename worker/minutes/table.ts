import { integer, text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const minutesTable = recordTable("minutes", {
  meeting: text().notNull(),
  version: integer().notNull(),
  text: text().notNull(),
  hash: text().notNull(),
});

export const minutesInventory = inventory(minutesTable, {
  ...recordClasses,
  meeting: "committee",
  version: "committee",
  text: "committee",
  hash: "committee",
});
