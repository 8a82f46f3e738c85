/** Forty at once, in real workerd over a real D1: what only one may have, one gets. */
import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Entity } from "../../shared/kit/noun.ts";
import { aCommittee, type Committee } from "../builders/district.ts";
import type { Answer } from "./asking.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer(inject("worker"));
});
afterAll(() => server?.close());

const MANY = 40;
const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const atOnce = (make: (i: number) => Promise<Answer>, count = MANY): Promise<Answer[]> =>
  Promise.all(times(count, make));
const tally = (answers: readonly Answer[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const told = status < 300 ? "done" : String(body.reason);
    counts[told] = (counts[told] ?? 0) + 1;
  }
  return counts;
};
const problemText = { title: "路灯不亮", place: "滨河路三巷", urgency: "urgent" };
const claim = (unit: string, more: object = {}) => ({
  promise: "换灯",
  due: "2099-12-31",
  unit,
  ...more,
});
const read = async (
  committee: Committee,
  noun: string,
  id: string,
): Promise<Record<string, unknown>> =>
  (await server.asking(committee.who("clerk")).get(`/api/${noun}s/${id}`)).body;
const active = (committee: Committee, unit: Entity) =>
  committee.put("commitment", "active", {
    sourceId: ulid(),
    promise: "换灯",
    unit: unit.id,
    due: "2099-12-31",
    heardAt: new Date().toISOString(),
  });

describe("forty at once", () => {
  it("claim one problem: one has it, the others are told that it changed", async () => {
    const committee = await aCommittee().with(MANY).units().in(server.store);
    const problem = await committee.put("problem", "listed", { ...problemText, reporters: [] });
    const answers = await atOnce((i) => {
      const unit = committee.units[i];
      const liaison = server.asking(committee.who("liaison", unit));
      return liaison.give(problem, "problem.claim", claim(unit?.id ?? ""));
    });
    expect(tally(answers)).toEqual({ done: 1, conflict: MANY - 1 });
    const promises = await server.query(
      `select unit from commitment where sourceId = '${problem.id}'`,
    );
    expect(promises).toEqual([{ unit: (await read(committee, "problem", problem.id)).claimant }]);
  });

  it("ask that one person be erased: it is done once, and the others hear that it is or find nobody signed in", async () => {
    const committee = await aCommittee().with(1).units().in(server.store);
    const liaison = committee.who("liaison", committee.units[0]);
    const answers = await atOnce(() => server.asking(liaison).delete("/api/my-data"));
    const { done = 0, ...others } = tally(answers);
    expect(done).toBeGreaterThan(0);
    expect(Object.keys(others).filter((told) => told !== "notSignedIn")).toEqual([]);
    const revoked = await server.query(
      `select seq from event where committee = '${committee.code}' and kind = 'access.revoked'`,
    );
    expect(revoked).toHaveLength(1);
  });

  it("draw on a resource of ten: ten are given, never more", async () => {
    const committee = await aCommittee().with(1).units().in(server.store);
    const [unit] = committee.units;
    const resource = await committee.put("resource", "offered", {
      unit: unit?.id,
      kind: "hours",
      title: "志愿服务",
      quantity: 10,
      unitOfMeasure: "小时",
      validTo: "ongoing",
    });
    const problems = await Promise.all(
      times(MANY, () => committee.put("problem", "listed", { ...problemText, reporters: [] })),
    );
    const liaison = server.asking(committee.who("liaison", unit));
    const answers = await atOnce((i) =>
      liaison.give(
        problems[i] as Entity,
        "problem.claim",
        claim(unit?.id ?? "", { resource: resource.id, quantity: 1 }),
      ),
    );
    expect(tally(answers)).toEqual({ done: 10, full: MANY - 10 });
    expect(await read(committee, "resource", resource.id)).toMatchObject({
      allocated: 10,
      active: 10,
    });
  });

  it("ask for a resource on the same page that each has open: asking again after a conflict, ten are given", async () => {
    const committee = await aCommittee().with(1).units().in(server.store);
    const [unit] = committee.units;
    const fields = { unit: unit?.id, kind: "place", title: "会议室", quantity: 10 };
    const resource = await committee.put("resource", "offered", {
      ...fields,
      unitOfMeasure: "间",
      validTo: "ongoing",
    });
    const clerk = server.asking(committee.who("clerk"));
    const answers = await atOnce(async () => {
      for (let base = resource.tag; ; ) {
        const args = { promise: "开会", due: "2099-12-31", quantity: 1 };
        const answer = await clerk.give(resource, "resource.request", args, { base });
        if (answer.body.reason !== "conflict") return answer;
        base = answer.body.params.tag;
      }
    });
    expect(tally(answers)).toEqual({ done: 10, full: MANY - 10 });
    expect(await read(committee, "resource", resource.id)).toMatchObject({
      allocated: 10,
      active: 10,
    });
  });

  it("write notes on one promise: all are kept, each with a place of its own", async () => {
    const committee = await aCommittee().with(1).units().in(server.store);
    const unit = committee.units[0] as Entity;
    const commitment = await active(committee, unit);
    const liaison = server.asking(committee.who("liaison", unit));
    const answers = await atOnce((i) =>
      liaison.give(commitment, "commitment.note", { note: `进展 ${i}` }),
    );
    expect(tally(answers)).toEqual({ done: MANY });
    const { body } = await liaison.get(`/api/commitments/${commitment.id}/timeline`);
    const notes = body.items.map(
      ({ payload }: { payload: { input: { note: string } } }) => payload.input.note,
    );
    expect(new Set(notes)).toEqual(new Set(times(MANY, (i) => `进展 ${i}`)));
    expect(body.items.map(({ seq }: { seq: number }) => seq)).toEqual(times(MANY, (i) => i + 1));
  });
});

