/** Bodies, headers and queries that nobody should send: never an error of ours, always a plain answer, nothing stored. */
import fc from "fast-check";
import { beforeAll, describe, expect, inject, it } from "vitest";
import { isCreating } from "../../shared/kit/noun.ts";
import type { Grant } from "../../shared/kit/roles.ts";
import { nounNamed } from "../../shared/nouns.ts";
import { COMMAND_ROUTES } from "../../worker/http/commands.ts";
import type { Store } from "../../worker/kit/store.ts";
import { putDivisions } from "../builders/district.ts";
import { peopleWith } from "../builders/people.ts";
import { aRecord, putRecords } from "../builders/records.ts";
import { seedNow } from "./choices.ts";
import { dump } from "./dump.ts";
import { startServer } from "./harness.ts";
import { type Inside, inside } from "./inside.ts";
import { CODES, HOME, nounsWithRecords, UNITS } from "./matrix.ts";
import { type Ground, type Wild, wildChanges, wildReads } from "./wild.ts";

/** Words of the machine room: an answer that holds one has told too much. */
const INTERNAL =
  /sqlite|D1_|SELECT |INSERT |no such|constraint|stack|TypeError|RangeError|SyntaxError|\.ts:|\.js:|node_modules|\[object |undefined|Unexpected token/;
const FIELDS = "detail final instance issues mutation params reason status title type".split(" ");

async function settleGround(store: Store, app: Inside["app"]): Promise<Ground> {
  await putDivisions(store, CODES);
  const unit = nounNamed("unit");
  const units = UNITS.slice(1).map((id) => ({
    noun: unit,
    entity: aRecord(unit, HOME, "active", { id, tag: id, name: "成员单位", nature: "enterprise" }),
  }));
  const records = nounsWithRecords().flatMap(({ noun, records: some }) =>
    some
      .filter(({ state }) => noun !== unit || state === "active")
      .map((entity) => ({ noun, entity })),
  );
  await putRecords(store, [...units, ...records]);
  const at = (role: Grant["role"], of: string | null = null): Grant => ({
    role,
    scope: HOME,
    unit: of,
  });
  const grants = [
    [at("clerk"), at("liaison", UNITS[0] ?? "")],
    [at("secretary"), at("signatory", UNITS[1] ?? "")],
    [at("clerk"), at("liaison", UNITS[2] ?? "")],
    [at("liaison", UNITS[1] ?? "")],
    [at("admin"), at("secretary")],
    [],
  ];
  // Many of each: some of these requests sign somebody out, or erase them.
  const people = await peopleWith(store, Array.from({ length: 10 }, () => grants).flat());
  const routes = app.routes.filter(({ path }) => path.startsWith("/api/"));
  const commands = new Set(wildCommandPaths());
  return {
    committee: HOME,
    records: [...units, ...records].map(({ noun, entity: { id, tag } }) => ({
      id,
      tag,
      noun: noun.name,
    })),
    cookies: people.map(({ cookie }) => cookie),
    others: routes.filter(
      ({ method, path }) => !["GET", "ALL"].includes(method) && !commands.has(path),
    ),
    reads: routes.filter(({ method }) => method === "GET").map(({ path }) => path),
  };
}

const wildCommandPaths = (): string[] => COMMAND_ROUTES.map(({ path }) => path);

/** What is wrong with an answer to a wild request; empty where nothing is. */
async function faults(response: Response): Promise<string[]> {
  const text = await response.text();
  const { status } = response;
  if (status >= 500) return [`${status} ${text}`];
  if (status < 400) return [];
  if (response.headers.get("Content-Type") !== "application/problem+json")
    return [`${status} as ${response.headers.get("Content-Type")}`];
  const body = JSON.parse(text) as Record<string, unknown>;
  const unknown = Object.keys(body).filter((name) => !FIELDS.includes(name));
  const { instance: _, ...said } = body;
  const told = INTERNAL.exec(JSON.stringify(said));
  return [
    ...(body.status === status && typeof body.reason === "string" ? [] : ["not a problem"]),
    ...(typeof body.title === "string" && body.title !== "" ? [] : ["no title"]),
    ...unknown.map((name) => `unknown field ${name}`),
    ...(told ? [`tells of ${told[0]}`] : []),
  ];
}

/** True where a body names something that its command does not know: it must never be taken. */
function hasStranger({ route, value }: Wild): boolean {
  const command = route?.noun.commands[route.command];
  if (!command || typeof value !== "object" || value === null) return false;
  const { shape } = command.input._zod.def as unknown as { shape: object };
  const known = [...Object.keys(shape), ...(isCreating(command) ? ["committee"] : [])];
  return Object.keys(value).some((name) => !known.includes(name));
}

const initOf = ({ method, headers, body }: Wild): RequestInit => ({
  method,
  headers,
  ...(body === null ? {} : { body }),
});

/**
 * Over the network. workerd closes a connection when it has answered without reading all of the body; a
 * request that was on its way on the same connection then fails, and is sent again.
 */
async function sentOver(url: string, wild: Wild): Promise<Response> {
  for (let attempt = 1; ; attempt++)
    try {
      return await fetch(`${url}${wild.path}`, initOf(wild));
    } catch (error) {
      if (attempt === 5)
        throw new Error(`no answer to ${wild.method} ${wild.path}`, { cause: error });
    }
}

/** Counting uses of a link is no effect of what was refused; a receipt is what remains of a refusal. */
const BOOKS = ["rate", "rateSalt", "receipt"];

describe("a request that nobody should send", () => {
  const seed = seedNow();
  let app: Inside;
  let ground: Ground;
  beforeAll(async () => {
    app = await inside();
    ground = await settleGround(app.store, app.app);
    app.settle();
  });

  it("is answered plainly, and stores nothing where it is refused (5,000 bodies)", async () => {
    const before = await dump(app.store, BOOKS);
    const counts = { done: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(wildChanges(ground), async (wild) => {
        const touched = app.touched();
        const response = await app.send(wild.path, initOf(wild));
        const done = response.status < 300;
        counts[done ? "done" : "refused"] += 1;
        const changed = app.touched() !== touched;
        const stored = changed && !done && (await dump(app.store, BOOKS)) !== before;
        if (changed) app.startOver();
        const found = await faults(response);
        if (stored) found.push(`${response.status} stored something`);
        if (done && hasStranger(wild)) found.push("took a field that it does not know");
        expect(found).toEqual([]);
      }),
      { numRuns: 5_000, seed },
    );
    console.log(`fuzz: 5000 bodies in process, seed ${seed}`, counts);
    expect(counts.done).toBeGreaterThan(100);
  });

  it("is answered plainly where it only reads (1,500 queries)", async () => {
    const before = await dump(app.store, BOOKS);
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(wildReads(ground), async (wild) => {
        const response = await app.send(wild.path, initOf(wild));
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        expect(await faults(response)).toEqual([]);
      }),
      { numRuns: 1_500, seed },
    );
    console.log(`fuzz: 1500 queries in process, seed ${seed}`, Object.fromEntries(statuses));
    expect(statuses.get(200)).toBeGreaterThan(100);
    expect(await dump(app.store, BOOKS)).toBe(before);
  });

  it("is answered the same by workerd: nothing is written that was not acknowledged (600 over HTTP)", async () => {
    const server = await startServer(inject("worker"));
    try {
      const there = await settleGround(server.store, app.app);
      const acknowledged = new Set<string>();
      const wilds = [
        ...fc.sample(wildChanges(there), { numRuns: 450, seed }),
        ...fc.sample(wildReads(there), { numRuns: 150, seed }),
      ];
      const wrong: string[] = [];
      const line = wilds.values();
      await Promise.all(
        Array.from({ length: 6 }, async () => {
          for (const wild of line) {
            const response = await sentOver(server.url, wild);
            const done = response.status < 300 && wild.route !== null;
            if (done) acknowledged.add(String((await response.clone().json()).mutation));
            const found = await faults(response);
            if (found.length > 0)
              wrong.push(
                `${found} on ${wild.method} ${wild.path} ${JSON.stringify(initOf(wild)).slice(0, 500)}`,
              );
          }
        }),
      );
      console.log(`fuzz: ${wilds.length} over HTTP, seed ${seed}, ${acknowledged.size} done`);
      expect(wrong).toEqual([]);
      const events = await server.query(
        "select mutation, kind from event where kind not like 'access.%'",
      );
      const receipts = await server.query(
        "select mutation from receipt where json_extract(outcome, '$.outcome') = 'done'",
      );
      const stray = [...events, ...receipts]
        .map(({ mutation }) => String(mutation).split("-")[0] ?? "")
        .filter((mutation) => !acknowledged.has(mutation));
      expect(stray).toEqual([]);
    } finally {
      await server.close();
    }
  });
});
