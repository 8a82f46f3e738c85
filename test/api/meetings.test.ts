/** A meeting over HTTP: what it costs, what happens twice at once, and what time brings about. */
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Attendance } from "../../shared/attendance.ts";
import type { Commitment } from "../../shared/commitment.ts";
import { codeAt, stepAt } from "../../shared/meeting/sign-in-codes.ts";
import { aCommittee, type Committee } from "../builders/district.ts";
import { type AMeeting, aMeeting, begin, SEED } from "../builders/meetings.ts";
import type { Answer } from "./asking.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer(inject("worker"));
});
afterAll(() => server?.close());

const costOf = ({ headers }: Answer) => {
  const [, trips, read] = /trips=(\d+) read=(\d+)/.exec(headers.get("Server-Timing") ?? "") ?? [];
  return { trips: Number(trips), read: Number(read) };
};
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

describe("a meeting of forty units with twenty items", () => {
  let committee: Committee;
  let meeting: AMeeting;
  let rows: Attendance[];
  const clerk = () => server.asking(committee.who("clerk"));
  const liaison = (i: number) => server.asking(committee.who("liaison", committee.units[i]));
  const rowOf = (i: number): Attendance => {
    const found = rows.find(({ unit }) => unit === committee.units[i]?.id);
    if (!found) throw new Error(`no row for unit ${i}`);
    return found;
  };
  beforeAll(async () => {
    committee = await aCommittee().with(40).units().in(server.store);
    meeting = await aMeeting(clerk(), committee.code, today());
    const items = await meeting.add(...Array.from({ length: 20 }, (_, i) => `第${i + 1}个议题`));
    const units = committee.units.map(({ id }) => id);
    await begin(meeting, items, units, new Date().toISOString());
    rows = await meeting.its<Attendance>("attendances");
  });

  it("asks each of them once, in one step with the notice", () => {
    expect(new Set(rows.map(({ unit }) => unit)).size).toBe(40);
    expect(rows).toHaveLength(40);
    expect(rows.every(({ state }) => state === "expected")).toBe(true);
  });

  it("opens in the room with at most 150 rows read: the meeting, its items, and who is there", async () => {
    const of = (plural: string) =>
      clerk().get(`/api/${plural}?committee=${committee.code}&meeting=${meeting.id}&limit=100`);
    const answers = [
      await clerk().get(`/api/meetings/${meeting.id}`),
      await of("agendaItems"),
      await of("attendances"),
      await of("resolutions"),
    ];
    const read = answers.reduce((sum, answer) => sum + costOf(answer).read, 0);
    console.log(`the room of 40 units and 20 items: ${read} rows read`);
    expect(answers[1]?.body.items).toHaveLength(20);
    expect(answers[2]?.body.items).toHaveLength(40);
    expect(read).toBeLessThanOrEqual(150);
  });

  it("takes one command a sign-in, of three trips at most, by the code on the screen or from the list", async () => {
    const since = String((await meeting.see()).codesSince);
    const step = stepAt(since, new Date().toISOString());
    const byCode = await liaison(0).give(rowOf(0), "attendance.signInByCode", {
      step,
      code: codeAt(SEED, step),
    });
    const byList = await clerk().give(rowOf(1), "attendance.signIn", { by: "list" });
    for (const answer of [byCode, byList]) {
      expect(answer.status).toBe(200);
      expect(costOf(answer).trips).toBeLessThanOrEqual(3);
    }
    const stranger = await liaison(3).give(rowOf(2), "attendance.signInByCode", {
      step,
      code: codeAt(SEED, step),
    });
    expect(stranger.status).toBe(403);
  });

  it("signs a unit in once, however many tap it at the same moment", async () => {
    const row = rowOf(5);
    const answers = await Promise.all(
      [1, 2, 3, 4].map(() => clerk().give(row, "attendance.signIn", { by: "list" })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409 || status === 412)).toHaveLength(3);
  });

  it("makes the promises of all owners in the step in which the resolution is adopted, or none of them", async () => {
    for (let i = 6; i < 30; i++) await clerk().give(rowOf(i), "attendance.signIn", { by: "list" });
    const present = (await meeting.its<Attendance>("attendances"))
      .filter(({ state }) => state === "present")
      .map(({ id }) => id);
    const [item] = (await meeting.its("agendaItems")).slice(-1);
    const owners = committee.units.slice(6, 16).map(({ id }) => id);
    const drafted = await clerk().give(committee.code, "resolution.draft", {
      item: item?.id,
      text: "各单位年底前清理门前积雪",
      owners,
      due: "2099-12-31",
      reviewOn: "2099-12-31",
    });
    const { body: resolution } = await clerk().get(`/api/resolutions/${drafted.body.target}`);
    const vote = { method: "hands", present, yes: present.length, no: 0, abstain: 0 };
    const wrong = await clerk().give(resolution, "resolution.adopt", {
      vote: { ...vote, yes: 3 },
      agreed: [],
    });
    expect([wrong.status, wrong.body.reason]).toEqual([409, "voteTotals"]);
    const promises = async () =>
      (await clerk().get(`/api/commitments?committee=${committee.code}&kind=resolution&limit=100`))
        .body.items as Commitment[];
    expect(await promises()).toEqual([]);
    const adopted = await clerk().give(resolution, "resolution.adopt", {
      vote,
      agreed: [rowOf(6).id, rowOf(7).id],
    });
    expect(adopted.status).toBe(200);
    expect(costOf(adopted).trips).toBeLessThanOrEqual(3);
    const made = await promises();
    expect(new Set(made.map(({ unit }) => unit))).toEqual(new Set(owners));
    expect(made.filter(({ state }) => state === "confirmed")).toHaveLength(2);
    const mine = await liaison(9).get(`/api/commitments?committee=${committee.code}&turn=mine`);
    expect(mine.body.items).toHaveLength(1);
  });

  it("ends with its minutes going round, final by the schedule once nobody may object any more", async () => {
    const attendances = await meeting.its<Attendance>("attendances");
    const items = await meeting.its("agendaItems");
    await meeting.give("close", {
      absent: attendances.filter(({ state }) => state === "expected").map(({ id }) => id),
      carried: items.filter(({ state }) => state === "scheduled").map(({ id }) => id),
    });
    const after = await meeting.its<Attendance>("attendances");
    expect(after.filter(({ state }) => state === "absent")).toHaveLength(13);
    await meeting.give("circulate", { text: "会议纪要\n\n一、清理积雪。" });
    try {
      await server.aheadByDays(3);
      expect((await meeting.see()).state).toBe("minutes_final");
      const stored = () => server.query(`select state from meeting where id = '${meeting.id}'`);
      expect(await stored()).toEqual([{ state: "minutes_circulated" }]);
      await server.sweep();
      expect(await stored()).toEqual([{ state: "minutes_final" }]);
      const [minutes] = await meeting.its("minutes");
      expect(minutes?.state).toBe("final");
    } finally {
      await server.aheadByDays(0);
    }
  });
});

