/** Who may do what: every route, by everybody, on records in every state, against the declarations. */
import { describe, expect, inject, it } from "vitest";
import { isCreating } from "../../shared/kit/noun.ts";
import type { Grant } from "../../shared/kit/roles.ts";
import { NOUNS, nounNamed } from "../../shared/nouns.ts";
import type { Store } from "../../worker/kit/store.ts";
import { putDivisions } from "../builders/district.ts";
import { type Person, peopleWith } from "../builders/people.ts";
import { aRecord, putRecords } from "../builders/records.ts";
import { answered, askingOver, headersOf, type Send } from "./asking.ts";
import { choices } from "./choices.ts";
import { startServer } from "./harness.ts";
import { inside } from "./inside.ts";
import {
  agrees,
  type Case,
  CODES,
  commandCases,
  type Expected,
  everybody,
  expected,
  HOME,
  maySee,
  namedOf,
  UNITS,
  unitFields,
} from "./matrix.ts";

const CASES = commandCases();
const nameOf = ({ noun, name, record }: Case, grants: readonly Grant[] | null): string =>
  `${noun.name}.${name} on ${record?.state ?? "nothing"} by ${JSON.stringify(grants)}`;
const keyOf = (grants: readonly Grant[] | null): string => JSON.stringify(grants);

/** The ground that every case stands on: divisions, four units, and everybody signed in. */
async function ground(store: Store): Promise<Map<string, Person | null>> {
  await putDivisions(store, CODES);
  const unit = nounNamed("unit");
  const units = UNITS.map((id) => ({
    noun: unit,
    entity: aRecord(unit, HOME, "active", { id, tag: id, name: "成员单位", nature: "enterprise" }),
  }));
  const named = Object.values(NOUNS)
    .filter(({ name }) => name !== "unit")
    .map((noun) => {
      const id = namedOf(noun.name);
      const state = noun.name === "problem" ? "listed" : (Object.keys(noun.states)[0] ?? "");
      // Who may say something of a contract is told by its parties: the unit that inputs name is one.
      const parties = noun.name === "contract" ? { parties: [namedOf("unit")] } : {};
      return { noun, entity: aRecord(noun, HOME, state, { id, tag: id, ...parties }) };
    });
  await putRecords(store, [...units, ...named]);
  const most = everybody(UNITS.length - 1).filter((grants) => grants !== null);
  const people = await peopleWith(store, most);
  return new Map([
    [keyOf(null), null],
    ...people.map((person): [string, Person] => [keyOf(person.grants), person]),
  ]);
}

const isStranger = (grants: readonly Grant[] | null): boolean =>
  grants !== null && grants.length > 0 && !maySee(grants);

/** A unit's own record stands already, in the state that the case wants it in. */
async function putCase(store: Store, { noun, record }: Case): Promise<void> {
  if (!record) return;
  if (noun.name === "unit")
    await store.batch([
      {
        role: "effect",
        sql: "delete from unitSearch where rowid = (select no from unit where id = ?)",
        params: [record.id],
      },
      { role: "effect", sql: "delete from unit where id = ?", params: [record.id] },
    ]);
  await putRecords(store, [{ noun, entity: record }]);
}

const ask = async (send: Send, { path, record, command, body }: Case, person: Person | null) =>
  answered(
    await send(path.replace(":id", record?.id ?? ""), {
      method: "POST",
      body: JSON.stringify(body),
      headers: {
        ...headersOf({}, command.commutes ? null : (record?.tag ?? null)),
        ...(person ? { Cookie: person.cookie } : {}),
      },
    }),
  );

