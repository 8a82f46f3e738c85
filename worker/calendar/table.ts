/** Links by which calendar apps read meetings without a session. */
import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import { inventory } from "../kit/table.ts";

export const calendarLinkTable = sqliteTable("calendarLink", {
  /** One link a person. */
  person: text().primaryKey(),
  /** SHA-256 of the link's token; the token itself is never stored. */
  tokenHash: text().notNull(),
  createdAt: text().notNull(),
});
export const calendarLinkInventory = inventory(calendarLinkTable, {
  person: "committee",
  tokenHash: "secret",
  createdAt: "committee",
});
