/**
 * Bugs planted to prove that the model finds such bugs: each takes away one thing that the design
 * holds on to. None is in the product; they wrap what the product is handed.
 */

import type { Mutation } from "../../shared/kit/mutation.ts";
import type { Command, Entity } from "../../shared/kit/noun.ts";
import { anyOf, role, spokenFor } from "../../shared/kit/noun.ts";
import { NOUNS } from "../../shared/nouns.ts";
import type { Storage, Transaction } from "../../shared/sync/storage.ts";
import type { Transport } from "../../shared/sync/transport.ts";
import type { Row, Statement, Store } from "../../worker/kit/store.ts";

export interface Bug {
  name: string;
  /** What must be seen to go wrong: a bug counts as found only when this is what shows. */
  shows: RegExp;
  /** Changes the statements to be written. */
  plant?(statements: Statement[]): Statement[];
  /** Changes how batches run. */
  store?(store: Store): Store;
  /** Changes the mutation as the server understands it. */
  mutation?(mutation: Mutation, query: (sql: string) => Row[]): Mutation;
  storage?(storage: Storage): Storage;
  transport?(transport: Transport, storage: Storage, newId: () => string): Transport;
  /** Changes a rule, and gives back what undoes that. */
  rules?(): () => void;
}

const ofTable = ({ role, sql }: Statement, table: string): boolean =>
  role === "effect" && sql.includes(`update "${table}"`);
/** An update that overwrites whatever it finds. */
const unconditional = (statement: Statement): Statement =>
  statement.sql.endsWith("and tag = ?")
    ? {
        ...statement,
        sql: statement.sql.slice(0, -"and tag = ?".length),
        params: statement.params.slice(0, -1),
      }
    : statement;
const naiveOn =
  (...tables: string[]) =>
  (statements: Statement[]): Statement[] =>
    statements.map((statement) =>
      tables.some((table) => ofTable(statement, table)) ? unconditional(statement) : statement,
    );
const countOf = (query: (sql: string) => Row[], target: string): number =>
  Number(
    query(
      `select count(*) as changes from event where target = '${target}' and kind <> 'commitment.note'`,
    )[0]?.changes,
  );

/** Passes every put of a storage through `change`. */
const putting = (
  storage: Storage,
  change: (shelf: string, value: unknown, transaction: Transaction) => Promise<unknown>,
): Storage => ({
  transact: (work) =>
    storage.transact((transaction) =>
      work({
        ...transaction,
        put: async (shelf, key, value) =>
          transaction.put(shelf, key, (await change(shelf, value, transaction)) as typeof value),
      }),
    ),
});

const swapRule = (noun: string, name: string, by: Command<Entity>["by"]): (() => void) => {
  const command = NOUNS[noun]?.commands[name] as { by: Command<Entity>["by"] };
  const before = command.by;
  command.by = by;
  return () => {
    command.by = before;
  };
};

/** Lets a command write one more field. */
const alsoWriting = (noun: string, name: string, changes: object): (() => void) => {
  const command = NOUNS[noun]?.commands[name] as Command<Entity>;
  const { apply } = command;
  command.apply = (context) => {
    const applied = apply(context);
    return "refused" in applied
      ? applied
      : { ...applied, changes: { ...applied.changes, ...changes } };
  };
  return () => {
    command.apply = apply;
  };
};

/** Versions that the phone predicted, by mutation: what it would have sent instead of a tag. */
const predicted = new Map<string, number>();

