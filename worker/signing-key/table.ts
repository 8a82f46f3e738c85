import { text } from "drizzle-orm/sqlite-core";
import { inventory, recordClasses, recordTable } from "../kit/table.ts";

export const signingKeyTable = recordTable("signingKey", {
  unit: text(),
  name: text(),
  title: text(),
  alg: text().notNull(),
  publicKey: text().notNull(),
  keyId: text().notNull(),
  offeredAs: text().notNull(),
  reason: text(),
});

export const signingKeyInventory = inventory(signingKeyTable, {
  ...recordClasses,
  unit: "committee",
  name: {
    personal: {
      purpose: "so that a signature says who gave it",
      retention:
        "as long as a contract that it signed is kept; a key that signed nothing loses it 90 days after it was refused or revoked",
      readers: "whoever has a grant in the committee",
    },
  },
  title: {
    personal: {
      purpose: "so that a signature says in which function it was given",
      retention:
        "as long as a contract that it signed is kept; a key that signed nothing loses it 90 days after it was refused or revoked",
      readers: "whoever has a grant in the committee",
    },
  },
  alg: "committee",
  publicKey: "committee",
  keyId: "committee",
  offeredAs: "committee",
  reason: "committee",
});
