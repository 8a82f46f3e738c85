import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Grid } from "../../shared/grid.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { Resource } from "../../shared/resource.ts";
import { dayNumber } from "../../shared/station/calendar.ts";
import { bareGrids, coverageOf, shutAt } from "../../shared/station/coverage.ts";
import type { Station } from "../../shared/station.ts";
import type { Unit } from "../../shared/unit.ts";

const make = <E>(noun: string, own: object): E => ({ ...nounNamed(noun).blank, ...own }) as E;
const grid = (id: string) => make<Grid>("grid", { id, code: id, state: "active" });
const hours = (from: number, to: number, more: object = {}) => ({
  week: [
    {
      days: [1, 2, 3, 4, 5, 6, 7],
      from: from * 60,
      to: to * 60,
      barrier: null,
      onCall: false,
      ...more,
    },
  ],
  exceptions: [],
  festivals: [],
});
const aStation = (own: Partial<Station>) => make<Station>("station", { state: "listed", ...own });
const day = dayNumber("2026-11-20");
const nobody = { units: [], resources: [], day };

describe("coverage", () => {
  it("says of each grid and hour the best that it offers", () => {
    const stations = [
      aStation({ grid: "一", hours: hours(9, 17) }),
      aStation({ grid: "一", hours: hours(17, 20, { onCall: true }) }),
      aStation({ grid: "二", hours: hours(22, 32) }),
      aStation({ grid: "三", hours: null }),
    ];
    const grids = ["一", "二", "三", "四"].map(grid);
    const [one, two, three, four] = coverageOf({ grids, stations, ...nobody });
    expect([8, 9, 16, 17, 19, 20].map((hour) => one?.hours[hour])).toEqual([
      "closed",
      "open",
      "open",
      "on_call",
      "on_call",
      "closed",
    ]);
    expect([7, 8, 21, 23].map((hour) => two?.hours[hour])).toEqual([
      "open",
      "closed",
      "closed",
      "open",
    ]);
    expect(new Set(three?.hours)).toEqual(new Set(["unknown"]));
    expect(four).toMatchObject({ stations: 0 });
    expect(new Set(four?.hours)).toEqual(new Set(["none"]));
  });

  it("tells grids without a station from those whose stations are shut at an hour", () => {
    const stations = [
      aStation({ grid: "一", hours: hours(0, 24) }),
      aStation({ grid: "二", hours: hours(9, 17) }),
      aStation({ grid: "三", hours: hours(0, 24), state: "temporarily_closed" }),
      aStation({ grid: "四", hours: hours(0, 24), state: "retired" }),
      aStation({ grid: "四", hours: hours(0, 24), state: "draft" }),
    ];
    const rows = coverageOf({ grids: ["一", "二", "三", "四"].map(grid), stations, ...nobody });
    expect(bareGrids(rows).map((row) => row.grid)).toEqual(["四"]);
    expect(shutAt(rows, 23).map((row) => row.grid)).toEqual(["二", "三"]);
  });

  it("names the units of a grid that have offered a place", () => {
    const units = [
      make<Unit>("unit", { id: "bank", grid: "一", state: "active" }),
      make<Unit>("unit", { id: "school", grid: "一", state: "left" }),
      make<Unit>("unit", { id: "shop", grid: "二", state: "active" }),
    ];
    const offers = (unit: string, own: object) =>
      make<Resource>("resource", {
        id: `${unit} place`,
        unit,
        kind: "place",
        state: "offered",
        ...own,
      });
    const resources = [
      offers("bank", {}),
      offers("bank", { kind: "hours" }),
      offers("bank", { state: "withdrawn" }),
      offers("school", {}),
      offers("shop", {}),
    ];
    const [one] = coverageOf({ grids: [grid("一")], stations: [], units, resources, day });
    expect(one?.candidates).toEqual([{ unit: "bank", resource: "bank place" }]);
  });

  it("counts every public station in exactly one row", () => {
    const grids = ["一", "二"].map(grid);
    const anyStation = fc.record({
      grid: fc.constantFrom("一", "二", "gone", null),
      state: fc.constantFrom(
        "listed",
        "verified",
        "stale",
        "temporarily_closed",
        "draft",
        "retired",
      ),
    });
    fc.assert(
      fc.property(fc.array(anyStation, { maxLength: 8 }), (some) => {
        const rows = coverageOf({ grids, stations: some.map(aStation), ...nobody });
        const shown = some.filter(({ state }) => state !== "draft" && state !== "retired").length;
        expect(rows.reduce((sum, { stations }) => sum + stations, 0)).toBe(shown);
        for (const row of rows) expect(row.hours).toHaveLength(24);
      }),
    );
  });
});