describe("the same mutation", () => {
  it("sent twenty times at once happens once, and each time the answer is the same", async () => {
    const committee = await aCommittee().with(1).units().in(server.store);
    const unit = committee.units[0] as Entity;
    const liaison = server.asking(committee.who("liaison", unit));
    const sent = { id: ulid(), client: ulid(), n: 1 };
    const answers = await atOnce(
      () => liaison.give(committee.code, "problem.report", { ...problemText, unit: unit.id }, sent),
      20,
    );
    expect(new Set(answers.map(({ status, body }) => JSON.stringify([status, body]))).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
    const [count] = await server.query(
      `select count(*) as events, (select count(*) from problem where committee = '${committee.code}') as problems
       from event where mutation = '${sent.id}'`,
    );
    expect(count).toEqual({ events: 1, problems: 1 });
  });

  it("with another body, or from somebody else, is refused for good and changes nothing", async () => {
    const committee = await aCommittee().with(1).units().in(server.store);
    const [clerk, secretary] = [committee.who("clerk"), committee.who("secretary")];
    const id = ulid();
    const body = { ...problemText, reporters: [] };
    const first = await server.asking(clerk).give(committee.code, "problem.record", body, { id });
    expect(first.status).toBe(201);
    const other = { ...body, title: "井盖缺失" };
    for (const [who, args] of [
      [clerk, other],
      [secretary, body],
    ] as const) {
      const answer = await server.asking(who).give(committee.code, "problem.record", args, { id });
      expect(answer).toMatchObject({
        status: 422,
        body: { reason: "mutationReused", final: true },
      });
    }
    expect(await read(committee, "problem", id)).toMatchObject({ title: "路灯不亮", tag: id });
  });

  it("that was refused stays refused, whatever changed since", async () => {
    const committee = await aCommittee().with(1).units().in(server.store);
    const unit = committee.units[0] as Entity;
    const liaison = server.asking(committee.who("liaison", unit));
    const commitment = await active(committee, unit);
    const sent = { id: ulid(), client: ulid(), n: 1, base: ulid() };
    const refused = await liaison.give(
      commitment,
      "commitment.claimDone",
      { note: "已完成" },
      sent,
    );
    expect(refused).toMatchObject({ status: 409, body: { reason: "conflict", final: true } });
    await server.query(`update commitment set tag = '${sent.base}' where id = '${commitment.id}'`);
    const again = await liaison.give(commitment, "commitment.claimDone", { note: "已完成" }, sent);
    expect(again).toMatchObject({ status: 409, body: refused.body });
  });

  it("that leaves a gap in its phone's count waits: the answer says which one is missing", async () => {
    const committee = await aCommittee().with(1).units().in(server.store);
    const clerk = server.asking(committee.who("clerk"));
    const sent = { id: ulid(), client: ulid(), n: 3 };
    const body = { ...problemText, reporters: [] };
    const gap = await clerk.give(committee.code, "problem.record", body, sent);
    expect(gap).toMatchObject({
      status: 409,
      body: { reason: "gap", params: { expected: 1 }, final: false },
    });
    for (const n of [1, 2]) {
      const { status } = await clerk.give(committee.code, "problem.record", body, {
        ...sent,
        id: ulid(),
        n,
      });
      expect(status).toBe(201);
    }
    expect((await clerk.give(committee.code, "problem.record", body, sent)).status).toBe(201);
  });
});
