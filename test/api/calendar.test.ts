/** A calendar by link: who makes it, what stands in it, and when it ends. */
import ICAL from "ical.js";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { dateAfter, dateOf } from "../../shared/deadlines.ts";
import { nounNamed } from "../../shared/nouns.ts";
import { aCommittee, type Committee, putDivisions } from "../builders/district.ts";
import { type Person, peopleWith } from "../builders/people.ts";
import { aRecord, putRecords } from "../builders/records.ts";
import type { Answer } from "./asking.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
let committee: Committee;
beforeAll(async () => {
  server = await startServer(inject("worker"));
  committee = await aCommittee().with(2).units().in(server.store);
});
afterAll(() => server?.close());

const today = () => dateOf(new Date().toISOString());
const inDays = (days: number) => dateAfter(today(), days);
const aMeeting = (fields: object = {}, state = "collecting", of = committee) =>
  of.put("meeting", state, {
    title: "季度联席会",
    date: inDays(20),
    time: "15:00",
    minutes: 90,
    place: "二楼会议室",
    ...fields,
  });

/** A meeting that the committee's clerk plans. @returns its id */
async function planned(of: Committee, days: number, title: string, more: object = {}) {
  const { status, body } = await asked(of.who("clerk")).give(of.code, "meeting.plan", {
    ...{ kind: "extraordinary", title, minutes: 60 },
    ...{ date: inDays(days), time: "10:00", place: "三楼", ...more },
  });
  if (status !== 201) throw new Error(`not planned: ${JSON.stringify(body)}`);
  return String(body.target);
}

