/** Photos into the store and out of it, for whoever has been let through already. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { sql } from "drizzle-orm";
import type { Environment } from "../environment.ts";
import { statement } from "../kit/store.ts";
import { attachmentTable } from "./table.ts";

/** What a photo is called: the SHA-256 of its bytes in hex. */
export const nameOf = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** Takes a photo in; the same again changes nothing. @returns its name */
export async function keepPhoto(
  { store, blobs, now }: Pick<Environment, "store" | "blobs" | "now">,
  committee: string,
  type: string,
  bytes: Uint8Array,
): Promise<string> {
  const name = nameOf(bytes);
  // The bytes first: a row without bytes would be a photo that nobody can see.
  await blobs.put(`${committee}/${name}`, bytes, type);
  await store.batch([
    statement(
      "effect",
      sql`insert into ${attachmentTable} (committee, sha256, type, size, at)
          values (${committee}, ${name}, ${type}, ${bytes.length}, ${now()})
          on conflict (committee, sha256) do nothing`,
    ),
  ]);
  return name;
}

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
