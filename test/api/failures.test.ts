/** Every statement of every kind of command fails in turn, over a real D1: no half state, and a retry that works once. */
import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Role } from "../../shared/kit/roles.ts";
import { aCommittee, type Committee } from "../builders/district.ts";
import type { Given } from "./asking.ts";
import { dump } from "./dump.ts";
import { failEach } from "./failing.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer(inject("worker"));
});
afterAll(() => server?.close());

const PAST = "2020-01-01T00:00:00.000Z";
const problemText = { title: "路灯不亮", place: "滨河路三巷", urgency: "urgent" };
const promise = { promise: "换灯", due: "2099-12-31" };
const commitmentOf = (committee: Committee, state: string, more: Record<string, unknown> = {}) =>
  committee.put("commitment", state, {
    ...promise,
    sourceId: ulid(),
    unit: committee.units[0]?.id,
    heardAt: PAST,
    ...more,
  });
const resourceOf = (committee: Committee) =>
  committee.put("resource", "offered", {
    unit: committee.units[0]?.id,
    kind: "hours",
    title: "志愿服务",
    quantity: 10,
    unitOfMeasure: "小时",
    validTo: "ongoing",
  });

interface Kind {
  what: string;
  by: Role;
  command: string;
  /** What the command is given on, and its input. */
  prepare(committee: Committee): Promise<{ on: Entity | string; args: object; given?: Given }>;
  /** Events that the mutation leaves; none for a refusal, of which only a receipt is written. */
  events: number;
}

const KINDS: readonly Kind[] = [
  {
    what: "a creating command",
    by: "clerk",
    command: "problem.record",
    prepare: async ({ code, units }) => ({
      on: code,
      args: { ...problemText, reporters: [units[0]?.id] },
    }),
    events: 1,
  },
  {
    what: "a command that does not commute",
    by: "clerk",
    command: "commitment.extend",
    prepare: async (committee) => ({
      on: await commitmentOf(committee, "active"),
      args: { due: "2100-01-31", reason: "等材料" },
    }),
    events: 1,
  },
  {
    what: "a command that commutes",
    by: "liaison",
    command: "commitment.note",
    prepare: async (committee) => ({
      on: await commitmentOf(committee, "active"),
      args: { note: "已完成一半" },
    }),
    events: 1,
  },
  {
    what: "a claim that makes a commitment and sets a resource aside",
    by: "liaison",
    command: "problem.claim",
    prepare: async (committee) => ({
      on: await committee.put("problem", "listed", { ...problemText, reporters: [] }),
      args: {
        ...promise,
        unit: committee.units[0]?.id,
        resource: (await resourceOf(committee)).id,
        quantity: 2,
      },
    }),
    events: 3,
  },
  {
    what: "a merge, which changes two records of one noun",
    by: "clerk",
    command: "problem.merge",
    prepare: async (committee) => {
      const fields = { ...problemText, reporters: [committee.units[0]?.id] };
      const into = await committee.put("problem", "listed", { ...problemText, reporters: [] });
      return { on: await committee.put("problem", "reported", fields), args: { into: into.id } };
    },
    events: 2,
  },
  {
    what: "a handing-over, which makes a commitment out of another",
    by: "clerk",
    command: "commitment.agreeTransfer",
    prepare: async (committee) => {
      const transferTo = committee.units[1]?.id;
      return { on: await commitmentOf(committee, "transfer_accepted", { transferTo }), args: {} };
    },
    events: 2,
  },
  {
    what: "a command on a record whose lease has lapsed, which is settled first",
    by: "clerk",
    command: "problem.defer",
    prepare: async (committee) => ({
      on: await committee.put("problem", "claimed", {
        ...problemText,
        reporters: [],
        claimant: committee.units[0]?.id,
        commitment: ulid(),
        leaseEndsAt: PAST,
      }),
      args: { reviewOn: "2099-12-31", reason: "等预算" },
    }),
    events: 2,
  },
  {
    what: "a refusal, of which a receipt is kept",
    by: "clerk",
    command: "problem.strikeOff",
    prepare: async (committee) => ({
      on: await committee.put("problem", "done_claimed", { ...problemText, reporters: [] }),
      args: {},
    }),
    events: 0,
  },
];

describe("a command in which one statement fails", () => {
  let forced = 0;

  it.each(KINDS)("leaves nothing behind, and its retry happens once: $what", async (kind) => {
    const committee = await aCommittee().with(2).units().in(server.store);
    const { on, args } = await kind.prepare(committee);
    const asking = server.asking(committee.who(kind.by));
    const sent = { id: ulid(), client: ulid(), n: 1 };
    const give = (headers = {}) => asking.give(on, kind.command, args, { ...sent, headers });
    const before = await dump(server.store);
    const { answer, statements } = await failEach(server, give);
    forced += statements;
    // The last try went past the end of the batch, so nothing failed: it is the retry.
    expect(answer.body.outcome ?? answer.body.reason).toBe(
      kind.events > 0 ? "done" : "verifyFirst",
    );
    expect(statements).toBeGreaterThanOrEqual(kind.events > 0 ? 5 : 1);
    const done = await dump(server.store);
    expect(done).not.toBe(before);
    const again = await give();
    expect([again.status, again.body]).toEqual([answer.status, answer.body]);
    expect(await dump(server.store)).toBe(done);
    const [count] = await server.query(
      `select count(*) as events from event where mutation = '${sent.id}' or mutation like '${sent.id}-%'`,
    );
    expect(count?.events).toBe(kind.events);
  });

  afterAll(() => {
    console.log(`forced failures: ${forced} statements, each made to fail alone`);
    expect(forced).toBeGreaterThan(50);
  });
});
