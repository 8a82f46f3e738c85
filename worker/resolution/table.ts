import { text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const resolutionTable = recordTable("resolution", {
  meeting: text().notNull(),
  item: text().notNull(),
  text: text().notNull(),
  owners: text({ mode: "json" }).notNull(),
  due: text().notNull(),
  verifier: text(),
  reviewOn: text().notNull(),
  effect: text().notNull(),
  problem: text(),
  project: text(),
  vote: text({ mode: "json" }),
  commitments: text({ mode: "json" }).notNull(),
  supersedes: text(),
  supersededBy: text(),
  finding: text(),
  reason: text(),
});

export const resolutionInventory = inventory(resolutionTable, {
  ...recordClasses,
  meeting: "committee",
  item: "committee",
  text: "committee",
  owners: "committee",
  due: "committee",
  verifier: "committee",
  reviewOn: "committee",
  effect: "committee",
  problem: "committee",
  project: "committee",
  vote: "committee",
  commitments: "committee",
  supersedes: "committee",
  supersededBy: "committee",
  finding: "committee",
  reason: "committee",
});
