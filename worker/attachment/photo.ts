/** A photo out of the store, for whoever has been let through already. */
import { sql } from "drizzle-orm";
import type { Environment } from "../environment.ts";
import { statement } from "../kit/store.ts";
import { attachmentTable } from "./table.ts";

/** The photo of this name that a committee took in; null where it took in none. */
export async function photoIn(
  { store, blobs }: Pick<Environment, "store" | "blobs">,
  committee: string,
  name: string,
): ReturnType<Environment["blobs"]["get"]> {
  const [row] = await store.batch([
    statement(
      "read",
      sql`select type from ${attachmentTable} where committee = ${committee} and sha256 = ${name}`,
    ),
  ]);
  // Bytes whose row failed were never taken in, whatever lies in the store.
  return row?.rows[0] ? blobs.get(`${committee}/${name}`) : null;
}
