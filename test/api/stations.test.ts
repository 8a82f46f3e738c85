/** Stations as everybody sees them, over HTTP: the directory and its changes, a station, a word at its door. */
import { ulid } from "ulid";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Entity } from "../../shared/kit/noun.ts";
import { type Directory, listedIn, placeOf, renewed } from "../../shared/station/directory.ts";
import { aCommittee, type Committee } from "../builders/district.ts";
import type { Answer } from "./asking.ts";
import { startServer, type TestServer } from "./harness.ts";

let server: TestServer;
let committee: Committee;
beforeAll(async () => {
  server = await startServer(inject("worker"));
  committee = await aCommittee().with(2).units().in(server.store);
});
afterAll(() => server?.close());

const described = {
  kind: "rider",
  name: "江苏路骑手驿站",
  hint: "物业值班室侧门进",
  latitude: 29_652_345,
  longitude: 91_131_234,
  barrier: "staff",
  hours: {
    week: [{ days: [1, 2, 3], from: 540, to: 1320, barrier: "qr" }],
    exceptions: [],
    festivals: [],
  },
};
const visitor = () => server.asking(null);
const clerk = () => server.asking(committee.who("clerk"));
const keeper = () => server.asking(committee.who("keeper"));

async function aStation(more: object = {}): Promise<Entity> {
  const args = { ...described, unit: committee.units[0]?.id, ...more };
  const answer = await clerk().give(committee.code, "station.list", args);
  expect(answer.status).toBe(201);
  return read(answer.body.target);
}
const read = async (id: string): Promise<Entity> =>
  (await clerk().get(`/api/stations/${id}`)).body as Entity;
const placeOn = ({ committee: code, number }: Entity) =>
  placeOf({ committee: code, number: number ?? 0 });
const directory = async (since = 0): Promise<Directory & { more: boolean }> =>
  (await visitor().get(`/api/public/stations?since=${since}`)).body;
const listed = async (station: Entity) =>
  listedIn(await directory()).find((one) => placeOf(one) === placeOn(station));

