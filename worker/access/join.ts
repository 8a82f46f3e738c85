/** Joining: a link becomes a person with a grant, and this device a session; all in one step, once. */
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { sql } from "drizzle-orm";
import type { joining } from "../../shared/access.ts";
import { toBase64Url } from "../../shared/journal/seal.ts";
import type { Infer } from "../../shared/kit/values.ts";
import type { Environment } from "../environment.ts";
import { Problem } from "../http/problem.ts";
import { guard } from "../journal/write.ts";
import { readRecord } from "../kit/records.ts";
import { type Row, type Statement, statement, Violated } from "../kit/store.ts";
import { seatTable } from "../seat/table.ts";
import { newId } from "./ids.ts";
import { journal, readInvitation } from "./invitations.ts";
import { putCard } from "./people.ts";
import { endSession, hashOf, newToken, openSession, type Session } from "./session.ts";
import { grantTable, invitationTable, personTable, sessionTable } from "./table.ts";

export type Joining = Infer<typeof joining>;

export interface Joined {
  person: string;
  session: string;
  /** For the cookie; null where the device keeps the session that it has. */
  token: string | null;
}

const TRIES = 4;

/**
 * Lets somebody in by a link. Whoever was imported with the seat is taken over, card and all, so that
 * nothing is typed twice.
 * @param here who is signed in on this device
 * @param spent statements that give the rate limit's count back
 * @throws Problem inviteUnknown, inviteUsed, inviteExpired, seatClosed, notSignedIn
 */
export async function join(
  setting: Environment,
  input: Joining,
  here: Session | null,
  spent: readonly Statement[],
): Promise<Joined> {
  if (input.asMe === true && !here) throw new Problem("notSignedIn");
  const token = sessionTokenOf(setting, input);
  for (let attempt = 1; ; attempt++) {
    const [invitations, sessions] = await setting.store.batch([
      readInvitation(input.token),
      statement("read", sql`select * from ${sessionTable} where tokenHash = ${hashOf(token)}`),
    ]);
    const before = sessions?.rows[0];
    // The same device asks again because the answer was lost: it is in.
    if (before) return { person: String(before.person), session: String(before.id), token };
    const invitation = invitations?.rows[0];
    if (!invitation) throw new Problem("inviteUnknown");
    if (invitation.usedAt !== null) throw new Problem("inviteUsed");
    if (String(invitation.expiresAt) <= setting.now()) throw new Problem("inviteExpired");
    try {
      return await enter(setting, input, invitation, here, token, spent);
    } catch (error) {
      // Somebody came first, with this link or with another one for the same seat: look again.
      if (!(error instanceof Violated) || attempt === TRIES) throw error;
    }
  }
}

/** With an attempt's secret the session's token follows from it, so that trying again gives the same. */
const sessionTokenOf = (setting: Environment, { token, attempt }: Joining): string =>
  attempt === undefined
    ? newToken(setting.random)
    : toBase64Url(sha256(utf8ToBytes(`${token}.${attempt}`)));

async function enter(
  setting: Environment,
  input: Joining,
  invitation: Row,
  here: Session | null,
  token: string,
  spent: readonly Statement[],
): Promise<Joined> {
  const seat = invitation.seat === null ? null : String(invitation.seat);
  const asMe = input.asMe === true && invitation.person === null ? here : null;
  const named = seat === null ? null : await importedWith(setting, seat);
  const imported = asMe ? null : named;
  const invited = invitation.person === null ? null : String(invitation.person);
  const person = asMe?.person ?? invited ?? imported ?? newId(setting);
  const isNew = !asMe && !invited && !imported;
  const session = asMe?.id ?? newId(setting);
  const event = newId(setting);
  const now = setting.now();
  const failures = [
    sql`not exists (select 1 from ${invitationTable} where tokenHash = ${invitation.tokenHash} and usedBy = ${event})`,
    ...(seat === null
      ? []
      : [sql`not exists (select 1 from ${seatTable} where id = ${seat} and state = 'open')`]),
    ...(isNew
      ? []
      : [sql`not exists (select 1 from ${personTable} where id = ${person} and erasedAt is null)`]),
    ...(imported ? [sql`exists (select 1 from ${grantTable} where person = ${person})`] : []),
  ];
  await setting.store.batch([
    statement(
      "effect",
      sql`update ${invitationTable} set usedAt = ${now}, usedBy = ${event}
          where tokenHash = ${invitation.tokenHash} and usedAt is null and expiresAt > ${now}`,
    ),
    guard(failures),
    ...(isNew
      ? [
          statement(
            "effect",
            sql`insert into ${personTable} (id, seat, createdAt) values (${person}, ${seat}, ${now})`,
          ),
        ]
      : [statement("effect", sql`update ${personTable} set leftAt = null where id = ${person}`)]),
    ...(input.displayName === undefined
      ? []
      : [
          putCard(person, String(invitation.committee), input.displayName, input.workPhone ?? null),
        ]),
    ...grantOf(setting, invitation, person, event),
    ...(asMe
      ? []
      : [
          // The device's cookie is about to be replaced: what it stood for ends here.
          ...(here ? [endSession(here.id)] : []),
          openSession({ token, id: session, person, device: input.device, now }),
        ]),
    ...spent,
  ]);
  return { person, session, token: asMe ? null : token };
}

/**
 * Whoever the ledger named for this seat and who never joined (index on seat).
 * @throws Problem seatClosed
 */
async function importedWith(setting: Environment, seat: string): Promise<string | null> {
  const [seats, persons] = await setting.store.batch([
    readRecord("seat", seat),
    statement(
      "read",
      sql`select id from ${personTable} p where seat = ${seat} and erasedAt is null and leftAt is null
            and not exists (select 1 from ${grantTable} where person = p.id) limit 1`,
    ),
  ]);
  if (seats?.rows[0]?.state !== "open") throw new Problem("seatClosed");
  const found = persons?.rows[0]?.id;
  return found === undefined ? null : String(found);
}

/** The grant that the invitation promised, and the event that tells of it. */
function grantOf(
  setting: Environment,
  invitation: Row,
  person: string,
  event: string,
): Statement[] {
  const { role, scope, seat, unit } = invitation;
  if (role === null) return [];
  return [
    statement(
      "effect",
      sql`insert into ${grantTable} (person, role, scope, unit, seat, grantedAt)
          values (${person}, ${role}, ${scope}, ${unit ?? ""}, ${seat}, ${setting.now()})
          on conflict (person, role, scope, unit) do nothing`,
    ),
    ...journal(setting, {
      kind: "access.joined",
      scope: String(scope),
      target: person,
      actor: person,
      standing: { role: String(role), unit: unit === null ? null : String(unit) },
      payload: { invitation: String(invitation.id), seat: seat === null ? null : String(seat) },
      mutation: event,
    }),
  ];
}
