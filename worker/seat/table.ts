import { text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const seatTable = recordTable("seat", {
  unit: text(),
  role: text().notNull(),
  title: text(),
});

export const seatInventory = inventory(seatTable, {
  ...recordClasses,
  unit: "committee",
  role: "committee",
  title: {
    personal: {
      purpose: "so that the committee and other units know in which function somebody speaks",
      retention: "as long as the seat is open; deleted 90 days after it closes",
      readers: "whoever has a grant in the committee",
    },
  },
});
