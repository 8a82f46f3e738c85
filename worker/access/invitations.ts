/** Invitations: links that let somebody in once. Only a hash of the link's token is stored. */
import { sql } from "drizzle-orm";
import { journalOf } from "../../shared/access.ts";
import type { JsonValue } from "../../shared/journal/canonical.ts";
import type { Standing } from "../../shared/kit/roles.ts";
import { type Environment, randomHex } from "../environment.ts";
import { append } from "../journal/write.ts";
import { type Statement, statement } from "../kit/store.ts";
import { newId } from "./ids.ts";
import { hashOf, later, newToken } from "./session.ts";
import { invitationTable } from "./table.ts";

type Clockwork = Pick<Environment, "now" | "random">;

/** What a link lets somebody in to: a grant (with its seat, if any), or a further device of a person. */
export interface Opening {
  seat: string | null;
  grant: { role: string; scope: string; unit: string | null } | null;
  person: string | null;
  /** The committee whose people may see it waiting. */
  committee: string;
}

export interface Invitation {
  id: string;
  /** Goes into the link and nowhere else. */
  token: string;
  expiresAt: string;
  statement: Statement;
}

/** A new invitation. @param seconds how long it waits to be opened */
export function makeInvitation(
  setting: Clockwork,
  opening: Opening,
  invitedBy: string | null,
  seconds: number,
): Invitation {
  const { seat, grant, person, committee } = opening;
  const now = setting.now();
  const id = newId(setting);
  const token = newToken(setting.random);
  const expiresAt = later(now, seconds);
  return {
    id,
    token,
    expiresAt,
    statement: statement(
      "effect",
      sql`insert into ${invitationTable}
            (tokenHash, id, committee, seat, role, scope, unit, person, invitedBy, createdAt, expiresAt)
          values (${hashOf(token)}, ${id}, ${committee}, ${seat}, ${grant?.role ?? null},
                  ${grant?.scope ?? null}, ${grant?.unit ?? null}, ${person}, ${invitedBy}, ${now},
                  ${expiresAt})`,
    ),
  };
}

/** An invitation by its token (primary key): 1 row. */
export const readInvitation = (token: string): Statement =>
  statement("read", sql`select * from ${invitationTable} where tokenHash = ${hashOf(token)}`);

/** Invitations of a committee that still wait (index on committee, id), newest first. */
export const openInvitations = (
  committee: string,
  now: string,
  before: string | null,
  limit: number,
): Statement =>
  statement(
    "read",
    sql`select id, seat, role, scope, unit, invitedBy, createdAt, expiresAt from ${invitationTable}
        where committee = ${committee} and id < ${before ?? "~"}
          and role is not null and usedAt is null and expiresAt > ${now}
        order by id desc limit ${limit}`,
  );

/** One invitation by its id (unique index). */
export const invitationById = (id: string): Statement =>
  statement("read", sql`select * from ${invitationTable} where id = ${id}`);

/** Takes an invitation back, if nobody has used it. */
export const withdraw = (id: string): Statement =>
  statement("effect", sql`delete from ${invitationTable} where id = ${id} and usedAt is null`);

/** Something that happened to who is who. Payloads name roles, units and seats, never a person. */
export interface AccessEvent {
  kind:
    | "access.invited"
    | "access.withdrawn"
    | "access.joined"
    | "access.revoked"
    | "access.deviceEnded";
  scope: string;
  target: string;
  /** Null for what time brought about. */
  actor: string | null;
  standing: Pick<Standing, "unit"> & { role: string };
  payload: JsonValue;
  /** Id of the event; a new one where left out. */
  mutation?: string;
}

/** Writes it down in the scope's journal. */
export const journal = (setting: Clockwork, event: AccessEvent): Statement[] =>
  append({
    committee: journalOf(event.scope),
    mutation: event.mutation ?? newId(setting),
    kind: event.kind,
    target: event.target,
    base: null,
    actor: event.actor,
    role: event.standing.role,
    unit: event.standing.unit,
    at: setting.now(),
    payload: event.payload,
    salt: randomHex(setting, 16),
  });
