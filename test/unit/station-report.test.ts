import { describe, expect, it } from "vitest";
import type { Station } from "../../shared/station.ts";
import type { StationReport } from "../../shared/station-report.ts";
import { actor, answerOf, clerk, serving, speaking, World } from "./world.ts";

const visitor = actor(serving("visitor"));

/** A station whose door somebody found locked. */
function aReport(more: object = {}) {
  const world = new World();
  const unit = world.unit("江畔物业服务有限公司");
  const station = world.done(clerk, "station", "list", null, {
    unit,
    kind: "rider",
    name: "江畔驿站",
    latitude: 29_650_000,
    longitude: 91_130_000,
    barrier: "walk_in",
  });
  const said = { station, what: "locked", second: true, alone: false, ...more };
  const report = world.done(visitor, "stationReport", "raise", null, said);
  const turn = () => world.see<StationReport>("stationReport", report).turn;
  return { world, unit, station, report, turn, keeper: actor(speaking("keeper", unit)) };
}

describe("a word at the door", () => {
  it("is the turn of the unit that runs the station, and after three days the community's", () => {
    const { world, unit, turn } = aReport();
    expect(turn()).toBe(unit);
    world.later(2);
    expect(turn()).toBe(unit);
    world.later(1);
    expect(turn()).toBe("committee");
  });

  it("is the community's turn at once where nobody speaks for the unit", () => {
    const { world, report, station } = aReport({ alone: true });
    expect(world.see<StationReport>("stationReport", report)).toMatchObject({
      state: "unanswered",
      turn: "committee",
    });
    expect(world.see<Station>("station", station).reportedAt).not.toBeNull();
  });

  it("may be answered by either of them, however late, and that clears the banner", () => {
    for (const who of ["keeper", "clerk"] as const) {
      const { world, report, station, keeper } = aReport();
      world.later(5);
      const given = who === "clerk" ? clerk : keeper;
      expect(
        answerOf(world.give(given, "stationReport", "answer", report, { answer: "开了" })),
      ).toBe("done");
      expect(world.see<Station>("station", station).reportedAt).toBeNull();
    }
  });

  it("says nothing any more after two weeks", () => {
    const { world, report, turn } = aReport();
    world.later(14);
    expect(world.see<StationReport>("stationReport", report).state).toBe("lapsed");
    expect(turn()).toBeNull();
  });
});
