/** GET /api/me: who this device stands for; and, once a day, its next token. */
import { sql } from "drizzle-orm";
import type { Context } from "hono";
import { committeesOf } from "../division/reach.ts";
import { randomHex } from "../environment.ts";
import type { Carried } from "../http/app-type.ts";
import { Problem } from "../http/problem.ts";
import { type Statement, statement } from "../kit/store.ts";
import {
  callerOf,
  hashOf,
  readToken,
  rotationOf,
  sessionCookie,
  sessionOf,
  upkeepOf,
} from "./session.ts";
import { personCardTable, personTable, sessionTable } from "./table.ts";

/** The person of a token with their seat and, where the edition has it, the name on their card. */
const personOf = (token: string, cards: boolean): Statement => {
  const whose = sql`(select person from ${sessionTable} where tokenHash = ${hashOf(token)})`;
  const name = cards
    ? sql`(select displayName from ${personCardTable} where person = ${whose})`
    : sql`null`;
  return statement(
    "read",
    sql`select seat, ${name} as displayName from ${personTable} where id = ${whose}`,
  );
};

/** @throws Problem notSignedIn without a token, sessionEnded with one that no longer counts */
export async function me(c: Context<Carried>): Promise<Response> {
  const setting = c.get("setting");
  const { store, secure, edition } = setting;
  const token = readToken(c.req.header("Cookie") ?? null, secure);
  if (token === null) throw new Problem("notSignedIn");
  const now = setting.now();
  const results = await store.batch([
    ...callerOf(token, now).statements,
    personOf(token, edition === "domestic"),
  ]);
  const session = sessionOf(results, now);
  if (!session) throw new Problem("sessionEnded");
  const rotation = rotationOf(token, results, now, randomHex(setting, 32));
  const written = await store.batch([
    committeesOf(session.actor.grants),
    ...upkeepOf(results, now),
    ...(rotation?.statements ?? []),
  ]);
  if (rotation && (rotation.statements.length === 0 || (written.at(-1)?.rows.length ?? 0) > 0))
    c.header("Set-Cookie", sessionCookie(rotation.token, secure));
  const [, persons] = results;
  const { fingerprint } = await setting.sealKey();
  return c.json({
    signedIn: true,
    // What a statement that is signed here names, so that it holds nowhere else.
    deployment: fingerprint,
    person: session.person,
    displayName: persons?.rows[0]?.displayName ?? null,
    seat: persons?.rows[0]?.seat ?? null,
    grants: session.actor.grants,
    committees: (written[0]?.rows ?? []).map((row) => ({ ...row, sample: row.sample === 1 })),
    session: { id: session.id },
    edition,
  });
}
