/** What the schedule brings about each minute: lapsed leases are settled, new leaves are sealed. */
import { type SQL, sql } from "drizzle-orm";
import { ulid } from "ulid";
import { dateOf, daysAfter } from "../../shared/deadlines.ts";
import { signHead } from "../../shared/journal/seal.ts";
import {
  append as appendLeaf,
  EMPTY_FRONTIER,
  type Frontier,
  root,
} from "../../shared/journal/tree.ts";
import { keyOf } from "../../shared/kit/mutation.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { decideSettling, settlingNeeds } from "../../shared/kit/take.ts";
import { NOUNS, nounNamed } from "../../shared/nouns.ts";
import { STALE_DAYS } from "../../shared/station/facts.ts";
import { ANSWER_DAYS, REPORT_DAYS } from "../../shared/station-report.ts";
import { type Environment, randomHex } from "../environment.ts";
import { addRecords, entityOf, readRecords, tableOf } from "../kit/records.ts";
import { statement, Violated } from "../kit/store.ts";
import { insertSeal, journalEnds, leavesBetween, newestSeal } from "./feed.ts";
import { effectWrites } from "./write.ts";

/** At most so many in one sweep: a request has a thousand statements, and the next minute comes. */
const LAPSES = 50;
const LEAVES = 5_000;

const leaseEnded = (now: string) =>
  sql`leaseEndsAt is not null and leaseEndsAt <= ${now} and state in ('proposed', 'confirmed', 'claimed')`;

/**
 * Records that time alone may have moved on, by noun (a partial index each); the noun's own `settle` decides.
 * Commitments first: their lapse hands the problem back, in the same step.
 */
const MAY_BE_DUE: Readonly<Record<string, (now: string) => SQL>> = {
  commitment: leaseEnded,
  problem: leaseEnded,
  resource: (now) => sql`state in ('offered', 'paused') and validTo < ${dateOf(now)}`,
  station: (now) =>
    sql`(state = 'verified' and checkedAt <= ${daysAfter(now, -STALE_DAYS)})
        or (state = 'temporarily_closed' and closedUntil < ${dateOf(now)})`,
  stationReport: (now) =>
    sql`(state = 'open' and createdAt <= ${daysAfter(now, -ANSWER_DAYS)})
        or (state = 'unanswered' and createdAt <= ${daysAfter(now, -REPORT_DAYS)})`,
  meeting: (now) => sql`state = 'minutes_circulated' and objectionsUntil <= ${now}`,
  contract: (now) =>
    sql`(state = 'signing' and signBy < ${dateOf(now)})
        or (state = 'published' and "from" <= ${dateOf(now)})
        or (state in ('in_force', 'mid_review') and until < ${dateOf(now)})
        or (state = 'terminating' and endsOn <= ${dateOf(now)})`,
  contractClause: (now) =>
    sql`state = 'ending' or (state = 'in_force' and nextOn <= ${dateOf(now)})`,
};

/** Settles what has lapsed; each record in a transaction of its own, so one that moved on stops no other. */
export async function settleLapsed(environment: Environment): Promise<number> {
  const now = environment.now();
  let settled = 0;
  for (const [name, mayBeDue] of Object.entries(MAY_BE_DUE)) {
    const [found] = await environment.store.batch([
      statement("read", sql`select * from ${tableOf(name)} where ${mayBeDue(now)} limit ${LAPSES}`),
    ]);
    for (const row of found?.rows ?? []) {
      if (await settleOne(environment, name, entityOf(name, row), now)) settled += 1;
    }
  }
  return settled;
}

async function settleOne(environment: Environment, name: string, entity: Entity, now: string) {
  const noun = nounNamed(name);
  const loaded = new Map([[keyOf(name, entity.id), entity]]);
  const mutation = ulid(Date.parse(now), () => (environment.random(1)[0] ?? 0) / 256);
  const wanted = settlingNeeds(noun, entity, now);
  if (wanted.length > 0) {
    addRecords(loaded, wanted, await environment.store.batch(readRecords(wanted)));
  }
  const effects = decideSettling({ nouns: NOUNS, loaded, now }, noun, entity, mutation);
  if (effects.length === 0) return false;
  try {
    await environment.store.batch(
      effectWrites(effects, null, now, () => randomHex(environment, 16)),
    );
    return true;
  } catch (error) {
    // Somebody touched it in this moment and has settled it with their own command.
    if (error instanceof Violated) return false;
    throw error;
  }
}

/** Seals the new leaves of every committee under a signed tree head (RFC 6962). */
export async function sealJournals(environment: Environment): Promise<number> {
  const { store } = environment;
  const [ends] = await store.batch([journalEnds()]);
  let seals = 0;
  for (const row of ends?.rows ?? []) {
    const size = Math.min(Number(row.size ?? 0), Number(row.sealed ?? 0) + LEAVES);
    if (size <= Number(row.sealed ?? 0)) continue;
    const committee = String(row.committee);
    const [last, leaves] = await store.batch([
      newestSeal(committee),
      leavesBetween(committee, Number(row.sealed ?? 0), size),
    ]);
    const before = last?.rows[0]
      ? (JSON.parse(String(last.rows[0].frontier)) as Frontier)
      : EMPTY_FRONTIER;
    const frontier = (leaves?.rows ?? []).reduce<Frontier>(
      (edge, { leaf }) => appendLeaf(edge, String(leaf)),
      before,
    );
    const { privateKey, fingerprint } = await environment.sealKey();
    const head = { committee, size: frontier.size, root: root(frontier), at: environment.now() };
    const seal = await signHead(head, privateKey, fingerprint);
    try {
      await store.batch([insertSeal(seal, JSON.stringify(frontier))]);
      seals += 1;
    } catch (error) {
      // Two sweeps at once seal the same leaves: the first one stands.
      if (!(error instanceof Violated)) throw error;
    }
  }
  return seals;
}
