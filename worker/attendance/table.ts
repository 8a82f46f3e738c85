import { text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const attendanceTable = recordTable("attendance", {
  meeting: text().notNull(),
  unit: text().notNull(),
  reply: text(),
  proxyTitle: text(),
  seenAt: text(),
  signedAt: text(),
  signedBy: text(),
  reason: text(),
  objection: text(),
  answer: text(),
});

export const attendanceInventory = inventory(attendanceTable, {
  ...recordClasses,
  meeting: "committee",
  unit: "committee",
  reply: "committee",
  proxyTitle: {
    personal: {
      purpose: "so that the minutes say in which function somebody stood in for the unit",
      retention: "as long as the minutes are being written; deleted 90 days after the meeting",
      readers: "whoever has a grant in the committee",
    },
  },
  seenAt: "committee",
  signedAt: "committee",
  signedBy: "committee",
  reason: "committee",
  objection: "committee",
  answer: "committee",
});
