/**
 * A simulated phone: the product's engine in two tabs over one storage, on a network that loses,
 * doubles, delays and reorders, in a hand that may drop it at any moment.
 */
import type { Mutation } from "../../shared/kit/mutation.ts";
import { isCreating } from "../../shared/kit/noun.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { give, type Phone } from "../../shared/sync/give.ts";
import { memoryStorage, type Write } from "../../shared/sync/memory.ts";
import { pull } from "../../shared/sync/pull.ts";
import { resolve as resolveRefused } from "../../shared/sync/resolve.ts";
import { send } from "../../shared/sync/send.ts";
import type { Entry, Storage } from "../../shared/sync/storage.ts";
import type { Answer, FeedAnswer, Transport } from "../../shared/sync/transport.ts";
import { look } from "../../shared/sync/view.ts";
import type { Bug } from "./bugs.ts";
import { intentionFor } from "./intentions.ts";
import { COMMITTEE, type Person } from "./people.ts";
import type { Server } from "./server.ts";
import type { Tasks } from "./tasks.ts";

/** What a history remembers besides what the program does. */
export interface Witness {
  /** Whether people are about contracts, or about everything else. */
  contracts: boolean;
  newId(): string;
  log(line: string): void;
  /** Called for every write that a phone has really stored. */
  stored(phone: SimulatedPhone, write: Write): void;
  /** Called when the server has told somebody that a mutation is refused for good. */
  toldRefused(mutation: string): void;
  /** Called with whatever the engine threw: it should never throw. */
  threw(error: unknown): void;
}

export interface SimulatedPhone {
  name: string;
  person: Person;
  /** Reads what is on the disk, whatever life the phone is in. */
  disk: Storage;
  give(tab: number, words: string, choose: (below: number) => number): void;
  send(tab: number): void;
  pull(tab: number): void;
  resolveOne(tab: number, choose: (below: number) => number): void;
  crash(when: "now" | "beforeWrite" | "afterWrite"): void;
}

interface Life {
  over: boolean;
  ends: "beforeWrite" | "afterWrite" | null;
}

class Lost extends Error {}
const never = <T>(): Promise<T> => new Promise(() => {});
const UNKNOWN = { answer: "unknown", wait: null } as const;

export function simulatedPhone(
  name: string,
  person: Person,
  server: Server,
  tasks: Tasks,
  witness: Witness,
  bug: Bug | null,
): SimulatedPhone {
  let life: Life = { over: false, ends: null };
  let tabs: Phone[] = [];
  const disk = memoryStorage((writes) => {
    if (life.ends === "beforeWrite") {
      life.over = true;
      throw new Lost();
    }
    for (const write of writes) witness.stored(phone, write);
  });
  const start = (): void => {
    const mine: Life = { over: false, ends: null };
    life = mine;
    const storage: Storage = {
      transact: (work) =>
        mine.over
          ? never()
          : disk.transact(work).then(
              (value) => {
                if (mine.ends === "afterWrite") mine.over = true;
                return mine.over ? never() : value;
              },
              (error) => {
                if (error instanceof Lost) return never();
                throw error;
              },
            ),
    };
    const kept = bug?.storage?.(storage) ?? storage;
    const network = transport(name, person, server, tasks, witness);
    tabs = [0, 1].map(() => ({
      storage: kept,
      transport: bug?.transport?.(network, kept, witness.newId) ?? network,
      now: server.now,
      newId: witness.newId,
    }));
  };
  const inTab = (tab: number, run: (engine: Phone) => Promise<unknown>): void => {
    if (life.over) start();
    const engine = tabs[tab % tabs.length];
    if (engine) run(engine).catch(witness.threw);
  };
  const phone: SimulatedPhone = {
    name,
    person,
    disk,
    give: (tab, words, choose) =>
      inTab(tab, async (engine) => {
        const intention = intentionFor(
          await look(engine.storage),
          person,
          words,
          choose,
          witness.contracts,
        );
        const given = await give(engine, intention);
        const { noun, command, target } = intention;
        witness.log(
          `${name} gives ${noun}.${command} on ${target}: ${given.outcome === "waiting" ? given.mutation : given.refusal.reason}`,
        );
      }),
    send: (tab) => inTab(tab, send),
    pull: (tab) => inTab(tab, (engine) => pull(engine, COMMITTEE)),
    resolveOne: (tab, choose) =>
      inTab(tab, async (engine) => {
        const { outbox } = await look(engine.storage);
        const refused = outbox.filter(({ status }) => status === "refused");
        const entry = refused[choose(refused.length)];
        if (!entry) return;
        const keep = (["mine", "theirs", "both"] as const)[choose(3)] ?? "theirs";
        const resolved = await resolveRefused(engine, entry.mutation.id, { keep });
        witness.log(`${name} resolves ${entry.mutation.id} by ${keep}: ${resolved.outcome}`);
      }),
    crash(when) {
      witness.log(`${name} crashes ${when}`);
      if (when === "now") life.over = true;
      else life.ends = when;
    },
  };
  start();
  return phone;
}

