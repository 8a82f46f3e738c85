/** Writes about who is who: every statement of theirs fails in turn too, over a real D1. */
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { statement } from "../../worker/kit/store.ts";
import { aCommittee, type Committee } from "../builders/district.ts";
import type { Person } from "../builders/people.ts";
import type { Answer, Asking } from "./asking.ts";
import { COUNTED, failEach, type Headers, provesEach, type Write } from "./failing.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer(inject("worker"));
});
afterAll(() => server?.close());

const forgetUses = () => server.store.batch([statement("rate", sql`delete from rate`)]);

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
    least: 8,
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
    what: "a calendar link in the place of another",
    least: 1,
    async prepare(committee) {
      const { cookie } = await joined(committee);
      const ask = (headers?: Headers) =>
        signedInAs(cookie).post("/api/my/calendar-link", {}, headers);
      const before = await ask();
      return {
        ask,
        ...{ status: 201, again: 201, anew: true },
        async afterwards(answer) {
          const [old, made] = [before, answer].map(({ body }) => new URL(body.url).pathname);
          expect((await server.asking(null).get(made ?? "")).status).toBe(200);
          expect((await server.asking(null).get(old ?? "")).status).toBe(404);
        },
      };
    },
  },
  {
    what: "a calendar link that is revoked",
    least: 1,
    async prepare(committee) {
      const { cookie } = await joined(committee);
      await signedInAs(cookie).post("/api/my/calendar-link");
      const ask = (headers?: Headers) =>
        signedInAs(cookie).delete("/api/my/calendar-link", headers);
      return { ask, status: 204, again: 204 };
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
    least: 14,
    async prepare(committee) {
      const { person, cookie } = await joined(committee);
      await signedInAs(cookie).post("/api/my/calendar-link");
      return {
        ask: (headers) => signedInAs(cookie).delete("/api/my-data", headers),
        ...{ status: 204, again: 401 },
        async afterwards() {
          const left = await server.query(
            `select (select count(*) from personCard where person = '${person}')
                  + (select count(*) from grantHeld where person = '${person}')
                  + (select count(*) from session where person = '${person}')
                  + (select count(*) from calendarLink where person = '${person}') as count`,
          );
          expect(left).toEqual([{ count: 0 }]);
        },
      };
    },
  },
];

describe("a write of access in which one statement fails", () => {
  const forced = provesEach(() => server, WRITES);

  it("leaves nothing behind on the first use of a day, and the token that follows is given out again", async () => {
    const committee = await aCommittee().with(1).units().in(server.store);
    const { cookie } = await joined(committee);
    await server.aheadByDays(1);
    try {
      const ask = (headers?: Headers) => signedInAs(cookie).get("/api/me", headers);
      const { answer, statements } = await failEach(server, ask, COUNTED);
      forced.statements += statements;
      expect(statements).toBeGreaterThanOrEqual(3);
      expect(cookieOf(answer)).not.toBe(cookie);
      expect(cookieOf(await ask())).toBe(cookieOf(answer));
      expect((await signedInAs(cookieOf(answer)).get("/api/me")).status).toBe(200);
    } finally {
      await server.aheadByDays(0);
    }
  });
});