const asked = (person: Person | null) => server.asking(person);
/** The calendar's path out of the link that somebody makes. */
async function linkOf(person: Person): Promise<string> {
  const { status, body } = await asked(person).post("/api/my/calendar-link");
  if (status !== 201) throw new Error(`no link: ${JSON.stringify(body)}`);
  return new URL(String(body.url)).pathname;
}
const calendarAt = (path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  asked(null).get(path, headers);
const eventsIn = ({ body }: Answer): ICAL.Event[] =>
  new ICAL.Component(ICAL.parse(body))
    .getAllSubcomponents("vevent")
    .map((vevent) => new ICAL.Event(vevent));
const titlesIn = (answer: Answer) => eventsIn(answer).map(({ summary }) => summary);
const costOf = ({ headers }: Answer) =>
  Number(/read=(\d+)/.exec(headers.get("Server-Timing") ?? "")?.[1]);

describe("a calendar link", () => {
  it("shows the committee's meetings to whoever has it, without a session", async () => {
    const { id } = await aMeeting({
      title: "第三季度联席会",
      noticedAt: "2026-01-01T00:00:00.000Z",
    });
    const other = await aCommittee().in(server.store);
    await aMeeting({ title: "邻社区的会" }, "collecting", other);
    const answer = await calendarAt(await linkOf(committee.who("liaison")));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("Content-Type")).toBe("text/calendar; charset=utf-8; method=PUBLISH");
    expect(answer.headers.get("Set-Cookie")).toBeNull();
    const [event] = eventsIn(answer).filter(({ uid }) => uid.startsWith(id));
    expect(event?.summary).toBe("第三季度联席会");
    expect(event?.location).toBe("二楼会议室");
    expect(event?.description).toBe(committee.code);
    expect(event?.component.getFirstPropertyValue("status")).toBe("CONFIRMED");
    expect(event?.component.getFirstPropertyValue("url")).toBe(
      `${server.url}/lists/meetings/${id}`,
    );
    expect(event?.startDate.toString()).toBe(`${inDays(20)}T15:00:00`);
    expect(event?.endDate.toString()).toBe(`${inDays(20)}T16:30:00`);
    expect(titlesIn(answer)).not.toContain("邻社区的会");
  });

  it("is told once, and only its hash is kept", async () => {
    const person = committee.who("member");
    const before = await asked(person).get("/api/my/calendar-link");
    expect([before.status, before.body]).toEqual([200, { createdAt: null }]);
    const made = await asked(person).post("/api/my/calendar-link");
    const [, token = ""] = /\/api\/calendar\/([\w-]{43})\.ics$/.exec(made.body.url) ?? [];
    expect(token).not.toBe("");
    const rows = await server.query("select * from calendarLink");
    expect(JSON.stringify(rows)).not.toContain(token);
    const after = await asked(person).get("/api/my/calendar-link");
    expect(after.body).toEqual({ createdAt: made.body.createdAt });
    expect(JSON.stringify((await asked(person).get("/api/my-data")).body)).not.toContain(token);
  });

  it("ends with the next one, and by hand; then it is as if it had never been", async () => {
    const person = committee.who("clerk");
    const first = await linkOf(person);
    const second = await linkOf(person);
    expect((await calendarAt(second)).status).toBe(200);
    const replaced = await calendarAt(first);
    const revoke = () => asked(person).delete("/api/my/calendar-link");
    expect((await revoke()).status).toBe(204);
    expect((await revoke()).status).toBe(204);
    const revoked = await calendarAt(second);
    const invented = await calendarAt(`/api/calendar/${"a".repeat(43)}.ics`);
    const nonsense = await calendarAt("/api/calendar/anything");
    for (const answer of [replaced, revoked, invented, nonsense]) {
      expect(answer.status).toBe(404);
      expect(answer.headers.get("Content-Type")).toBe("application/problem+json");
      expect({ ...answer.body, instance: "" }).toEqual({ ...invented.body, instance: "" });
    }
    expect(await server.query(`select * from calendarLink where person = '${person.id}'`)).toEqual(
      [],
    );
  });

  it("is nobody's to make, see or revoke but one's own", async () => {
    const path = "/api/my/calendar-link";
    const link = await linkOf(committee.who("secretary"));
    for (const { status } of [
      await asked(null).post(path),
      await asked(null).get(path),
      await asked(null).delete(path),
    ])
      expect(status).toBe(401);
    await asked(committee.who("street")).delete(path);
    expect((await calendarAt(link)).status).toBe(200);
  });

  it("ends when its person is erased, and with their last grant", async () => {
    const unit = committee.units[1];
    const [erased, ended] = [committee.who("signatory", unit), committee.who("keeper", unit)];
    const links = [await linkOf(erased), await linkOf(ended)];
    expect((await asked(erased).delete("/api/my-data")).status).toBe(204);
    const grant = `person=${ended.id}&role=keeper&scope=${committee.code}&unit=${unit?.id}`;
    const clerk = asked(committee.who("clerk"));
    expect((await clerk.delete(`/api/grants?${grant}`)).status).toBe(204);
    for (const link of links) expect((await calendarAt(link)).status).toBe(404);
    const ids = `'${erased.id}', '${ended.id}'`;
    expect(await server.query(`select * from calendarLink where person in (${ids})`)).toEqual([]);
  });

  it("goes with what is kept about somebody, without its hash", async () => {
    const person = committee.who("auditor");
    await linkOf(person);
    const { calendarLink } = (await asked(person).get("/api/my-data")).body;
    expect(Object.keys(calendarLink)).toEqual(["createdAt"]);
  });
});

