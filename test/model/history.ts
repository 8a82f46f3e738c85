/** One history: phones, a server and a network, driven by a plan, brought to rest, and judged. */

import { memoryStorage, type Write } from "../../shared/sync/memory.ts";
import { pull } from "../../shared/sync/pull.ts";
import type { Entry, Shelf, Transaction } from "../../shared/sync/storage.ts";
import type { Bug } from "./bugs.ts";
import { choicesFrom } from "./choices.ts";
import { layGround } from "./ground.ts";
import { alongTheWay, atRest, type Ledger } from "./invariants.ts";
import { pastThePhone, restoreOnto, type World } from "./mishaps.ts";
import { CASTS, CLERK, COMMITTEE } from "./people.ts";
import { asPosted, entryIn, type SimulatedPhone, simulatedPhone, type Witness } from "./phone.ts";
import { type Database, openDatabase, server } from "./server.ts";
import { type Fate, quiet, tasks } from "./tasks.ts";

/** A history in numbers: who has a phone, what they are about, what happens step by step, how it comes to rest. */
export interface Plan {
  cast: number;
  /** Whether it is about contracts, or about everything else: less meets by chance where all is mixed. */
  contracts: boolean;
  steps: readonly number[];
  rest: number;
}

export interface Verdict {
  wrong: readonly string[];
  log: readonly string[];
}

/** Where histories begin: a database with the ground laid, and what a phone knows that has seen it. */
export interface Stage {
  database: Database;
  known: readonly Write[];
}

const HOUR = 3_600_000;
const JUMPS = [HOUR, 24 * HOUR, 3 * 24 * HOUR, 8 * 24 * HOUR] as const;
/** Rounds after which phones that are not at rest never will be. */
const ROUNDS = 40;
const NO_REST: string = "the phones never come to rest";
const SHELVES: readonly Shelf[] = ["record", "event", "followed"];

/** Lays the ground once; histories begin from it as often as wanted. */
export async function openStage(): Promise<Stage> {
  const database = openDatabase();
  const none = tasks(() => {});
  const source = server(database, none, () => {}, null);
  await layGround(source, database);
  database.startOver();
  const writes = new Map<string, Write>();
  const storage = memoryStorage((written) => {
    for (const write of written) writes.set(`${write.shelf}/${write.key}`, write);
  });
  const transport = {
    send: () => Promise.reject(new Error("nothing to send")),
    feed: async (committee: string, after: number) => {
      const asked = source.feed(CLERK, committee, after);
      for (let done = false; !done; ) {
        await quiet();
        done = none.pending.length === 0;
        if (!done) await none.pick(0, "run");
      }
      return { answer: "page" as const, page: (await asked) as never };
    },
  };
  await pull({ storage, transport, now: source.now, newId: () => "" }, COMMITTEE);
  return { database, known: [...writes.values()].filter(({ shelf }) => SHELVES.includes(shelf)) };
}

/** Runs a history and judges it. The same plan gives the same history. */
export async function history(stage: Stage, plan: Plan, bug: Bug | null): Promise<Verdict> {
  const { database } = stage;
  database.startOver();
  const undo = bug?.rules?.();
  try {
    return await played(stage, plan, bug);
  } finally {
    undo?.();
  }
}

async function played({ database, known }: Stage, plan: Plan, bug: Bug | null): Promise<Verdict> {
  const log: string[] = [];
  const wrong: string[] = [];
  const note = (line: string) => void log.push(line);
  const underWay = tasks(note);
  const ledger: Ledger = {
    given: new Map(),
    raw: new Map(),
    told: new Set(),
    settled: new Set(),
  };
  const served = server(
    database,
    underWay,
    (statements) => {
      if (wrong.length === 0 && statements.some(({ role }) => role === "effect"))
        wrong.push(...alongTheWay(database, served.now()));
    },
    bug,
  );
  let ids = 0;
  const statuses = new Map<string, Entry["status"]>();
  const witness: Witness = {
    contracts: plan.contracts,
    newId: () => `01K${String(++ids).padStart(23, "0")}`,
    log: note,
    stored(phone, write) {
      const entry = entryIn(write);
      if (entry) {
        const { mutation, client, n } = entry;
        statuses.set(mutation.id, entry.status);
        if (!ledger.given.has(mutation.id))
          ledger.given.set(mutation.id, { mutation: asPosted(mutation), phone, client, n });
      } else if (write.shelf === "outbox" && statuses.get(write.key) === "refused")
        ledger.settled.add(write.key);
    },
    toldRefused: (mutation) => void ledger.told.add(mutation),
    threw: (error) => void wrong.push(`the engine threw: ${error}`),
  };
  const phones = await Promise.all(
    (CASTS[plan.cast % CASTS.length] ?? []).map(async (person, index) => {
      const phone = simulatedPhone(`phone${index}`, person, served, underWay, witness, bug);
      await phone.disk.transact((transaction) => prepare(transaction, phone, known));
      return phone;
    }),
  );
  const world = { database, served, underWay, phones, ledger, witness };
  for (const [index, step] of plan.steps.entries()) {
    if (wrong.length > 0) break;
    take(world, step, index);
    await quiet();
  }
  if (wrong.length === 0) {
    const rested = await comeToRest(world, plan.rest);
    if (wrong.length === 0 && !rested) wrong.push(NO_REST);
  }
  if (wrong.every((one) => one === NO_REST))
    wrong.push(...(await atRest(database, served, phones, ledger)));
  return { wrong, log };
}