describe("who may do what", () => {
  it("is answered by every command in every state as its declaration says, and a refusal changes nothing", async () => {
    const app = await inside();
    const people = await ground(app.store);
    app.settle();
    const counts = new Map<Expected | "refusedByRule", number>();
    const wrong: string[] = [];
    const illegal = new Set<string>();
    for (const [at, one] of CASES.entries()) {
      await putCase(app.store, one);
      app.settle();
      for (const [turn, grants] of everybody(unitFields(one.noun).length).entries()) {
        // Who may not even see it is turned away before its state is looked at: a quarter of them each time.
        if (isStranger(grants) && one.record && (at + turn) % 4 > 0) continue;
        const wanted = expected(one, grants);
        const before = app.touched();
        const { status, body } = await ask(app.send, one, people.get(keyOf(grants)) ?? null);
        const changed = app.touched() !== before;
        if (wanted === "state") illegal.add(`${one.path} ${one.name} ${one.record?.state}`);
        const told = wanted === "allowed" && status >= 400 ? "refusedByRule" : wanted;
        counts.set(told, (counts.get(told) ?? 0) + 1);
        if (!agrees(wanted, status, body.reason) || changed !== status < 300)
          wrong.push(`${nameOf(one, grants)}: ${wanted}, but ${status} ${body.reason}`);
        if (changed) app.startOver();
      }
      if (wrong.length > 20) break;
    }
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    console.log(`authorisation: ${total} combinations in process`, Object.fromEntries(counts));
    expect(wrong).toEqual([]);
    expect(counts.get("allowed")).toBeGreaterThan(1_000);
    // Every command was tried from every state that it may not start from, by somebody who else might give it.
    const pairs = CASES.filter(
      ({ record, command }) => record && !command.from.includes(record.state),
    );
    const wanted = new Set(
      pairs.map(({ path, name, record }) => `${path} ${name} ${record?.state}`),
    );
    console.log(`illegal transitions: ${wanted.size} pairs of command and state`);
    expect(illegal).toEqual(wanted);
  }, 300_000);

  it("is the same over HTTP in workerd, for a sample of the combinations", async () => {
    const { seed, pick } = choices();
    const server = await startServer(inject("worker"));
    try {
      const people = await ground(server.store);
      const sample = Array.from({ length: 600 }, () => {
        const one = pick(CASES);
        const record =
          one.record && one.noun.name !== "unit"
            ? aRecord(one.noun, HOME, one.record.state, { ...own(one.record) })
            : one.record;
        return { one: { ...one, record }, grants: pick(everybody(unitFields(one.noun).length)) };
      }).filter(({ one }) => one.noun.name !== "unit" || one.record?.state !== "left");
      await putRecords(
        server.store,
        sample.flatMap(({ one }) =>
          one.record && one.noun.name !== "unit" ? [{ noun: one.noun, entity: one.record }] : [],
        ),
      );
      const rows = async () => {
        const all = await Promise.all(
          Object.keys(NOUNS).map((noun) => server.query(`select * from ${noun}`)),
        );
        return new Map(all.flat().map((row) => [String(row.id), JSON.stringify(row)]));
      };
      const before = await rows();
      const wrong: string[] = [];
      const changed = new Set<string>();
      const line = sample.values();
      await Promise.all(
        Array.from({ length: 6 }, async () => {
          for (const { one, grants } of line) {
            const wanted = expected(one, grants);
            const answer = await ask(
              (path, init) => fetch(`${server.url}${path}`, init),
              one,
              people.get(keyOf(grants)) ?? null,
            );
            if (answer.status < 300) changed.add(one.record?.id ?? answer.body.target);
            else if (one.noun.name === "unit" && answer.body.reason === "conflict") continue;
            if (!agrees(wanted, answer.status, answer.body.reason))
              wrong.push(
                `${nameOf(one, grants)}: ${wanted}, but ${answer.status} ${answer.body.reason}`,
              );
          }
        }),
      );
      console.log(`authorisation: ${sample.length} combinations over HTTP, seed ${seed}`);
      expect(wrong).toEqual([]);
      const after = await rows();
      const touched = [...after].filter(([id, row]) => before.get(id) !== row && !changed.has(id));
      // Another problem is merged into the one that inputs name, and changes it.
      expect(touched.filter(([id]) => before.has(id) && id !== namedOf("problem"))).toEqual([]);
      expect(sample.length).toBeGreaterThanOrEqual(500);
    } finally {
      await server.close();
    }
  });

  it("leaves commands that only follow from others without a route", async () => {
    const app = await inside();
    const people = await ground(app.store);
    const asking = askingOver(app.send)(
      people.get(keyOf([{ role: "admin", scope: HOME, unit: null }])) ?? null,
    );
    const consequences = Object.values(NOUNS).flatMap((noun) =>
      Object.entries(noun.commands)
        .filter(([, { by }]) => by.anyOf.length === 0)
        .map(([name, command]) =>
          isCreating(command)
            ? `/api/${noun.plural}/${name}`
            : `/api/${noun.plural}/${UNITS[0]}/${name}`,
        ),
    );
    expect(consequences.length).toBeGreaterThan(5);
    for (const path of consequences) {
      const { status, body } = await asking.post(path, { committee: HOME });
      expect({ path, status, reason: body.reason }).toEqual({
        path,
        status: 404,
        reason: "notFoundPage",
      });
    }
  });
});

