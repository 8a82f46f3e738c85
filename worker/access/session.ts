/**
 * Sessions: who a cookie's token stands for. How tokens rotate, and what happens when an answer is
 * lost on the way, is told in docs/decisions/0004-sessions.md.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { sql } from "drizzle-orm";
import { toBase64Url } from "../../shared/journal/seal.ts";
import type { Actor, Grant } from "../../shared/kit/roles.ts";
import type { Caller } from "../journal/execute.ts";
import { type Result, type Row, type Statement, statement } from "../kit/store.ts";
import { personTable, sessionTable } from "./table.ts";

export interface Session {
  /** Names the device; stays the same while its tokens rotate. */
  id: string;
  person: string;
  actor: Actor;
}

/** Days that a session lasts from the last day on which it was used. */
const SESSION_DAYS = 180;
/** Seconds that a token still counts once its successor was seen: for requests already on their way. */
const GRACE_SECONDS = 60;

/** `rotation` of a token whose successor was seen: it will never have another. */
const FOLLOWED = "";

const dayOf = (instant: string): string => instant.slice(0, 10);
/** The instant some seconds later. */
export const later = (instant: string, seconds: number): string =>
  new Date(Date.parse(instant) + seconds * 1000).toISOString();
/** A session's end is the end of a day, so that it does not tell the moment of the last use. */
const endOf = (now: string): string => `${dayOf(later(now, SESSION_DAYS * 86_400))}T23:59:59.999Z`;

/** A new token, for a cookie or a link: 32 random bytes, base64url. */
export const newToken = (random: (bytes: number) => Uint8Array): string => toBase64Url(random(32));
/** What is stored of a token: SHA-256 in hex. */
export const hashOf = (token: string): string => bytesToHex(sha256(utf8ToBytes(token)));

/** A token and its row's salt make the next token: asked twice, the answer is the same. */
const successorOf = (token: string, rotation: string): string =>
  toBase64Url(
    sha256(concatBytes(hexToBytes(hashOf(token)), utf8ToBytes(token), hexToBytes(rotation))),
  );

/** The session and whom it stands for: 2 rows by primary key. */
const readSession = (token: string): Statement =>
  statement(
    "read",
    sql`select s.tokenHash, s.id, s.person, s.issuedOn, s.seenOn, s.expiresAt, s.replaces, s.rotation,
               p.grants
        from ${sessionTable} s join ${personTable} p on p.id = s.person
        where s.tokenHash = ${hashOf(token)}`,
  );

const rowOf = (results: readonly Result[], now: string): Row | null => {
  const row = results[0]?.rows[0];
  return row && typeof row.tokenHash === "string" && String(row.expiresAt) > now ? row : null;
};

/**
 * The session in the results of a batch that began with `callerOf`'s statements; null where the
 * token is unknown, dead or expired.
 */
export function sessionOf(results: readonly Result[], now: string): Session | null {
  const row = rowOf(results, now);
  if (!row) return null;
  const person = String(row.person);
  const grants = JSON.parse(String(row.grants)) as Grant[];
  return { id: String(row.id), person, actor: { person, grants } };
}

/** Who asks, as `execute` wants to know it. Without a token nobody asks, and nothing is read. */
export const callerOf = (token: string | null, now: string): Caller => ({
  statements: token === null ? [] : [readSession(token)],
  actor: (results) => (token === null ? null : (sessionOf(results, now)?.actor ?? null)),
});

/**
 * What a session's use leaves to be written: the day of the last use, and the end of the token that
 * this one replaces, at its first sight. Empty on all but the first request of a day.
 */
