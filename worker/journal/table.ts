/** The journal: receipts of what was asked, events of what happened, sealed heads, and the guard. */
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { inventory } from "../kit/table.ts";

export const receiptTable = sqliteTable("receipt", {
  /** Id of the mutation: its primary key stops a twin. */
  mutation: text().primaryKey(),
  person: text().notNull(),
  client: text(),
  n: integer(),
  bodyHash: text().notNull(),
  outcome: text({ mode: "json" }).notNull(),
  at: text().notNull(),
});

export const receiptInventory = inventory(receiptTable, {
  mutation: "committee",
  person: "committee",
  client: "committee",
  n: "committee",
  bodyHash: "secret",
  outcome: "committee",
  at: "committee",
});

export const eventTable = sqliteTable("event", {
  committee: text().notNull(),
  seq: integer().notNull(),
  mutation: text().notNull(),
  kind: text().notNull(),
  target: text().notNull(),
  base: text(),
  actor: text(),
  role: text().notNull(),
  unit: text(),
  at: text().notNull(),
  payloadHash: text().notNull(),
  leaf: text().notNull(),
});

export const eventInventory = inventory(eventTable, {
  committee: "committee",
  seq: "committee",
  mutation: "committee",
  kind: "committee",
  target: "committee",
  base: "committee",
  actor: "committee",
  role: "committee",
  unit: "committee",
  at: "committee",
  payloadHash: "committee",
  leaf: "committee",
});

export const eventPayloadTable = sqliteTable("eventPayload", {
  committee: text().notNull(),
  seq: integer().notNull(),
  salt: text().notNull(),
  json: text().notNull(),
});

export const eventPayloadInventory = inventory(eventPayloadTable, {
  committee: "committee",
  seq: "committee",
  salt: "secret",
  json: "committee",
});

export const sealTable = sqliteTable("seal", {
  committee: text().notNull(),
  size: integer().notNull(),
  root: text().notNull(),
  at: text().notNull(),
  signature: text().notNull(),
  key: text().notNull(),
  /** Right edge of the tree at this size, so that the next seal hashes new leaves only. */
  frontier: text({ mode: "json" }).notNull(),
});

export const sealInventory = inventory(sealTable, {
  committee: "public",
  size: "public",
  root: "public",
  at: "public",
  signature: "public",
  key: "public",
  frontier: "public",
});

/** Always empty: inserting a 0 aborts the batch in which a postcondition does not hold. */
export const guardTable = sqliteTable("guard", { ok: integer().notNull() });
export const guardInventory = inventory(guardTable, { ok: "secret" });
