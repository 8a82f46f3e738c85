/** "My data": all that is kept about a person, to take away or to have erased. */
import { sql } from "drizzle-orm";
import { journalOf } from "../../shared/access.ts";
import { endLink, linkOf } from "../calendar/links.ts";
import type { Environment } from "../environment.ts";
import { eventPayloadTable, eventTable } from "../journal/table.ts";
import { type Row, type Statement, statement, Violated } from "../kit/store.ts";
import { recordOf } from "../kit/table.ts";
import { eraseCard, erasePayloads } from "../privacy/erase.ts";
import { seatTable } from "../seat/table.ts";
import { devicesOf } from "./devices.ts";
import { grantEnds, grantIn, grantsOf, readCard } from "./people.ts";
import type { Session } from "./session.ts";
import { grantTable, invitationTable, personTable, sessionTable } from "./table.ts";

const readPerson = (person: string): Statement =>
  statement("read", sql`select * from ${personTable} where id = ${person}`);

/** Seats of a person: the one they were named for, and those that their grants came with. */
const seatsOf = (person: string): Statement =>
  statement(
    "read",
    sql`select * from ${seatTable} where id in (
          select seat from ${personTable} where id = ${person}
          union select seat from ${grantTable} where person = ${person})`,
  );

/** Invitations that a person made in a committee (index on committee). */
const invitationsBy = (person: string, committee: string): Statement =>
  statement(
    "read",
    sql`select id, committee, seat, role, scope, unit, createdAt, expiresAt, usedAt
        from ${invitationTable} where committee = ${committee} and invitedBy = ${person}`,
  );

/** What a person did in a committee. Walks the committee's whole journal, so it is rate-limited. */
const eventsBy = (person: string, committee: string): Statement =>
  statement(
    "read",
    sql`select e.committee, e.seq, e.mutation, e.kind, e.target, e.role, e.unit, e.at, p.json as payload
        from ${eventTable} e
        left join ${eventPayloadTable} p on p.committee = e.committee and p.seq = e.seq
        where e.committee = ${committee} and (e.actor = ${person} or e.target = ${person})
        order by e.seq`,
  );

/** Everything about a person, as one JSON document. */
export async function exportMine(setting: Environment, { person, actor }: Session) {
  const { store, edition, now } = setting;
  const committees = [...new Set(actor.grants.map((grant) => journalOf(grant.scope)))];
  const [persons, grants, devices, seats, calendarLink, ...others] = await store.batch([
    readPerson(person),
    grantsOf(person),
    devicesOf(person, now()),
    seatsOf(person),
    linkOf(person),
    ...committees.flatMap((committee) => [
      invitationsBy(person, committee),
      eventsBy(person, committee),
    ]),
    ...(edition === "domestic" ? [readCard(person)] : []),
  ]);
  const card = edition === "domestic" ? others.pop()?.rows[0] : undefined;
  const rows = (kind: 0 | 1): Row[] =>
    others.filter((_, i) => i % 2 === kind).flatMap((result) => result.rows);
  return {
    exportedAt: now(),
    person: persons?.rows[0] ?? null,
    card: card ?? null,
    grants: (grants?.rows ?? []).map((row) => ({
      ...row,
      unit: row.unit === "" ? null : row.unit,
    })),
    devices: devices?.rows ?? [],
    calendarLink: calendarLink?.rows[0] ?? null,
    seats: (seats?.rows ?? []).map((row) => recordOf(seatTable, row)),
    invitationsMade: rows(0),
    events: rows(1).map((row) => ({
      ...row,
      payload: typeof row.payload === "string" ? (JSON.parse(row.payload) as unknown) : null,
    })),
  };
}

/** How often it is begun anew where a grant ends meanwhile: by an office, or asked twice at once. */
const TRIES = 3;

/**
 * Erases a person: card, devices, calendar link, grants, and what the journal's payloads say of them. Their id stays
 * in the journal, where it now stands for nobody; the journal still verifies. Asked again, it is done already.
 */
export async function eraseMine(
  setting: Environment,
  session: Pick<Session, "person" | "actor">,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await eraseOnce(setting, session);
    } catch (error) {
      if (!(error instanceof Violated) || attempt === TRIES) throw error;
    }
  }
}

async function eraseOnce(
  setting: Environment,
  { person, actor }: Pick<Session, "person" | "actor">,
): Promise<void> {
  const now = setting.now();
  const [held] = await setting.store.batch([grantsOf(person)]);
  const grants = (held?.rows ?? []).map(grantIn);
  const standing = grants[0] ?? actor.grants[0] ?? { role: "visitor", unit: null };
  await setting.store.batch([
    ...grants.flatMap((grant) => grantEnds(setting, person, grant, { person, standing }, "erased")),
    ...forgetPerson(setting, person, now),
  ]);
}

/** Statements that leave of a person only an id that stands for nobody. */
export const forgetPerson = (
  { edition }: Pick<Environment, "edition">,
  person: string,
  now: string,
): Statement[] => [
  ...(edition === "domestic" ? eraseCard(person) : []),
  ...erasePayloads(person, "access"),
  statement("session", sql`delete from ${sessionTable} where person = ${person}`),
  statement("effect", sql`delete from ${invitationTable} where person = ${person}`),
  endLink(person),
  statement(
    "effect",
    sql`update ${personTable} set seat = null, leftAt = null, erasedAt = ${now} where id = ${person}`,
  ),
];
