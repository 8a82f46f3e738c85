/** What retention asks for: deletes what has outlived its purpose, a few at a time, every time it runs. */
import { sql } from "drizzle-orm";
import { encodeTime } from "ulid";
import { newId } from "../access/ids.ts";
import { forgetPerson } from "../access/my-data.ts";
import { grantEnds, grantIn } from "../access/people.ts";
import { later } from "../access/session.ts";
import {
  grantTable,
  invitationTable,
  personTable,
  rateSaltTable,
  rateTable,
  sessionTable,
} from "../access/table.ts";
import { type Environment, randomHex } from "../environment.ts";
import { receiptTable } from "../journal/table.ts";
import { append } from "../journal/write.ts";
import { tableOf } from "../kit/records.ts";
import { type Row, type Statement, statement, Violated } from "../kit/store.ts";
import { meetingTable } from "../meeting/table.ts";
import { seatTable } from "../seat/table.ts";
import { signatureTable } from "../signature/table.ts";
import { reportDeviceTable } from "../station/table.ts";
import { eraseTitle, scrub } from "./erase.ts";

/** Days that a title outlives its seat, and a card its person's last grant. */
export const PERSONAL_DAYS = 90;
/** Days after which nobody sends a mutation again, and its receipt is no longer needed. */
export const RECEIPT_DAYS = 180;
/** Days that an expired invitation still says that it has expired, instead of being unknown. */
export const INVITATION_KEPT_DAYS = 30;
/** At most so many of each kind in one sweep: the next minute comes. */
const SOME = 20;

const daysBefore = (now: string, days: number): string => later(now, -days * 86_400);

export interface Swept {
  grants: number;
  titles: number;
  people: number;
  scrubbed: boolean;
}

/** Runs the retention sweep once. What was missed is found by the next one. */
export async function sweepPersonal(setting: Environment): Promise<Swept> {
  const grants = await endGrantsOfClosedSeats(setting);
  const titles = await eraseTitles(setting);
  const people = await forgetPeople(setting);
  await setting.store.batch(expired(setting.now()));
  // While there is more to erase the next sweep goes on, and the last one scrubs for all.
  const scrubbed = titles + people < SOME && (await scrub(setting.store));
  return { grants, titles, people, scrubbed };
}

/** Who sat on a seat that has closed speaks for it no longer (indexes seatClosed, grantSeat). */
async function endGrantsOfClosedSeats(setting: Environment): Promise<number> {
  const [found] = await setting.store.batch([
    statement(
      "read",
      sql`select g.* from ${seatTable} s join ${grantTable} g on g.seat = s.id
          where s.state = 'closed' limit ${SOME}`,
    ),
  ]);
  const by = { person: null, standing: { role: "deployment", unit: null } };
  return each(found?.rows, (row) =>
    setting.store.batch(grantEnds(setting, String(row.person), grantIn(row), by, "seatClosed")),
  );
}

/** Where titles stand, and how to find those whose seat or project ended long ago. */
const TITLES = [
  // Index seatClosed.
  { noun: "seat", field: "title", ended: sql`state = 'closed'` },
  // Index projectEnded.
  { noun: "project", field: "responsible", ended: sql`turn is null` },
  // Index attendanceProxy, then each one's meeting by its id: it was held, or never will be.
  {
    noun: "attendance",
    field: "proxyTitle",
    ended: sql`proxyTitle is not null and (turn is null or exists (
      select 1 from ${meetingTable} m where m.id = attendance.meeting and m.turn is null))`,
  },
  // Index signingKeyEnded, then whether it ever signed (index signatureKey).
  ...(["name", "title"] as const).map((field) => ({
    noun: "signingKey",
    field,
    ended: sql`state in ('refused', 'revoked')
      and not exists (select 1 from ${signatureTable} s where s."key" = signingKey.id)`,
  })),
] as const;

/** Erases titles that nobody needs any more. An event tells phones to look again. */
async function eraseTitles(setting: Environment): Promise<number> {
  const before = daysBefore(setting.now(), PERSONAL_DAYS);
  let erased = 0;
  for (const { noun, field, ended } of TITLES) {
    const [found] = await setting.store.batch([
      statement(
        "read",
        sql`select id, committee from ${tableOf(noun)}
            where ${ended} and stateAt < ${before} and ${sql.identifier(field)} is not null
            limit ${SOME}`,
      ),
    ]);
    erased += await each(found?.rows, ({ id, committee }) =>
      setting.store.batch([
        ...eraseTitle(noun, field, String(id)),
        ...append({
          committee: String(committee),
          mutation: newId(setting),
          kind: `${noun}.forget`,
          target: String(id),
          base: null,
          actor: null,
          role: "deployment",
          unit: null,
          at: setting.now(),
          payload: {},
          salt: randomHex(setting, 16),
        }),
      ]),
    );
  }
  return erased;
}

/**
 * People whose last grant ended long ago (index personLeft), and those whom a ledger named for a seat
 * that has closed since without their ever joining (indexes seatClosed, personSeat).
 */
async function forgetPeople(setting: Environment): Promise<number> {
  const before = daysBefore(setting.now(), PERSONAL_DAYS);
  const results = await setting.store.batch([
    statement("read", sql`select id from ${personTable} where leftAt < ${before} limit ${SOME}`),
    statement(
      "read",
      sql`select p.id from ${seatTable} s join ${personTable} p on p.seat = s.id
          where s.state = 'closed' and s.stateAt < ${before} and p.leftAt is null
            and not exists (select 1 from ${grantTable} where person = p.id) limit ${SOME}`,
    ),
  ]);
  return each(
    results.flatMap(({ rows }) => rows),
    ({ id }) => setting.store.batch(forgetPerson(setting, String(id), setting.now())),
  );
}

/** What holds nothing personal and only has to go: by the indexes on its end. */
function expired(now: string): Statement[] {
  const gone = daysBefore(now, INVITATION_KEPT_DAYS);
  const old = daysBefore(now, RECEIPT_DAYS);
  // A mutation's id begins with its time, so the primary key finds the old ones.
  const before = encodeTime(Date.parse(old), 10);
  return [
    statement("sweep", sql`delete from ${invitationTable} where expiresAt < ${gone}`),
    statement("sweep", sql`delete from ${sessionTable} where expiresAt <= ${now}`),
    statement("sweep", sql`delete from ${reportDeviceTable} where endsAt <= ${now}`),
    statement("sweep", sql`delete from ${rateTable} where endsAt <= ${now}`),
    statement("sweep", sql`delete from ${rateSaltTable} where day < ${now.slice(0, 10)}`),
    // Each client's last receipt stays: it holds the count that the client goes on from.
    statement(
      "sweep",
      sql`delete from ${receiptTable} where mutation in (
            select mutation from ${receiptTable} r
            where mutation < ${before} and at < ${old}
              and (client is null or n < (select max(n) from ${receiptTable} where client = r.client))
            limit 500)`,
    ),
  ];
}

/** Takes rows one by one, each in a transaction of its own; counts those that went through. */
async function each(
  rows: readonly Row[] | undefined,
  take: (row: Row) => Promise<unknown>,
): Promise<number> {
  let taken = 0;
  for (const row of rows ?? []) {
    try {
      await take(row);
      taken += 1;
    } catch (error) {
      // Somebody touched it in this moment: the next sweep looks again.
      if (!(error instanceof Violated)) throw error;
    }
  }
  return taken;
}
