/** Photos and imports: every statement of theirs fails in turn too, over a real D1. */
import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, inject } from "vitest";
import type { Committee } from "../builders/district.ts";
import { aPhoto } from "../builders/photos.ts";
import { type Headers, provesEach, type Write } from "./failing.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer(inject("worker"));
});
afterAll(() => server?.close());

const staged = async ({ who, code, units: [unit] }: Committee) => {
  const clerk = server.asking(who("clerk"));
  const { body } = await clerk.post("/api/imports", { committee: code });
  const enrol = { name: "第一小学", nature: "school" };
  const [school, seat] = [ulid(), ulid()];
  const step = (noun: string, command: string, args: object, more: object = {}) => ({
    ...{ noun, command, target: null, base: null, id: ulid(), args },
    ...more,
  });
  const steps = [
    step("unit", "enrol", enrol, { id: school }),
    step(
      "seat",
      "create",
      { unit: school, role: "liaison", title: "教师" },
      { id: seat, card: { displayName: "卓玛", workPhone: null } },
    ),
    step(
      "unit",
      "amend",
      { name: "改名单位", nature: "enterprise" },
      { target: unit?.id, base: unit?.tag },
    ),
  ];
  const chunk = `/api/imports/${body.id}/chunks/0`;
  return { clerk, steps, chunk, apply: `/api/imports/${body.id}/apply` };
};

const WRITES: readonly Write[] = [
  {
    what: "a photo: nobody sees bytes that no row stands for",
    least: 1,
    async prepare({ who, code }) {
      const liaison = server.asking(who("liaison"));
      const { bytes, name } = aPhoto();
      const path = `/api/attachments/${name}?committee=${code}`;
      return {
        async ask(headers) {
          const answer = await liaison.put(path, bytes, headers);
          expect((await liaison.get(path)).status).toBe(answer.status === 200 ? 200 : 404);
          return answer;
        },
        ...{ status: 200, again: 200 },
      };
    },
  },
  {
    what: "an import begun anew: what was staged before is still there",
    least: 8,
    async prepare(committee) {
      const { clerk, chunk, steps } = await staged(committee);
      await clerk.put(chunk, { steps });
      const ask = (headers?: Headers) =>
        clerk.post("/api/imports", { committee: committee.code }, headers);
      return { ask, status: 201, again: 201, anew: true };
    },
  },
  {
    what: "a chunk of an import",
    least: 3,
    async prepare(committee) {
      const { clerk, chunk, steps } = await staged(committee);
      const ask = (headers?: Headers) => clerk.put(chunk, { steps }, headers);
      return { ask, status: 200, again: 200 };
    },
  },
  {
    what: "an import that is applied",
    least: 30,
    async prepare(committee) {
      const { clerk, chunk, steps, apply } = await staged(committee);
      await clerk.put(chunk, { steps });
      return {
        ask: (headers) => clerk.post(apply, { chunks: 1, steps: steps.length }, headers),
        ...{ status: 200, again: 200 },
        async afterwards() {
          const [events] = await server.query(
            `select count(*) as count from event where committee = '${committee.code}'`,
          );
          expect(events?.count).toBe(steps.length);
        },
      };
    },
  },
];

describe("a photo or an import in which one statement fails", () => {
  provesEach(() => server, WRITES);
});
