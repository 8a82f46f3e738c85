import { text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const stationReportTable = recordTable("stationReport", {
  station: text().notNull(),
  unit: text().notNull(),
  what: text().notNull(),
  word: text(),
  answer: text(),
});

export const stationReportInventory = inventory(stationReportTable, {
  ...recordClasses,
  station: "committee",
  unit: "committee",
  what: "committee",
  word: "committee",
  answer: "committee",
});
