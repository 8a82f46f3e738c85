/** Who is asking: the session of a request, read once. */
import type { Context } from "hono";
import { callerOf, readToken, type Session, sessionOf } from "../access/session.ts";
import type { Caller } from "../journal/execute.ts";
import type { Carried } from "./app-type.ts";
import { Problem } from "./problem.ts";

/** The caller of a request, for `execute`: its statements ride in the mutation's first batch. */
export function callerFrom(c: Context<Carried>): Caller {
  const { secure, now } = c.get("setting");
  const caller = callerOf(readToken(c.req.header("Cookie") ?? null, secure), now());
  return {
    ...caller,
    actor(results) {
      const actor = caller.actor(results);
      return actor?.person && isMeant(c, actor.person) ? actor : null;
    },
  };
}

/**
 * False where the sender says that it speaks for somebody else than the cookie does: another tab has
 * signed in meanwhile, and what one person wrote must not be sent as the other's.
 */
function isMeant(c: Context<Carried>, person: string): boolean {
  const meant = c.req.header("Gongjian-Person");
  return meant === undefined || meant === person;
}

/** The session, or null for a visitor. */
export async function visitorOrSession(c: Context<Carried>): Promise<Session | null> {
  const known = c.get("session");
  if (known !== undefined) return known;
  const { secure, store, now } = c.get("setting");
  const token = readToken(c.req.header("Cookie") ?? null, secure);
  const caller = callerOf(token, now());
  const found = token === null ? null : sessionOf(await store.batch(caller.statements), now());
  const session = found && isMeant(c, found.person) ? found : null;
  c.set("session", session);
  return session;
}

/** The session. @throws Problem notSignedIn */
export async function signedIn(c: Context<Carried>): Promise<Session> {
  const session = await visitorOrSession(c);
  if (!session) throw new Problem("notSignedIn");
  return session;
}
