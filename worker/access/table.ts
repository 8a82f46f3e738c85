/** Who is who: persons without a name, their cards apart, grants, devices and invitations. */
import { blob, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { inventory } from "../kit/table.ts";

export const personTable = sqliteTable("person", {
  id: text().primaryKey(),
  /** The seat through which this person joined; null for the district's own staff. */
  seat: text(),
  createdAt: text().notNull(),
  /** When their last grant ended; null while they hold one, or never held any. */
  leftAt: text(),
  erasedAt: text(),
  /** What they hold, as JSON: kept in step with `grantHeld` by its triggers (migrations/0006_grants.sql). */
  grants: text().notNull().default("[]"),
});
export const personInventory = inventory(personTable, {
  id: "committee",
  seat: "committee",
  createdAt: "committee",
  leftAt: "committee",
  erasedAt: "committee",
  grants: "committee",
});

/** The only table with names and phones; the public edition is built without it. */
export const personCardTable = sqliteTable("personCard", {
  person: text().primaryKey(),
  committee: text().notNull(),
  displayName: text().notNull(),
  workPhone: text(),
});
const card = {
  retention: "until the person erases it, or 90 days after their last grant ends",
  readers: "whoever has a grant in the committee itself, and the district's admins",
};
export const personCardInventory = inventory(personCardTable, {
  person: "committee",
  committee: "committee",
  displayName: {
    personal: { purpose: "so that people in the committee know who speaks for a unit", ...card },
  },
  workPhone: {
    personal: { purpose: "so that the committee can reach a liaison or keeper at work", ...card },
  },
});

export const grantTable = sqliteTable("grantHeld", {
  person: text().notNull(),
  role: text().notNull(),
  scope: text().notNull(),
  /** Empty for roles that speak for no unit: part of the key, so never null. */
  unit: text().notNull(),
  /** The seat that it came with; it ends when the seat closes. */
  seat: text(),
  grantedAt: text().notNull(),
});
export const grantInventory = inventory(grantTable, {
  person: "committee",
  role: "committee",
  scope: "committee",
  unit: "committee",
  seat: "committee",
  grantedAt: "committee",
});

export const sessionTable = sqliteTable("session", {
  /** SHA-256 of the cookie's token; the token itself is never stored. */
  tokenHash: text().primaryKey(),
  id: text().notNull(),
  person: text().notNull(),
  device: text().notNull(),
  createdAt: text().notNull(),
  /** Day on which this token was handed out; it is replaced on the first later day of use. */
  issuedOn: text().notNull(),
  /** Day of the last use, not the moment: enough to tell a forgotten device, too little to watch anyone. */
  seenOn: text().notNull(),
  expiresAt: text().notNull(),
  /** Hash of the token that this one follows, until this one is first seen. */
  replaces: text(),
  /** Salt that makes the next token out of this one: null before, empty once the next was seen. */
  rotation: text(),
});
export const sessionInventory = inventory(sessionTable, {
  tokenHash: "secret",
  id: "committee",
  person: "committee",
  device: "committee",
  createdAt: "committee",
  issuedOn: "committee",
  seenOn: "committee",
  expiresAt: "committee",
  replaces: "secret",
  rotation: "secret",
});

export const invitationTable = sqliteTable("invitation", {
  tokenHash: text().primaryKey(),
  id: text().notNull(),
  committee: text().notNull(),
  seat: text(),
  /** What it grants; all null where it only lets a further device in. */
  role: text(),
  scope: text(),
  unit: text(),
  /** A further device for somebody who joined already. */
  person: text(),
  invitedBy: text(),
  createdAt: text().notNull(),
  expiresAt: text().notNull(),
  usedAt: text(),
  /** The event under which it was used: of two that come at once, one finds the other's here. */
  usedBy: text(),
});
export const invitationInventory = inventory(invitationTable, {
  tokenHash: "secret",
  id: "committee",
  committee: "committee",
  seat: "committee",
  role: "committee",
  scope: "committee",
  unit: "committee",
  person: "committee",
  invitedBy: "committee",
  createdAt: "committee",
  expiresAt: "committee",
  usedAt: "committee",
  usedBy: "committee",
});

export const rateTable = sqliteTable("rate", {
  /** SHA-256 of what is limited and for whom, with the day's salt: no address is kept. */
  bucket: text().primaryKey(),
  count: integer().notNull(),
  endsAt: text().notNull(),
});
export const rateInventory = inventory(rateTable, {
  bucket: "secret",
  count: "committee",
  endsAt: "committee",
});

export const rateSaltTable = sqliteTable("rateSalt", {
  day: text().primaryKey(),
  /** Gone with the day: nobody can then tell whom a bucket was for, not even by trying all addresses. */
  salt: text().notNull(),
});
export const rateSaltInventory = inventory(rateSaltTable, { day: "secret", salt: "secret" });

/** Empty but while the sweep fills it, to write over pages that erased values stood on. */
export const scrubTable = sqliteTable("scrub", {
  no: integer().primaryKey(),
  filler: blob().notNull(),
});
export const scrubInventory = inventory(scrubTable, { no: "secret", filler: "secret" });