it("what a unit objects to keeps the minutes from being final, in every language a clear answer when it is late", async () => {
  const committee = await aCommittee().with(3).units().in(server.store);
  const clerk = server.asking(committee.who("clerk"));
  const liaison = server.asking(committee.who("liaison", committee.units[2]));
  const meeting = await aMeeting(clerk, committee.code, today());
  await begin(
    meeting,
    await meeting.add("议题"),
    committee.units.map(({ id }) => id),
    new Date().toISOString(),
  );
  await meeting.give("close", { absent: [], carried: [] });
  await meeting.give("circulate", { text: "会议纪要" });
  const rows = await meeting.its<Attendance>("attendances");
  const row = rows.find(({ unit }) => unit === committee.units[2]?.id);
  if (!row) throw new Error("nobody was asked");
  const objected = await liaison.give(row, "attendance.object", { objection: "时限不对" });
  expect(objected.status).toBe(200);
  expect(await meeting.see()).toMatchObject({ contested: true });
  try {
    await server.aheadByDays(3);
    await server.sweep();
    expect((await meeting.see()).state).toBe("minutes_circulated");
    for (const [language, word] of [
      ["zh-CN", "异议"],
      ["en", "object"],
      ["bo", "་"],
    ] as const) {
      const late = await liaison.give(
        row,
        "attendance.object",
        { objection: "又想起一处" },
        { headers: { "Accept-Language": language } },
      );
      expect([late.status, late.body.reason]).toEqual([409, "objectionsClosed"]);
      expect(late.body.detail).toContain(word);
    }
  } finally {
    await server.aheadByDays(0);
  }
});
