import { integer, text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const clauseCommentTable = recordTable("clauseComment", {
  contract: text().notNull(),
  version: integer().notNull(),
  clause: integer(),
  by: text(),
  parties: text({ mode: "json" }).notNull(),
  comment: text().notNull(),
  answer: text(),
});

export const clauseCommentInventory = inventory(clauseCommentTable, {
  ...recordClasses,
  contract: "committee",
  version: "committee",
  clause: "committee",
  by: "committee",
  parties: "committee",
  comment: "committee",
  answer: "committee",
});
