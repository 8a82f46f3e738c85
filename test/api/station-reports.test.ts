/** A word at a station's door, over HTTP: the banner, whose turn it is, and what is kept of who said it. */
import { ulid } from "ulid";
import { describe, expect, it } from "vitest";
import { stationsHere } from "./stations-here.ts";

const { here, visitor, clerk, keeper, aStation, placeOn, say, reported } = stationsHere();

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
    const mine = await keeper().get(
      `/api/stationReports?committee=${here.committee.code}&turn=mine`,
    );
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
        await clerk().get(`/api/stationReports?committee=${here.committee.code}&turn=mine`)
      ).body.items.filter((one: { station: string }) => one.station === station.id);
    expect(await waiting()).toEqual([]);
    try {
      await here.server.aheadByDays(3);
      await here.server.sweep();
      const [late] = await waiting();
      expect(late).toMatchObject({ state: "unanswered", turn: "committee" });
      expect((await keeper().give(late, "stationReport.answer", { answer: "开了" })).status).toBe(
        200,
      );
      expect(await waiting()).toEqual([]);
    } finally {
      await here.server.aheadByDays(0);
    }
  });

  it("is the clerk's turn at once where nobody speaks for the station's unit", async () => {
    const unit = await here.committee.put("unit", "active", { name: "还没有联络员的单位" });
    const station = await aStation({ unit: unit.id, name: "无人认领的驿站" });
    await say(station, "first-device-word-1");
    await say(station, "second-device-word-22");
    const { items } = (
      await clerk().get(`/api/stationReports?committee=${here.committee.code}&turn=mine`)
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
    const rows = await here.server.query(
      `select id from stationReport where station = '${station.id}'`,
    );
    expect(rows).toHaveLength(2);
  });

  it("counts two devices only within a day", async () => {
    const station = await aStation();
    await say(station, "first-device-word-1");
    try {
      await here.server.aheadByDays(2);
      expect((await say(station, "second-device-word-22")).body.reported).toBe(false);
    } finally {
      await here.server.aheadByDays(0);
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
    const rows = await here.server.query("select * from reportDevice");
    expect(JSON.stringify(rows)).not.toContain("first-device-word-1");
    expect(
      JSON.stringify(
        await here.server.query("select * from event where kind = 'stationReport.raise'"),
      ),
    ).not.toContain("first-device");
    try {
      await here.server.aheadByDays(4);
      await here.server.sweep();
      expect(await here.server.query("select * from reportDevice")).toEqual([]);
    } finally {
      await here.server.aheadByDays(0);
    }
  });
});
