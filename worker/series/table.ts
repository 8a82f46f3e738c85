import { integer, text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const seriesTable = recordTable("series", {
  kind: text().notNull(),
  title: text().notNull(),
  place: text().notNull(),
  month: integer().notNull(),
  week: integer().notNull(),
  weekday: integer().notNull(),
  time: text().notNull(),
  quorum: text().notNull(),
  passBase: text().notNull(),
  topicDays: integer().notNull(),
  noticeDays: integer().notNull(),
  objectionDays: integer().notNull(),
});

export const seriesInventory = inventory(seriesTable, {
  ...recordClasses,
  kind: "committee",
  title: "committee",
  place: "committee",
  month: "committee",
  week: "committee",
  weekday: "committee",
  time: "committee",
  quorum: "committee",
  passBase: "committee",
  topicDays: "committee",
  noticeDays: "committee",
  objectionDays: "committee",
});
