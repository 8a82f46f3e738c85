/**
 * Executes mutations: one read batch, a decision in pure code, one write batch. The receipt row is the
 * moment of truth; see docs/decisions/0003-journal.md for the order of statements and why.
 */
import { sql } from "drizzle-orm";
import { judge } from "../../shared/contract/judge.ts";
import { decide, namedIn, needsOf } from "../../shared/kit/decide.ts";
import { type Decision, type Issue, keyOf, type Mutation } from "../../shared/kit/mutation.ts";
import type { Claim, Entity, Refusal } from "../../shared/kit/noun.ts";
import type { Actor } from "../../shared/kit/roles.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { addRecords, readRecords } from "../kit/records.ts";
import { type Result, type Statement, type Store, statement, Violated } from "../kit/store.ts";
import { receiptTable } from "./table.ts";
import { type Recorded, writesOf } from "./write.ts";

/** A mutation as it came over HTTP, with what makes sending it twice harmless. */
export interface Envelope {
  mutation: Mutation;
  /** Random per installation; null for a caller without an outbox. */
  client: string | null;
  /** 1, 2, 3… per client; null with it. */
  n: number | null;
  /** SHA-256 of what was asked, hex. */
  bodyHash: string;
}

export type Outcome =
  | { outcome: "done"; mutation: string; noun: string; target: string; tag: string }
  | {
      outcome: "refused";
      mutation: string;
      reason: string;
      params: Record<string, string | number>;
      issues?: Issue[];
    };

export interface Deciding {
  store: Store;
  /** The server's clock: instant, ISO 8601. */
  now(): string;
  /** 16 random bytes in hex, for a payload's salt. */
  salt(): string;
  /** Waits a little before another try; jittered, in milliseconds. */
  pause(milliseconds: number): Promise<void>;
  /** Fingerprint of the deployment's key (hex): what a signed statement has to name. */
  deployment(): Promise<string>;
  /** Only for the proof: plants a bug in the statements to be written. */
  plant?(statements: Statement[]): Statement[];
}

/** Where the session is read from: its statements ride in the same batch as the mutation's. */
export interface Caller {
  statements: readonly Statement[];
  actor(results: readonly Result[]): Actor | null;
}

/** A twin answered with another body, or a gap in the client's count: no receipt can be written. */
export type Unanswerable =
  | { outcome: "unanswerable"; reason: "notSignedIn" | "mutationReused" }
  | { outcome: "unanswerable"; reason: "gap"; expected: number };

/** More tries than any unlucky writer needed in a race of forty. */
const TRIES = 24;

/** Receipt by its primary key; the client's last `n` by the unique index on (client, n): 1 row each. */
const receiptReads = ({ mutation, client }: Envelope): Statement[] => [
  statement("read", sql`select * from ${receiptTable} where mutation = ${mutation.id}`),
  statement(
    "read",
    sql`select n from ${receiptTable} where client = ${client} order by n desc limit 1`,
  ),
];

/**
 * Executes a mutation and says what came of it. Running it again with the same id and body answers the
 * same; a refused mutation can never be applied later.
 */
export async function execute(
  setting: Deciding,
  caller: Caller,
  envelope: Envelope,
): Promise<Outcome | Unanswerable> {
  for (let attempt = 1; ; attempt++) {
    const answer = await attemptOnce(setting, caller, envelope);
    if (answer !== "again") return answer;
    if (attempt === TRIES)
      throw new Error(`mutation ${envelope.mutation.id} found no quiet moment`);
    await setting.pause(attempt * 5);
  }
}

