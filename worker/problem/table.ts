import { integer, text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const problemTable = recordTable("problem", {
  title: text().notNull(),
  detail: text(),
  place: text().notNull(),
  grid: text(),
  urgency: text().notNull(),
  reporters: text({ mode: "json" }).notNull(),
  expectedDate: text(),
  reportedOn: text().notNull(),
  commitment: text(),
  claimant: text(),
  leaseEndsAt: text(),
  verifiedAt: text(),
  mergedInto: text(),
  reviewOn: text(),
  reason: text(),
  closedAt: text(),
  reopened: integer().notNull(),
});

export const problemInventory = inventory(problemTable, {
  ...recordClasses,
  title: "public",
  detail: "public",
  place: "public",
  grid: "public",
  urgency: "public",
  reporters: "committee",
  expectedDate: "public",
  reportedOn: "public",
  commitment: "committee",
  claimant: "public",
  leaseEndsAt: "committee",
  verifiedAt: "public",
  mergedInto: "public",
  reviewOn: "public",
  reason: "committee",
  closedAt: "public",
  reopened: "public",
});
