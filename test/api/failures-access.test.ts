/** Writes that are no command: every statement of theirs fails in turn too, over a real D1. */
import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { statement } from "../../worker/kit/store.ts";
import { aCommittee, type Committee } from "../builders/district.ts";
import type { Person } from "../builders/people.ts";
import type { Answer, Asking } from "./asking.ts";
import { dump } from "./dump.ts";
import { failEach } from "./failing.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer(inject("worker"));
});
afterAll(() => server?.close());

/** Uses are counted whether or not they succeed. */
const COUNTED = ["rate", "rateSalt"];
const forgetUses = () => server.store.batch([statement("rate", sql`delete from rate`)]);

type Headers = Record<string, string>;
interface Prepared {
  ask(headers?: Headers): Promise<Answer>;
  status: number;
  /** What asking for the very same again is answered. */
  again: number;
  /** True for a second asking that does something of its own: another link, say. */
  anew?: true;
  afterwards?(answer: Answer): Promise<void>;
}

interface Write {
  what: string;
  /** Fewer statements than this, and the write would not be the one that is meant. */
  least: number;
  prepare(committee: Committee): Promise<Prepared>;
}

const tokenIn = (answer: Answer): string => String(answer.body.url).split("#")[1] ?? "";
const signedInAs = (cookie: string): Asking =>
  server.asking({ id: "", grants: [], cookie } satisfies Person);
const cookieOf = (answer: Answer): string =>
  (answer.headers.get("Set-Cookie") ?? "").split(";")[0] ?? "";

const openSeat = ({ put, units }: Committee) =>
  put("seat", "open", { unit: units[0]?.id, role: "liaison" });

async function invited(committee: Committee): Promise<string> {
  const clerk = server.asking(committee.who("clerk"));
  const seat = await openSeat(committee);
  return tokenIn(await clerk.post("/api/invitations", { seat: seat.id }));
}

/** Somebody who has joined by an invitation, with a card, and their device. */
async function joined(committee: Committee): Promise<{ person: string; cookie: string }> {
  const token = await invited(committee);
  const answer = await server
    .asking(null)
    .post("/api/join", { token, device: "phone", displayName: "扎西", workPhone: "08916333333" });
  await forgetUses();
  return { person: String(answer.body.person), cookie: cookieOf(answer) };
}

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

/** The smallest JPEG that the door lets through, different every time. */
function photo(): Uint8Array {
  return new Uint8Array([0xff, 0xd8, 0xff, 0xda, ...crypto.getRandomValues(new Uint8Array(40))]);
}

