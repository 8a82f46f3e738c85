import { integer, text } from "drizzle-orm/sqlite-core";
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
  responsible: text(),
  percent: integer(),
  remark: text(),
  extras: text({ mode: "json" }).notNull(),
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
  responsible: {
    personal: {
      purpose: "so that the committee knows in which function somebody answers for the project",
      retention: "as long as the project runs; deleted 90 days after it ends",
      readers: "whoever has a grant in the committee",
    },
  },
  percent: "public",
  remark: "committee",
  extras: "committee",
});
