/** District, streets and communities, by their national statistical codes: the tenants. */
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { inventory } from "../kit/table.ts";

export const divisionTable = sqliteTable("division", {
  code: text().primaryKey(),
  name: text().notNull(),
  /** 1 where its records are sample data, and are marked so wherever they show. */
  sample: integer().notNull(),
});
export const divisionInventory = inventory(divisionTable, {
  code: "public",
  name: "public",
  sample: "public",
});
