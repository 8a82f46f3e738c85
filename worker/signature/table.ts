import { integer, text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const signatureTable = recordTable("signature", {
  contract: text().notNull(),
  text: text().notNull(),
  unit: text().notNull(),
  place: integer().notNull(),
  inOrder: integer({ mode: "boolean" }).notNull(),
  parties: text({ mode: "json" }).notNull(),
  round: text({ mode: "json" }).notNull(),
  signBy: text().notNull(),
  kind: text(),
  key: text(),
  statement: text(),
  signature: text(),
  statementHash: text(),
  photos: text({ mode: "json" }).notNull(),
  remindedAt: text(),
  reason: text(),
});

export const signatureInventory = inventory(signatureTable, {
  ...recordClasses,
  contract: "committee",
  text: "committee",
  unit: "public",
  place: "public",
  inOrder: "committee",
  parties: "committee",
  round: "committee",
  signBy: "committee",
  kind: "public",
  key: "committee",
  statement: {
    personal: {
      purpose: "what was signed: it names who signed, in which function and by what authority",
      retention: "as long as the contract is kept: without it nothing shows who agreed",
      readers: "whoever has a grant in the committee",
    },
  },
  signature: "committee",
  statementHash: "committee",
  photos: "committee",
  remindedAt: "committee",
  reason: "committee",
});