export const BUGS: readonly Bug[] = [
  {
    name: "no receipt",
    shows: /was refused, and applied/,
    plant: (statements) => statements.filter(({ role }) => role !== "receipt"),
  },
  {
    name: "no base: the last writer wins",
    shows: /was decided on/,
    mutation: (mutation, query) =>
      mutation.base === null || mutation.target === null
        ? mutation
        : {
            ...mutation,
            base: String(
              query(`select tag from "${mutation.noun}" where id = '${mutation.target}'`)[0]?.tag ??
                mutation.base,
            ),
          },
  },
  {
    name: "integer versions instead of ids",
    shows: /was decided on/,
    storage: (storage) =>
      putting(storage, async (shelf, value, transaction) => {
        const entry = value as { mutation: Mutation; status: string };
        if (shelf !== "outbox" || predicted.has(entry.mutation.id)) return value;
        const { target } = entry.mutation;
        const seen = (await transaction.all("event")).filter(
          (event) => event.target === target && event.kind !== "commitment.note",
        );
        const own = (await transaction.all("outbox")).filter(
          ({ mutation, status }) =>
            mutation.target === target && mutation.base !== null && status !== "refused",
        );
        predicted.set(entry.mutation.id, seen.length + own.length);
        return value;
      }),
    mutation: (mutation, query) => {
      const version = predicted.get(mutation.id);
      if (mutation.base === null || mutation.target === null || version === undefined)
        return mutation;
      const [row] = query(`select tag from "${mutation.noun}" where id = '${mutation.target}'`);
      const meets = row && countOf(query, mutation.target) === version;
      return { ...mutation, base: meets ? String(row.tag) : "another version" };
    },
  },
  {
    name: "split batch: two transactions, and a crash may come between",
    shows: /overwrote|its last event|stands at/,
    store: (store) => ({
      async batch(statements) {
        const half = statements.findIndex(({ role }) => role === "event");
        if (half < 1) return store.batch(statements);
        const first = await store.batch(statements.slice(0, half));
        return [...first, ...(await store.batch(statements.slice(half)))];
      },
    }),
  },
  {
    name: "no receipt of a refusal",
    shows: /was refused, and applied/,
    plant: (statements) =>
      statements.length === 1 ? statements.filter(({ role }) => role !== "receipt") : statements,
  },
  {
    name: "cleared before the acknowledgement",
    shows: /words are gone|nothing came of it/,
    transport: (transport, storage) => ({
      ...transport,
      async send(entry) {
        await storage.transact((transaction) => transaction.remove("outbox", entry.mutation.id));
        return transport.send(entry);
      },
    }),
  },
  {
    name: "a new id for every try",
    shows: /nobody gave it/,
    transport: (transport, _, newId) => ({
      ...transport,
      send: (entry) => transport.send({ ...entry, mutation: { ...entry.mutation, id: newId() } }),
    }),
  },
  {
    name: "an unknown answer taken for a refusal",
    shows: /nothing came of it/,
    transport: (transport) => ({
      ...transport,
      async send(entry) {
        const answer = await transport.send(entry);
        if (answer.answer !== "unknown") return answer;
        const refusal = { reason: "internal", params: {}, issues: [], tag: null };
        return { answer: "refused", refusal };
      },
    }),
  },
  {
    name: "a count that is never mended",
    shows: /never come to rest/,
    transport: (transport) => ({
      ...transport,
      async send(entry) {
        const answer = await transport.send(entry);
        return answer.answer === "gap" ? { answer: "unknown", wait: null } : answer;
      },
    }),
  },
  {
    name: "cursor skips an event",
    shows: /otherwise than the server/,
    storage: (storage) =>
      putting(storage, async (shelf, value) => {
        const followed = value as { cursor: number };
        return shelf === "followed" && followed.cursor % 7 === 3
          ? { ...followed, cursor: followed.cursor + 1 }
          : value;
      }),
  },
  {
    name: "naive claim: read that it is free, then take it",
    shows: /is held by/,
    plant: naiveOn("problem"),
  },
  {
    name: "naive capacity: read what is left, then draw on it",
    shows: /promises; they make|allocated/,
    plant: naiveOn("resource"),
  },
  {
    name: "no guard: effects that miss are not noticed",
    shows: /overwrote/,
    plant: (statements) => statements.filter(({ role }) => role !== "guard"),
  },
  {
    name: "right check dropped: whoever speaks for a unit verifies",
    shows: /commitment.verify by/,
    rules: () =>
      swapRule(
        "commitment",
        "verify",
        anyOf(role("clerk").of("committee"), ...spokenFor("unit").anyOf),
      ),
  },
  {
    name: "right check dropped: whoever sealed a print compares it",
    shows: /signature.confirmSealed by/,
    rules: () => swapRule("signature", "confirmSealed", spokenFor("parties")),
  },
  {
    name: "naive count: two sign at once, and each is the first",
    shows: /signatures; there are|have signed/,
    plant: naiveOn("contract"),
  },
  {
    // Once it is frozen the database itself lets nothing of it change.
    name: "a text is frozen with a hash that is not its own",
    shows: /the frozen text \S+ has changed/,
    rules: () => alsoWriting("contractText", "freeze", { sm3: "0".repeat(64) }),
  },
];