describe("what a calendar says of a meeting", () => {
  it("follows it from its first date to its cancelling, each change with a higher number", async () => {
    const clerk = asked(committee.who("clerk"));
    const link = await linkOf(committee.who("volunteer"));
    const id = await planned(committee, 30, "临时会议");
    const seen = async () => {
      const event = eventsIn(await calendarAt(link)).find(({ uid }) => uid.startsWith(id));
      const value = (name: string) => event?.component.getFirstPropertyValue(name);
      return {
        state: value("status"),
        sequence: Number(event?.sequence),
        start: event?.startDate.toString(),
        place: event?.location,
        changed: String(value("last-modified")),
        told: event?.description,
      };
    };
    const give = async (command: string, args: object = {}) => {
      const read = await clerk.get(`/api/meetings/${id}`);
      const { status } = await clerk.give(read.body, `meeting.${command}`, args);
      expect(status).toBe(200);
      return seen();
    };
    const reason = "场地停电";
    const at = (days: number) => ({ date: inDays(days), time: "10:00", place: "一楼", reason });
    const first = await seen();
    expect(first).toMatchObject({ state: "TENTATIVE", start: `${inDays(30)}T10:00:00` });
    const moved = await give("move", at(31));
    expect(moved).toMatchObject({ state: "TENTATIVE", start: `${inDays(31)}T10:00:00` });
    const postponed = await give("postpone", { reason });
    expect(postponed).toMatchObject({ state: "CANCELLED" });
    expect(postponed.told).toBe(`${committee.code}\n会议延期，新的日期另行通知。`);
    const again = await give("reschedule", at(40));
    expect(again).toMatchObject({ state: "TENTATIVE", start: `${inDays(40)}T10:00:00` });
    const cancelled = await give("cancel", { reason });
    expect(cancelled).toMatchObject({ state: "CANCELLED", start: `${inDays(40)}T10:00:00` });
    const told = [first, moved, postponed, again, cancelled];
    const numbers = told.map(({ sequence }) => sequence);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((one, other) => one - other));
    expect(told.map(({ changed }) => changed)).toEqual(told.map(({ changed }) => changed).sort());
    // Why stays with the committee: a link may be read by anybody.
    expect((await calendarAt(link)).body).not.toContain(reason);
  });

  it("tells when it was last amended, though neither time nor state has changed", async () => {
    const clerk = asked(committee.who("clerk"));
    const id = await planned(committee, 12, "现场会", { kind: "onsite" });
    const link = await linkOf(committee.who("dept"));
    await server.aheadByDays(1);
    try {
      const read = await clerk.get(`/api/meetings/${id}`);
      const { title, minutes } = read.body;
      const amended = { title, minutes, place: "桥头" };
      expect((await clerk.give(read.body, "meeting.amend", amended)).status).toBe(200);
      const event = eventsIn(await calendarAt(link)).find(({ uid }) => uid.startsWith(id));
      expect(event?.location).toBe("桥头");
      expect(String(event?.component.getFirstPropertyValue("last-modified")).slice(0, 10)).toBe(
        new Date(Date.now() + 86_400_000).toISOString().slice(0, 10),
      );
    } finally {
      await server.aheadByDays(0);
    }
  });

  it("is answered with 304 while nothing has happened, and is kept by nobody between", async () => {
    const own = await aCommittee().in(server.store);
    const link = await linkOf(own.who("member"));
    const { headers } = await calendarAt(link);
    const tag = headers.get("ETag") ?? "";
    expect(tag).toMatch(/^W\/"[\w-]+"$/);
    expect(headers.get("Cache-Control")).toBe("private, no-cache");
    const again = (more: Record<string, string> = {}) =>
      calendarAt(link, { "If-None-Match": tag, ...more });
    const same = await again();
    expect([same.status, same.body]).toEqual([304, ""]);
    expect(costOf(same)).toBeLessThanOrEqual(5);
    expect((await again({ "Accept-Language": "en" })).status).toBe(200);
    await server.aheadByDays(1);
    // Another day holds other meetings.
    expect((await again()).status).toBe(200);
    await server.aheadByDays(0);
    await planned(own, 20, "新的一场");
    const changed = await again();
    expect(changed.status).toBe(200);
    expect(titlesIn(changed)).toEqual(["新的一场"]);
    expect(changed.headers.get("ETag")).not.toBe(tag);
  });

  it("has whose each meeting is in its title where there are several committees", async () => {
    const [one, two] = [await aCommittee().in(server.store), await aCommittee().in(server.store)];
    await aMeeting({ title: "联席会" }, "collecting", one);
    await aMeeting({ title: "联席会" }, "collecting", two);
    const [both, single] = await peopleWith(
      server.store,
      [[one, two], [one]].map((held) =>
        held.map(({ code }) => ({ role: "member" as const, scope: code, unit: null })),
      ),
    );
    if (!both || !single) throw new Error("nobody");
    const named = await calendarAt(await linkOf(both));
    expect(titlesIn(named).sort()).toEqual([`联席会 · ${one.code}`, `联席会 · ${two.code}`].sort());
    expect(named.body).toContain("X-WR-CALNAME:共建会议\r\n");
    const plain = await calendarAt(await linkOf(single), { "Accept-Language": "en" });
    expect(titlesIn(plain)).toEqual(["联席会"]);
    expect(plain.body).toContain(`X-WR-CALNAME:${one.code} · Co-governance meetings\r\n`);
  });

  it("is a calendar even where there is no meeting", async () => {
    const empty = await aCommittee().in(server.store);
    const answer = await calendarAt(await linkOf(empty.who("member")));
    expect(answer.status).toBe(200);
    expect(eventsIn(answer)).toEqual([]);
  });
});