export function upkeepOf(results: readonly Result[], now: string): Statement[] {
  const row = rowOf(results, now);
  if (!row || row.rotation === FOLLOWED) return [];
  const seen =
    String(row.seenOn) < dayOf(now)
      ? [
          statement(
            "session",
            sql`update ${sessionTable} set seenOn = ${dayOf(now)}, expiresAt = ${endOf(now)}
                where tokenHash = ${row.tokenHash}`,
          ),
        ]
      : [];
  if (row.replaces === null) return seen;
  const end = later(now, GRACE_SECONDS);
  return [
    ...seen,
    statement(
      "session",
      sql`update ${sessionTable} set rotation = ${FOLLOWED}, expiresAt = min(expiresAt, ${end})
          where tokenHash = ${row.replaces}`,
    ),
    statement(
      "session",
      sql`update ${sessionTable} set replaces = null where tokenHash = ${row.tokenHash}`,
    ),
  ];
}

export interface Rotation {
  /** Empty where the successor was made before and its answer may have been lost. */
  statements: Statement[];
  /** The token to hand out, if the last statement gave a row or there was none to run. */
  token: string;
}

/**
 * The next token of a session whose token was not issued today; null where there is none to give.
 * @param salt 32 random bytes in hex
 */
export function rotationOf(
  token: string,
  results: readonly Result[],
  now: string,
  salt: string,
): Rotation | null {
  const row = rowOf(results, now);
  if (!row || row.rotation === FOLLOWED || String(row.issuedOn) >= dayOf(now)) return null;
  if (row.rotation !== null)
    return { statements: [], token: successorOf(token, String(row.rotation)) };
  const next = successorOf(token, salt);
  return {
    token: next,
    statements: [
      statement(
        "session",
        sql`update ${sessionTable} set rotation = ${salt}
            where tokenHash = ${row.tokenHash} and rotation is null`,
      ),
      // Nothing is inserted where a twin's salt came first; that twin's answer carries its token.
      statement(
        "session",
        sql`insert into ${sessionTable}
              (tokenHash, id, person, device, createdAt, issuedOn, seenOn, expiresAt, replaces, rotation)
            select ${hashOf(next)}, id, person, device, createdAt, ${dayOf(now)}, seenOn, ${endOf(now)},
                   tokenHash, null
            from ${sessionTable} where tokenHash = ${row.tokenHash} and rotation = ${salt}
            returning tokenHash`,
      ),
    ],
  };
}

/** Opens a session, however the person proved who they are. */
export const openSession = (opened: {
  token: string;
  id: string;
  person: string;
  device: string;
  now: string;
}): Statement =>
  statement(
    "session",
    sql`insert into ${sessionTable}
          (tokenHash, id, person, device, createdAt, issuedOn, seenOn, expiresAt, replaces, rotation)
        values (${hashOf(opened.token)}, ${opened.id}, ${opened.person}, ${opened.device}, ${opened.now},
                ${dayOf(opened.now)}, ${dayOf(opened.now)}, ${endOf(opened.now)}, null, null)`,
  );

/** Ends a session on its device: every token that it has (index on id). */
export const endSession = (id: string): Statement =>
  statement("session", sql`delete from ${sessionTable} where id = ${id}`);

/** `__Host-` ties the cookie to this very host and to HTTPS; plain HTTP cannot carry the prefix. */
export const cookieName = (secure: boolean): string => (secure ? "__Host-session" : "session");

/** The token in a `Cookie` header; null where there is none that could be one. */
export function readToken(header: string | null, secure: boolean): string | null {
  const name = `${cookieName(secure)}=`;
  const found = (header ?? "")
    .split(";")
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(name))
    ?.slice(name.length);
  return found !== undefined && /^[\w-]{43}$/.test(found) ? found : null;
}

const attributes = (secure: boolean): string =>
  `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;

/** `Set-Cookie` for a token. */
export const sessionCookie = (token: string, secure: boolean): string =>
  `${cookieName(secure)}=${token}; Max-Age=${SESSION_DAYS * 86_400}; ${attributes(secure)}`;

/** `Set-Cookie` that takes the token off a device. */
export const endedCookie = (secure: boolean): string =>
  `${cookieName(secure)}=; Max-Age=0; ${attributes(secure)}`;
