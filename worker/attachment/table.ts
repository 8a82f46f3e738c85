import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { inventory } from "../kit/table.ts";

/** Photos by the hash of their bytes, in the committee whose records may show them. */
export const attachmentTable = sqliteTable("attachment", {
  committee: text().notNull(),
  sha256: text().notNull(),
  type: text().notNull(),
  size: integer().notNull(),
  at: text().notNull(),
});
export const attachmentInventory = inventory(attachmentTable, {
  committee: "committee",
  sha256: "committee",
  type: "committee",
  size: "committee",
  at: "committee",
});
