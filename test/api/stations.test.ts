/** Stations as everybody sees them, over HTTP: the directory and its changes, a station, what its keeper says. */
import { describe, expect, it } from "vitest";
import type { Entity } from "../../shared/kit/noun.ts";
import { listedIn, placeOf, renewed } from "../../shared/station/directory.ts";
import { described, stationsHere } from "./stations-here.ts";

const { here, visitor, clerk, keeper, aStation, read, directory, listed, placeOn } = stationsHere();

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
    const other = here.server.asking(here.committee.who("keeper", here.committee.units[1]));
    expect((await other.give(station, "station.verify", { facilities })).status).toBe(403);
    expect((await keeper().give(station, "station.verify", { facilities })).status).toBe(200);
    const verified = (await read(station.id)) as Entity & { facilities: unknown };
    expect(verified).toMatchObject({ state: "verified", turn: here.committee.units[0]?.id });
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
      await here.server.aheadByDays(31);
      await here.server.sweep();
      expect(
        (await here.server.query(`select state from station where id = '${station.id}'`))[0]?.state,
      ).toBe("stale");
      expect(
        (await here.server.query(`select state from station where id = '${shut.id}'`))[0]?.state,
      ).toBe("listed");
    } finally {
      await here.server.aheadByDays(0);
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
    const args = { ...described, unit: here.committee.units[0]?.id, ...wrong };
    const { status, body } = await clerk().give(here.committee.code, "station.list", args);
    expect(status).toBe(422);
    expect(body.issues.map((issue: { path: string }) => issue.path)).toEqual([path]);
    expect((await directory()).revision).toBe(before.revision);
  });
});