describe("how much a calendar holds", () => {
  const title = (days: number) => `${days}`;
  const meeting = nounNamed("meeting");
  const meetingsAt = (code: string, days: readonly number[]) =>
    days.map((day) => ({
      noun: meeting,
      entity: aRecord(meeting, code, "collecting", {
        ...{ title: title(day), date: inDays(day), time: "10:00", place: "三楼" },
      }),
    }));
  const ROUND = Array.from({ length: 20 }, (_, i) => -85 + i * 23);

  it("is three months back and twelve ahead", async () => {
    const own = await aCommittee().in(server.store);
    await putRecords(server.store, meetingsAt(own.code, [-93, -92, 0, 366, 367]));
    expect(titlesIn(await calendarAt(await linkOf(own.who("member"))))).toEqual(
      [-92, 0, 366].map(title),
    );
  });

  it("costs a liaison of one committee what one committee has, in a district of sixty", async () => {
    const { code, ...own } = await aCommittee("540103001001").in(server.store);
    const codes = Array.from(
      { length: 59 },
      (_, i) => `540103001${String(i + 2).padStart(3, "0")}`,
    );
    await putDivisions(server.store, codes);
    await putRecords(
      server.store,
      codes.flatMap((each) => meetingsAt(each, ROUND)),
    );
    for (const day of ROUND) await planned({ code, ...own }, day, `第${day}天`);
    const small = await calendarAt(await linkOf(own.who("liaison")));
    expect(eventsIn(small)).toHaveLength(ROUND.length);
    expect(costOf(small)).toBeLessThanOrEqual(110);
    // Whoever oversees them all has the nearest, so much that a calendar can still be read.
    const [admin] = await peopleWith(server.store, [
      [{ role: "admin", scope: "540103", unit: null }],
    ]);
    if (!admin) throw new Error("nobody");
    const link = await linkOf(admin);
    const large = await calendarAt(link);
    const days = eventsIn(large).map(({ summary }) => Math.abs(Number(/-?\d+/.exec(summary)?.[0])));
    expect(days).toHaveLength(250);
    const sorted = ROUND.map(Math.abs).toSorted((one, other) => one - other);
    expect(Math.max(...days)).toBe(sorted[Math.ceil(250 / 60) - 1]);
    expect(costOf(large)).toBeLessThanOrEqual(3_500);
    const same = await calendarAt(link, { "If-None-Match": large.headers.get("ETag") ?? "" });
    expect(costOf(same)).toBeLessThanOrEqual(2 + 2 * 60);
    const rows = [small, large, same].map(costOf);
    console.log(
      `calendar: rows for one committee ${rows[0]}, for sixty ${rows[1]}, unchanged ${rows[2]}`,
    );
  });
});