/** The network between a phone and the server: HTTP as the contract has it, with every way to fail. */
function transport(
  name: string,
  person: Person,
  server: Server,
  tasks: Tasks,
  witness: Witness,
): Transport {
  const ask = <A>(what: string, asked: () => Promise<A>): Promise<A | typeof UNKNOWN> =>
    new Promise((resolve) => {
      const hear = (answer: A | typeof UNKNOWN): void =>
        tasks.add({
          kind: "answer",
          what: `${name} ${what}`,
          meet: (fate) => resolve(fate === "run" ? answer : UNKNOWN),
        });
      const arrive = (heard: (answer: A | typeof UNKNOWN) => void): void => {
        asked().then(heard, () => heard(UNKNOWN));
      };
      const travel = (heard: typeof hear, gone: () => void): void =>
        tasks.add({
          kind: "request",
          what: `${name} ${what}`,
          meet(fate) {
            if (fate === "lose" || fate === "late" || fate === "runThenLose") gone();
            if (fate === "run" || fate === "twice") arrive(heard);
            if (fate === "runThenLose") arrive(() => {});
            // It comes (again) later, when nobody listens any more.
            if (fate === "late" || fate === "twice")
              travel(
                () => {},
                () => {},
              );
          },
        });
      travel(hear, () => resolve(UNKNOWN));
    });
  return {
    send: ({ mutation, client, n }) =>
      ask(`${mutation.id} n=${n}`, async (): Promise<Answer> => {
        const outcome = await server.command(person, asPosted(mutation), client, n);
        if (outcome.outcome === "done")
          return { answer: "done", target: outcome.target, tag: outcome.tag };
        if (outcome.outcome === "unanswerable") {
          if (outcome.reason === "notSignedIn") return { answer: "signIn" };
          if (outcome.reason === "gap") {
            witness.log(`${name} is to count from ${outcome.expected}, not from ${n}`);
            return { answer: "gap", expected: outcome.expected };
          }
        }
        witness.toldRefused(mutation.id);
        const refusal = {
          reason: outcome.reason,
          params: outcome.outcome === "refused" ? outcome.params : {},
          issues: [],
          tag: null,
        };
        witness.log(`${mutation.id} is refused: ${outcome.reason}`);
        return { answer: "refused", refusal };
      }),
    feed: (committee, after) =>
      ask(`feed ${after}`, async (): Promise<FeedAnswer> => {
        if (server.signedOut.has(person.person)) return { answer: "signIn" };
        const page = await server.feed(person, committee, after);
        return { answer: "page", page } as unknown as FeedAnswer;
      }),
  };
}

/** What of a mutation goes over the wire: the committee with creating commands only, args as JSON. */
export function asPosted(mutation: Mutation): Mutation {
  const command = NOUNS[mutation.noun]?.commands[mutation.command];
  const args = JSON.parse(JSON.stringify(mutation.args)) as unknown;
  const committee = command && isCreating(command) ? mutation.committee : "";
  return { ...mutation, committee, args };
}

/** An outbox entry among a phone's writes. */
export const entryIn = ({ shelf, value }: Write): Entry | null =>
  shelf === "outbox" && value !== undefined ? (value as Entry) : null;
