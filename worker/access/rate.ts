/**
 * Fixed-window limits. Who is limited is kept as a salted hash whose salt goes with the day, so that
 * no address can be read out of the database, or tried out afterwards.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { sql } from "drizzle-orm";
import { type Environment, randomHex } from "../environment.ts";
import { Problem } from "../http/problem.ts";
import { type Statement, type Store, statement } from "../kit/store.ts";
import { rateSaltTable, rateTable } from "./table.ts";

const MINUTE = 60;
const HOUR = 3_600;

/** At most so many in so many seconds, from one address (`join`, `publicWrite`) or by one person. */
const LIMITS = {
  join: [
    { most: 10, seconds: MINUTE },
    { most: 60, seconds: HOUR },
  ],
  invitation: [{ most: 60, seconds: HOUR }],
  deviceLink: [{ most: 20, seconds: HOUR }],
  calendarLink: [{ most: 20, seconds: HOUR }],
  myData: [{ most: 20, seconds: HOUR }],
  publicWrite: [
    { most: 10, seconds: MINUTE },
    { most: 100, seconds: HOUR },
  ],
  attachment: [{ most: 120, seconds: HOUR }],
} as const;
export type Limited = keyof typeof LIMITS;

/** Today's salt as this isolate has read it; a day's salt never changes. */
let known: { day: string; salt: string } | null = null;

async function saltOf(store: Store, day: string, fresh: string): Promise<string> {
  if (known?.day === day) return known.salt;
  const [, found] = await store.batch([
    statement(
      "rate",
      sql`insert into ${rateSaltTable} (day, salt) values (${day}, ${fresh}) on conflict (day) do nothing`,
    ),
    statement("rate", sql`select salt from ${rateSaltTable} where day = ${day}`),
  ]);
  known = { day, salt: String(found?.rows[0]?.salt ?? fresh) };
  return known.salt;
}

/**
 * Counts one use and refuses it where it is one too many. One round trip, two on the first of a day.
 * @param who an address or a person's id
 * @returns statements that give the use back, for uses that turn out to be well meant
 * @throws Problem tooManyRequests, with the seconds to wait
 */
export async function limit(
  setting: Pick<Environment, "store" | "now" | "random">,
  kind: Limited,
  who: string,
): Promise<Statement[]> {
  const now = setting.now();
  const at = Math.floor(Date.parse(now) / 1000);
  const salt = await saltOf(setting.store, now.slice(0, 10), randomHex(setting, 16));
  const windows = LIMITS[kind].map(({ most, seconds }) => {
    const start = at - (at % seconds);
    const name = JSON.stringify([kind, who, seconds, start, salt]);
    const bucket = bytesToHex(sha256(utf8ToBytes(name)));
    return { most, bucket, wait: start + seconds - at, end: start + seconds };
  });
  const rows = windows.map(
    ({ bucket, end }) => sql`(${bucket}, 1, ${new Date(end * 1000).toISOString()})`,
  );
  const [counted] = await setting.store.batch([
    statement(
      "rate",
      sql`insert into ${rateTable} (bucket, count, endsAt) values ${sql.join(rows, sql`, `)}
          on conflict (bucket) do update set count = count + 1 returning bucket, count`,
    ),
  ]);
  const counts = new Map(counted?.rows.map(({ bucket, count }) => [bucket, Number(count)]));
  const waits = windows
    .filter(({ bucket, most }) => (counts.get(bucket) ?? 0) > most)
    .map(({ wait }) => wait);
  if (waits.length > 0) throw new Problem("tooManyRequests", { seconds: Math.max(...waits) });
  return windows.map(({ bucket }) =>
    statement("rate", sql`update ${rateTable} set count = count - 1 where bucket = ${bucket}`),
  );
}

/**
 * The address that a request came from, as far as it is one household's or one office's: an IPv6
 * address without its last 64 bits.
 */
export function addressOf(headers: Headers): string {
  const address = headers.get("CF-Connecting-IP") ?? "local";
  return address.includes(":") ? address.split(":").slice(0, 4).join(":") : address;
}
