import { describe, expect, it } from "vitest";
import { callerOf, readToken, sessionOf, upkeepOf } from "../../worker/access/session.ts";
import { Device, Ground } from "./access-ground.ts";

const nextDay = async () => {
  const ground = new Ground();
  const phone = await ground.somebody("liaison");
  ground.later(1);
  return { ground, phone };
};
/** The same device as it stands now, as a second copy of its cookie. */
const copyOf = (device: Device): Device => {
  const copy = new Device(device.ground);
  copy.cookie = device.cookie;
  return copy;
};

describe("a session", () => {
  it("is one statement, and its grants come with it", async () => {
    const ground = new Ground();
    const phone = await ground.somebody("clerk");
    const caller = callerOf(readToken(phone.cookie, true), ground.now);
    expect(caller.statements).toHaveLength(1);
    const results = await ground.setting.store.batch(caller.statements);
    expect(caller.actor(results)).toEqual({
      person: phone.person,
      grants: [{ role: "clerk", scope: "540102009003", unit: null }],
    });
  });

  it("is nobody's without a token, and asks the database nothing", () => {
    const caller = callerOf(null, "2026-10-01T00:00:00.000Z");
    expect(caller.statements).toEqual([]);
    expect(caller.actor([])).toBeNull();
  });

  it("keeps the day of its last use only, and not the moment in its end either", async () => {
    const { ground, phone } = await nextDay();
    ground.now = "2026-10-02T13:57:31.123Z";
    await phone.ask("GET", "/api/me");
    const stored = JSON.stringify(ground.rows("select seenOn, issuedOn, expiresAt from session"));
    expect(stored).toContain("2026-10-02");
    expect(stored).not.toContain("13:57");
  });

  it("ends 180 days after its last day of use", async () => {
    const ground = new Ground();
    const phone = await ground.somebody("liaison");
    ground.later(179);
    expect((await phone.ask("GET", "/api/me")).status).toBe(200);
    ground.later(179);
    expect((await phone.ask("GET", "/api/me")).status).toBe(200);
    ground.later(182);
    const { status, body } = await phone.ask("GET", "/api/me");
    expect([status, body.reason]).toEqual([401, "sessionEnded"]);
  });

  it("stores no token that could be used", async () => {
    const { ground, phone } = await nextDay();
    await phone.ask("GET", "/api/me");
    const stored = JSON.stringify(ground.rows("select * from session"));
    expect(stored).not.toContain(readToken(phone.cookie, true));
  });

  it("takes a cookie of its own name and shape only", () => {
    const token = "a".repeat(43);
    expect(readToken(`x=1; __Host-session=${token}`, true)).toBe(token);
    expect(readToken(`session=${token}`, true)).toBeNull();
    expect(readToken(`session=${token}`, false)).toBe(token);
    expect(readToken("session=short", false)).toBeNull();
    expect(readToken(null, false)).toBeNull();
  });
});

describe("a token", () => {
  it("is replaced on a later day, and not again on the same day", async () => {
    const { ground, phone } = await nextDay();
    const first = phone.cookie;
    await phone.ask("GET", "/api/me");
    const second = phone.cookie;
    expect(second).not.toBe(first);
    await phone.ask("GET", "/api/me");
    expect(phone.cookie).toBe(second);
    const ids = new Set(ground.rows("select id from session").map(({ id }) => id));
    expect(ids.size).toBe(1);
  });

  it("still counts when the answer with its successor was lost, for as long as it takes", async () => {
    const { ground, phone } = await nextDay();
    for (let day = 0; day < 5; day++) {
      const { status } = await phone.ask("GET", "/api/me", undefined, { lost: true });
      expect(status).toBe(200);
      ground.later(1);
    }
    await phone.ask("GET", "/api/me");
    expect(await phone.signedIn()).toBe(true);
  });

  it("is followed by one and the same successor, however often and at once that is asked for", async () => {
    const { ground, phone } = await nextDay();
    const tabs = [copyOf(phone), copyOf(phone), copyOf(phone)];
    await Promise.all(tabs.map((tab) => tab.ask("GET", "/api/me")));
    const late = copyOf(phone);
    await late.ask("GET", "/api/me");
    const fresh = new Set(
      [...tabs, late].map(({ cookie }) => cookie).filter((c) => c !== phone.cookie),
    );
    expect(fresh.size).toBe(1);
    expect(ground.rows("select tokenHash from session")).toHaveLength(2);
  });

  it("dies a minute after its successor is first seen, in time for requests on their way", async () => {
    const { ground, phone } = await nextDay();
    const old = copyOf(phone);
    await phone.ask("GET", "/api/me");
    await phone.ask("GET", "/api/me");
    expect(await old.signedIn()).toBe(true);
    ground.now = new Date(Date.parse(ground.now) + 61_000).toISOString();
    expect(await old.signedIn()).toBe(false);
    expect((await old.ask("GET", "/api/me")).body.reason).toBe("sessionEnded");
    expect(await phone.signedIn()).toBe(true);
  });

  it("that is dead has no further successor, and showing it ends nobody's session", async () => {
    const { ground, phone } = await nextDay();
    const thief = copyOf(phone);
    await phone.ask("GET", "/api/me");
    await phone.ask("GET", "/api/me");
    const before = thief.cookie;
    await thief.ask("GET", "/api/me");
    expect(thief.cookie).toBe(before);
    ground.later(1);
    expect((await thief.ask("GET", "/api/me")).status).toBe(401);
    expect(await phone.signedIn()).toBe(true);
  });

  it("leaves nothing to be written on most requests", async () => {
    const ground = new Ground();
    const phone = await ground.somebody("liaison");
    const { statements } = callerOf(readToken(phone.cookie, true), ground.now);
    const results = await ground.setting.store.batch(statements);
    expect(sessionOf(results, ground.now)).not.toBeNull();
    expect(upkeepOf(results, ground.now)).toEqual([]);
  });
});