const WRITES: readonly Write[] = [
  {
    what: "an invitation",
    least: 3,
    async prepare(committee) {
      const seat = await openSeat(committee);
      const clerk = server.asking(committee.who("clerk"));
      return {
        ask: (headers) => clerk.post("/api/invitations", { seat: seat.id }, headers),
        ...{ status: 201, again: 201, anew: true },
      };
    },
  },
  {
    what: "an invitation taken back",
    least: 3,
    async prepare(committee) {
      const seat = await openSeat(committee);
      const clerk = server.asking(committee.who("clerk"));
      const { body } = await clerk.post("/api/invitations", { seat: seat.id });
      const ask = (headers?: Headers) => clerk.delete(`/api/invitations/${body.id}`, headers);
      return { ask, status: 204, again: 404 };
    },
  },
  {
    what: "joining by an invitation: the link still works once, afterwards",
    least: 7,
    async prepare(committee) {
      const input = { token: await invited(committee), device: "phone", displayName: "扎西" };
      return {
        ask: async (headers) => {
          await forgetUses();
          return server.asking(null).post("/api/join", input, headers);
        },
        ...{ status: 201, again: 410 },
        async afterwards(answer) {
          expect(answer.headers.get("Set-Cookie")).toMatch(/HttpOnly; SameSite=Lax/);
          const { status, body } = await signedInAs(cookieOf(answer)).get("/api/me");
          expect([status, body.person]).toEqual([200, answer.body.person]);
        },
      };
    },
  },
  {
    what: "a role added to whoever is signed in",
    least: 6,
    async prepare(committee) {
      const { cookie, person } = await joined(committee);
      const input = { token: await invited(committee), device: "phone", asMe: true };
      return {
        ask: async (headers) => {
          await forgetUses();
          return signedInAs(cookie).post("/api/join", input, headers);
        },
        ...{ status: 201, again: 410 },
        async afterwards(answer) {
          expect(answer.body.person).toBe(person);
          const seats = await server.query(
            `select count(*) as held from grantHeld where person = '${person}'`,
          );
          expect(seats).toEqual([{ held: 1 }]);
        },
      };
    },
  },
  {
    what: "a link for a further device",
    least: 1,
    async prepare(committee) {
      const { cookie } = await joined(committee);
      return {
        ask: (headers) => signedInAs(cookie).post("/api/devices/link", {}, headers),
        ...{ status: 201, again: 201, anew: true },
      };
    },
  },
  {
    what: "a further device that opens its link",
    least: 4,
    async prepare(committee) {
      const { cookie, person } = await joined(committee);
      const token = tokenIn(await signedInAs(cookie).post("/api/devices/link"));
      return {
        ask: async (headers) => {
          await forgetUses();
          return server.asking(null).post("/api/join", { token, device: "computer" }, headers);
        },
        ...{ status: 201, again: 410 },
        async afterwards(answer) {
          expect(answer.body.person).toBe(person);
          expect((await signedInAs(cookie).get("/api/devices")).body.items).toHaveLength(2);
        },
      };
    },
  },
  {
    what: "a device that the committee cuts off",
    least: 4,
    async prepare(committee) {
      const { person } = await joined(committee);
      const clerk = server.asking(committee.who("clerk"));
      const { body } = await clerk.get(`/api/devices?person=${person}`);
      const ask = (headers?: Headers) => clerk.delete(`/api/devices/${body.items[0].id}`, headers);
      return { ask, status: 204, again: 404 };
    },
  },
  {
    what: "signing out",
    least: 1,
    async prepare(committee) {
      const { cookie } = await joined(committee);
      const ask = (headers?: Headers) => signedInAs(cookie).post("/api/sign-out", {}, headers);
      return { ask, status: 204, again: 204 };
    },
  },
  {
    what: "the end of a grant",
    least: 7,
    async prepare(committee) {
      const { person, cookie } = await joined(committee);
      const clerk = server.asking(committee.who("clerk"));
      const unit = committee.units[0]?.id;
      const grant = `person=${person}&role=liaison&scope=${committee.code}&unit=${unit}`;
      return {
        ask: (headers) => clerk.delete(`/api/grants?${grant}`, headers),
        ...{ status: 204, again: 404 },
        async afterwards() {
          expect((await signedInAs(cookie).get("/api/me")).status).toBe(401);
        },
      };
    },
  },
  {
    what: "a card that its person changes",
    least: 1,
    async prepare(committee) {
      const { cookie } = await joined(committee);
      const card = { displayName: "次仁", workPhone: null };
      return {
        ask: (headers) => signedInAs(cookie).put("/api/my-data/card", card, headers),
        ...{ status: 200, again: 200 },
      };
    },
  },
  {
    what: "a person who has themselves erased",
    least: 12,
    async prepare(committee) {
      const { person, cookie } = await joined(committee);
      return {
        ask: (headers) => signedInAs(cookie).delete("/api/my-data", headers),
        ...{ status: 204, again: 401 },
        async afterwards() {
          const left = await server.query(
            `select (select count(*) from personCard where person = '${person}')
                  + (select count(*) from grantHeld where person = '${person}')
                  + (select count(*) from session where person = '${person}') as count`,
          );
          expect(left).toEqual([{ count: 0 }]);
        },
      };
    },
  },
  {
    what: "a photo: nobody sees bytes that no row stands for",
    least: 1,
    async prepare({ who, code }) {
      const liaison = server.asking(who("liaison"));
      const bytes = photo();
      const name = createHash("sha256").update(bytes).digest("hex");
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

describe("a write in which one statement fails", () => {
  let forced = 0;

  it.each(WRITES)("leaves nothing behind, and its retry happens once: $what", async (write) => {
    const committee = await aCommittee().with(1).units().in(server.store);
    const prepared = await write.prepare(committee);
    const before = await dump(server.store, COUNTED);
    const { answer, statements } = await failEach(server, prepared.ask, COUNTED);
    forced += statements;
    expect([answer.status, answer.body]).toEqual([prepared.status, answer.body]);
    expect(statements).toBeGreaterThanOrEqual(write.least);
    const done = await dump(server.store, COUNTED);
    expect(done).not.toBe(before);
    await prepared.afterwards?.(answer);
    expect((await prepared.ask()).status).toBe(prepared.again);
    if (!prepared.anew) expect(await dump(server.store, COUNTED)).toBe(done);
  });

  it("leaves nothing behind on the first use of a day, and the token that follows is given out again", async () => {
    const committee = await aCommittee().with(1).units().in(server.store);
    const { cookie } = await joined(committee);
    await server.aheadByDays(1);
    try {
      const ask = (headers?: Headers) => signedInAs(cookie).get("/api/me", headers);
      const { answer, statements } = await failEach(server, ask, COUNTED);
      forced += statements;
      expect(statements).toBeGreaterThanOrEqual(3);
      expect(cookieOf(answer)).not.toBe(cookie);
      expect(cookieOf(await ask())).toBe(cookieOf(answer));
      expect((await signedInAs(cookieOf(answer)).get("/api/me")).status).toBe(200);
    } finally {
      await server.aheadByDays(0);
    }
  });

  afterAll(() => {
    console.log(`forced failures: ${forced} statements of other writes, each made to fail alone`);
    expect(forced).toBeGreaterThan(100);
  });
});
