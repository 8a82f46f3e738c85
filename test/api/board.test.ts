/** One record of a public board: what everybody may know of it, and what was done to it. */
import { afterAll, beforeAll, beforeEach, expect, inject, it } from "vitest";
import { aCommittee, type Committee } from "../builders/district.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
let committee: Committee;
beforeAll(async () => {
  server = await startServer(inject("worker"));
});
afterAll(() => server?.close());
beforeEach(async () => {
  committee = await aCommittee().with(1).units().in(server.store);
});

const clerk = () => server.asking(committee.who("clerk"));
const onBoard = (id: string) =>
  server.asking(null).get(`/api/public/boards/${committee.code}/problem/${id}`);

it("a public record tells what was done to it and in which office, the latest first, not who nor their words", async () => {
  const { body: made } = await clerk().give(committee.code, "problem.record", {
    title: "三巷路灯不亮",
    urgency: "normal",
    place: "三巷",
    reporters: [],
  });
  const { body: problem } = await clerk().get(`/api/problems/${made.target}`);
  await clerk().give(problem, "problem.defer", {
    reason: "等路面先挖开再说",
    reviewOn: "2099-01-01",
  });
  const { status, body } = await onBoard(made.target);
  expect(status).toBe(200);
  expect(body.events).toEqual([
    { kind: "problem.defer", at: expect.any(String), role: "clerk" },
    { kind: "problem.record", at: expect.any(String), role: "clerk" },
  ]);
  expect(JSON.stringify(body)).not.toContain(committee.who("clerk").id);
});

it("a record that is on no board, or on another community's, is not there", async () => {
  const elsewhere = await aCommittee().with(1).units().in(server.store);
  const { body: made } = await server
    .asking(elsewhere.who("clerk"))
    .give(elsewhere.code, "problem.record", {
      title: "别处的事",
      urgency: "normal",
      place: "别处",
      reporters: [],
    });
  expect((await onBoard(made.target)).status).toBe(404);
  expect((await onBoard("01KZZZZZZZZZZZZZZZZZZZZZZZ")).status).toBe(404);
});