async function attemptOnce(
  setting: Deciding,
  caller: Caller,
  envelope: Envelope,
): Promise<Outcome | Unanswerable | "again"> {
  const { mutation, client, n, bodyHash } = envelope;
  const { store } = setting;
  const { noun, target } = mutation;
  const named = [...(target === null ? [] : [{ noun, id: target }]), ...namedIn(NOUNS, mutation)];
  const results = await store.batch([
    ...caller.statements,
    ...receiptReads(envelope),
    ...readRecords(named),
  ]);
  const [receipts, lastN, ...found] = results.slice(caller.statements.length);
  const actor = caller.actor(results);
  if (!actor?.person) return { outcome: "unanswerable", reason: "notSignedIn" };

  const receipt = receipts?.rows[0];
  if (receipt) {
    // Somebody else's mutation id, or another body under the same id: never told what it was.
    if (receipt.bodyHash !== bodyHash || receipt.person !== actor.person)
      return { outcome: "unanswerable", reason: "mutationReused" };
    return JSON.parse(String(receipt.outcome)) as Outcome;
  }
  const expected = Number(lastN?.rows[0]?.n ?? 0) + 1;
  if (client !== null && n !== expected)
    return { outcome: "unanswerable", reason: "gap", expected };

  const now = setting.now();
  const loaded = new Map<string, Entity>();
  addRecords(loaded, named, found);
  const entity = loaded.get(keyOf(noun, target ?? "")) ?? null;
  await load(store, loaded, needsOf({ nouns: NOUNS, now }, mutation, entity));

  const decision = decide({ nouns: NOUNS, loaded, now, whole: true }, mutation, actor);
  const record = { envelope, person: actor.person, now };
  if (decision.outcome === "refused") return refuseWith(setting, record, decision);
  const fault = await faultIn(setting, decision.claims);
  if (fault) {
    const { refused: reason, params = {} } = fault;
    return refuseWith(setting, record, { outcome: "refused", reason, params });
  }
  const outcome = outcomeOf(mutation, decision);
  const planned = writesOf({ ...record, outcome, effects: decision.effects, salt: setting.salt });
  try {
    await store.batch(setting.plant ? setting.plant(planned) : planned);
    return outcome;
  } catch (error) {
    // A twin took the receipt, or a record changed between reading and writing: look again. The next
    // look finds the twin's receipt, a base that no longer holds (a conflict), or a record on which the
    // decision can simply be made afresh.
    if (error instanceof Violated) return "again";
    throw error;
  }
}

/** The first claim that does not hold. */
async function faultIn(
  { deployment }: Deciding,
  claims: readonly Claim[],
): Promise<Refusal | null> {
  for (const claim of claims) {
    const fault = await judge(claim, await deployment());
    if (fault) return fault;
  }
  return null;
}

async function load(
  store: Store,
  loaded: Map<string, Entity>,
  wanted: readonly { noun: string; id: string }[],
): Promise<void> {
  const missing = wanted.filter(({ noun, id }) => !loaded.has(keyOf(noun, id)));
  if (missing.length === 0) return;
  addRecords(loaded, missing, await store.batch(readRecords(missing)));
}

const outcomeOf = (
  mutation: Mutation,
  decision: Extract<Decision, { outcome: "done" }>,
): Outcome => {
  const last = decision.effects.findLast((effect) => effect.after.id === decision.target);
  return {
    outcome: "done",
    mutation: mutation.id,
    noun: mutation.noun,
    target: decision.target,
    tag: last?.after.tag ?? mutation.id,
  };
};

async function refuseWith(
  setting: Deciding,
  record: Recorded,
  decision: Extract<Decision, { outcome: "refused" }>,
): Promise<Outcome | "again"> {
  const { mutation, client } = record.envelope;
  const outcome: Outcome = { ...decision, mutation: mutation.id };
  // Without an outbox nobody asks again, and nothing needs to be remembered of what was refused.
  if (client === null) return outcome;
  const planned = writesOf({ ...record, outcome, effects: [], salt: setting.salt });
  try {
    await setting.store.batch(setting.plant ? setting.plant(planned) : planned);
    return outcome;
  } catch (error) {
    if (error instanceof Violated) return "again";
    throw error;
  }
}
