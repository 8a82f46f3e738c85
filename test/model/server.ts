/** The server of the model: the product's own execution on a real SQLite, batch by batch as tasks. */
import { readdirSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { EMPTY_FRONTIER, root, append as withLeaf } from "../../shared/journal/tree.ts";
import type { Mutation } from "../../shared/kit/mutation.ts";
import { type Caller, type Envelope, execute } from "../../worker/journal/execute.ts";
import { feed, insertSeal } from "../../worker/journal/feed.ts";
import { settleLapsed } from "../../worker/journal/sweep.ts";
import { sqliteStore } from "../../worker/kit/sqlite.ts";
import type { Row, Statement, Store } from "../../worker/kit/store.ts";
import type { Bug } from "./bugs.ts";
import { choicesFrom } from "./choices.ts";
import { COMMITTEE, type Person } from "./people.ts";
import type { Tasks } from "./tasks.ts";

/** Small, so that every phone reads in several pages. */
const PAGE = 8;
const MIGRATIONS = new URL("../../migrations/", import.meta.url);

/** The server went down in the middle of something. */
class Down extends Error {}

export interface Database {
  store: Store;
  query(sql: string): Row[];
  /** Everything since the last call is undone, and a new history begins on the same ground. */
  startOver(): void;
  close(): void;
}

/**
 * A migrated database that goes back to its ground in no time: batches run as savepoints inside one
 * outer savepoint, which is rolled back.
 */
export function openDatabase(): Database {
  const database = new DatabaseSync(":memory:");
  for (const file of readdirSync(MIGRATIONS)
    .filter((name) => name.endsWith(".sql"))
    .sort())
    database.exec(readFileSync(new URL(file, MIGRATIONS), "utf8"));
  const nested: Record<string, string> = {
    "BEGIN IMMEDIATE": "SAVEPOINT batch",
    COMMIT: "RELEASE batch",
    ROLLBACK: "ROLLBACK TO batch; RELEASE batch",
  };
  const face = {
    exec: (sql: string) => database.exec(nested[sql] ?? sql),
    prepare: (sql: string) => database.prepare(sql),
  };
  const store = sqliteStore(face as unknown as DatabaseSync);
  const prepared = new Map<string, ReturnType<DatabaseSync["prepare"]>>();
  let begun = false;
  return {
    store,
    query(sql) {
      const known = prepared.get(sql) ?? database.prepare(sql);
      prepared.set(sql, known);
      return known.all() as Row[];
    },
    startOver() {
      if (begun) database.exec("ROLLBACK TO history; RELEASE history");
      database.exec("SAVEPOINT history");
      begun = true;
    },
    close: () => database.close(),
  };
}

export interface Server {
  /** As `POST /api/<plural>…` does: what the route adds to the phone's mutation, then `execute`. */
  command(person: Person, mutation: Mutation, client: string | null, n: number | null): Answered;
  feed(person: Person, committee: string, after: number): ReturnType<typeof feed>;
  /** Seals every leaf so far, as the sweep does (the signature is left out: nobody checks it here). */
  seal(): Promise<void>;
  sweep(): Promise<unknown>;
  /** Runs without tasks in between, for the ground and the last checks. */
  quietly: Pick<Server, "command">;
  now(): string;
  advance(milliseconds: number): void;
  signedOut: Set<string>;
  /** Persons whose grants were taken away. */
  revoked: Set<string>;
}
type Answered = ReturnType<typeof execute>;

const bodyHash = ({ noun, command, target, committee, base, args }: Mutation): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify([noun, command, target, committee, base, args]))));

export function server(
  { store, query }: Database,
  tasks: Tasks,
  afterBatch: (statements: readonly Statement[]) => void,
  bug: Bug | null,
): Server {
  let clock = Date.parse("2026-11-02T01:00:00.000Z");
  let salts = 0;
  const random = choicesFrom(1);
  const now = () => new Date(clock).toISOString();
  const salt = () => (++salts).toString(16).padStart(32, "0");
  const signedOut = new Set<string>();
  const revoked = new Set<string>();
  const scheduled: Store = {
    batch: (statements) =>
      new Promise((resolve, reject) => {
        tasks.add({
          kind: "batch",
          what: statements.some(({ role }) => role !== "read") ? "write" : "read",
          meet(fate) {
            if (fate === "lose") return reject(new Down());
            const running = store.batch(statements).then((results) => {
              afterBatch(statements);
              return results;
            });
            if (fate === "runThenLose") running.then(() => reject(new Down()), reject);
            else running.then(resolve, reject);
          },
        });
      }),
  };
  const shown = bug?.store?.(scheduled) ?? scheduled;
  const commandOn = (
    on: Store,
    person: Person,
    given: Mutation,
    client: string | null,
    n: number | null,
  ): Answered => {
    const mutation = bug?.mutation?.(given, query) ?? given;
    const caller: Caller = {
      statements: [],
      actor: () =>
        signedOut.has(person.person)
          ? null
          : revoked.has(person.person)
            ? { ...person, grants: [] }
            : person,
    };
    const envelope: Envelope = { mutation, client, n, bodyHash: bodyHash(given) };
    const pause = async () => {};
    const deployment = async () => "0".repeat(64);
    const plant = bug?.plant;
    return execute(
      { store: on, now, salt, pause, deployment, ...(plant ? { plant } : {}) },
      caller,
      envelope,
    );
  };
  return {
    command: (...given) => commandOn(shown, ...given),
    quietly: { command: (...given) => commandOn(store, ...given) },
    async feed(person, committee, after) {
      if (signedOut.has(person.person)) throw new Down();
      return feed(shown, committee, after, PAGE, false);
    },
    async seal() {
      const leaves = query(`select leaf from event order by seq`);
      const [sealed] = query(`select coalesce(max(size), 0) as size from seal`);
      if (leaves.length === 0 || leaves.length === sealed?.size) return;
      const frontier = leaves.reduce<typeof EMPTY_FRONTIER>(
        (edge, { leaf }) => withLeaf(edge, String(leaf)),
        EMPTY_FRONTIER,
      );
      const head = { committee: COMMITTEE, size: leaves.length, root: root(frontier), at: now() };
      await store.batch([insertSeal({ ...head, signature: "", key: "" }, "{}")]);
    },
    sweep: () =>
      settleLapsed({
        store: shown,
        now,
        random: (bytes: number) => Uint8Array.from({ length: bytes }, () => random(256)),
      } as Parameters<typeof settleLapsed>[0]),
    now,
    advance: (milliseconds) => {
      clock += milliseconds;
    },
    signedOut,
    revoked,
  };
}