async function prepare(
  transaction: Transaction,
  { person }: SimulatedPhone,
  known: readonly Write[],
): Promise<void> {
  for (const { shelf, key, value } of known) await transaction.put(shelf, key, value as never);
  await transaction.put("me", "me", {
    ...person,
    displayName: null,
    seat: null,
    committees: [],
  });
}

const FATES: readonly Fate[] = [
  "run",
  "run",
  "run",
  "run",
  "run",
  "lose",
  "twice",
  "late",
  "runThenLose",
];

/** One step of a plan: somebody does something, or something that is under way goes on. */
function take({ served, underWay, phones, ledger, witness }: World, step: number, index: number) {
  const choose = choicesFrom(step);
  const what = choose(100);
  const phone = phones[choose(phones.length)];
  if (!phone) return;
  const tab = choose(2);
  if (what < 22) phone.give(tab, `words ${index}`, choose);
  else if (what < 36) phone.send(tab);
  else if (what < 44) phone.pull(tab);
  else if (what < 87) {
    if (underWay.pending.length > 0)
      void underWay.pick(choose(underWay.pending.length), FATES[choose(FATES.length)] ?? "run");
  } else if (what < 90)
    phone.crash((["now", "beforeWrite", "afterWrite"] as const)[choose(3)] ?? "now");
  else if (what < 91) {
    const jump = JUMPS[choose(JUMPS.length)] ?? HOUR;
    witness.log(`${jump / HOUR} hours pass`);
    served.advance(jump);
  } else if (what < 93) {
    const without = choose(3) === 0 ? served.revoked : served.signedOut;
    if (!without.delete(phone.person.person)) without.add(phone.person.person);
  } else if (what < 94) phone.resolveOne(tab, choose);
  else if (what < 95) void served.seal();
  else if (what < 96) void served.sweep().catch(() => {});
  else if (what < 98)
    void restoreOnto(phone, phones, witness).catch(() =>
      witness.log(`${phone.name} loses the backup`),
    );
  else void pastThePhone({ served, ledger, witness }, phone, `words ${index}`, choose);
}

/** Everybody is online and signed in; what is under way goes on in any order, and nothing is lost. */
async function comeToRest({ served, underWay, phones }: World, seed: number): Promise<boolean> {
  const choose = choicesFrom(seed);
  const runAll = async () => {
    await quiet();
    for (let left = 4_000; underWay.pending.length > 0 && left > 0; left--)
      await underWay.pick(choose(underWay.pending.length), "run");
  };
  served.signedOut.clear();
  served.revoked.clear();
  for (let round = 0; round < ROUNDS; round++) {
    for (const phone of phones) {
      phone.send(choose(2));
      if (choose(2) === 0) phone.pull(choose(2));
    }
    await runAll();
    for (const phone of phones) phone.pull(choose(2));
    await runAll();
    if (underWay.pending.length === 0 && (await areDrained(phones))) {
      await served.seal();
      for (const phone of phones) phone.pull(0);
      await runAll();
      return true;
    }
  }
  return false;
}

const areDrained = async (phones: readonly SimulatedPhone[]): Promise<boolean> => {
  for (const { disk } of phones) {
    const waiting = await disk.transact((transaction) => transaction.all("outbox"));
    if (waiting.some(({ status }) => status !== "refused")) return false;
  }
  return true;
};