/** Fields that a copy of a record keeps; its id and tag are its own. */
const own = ({ id: _, tag: __, turn: ___, ...fields }: NonNullable<Case["record"]>) => fields;

describe("who may read what", () => {
  /** Routes that need no session; a calendar's address is its key. */
  const PUBLIC = /^\/api\/(public|docs|openapi\.json|calendar\/)/;

  it("is decided by the committee that a route is about, whoever asks, and reading changes nothing", async () => {
    const app = await inside();
    const people = await ground(app.store);
    const records = Object.values(NOUNS).map((noun) => {
      const state = Object.keys(noun.states)[0] ?? "";
      const one = CASES.find((found) => found.noun === noun && found.record?.state === state);
      return { noun, entity: one?.record ?? aRecord(noun, HOME, state) };
    });
    await putRecords(
      app.store,
      records.filter(({ noun }) => noun.name !== "unit"),
    );
    app.settle();
    const reads = app.app.routes
      .filter(({ method, path }) => method === "GET" && path.startsWith("/api/"))
      .map(({ path }) => path);
    const tenant = reads.flatMap((path) => {
      const found = records.find(({ noun }) => path.startsWith(`/api/${noun.plural}`));
      if (found)
        return [
          `${path.replace(":id", found.entity.id)}?${path.includes(":id") ? "" : `committee=${HOME}`}`,
        ];
      return path.startsWith("/api/committees/:code") ? [path.replace(":code", HOME)] : [];
    });
    let combinations = 0;
    for (const path of tenant)
      for (const grants of everybody(3)) {
        const before = app.touched();
        const { status, body } = await askingOver(app.send)(people.get(keyOf(grants)) ?? null).get(
          path,
        );
        combinations += 1;
        const wanted = grants === null ? 401 : maySee(grants) ? 200 : 404;
        // What is personal is for those who work in the community itself, not for who oversees it.
        const oversees = !(grants ?? []).some(({ scope }) => scope === HOME);
        const kept = /\/(people|journal|bundle)\?*$/.test(path) && oversees && status === 403;
        // Nothing is proven of a text that is still talked about.
        const early = path.endsWith("/bundle?") && !oversees && body.reason === "notFrozen";
        expect({ path, grants, status, reason: status < 400 ? "" : body.reason }).toMatchObject({
          status: wanted === 200 ? (kept ? 403 : early ? 409 : 200) : wanted,
        });
        expect(app.touched()).toBe(before);
      }
    const apart = reads.filter((path) => !PUBLIC.test(path));
    for (const path of apart) {
      const { status } = await askingOver(app.send)(null).get(path.replace(/:\w+/g, HOME));
      combinations += 1;
      expect({ path, status }).toEqual({ path, status: 401 });
    }
    console.log(`reading: ${combinations} combinations of ${reads.length} routes`);
    expect(tenant.length).toBeGreaterThanOrEqual(3 * Object.keys(NOUNS).length + 2);
  });
});
