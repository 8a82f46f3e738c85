import { text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const agendaItemTable = recordTable("agendaItem", {
  meeting: text().notNull(),
  kind: text().notNull(),
  unit: text(),
  title: text().notNull(),
  detail: text(),
  problem: text(),
  project: text(),
  resource: text(),
  mergedInto: text(),
  continues: text(),
  discussion: text(),
  photographedAt: text(),
  reason: text(),
});

export const agendaItemInventory = inventory(agendaItemTable, {
  ...recordClasses,
  meeting: "committee",
  kind: "committee",
  unit: "committee",
  title: "committee",
  detail: "committee",
  problem: "committee",
  project: "committee",
  resource: "committee",
  mergedInto: "committee",
  continues: "committee",
  discussion: "committee",
  photographedAt: "committee",
  reason: "committee",
});
