/** Calendar links: made, revoked, and whose one is. Of a link's token only the hash is kept. */
import { type SQL, sql } from "drizzle-orm";
import { hashOf } from "../access/session.ts";
import { personTable } from "../access/table.ts";
import { type Statement, statement } from "../kit/store.ts";
import { calendarLinkTable } from "./table.ts";

/** Puts a person's new link in the place of the one before, which thereby ends. */
export const putLink = (person: string, token: string, now: string): Statement =>
  statement(
    "effect",
    sql`insert into ${calendarLinkTable} (person, tokenHash, createdAt)
        values (${person}, ${hashOf(token)}, ${now})
        on conflict (person) do update set tokenHash = ${hashOf(token)}, createdAt = ${now}`,
  );

/** Since when a person has a link (primary key): no row where they have none. */
export const linkOf = (person: string): Statement =>
  statement("read", sql`select createdAt from ${calendarLinkTable} where person = ${person}`);

/** Ends a person's link. @param where a condition besides */
export const endLink = (person: string, where: SQL = sql`true`): Statement =>
  statement("effect", sql`delete from ${calendarLinkTable} where person = ${person} and ${where}`);

/** What the holder of a link's token may read: 2 rows by unique index and primary key, or none. */
export const grantsBehind = (token: string): Statement =>
  statement(
    "read",
    sql`select p.grants from ${calendarLinkTable} l join ${personTable} p on p.id = l.person
        where l.tokenHash = ${hashOf(token)}`,
  );
