/** Devices: the sessions of a person, each to be cut off by one tap. */
import { sql } from "drizzle-orm";
import { authorityOver, DEVICE_LINK_MINUTES, journalOf } from "../../shared/access.ts";
import type { Grant } from "../../shared/kit/roles.ts";
import type { Environment } from "../environment.ts";
import { Problem } from "../http/problem.ts";
import { type Statement, statement } from "../kit/store.ts";
import { journal, makeInvitation } from "./invitations.ts";
import { grantIn, grantsOf } from "./people.ts";
import { endSession, type Session } from "./session.ts";
import { invitationTable, sessionTable } from "./table.ts";

/** A person's devices (index on person): a token and its successor are one device. */
export const devicesOf = (person: string, now: string): Statement =>
  statement(
    "read",
    sql`select id, device, min(createdAt) as createdAt, max(seenOn) as seenOn
        from ${sessionTable} where person = ${person} and expiresAt > ${now}
        group by id, device order by seenOn desc, id`,
  );

/** A grant of the person's by which the actor keeps them, with the actor's own; null where there is none. */
async function keeping(
  setting: Environment,
  { actor }: Session,
  person: string,
): Promise<{ held: Grant; authority: Grant } | null> {
  const [grants] = await setting.store.batch([grantsOf(person)]);
  for (const row of grants?.rows ?? []) {
    const held = grantIn(row);
    const authority = authorityOver(actor, held.role, held.scope);
    if (authority) return { held, authority };
  }
  return null;
}

/** Devices of somebody. @throws Problem notFound where they are not the asker's to see */
export async function listDevices(setting: Environment, session: Session, person: string) {
  if (person !== session.person && !(await keeping(setting, session, person)))
    throw new Problem("notFound");
  const [devices] = await setting.store.batch([devicesOf(person, setting.now())]);
  return (devices?.rows ?? []).map((row) => ({ ...row, current: row.id === session.id }));
}

/**
 * Cuts a device off: every token of its session, and links by which it may have let another one in.
 * @throws Problem notFound where it is not the asker's to cut off
 */
export async function endDevice(setting: Environment, session: Session, id: string): Promise<void> {
  const [found] = await setting.store.batch([
    statement("read", sql`select person from ${sessionTable} where id = ${id} limit 1`),
  ]);
  const person = found?.rows[0] ? String(found.rows[0].person) : null;
  if (person === null) throw new Problem("notFound");
  const kept = person === session.person ? null : await keeping(setting, session, person);
  if (person !== session.person && !kept) throw new Problem("notFound");
  await setting.store.batch([
    endSession(id),
    statement(
      "effect",
      sql`delete from ${invitationTable} where person = ${person} and usedAt is null`,
    ),
    // What people do with their own devices is nobody's business and not written down.
    ...(kept
      ? journal(setting, {
          kind: "access.deviceEnded",
          scope: kept.held.scope,
          target: person,
          actor: session.person,
          standing: kept.authority,
          payload: { device: id },
        })
      : []),
  ]);
}

/** A link that lets one further device of this person in. */
export async function linkDevice(setting: Environment, { person, actor }: Session) {
  const opening = {
    seat: null,
    grant: null,
    person,
    committee: journalOf(actor.grants[0]?.scope ?? ""),
  };
  const invitation = makeInvitation(setting, opening, person, DEVICE_LINK_MINUTES * 60);
  await setting.store.batch([invitation.statement]);
  return invitation;
}
