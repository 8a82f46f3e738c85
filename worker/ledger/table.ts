/** Staged imports. Everything here is gone an hour after the import began, applied or not. */
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { inventory } from "../kit/table.ts";

export const ledgerImportTable = sqliteTable("ledgerImport", {
  id: text().primaryKey(),
  committee: text().notNull(),
  /** Who began it: nobody else may see or apply it. */
  person: text().notNull(),
  createdAt: text().notNull(),
  expiresAt: text().notNull(),
  appliedAt: text(),
  /** What applying it came to, as JSON, so that asking again answers the same. */
  outcome: text(),
});
export const ledgerImportInventory = inventory(ledgerImportTable, {
  id: "committee",
  committee: "committee",
  person: "committee",
  createdAt: "committee",
  expiresAt: "committee",
  appliedAt: "committee",
  outcome: "committee",
});

export const importChunkTable = sqliteTable("importChunk", {
  import: text().notNull(),
  chunk: integer().notNull(),
  bodyHash: text().notNull(),
  steps: integer().notNull(),
});
export const importChunkInventory = inventory(importChunkTable, {
  import: "committee",
  chunk: "committee",
  bodyHash: "secret",
  steps: "committee",
});

/** One event to be, with the record that it leaves behind where no later event of its step does. */
export const importRowTable = sqliteTable("importRow", {
  import: text().notNull(),
  chunk: integer().notNull(),
  /** Place of the step in its chunk, and of the event in its step. */
  i: integer().notNull(),
  k: integer().notNull(),
  noun: text().notNull(),
  target: text().notNull(),
  creating: integer().notNull(),
  /** The record's tag before and after. */
  before: text(),
  tag: text(),
  /** Its columns as JSON: all of a new record, those that change of another. */
  record: text(),
  facets: text(),
  words: text(),
  mutation: text().notNull(),
  kind: text().notNull(),
  base: text(),
  actor: text(),
  role: text().notNull(),
  unit: text(),
  at: text().notNull(),
  payloadHash: text().notNull(),
  leaf: text().notNull(),
  salt: text().notNull(),
  payload: text().notNull(),
  /** Of the step's receipt; null on its further events. */
  bodyHash: text(),
  outcome: text(),
});
export const importRowInventory = inventory(importRowTable, {
  import: "committee",
  chunk: "committee",
  i: "committee",
  k: "committee",
  noun: "committee",
  target: "committee",
  creating: "committee",
  before: "committee",
  tag: "committee",
  record: "committee",
  facets: "committee",
  words: "committee",
  mutation: "committee",
  kind: "committee",
  base: "committee",
  actor: "committee",
  role: "committee",
  unit: "committee",
  at: "committee",
  payloadHash: "committee",
  leaf: "committee",
  salt: "secret",
  payload: "committee",
  bodyHash: "secret",
  outcome: "committee",
});

/** Names on their way to person cards; the public edition is built without this table too. */
export const importCardTable = sqliteTable("importCard", {
  import: text().notNull(),
  seat: text().notNull(),
  chunk: integer().notNull(),
  person: text().notNull(),
  displayName: text().notNull(),
  workPhone: text(),
});
const staged = {
  retention: "until the import is applied, at the most one hour",
  readers: "nobody",
};
export const importCardInventory = inventory(importCardTable, {
  import: "committee",
  seat: "committee",
  chunk: "committee",
  person: "committee",
  displayName: {
    personal: { purpose: "so that a ledger's liaisons need not be typed again", ...staged },
  },
  workPhone: {
    personal: { purpose: "so that a ledger's work phones need not be typed again", ...staged },
  },
});