describe("the public directory", () => {
  it("shows a station to everybody as soon as it is listed, with nothing of the committee's own", async () => {
    const station = await aStation();
    expect(await listed(station)).toMatchObject({
      name: "江苏路骑手驿站",
      hint: "物业值班室侧门进",
      latitude: 2_965_235,
      longitude: 9_113_123,
      barrier: "staff",
      facilities: [],
      checkedOn: null,
    });
    const { status, body } = await visitor().get(`/api/public/stations/${placeOn(station)}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ operator: "成员单位1", station: { name: "江苏路骑手驿站" } });
    expect(Object.keys(body.station)).not.toContain("tag");
    expect(Object.keys(body.station)).not.toContain("grid");
  });

  it("is brought up to date by what has changed since, and no more", async () => {
    const [one, other] = [await aStation(), await aStation({ name: "会撤掉的驿站" })];
    const before = await directory();
    expect((await directory(before.revision)).committees).toEqual([]);
    await keeper().give(await read(one.id), "station.closeForNow", {
      closedUntil: "2099-01-31",
      reason: "装修",
    });
    await clerk().give(await read(other.id), "station.retire", { reason: "拆迁" });
    const change = await directory(before.revision);
    expect(listedIn(change).map(placeOf)).toEqual([placeOn(one)]);
    expect(change.gone).toEqual([placeOn(other)]);
    const after = renewed(before, change);
    expect(after && listedIn(after)).toEqual(listedIn(await directory()));
    expect(await listed(one)).toMatchObject({ closure: { lastDay: "2099-01-31" } });
    expect((await visitor().get(`/api/public/stations/${placeOn(other)}`)).status).toBe(404);
  });

  it("is given whole to a phone that has a later one: the server was set up anew", async () => {
    await aStation();
    const now = await directory();
    const given = await directory(now.revision + 1_000);
    expect(given.since).toBe(0);
    expect(listedIn(given)).toEqual(listedIn(now));
    expect(renewed({ ...now, revision: now.revision + 1_000 }, given)).toBeNull();
  });

  it("answers 304 while nothing has changed, and may be kept at the edge", async () => {
    const first = await visitor().get("/api/public/stations");
    expect(first.headers.get("Cache-Control")).toContain("public");
    const tag = first.headers.get("ETag") ?? "";
    expect((await visitor().get("/api/public/stations", { "If-None-Match": tag })).status).toBe(
      304,
    );
    await aStation();
    expect((await visitor().get("/api/public/stations", { "If-None-Match": tag })).status).toBe(
      200,
    );
  });
});

describe("a keeper", () => {
  it("confirms the facts, each facility with its date, and may not for another unit's station", async () => {
    const station = await aStation();
    const facilities = [
      { facility: "hot_water", has: true },
      { facility: "oxygen", has: false, note: "瓶子在换" },
    ];
    const other = server.asking(committee.who("keeper", committee.units[1]));
    expect((await other.give(station, "station.verify", { facilities })).status).toBe(403);
    expect((await keeper().give(station, "station.verify", { facilities })).status).toBe(200);
    const verified = (await read(station.id)) as Entity & { facilities: unknown };
    expect(verified).toMatchObject({ state: "verified", turn: committee.units[0]?.id });
    expect(verified.facilities).toMatchObject([
      { facility: "hot_water", has: true, note: null, verifiedAt: expect.any(String) },
      { facility: "oxygen", has: false, note: "瓶子在换", verifiedAt: expect.any(String) },
    ]);
    expect(await listed(station)).toMatchObject({ facilities: ["hot_water"] });
  });

  it("is asked again after thirty days, and a closure ends with its last day, by the sweep alone", async () => {
    const station = await aStation();
    await keeper().give(station, "station.verify", { facilities: [] });
    const shut = await aStation();
    const tomorrow = new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 10);
    await keeper().give(shut, "station.closeForNow", { closedUntil: tomorrow, reason: "停电" });
    try {
      await server.aheadByDays(31);
      await server.sweep();
      expect(
        (await server.query(`select state from station where id = '${station.id}'`))[0]?.state,
      ).toBe("stale");
      expect(
        (await server.query(`select state from station where id = '${shut.id}'`))[0]?.state,
      ).toBe("listed");
    } finally {
      await server.aheadByDays(0);
    }
  });

  it.each([
    [
      "an end before its beginning",
      { hours: { week: [{ days: [1], from: 600, to: 500 }], exceptions: [], festivals: [] } },
      "hours.week.0",
    ],
    ["a place off the earth", { latitude: 91_000_000 }, "latitude"],
    ["a way in that there is not", { barrier: "magic" }, "barrier"],
    ["somebody's mobile number", { hint: "打13912345678" }, "hint"],
  ])("is told of %s at its field, and nothing is stored", async (_, wrong, path) => {
    const before = await directory();
    const args = { ...described, unit: committee.units[0]?.id, ...wrong };
    const { status, body } = await clerk().give(committee.code, "station.list", args);
    expect(status).toBe(422);
    expect(body.issues.map((issue: { path: string }) => issue.path)).toEqual([path]);
    expect((await directory()).revision).toBe(before.revision);
  });
});

const say = (
  station: Entity,
  device: string,
  said: object = { what: "locked" },
  key = ulid(),
): Promise<Answer> =>
  visitor().post(
    `/api/public/stations/${placeOn(station)}/reports`,
    { device, ...said },
    {
      "Idempotency-Key": key,
      "CF-Connecting-IP": `10.0.${Math.floor(Math.random() * 250)}.${device.length}`,
    },
  );
const reported = async (station: Entity) => (await listed(station))?.reported;

describe("a word at the door", () => {
  it("raises the banner with the second device within a day, not with the same one again", async () => {
    const station = await aStation();
    expect((await say(station, "first-device-word-1")).body).toEqual({
      received: true,
      reported: false,
    });
    expect((await say(station, "first-device-word-1")).body).toEqual({
      received: true,
      reported: false,
    });
    expect(await reported(station)).toBe(false);
    expect(
      (await say(station, "second-device-word-22", { what: "not_here", word: "已经拆了" })).body
        .reported,
    ).toBe(true);
    expect(await reported(station)).toBe(true);
  });

  it("is the keeper's turn; the answer clears the banner", async () => {
    const station = await aStation();
    await say(station, "first-device-word-1");
    await say(station, "second-device-word-22");
    const mine = await keeper().get(`/api/stationReports?committee=${committee.code}&turn=mine`);
    const about = mine.body.items.filter((one: { station: string }) => one.station === station.id);
    expect(about).toHaveLength(2);
    const answer = await keeper().give(about[0], "stationReport.answer", { answer: "已开门" });
    expect(answer.status).toBe(200);
    expect(await reported(station)).toBe(false);
    // What the keeper was about to write on the station stands: the banner does not move its tag.
    expect((await keeper().give(station, "station.verify", { facilities: [] })).status).toBe(200);
  });

  it("becomes the clerk's turn too when the keeper does not answer in three days, by the sweep alone", async () => {
    const station = await aStation();
    await say(station, "first-device-word-1");
    const waiting = async () =>
      (
        await clerk().get(`/api/stationReports?committee=${committee.code}&turn=mine`)
      ).body.items.filter((one: { station: string }) => one.station === station.id);
    expect(await waiting()).toEqual([]);
    try {
      await server.aheadByDays(3);
      await server.sweep();
      const [late] = await waiting();
      expect(late).toMatchObject({ state: "unanswered", turn: "committee" });
      expect((await keeper().give(late, "stationReport.answer", { answer: "开了" })).status).toBe(
        200,
      );
      expect(await waiting()).toEqual([]);
    } finally {
      await server.aheadByDays(0);
    }
  });

  it("is the clerk's turn at once where nobody speaks for the station's unit", async () => {
    const unit = await committee.put("unit", "active", { name: "还没有联络员的单位" });
    const station = await aStation({ unit: unit.id, name: "无人认领的驿站" });
    await say(station, "first-device-word-1");
    await say(station, "second-device-word-22");
    const { items } = (
      await clerk().get(`/api/stationReports?committee=${committee.code}&turn=mine`)
    ).body;
    expect(items.filter((one: { station: string }) => one.station === station.id)).toHaveLength(2);
    expect(await reported(station)).toBe(true);
  });

  it("is one report, however often its answer is lost on the way", async () => {
    const station = await aStation();
    const key = ulid();
    await say(station, "first-device-word-1", { what: "locked" }, key);
    await say(station, "second-device-word-22");
    expect((await say(station, "first-device-word-1", { what: "locked" }, key)).status).toBe(201);
    const rows = await server.query(`select id from stationReport where station = '${station.id}'`);
    expect(rows).toHaveLength(2);
  });

  it("counts two devices only within a day", async () => {
    const station = await aStation();
    await say(station, "first-device-word-1");
    try {
      await server.aheadByDays(2);
      expect((await say(station, "second-device-word-22")).body.reported).toBe(false);
    } finally {
      await server.aheadByDays(0);
    }
  });

  it("is refused with the reason where it is no report, holds somebody's number, or is one of too many", async () => {
    const station = await aStation();
    expect((await say(station, "x")).status).toBe(422);
    expect((await say(station, "first-device-word-1", { what: "ugly" })).status).toBe(422);
    const named = await say(station, "first-device-word-1", {
      what: "locked",
      word: "叫13912345678开门",
    });
    expect(named.body.issues[0].reason).toBe("personalNumber");
    expect(
      (
        await visitor().post("/api/public/stations/540102001001-999/reports", {
          what: "locked",
          device: "first-device-word-1",
        })
      ).status,
    ).toBe(404);
    const answers = [];
    for (let i = 0; i < 12; i++)
      answers.push(
        (
          await visitor().post(
            `/api/public/stations/${placeOn(station)}/reports`,
            { what: "locked", device: `device-number-${i}-word` },
            { "CF-Connecting-IP": "10.9.9.9" },
          )
        ).status,
      );
    expect(answers.at(-1)).toBe(429);
  });

  it("leaves no trace of the device: hashes only, and these no longer than a day", async () => {
    const station = await aStation();
    await say(station, "first-device-word-1");
    const rows = await server.query("select * from reportDevice");
    expect(JSON.stringify(rows)).not.toContain("first-device-word-1");
    expect(
      JSON.stringify(await server.query("select * from event where kind = 'stationReport.raise'")),
    ).not.toContain("first-device");
    try {
      await server.aheadByDays(4);
      await server.sweep();
      expect(await server.query("select * from reportDevice")).toEqual([]);
    } finally {
      await server.aheadByDays(0);
    }
  });
});
