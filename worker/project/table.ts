import { text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const projectTable = recordTable("project", {
  title: text().notNull(),
  measures: text(),
  problems: text({ mode: "json" }).notNull(),
  lead: text().notNull(),
  helpers: text({ mode: "json" }).notNull(),
  milestones: text({ mode: "json" }).notNull(),
  due: text().notNull(),
  heardAt: text().notNull(),
  lastNote: text(),
  reason: text(),
  resolution: text(),
});

export const projectInventory = inventory(projectTable, {
  ...recordClasses,
  title: "public",
  measures: "public",
  problems: "public",
  lead: "public",
  helpers: "public",
  milestones: "public",
  due: "public",
  heardAt: "public",
  lastNote: "committee",
  reason: "committee",
  resolution: "public",
});
