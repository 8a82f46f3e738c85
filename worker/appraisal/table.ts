import { text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const appraisalTable = recordTable("appraisal", {
  contract: text().notNull(),
  stage: text().notNull(),
  by: text().notNull(),
  of: text().notNull(),
  grade: text().notNull(),
  reason: text().notNull(),
});

export const appraisalInventory = inventory(appraisalTable, {
  ...recordClasses,
  contract: "committee",
  stage: "committee",
  by: "committee",
  of: "committee",
  grade: "committee",
  reason: "committee",
});
