import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const stationTable = recordTable("station", {
  unit: text().notNull(),
  kind: text().notNull(),
  name: text().notNull(),
  hint: text(),
  latitude: integer().notNull(),
  longitude: integer().notNull(),
  grid: text(),
  barrier: text().notNull(),
  hours: text({ mode: "json" }),
  facilities: text({ mode: "json" }).notNull(),
  pictures: text({ mode: "json" }).notNull(),
  checkedAt: text(),
  closedUntil: text(),
  reportedAt: text(),
  reason: text(),
});

export const stationInventory = inventory(stationTable, {
  ...recordClasses,
  unit: "public",
  kind: "public",
  name: "public",
  hint: "public",
  latitude: "public",
  longitude: "public",
  grid: "committee",
  barrier: "public",
  hours: "public",
  facilities: "public",
  pictures: "public",
  checkedAt: "public",
  closedUntil: "public",
  reportedAt: "public",
  reason: "public",
});

/** Each change of any station, in order: what a phone that has the directory up to one still lacks. */
export const stationRevisionTable = sqliteTable("stationRevision", {
  revision: integer().primaryKey(),
  /** The station's `no`: each stands here once, at its last change. */
  station: integer().notNull(),
});
export const stationRevisionInventory = inventory(stationRevisionTable, {
  revision: "public",
  station: "public",
});

/** Who said within a day that one does not get in: hashes of random words that the devices made up. */
export const reportDeviceTable = sqliteTable("reportDevice", {
  station: text().notNull(),
  /** SHA-256 of a word made at random by the device for this station and day. */
  device: text().notNull(),
  endsAt: text().notNull(),
});
export const reportDeviceInventory = inventory(reportDeviceTable, {
  station: "committee",
  device: "secret",
  endsAt: "secret",
});
