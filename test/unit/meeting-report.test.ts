/** Which matters a quarter's report tells of, and how each stood. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Commitment, commitment } from "../../shared/commitment.ts";
import { dateOf, dueState } from "../../shared/deadlines.ts";
import { tableTexts } from "../../shared/document/blocks.ts";
import { reportCounts } from "../../shared/document/report.ts";
import { type Grid, grid } from "../../shared/grid.ts";
import type { Entity, Noun } from "../../shared/kit/noun.ts";
import {
  daysOf,
  type Quarter,
  quarterOf,
  quartersBetween,
  quarterText,
} from "../../shared/meeting/quarter.ts";
import { mattersOf, type ReportRecords, reportValues } from "../../shared/meeting/report-values.ts";
import { type Problem, problem } from "../../shared/problem.ts";
import { type Project, project } from "../../shared/project.ts";
import { type Resolution, resolution } from "../../shared/resolution.ts";
import { type Resource, resource } from "../../shared/resource.ts";
import { wordsIn } from "../builders/documents.ts";
import { allFor, inSession } from "./meeting-ground.ts";
import { actor, clerk, secretary, speaking, World } from "./world.ts";

const Q3: Quarter = { year: 2026, quarter: 3 };
const Q4: Quarter = { year: 2026, quarter: 4 };
const NEXT: Quarter = { year: 2027, quarter: 1 };

const recordsOf = (world: World): ReportRecords => ({
  problems: world.all<Problem>("problem"),
  projects: world.all<Project>("project"),
  resources: world.all<Resource>("resource"),
  resolutions: world.all<Resolution>("resolution"),
  commitments: world.all<Commitment>("commitment"),
});
/** The quarter's matters as they stand now. */
const toldOf = (world: World, quarter: Quarter) =>
  mattersOf(recordsOf(world), quarter, dateOf(world.now)).map(
    ({ list, title, units, due, outcome }) => ({ list, title, units, due, outcome }),
  );

/** A problem that is expected to be solved by the end of October, and that a unit promised to solve. */
function promised(due = "2026-11-10", expectedDate: string | null = "2026-10-31") {
  const world = new World();
  const unit = world.unit("江畔物业");
  const id = world.done(clerk, "problem", "record", null, {
    title: "路灯不亮",
    place: "三巷",
    urgency: "normal",
    reporters: [],
    ...(expectedDate ? { expectedDate } : {}),
  });
  const liaison = actor(speaking("liaison", unit));
  const claim = { unit, promise: "换5盏灯", due };
  world.done(liaison, "problem", "claim", id, claim);
  const [held = ""] = world.all<Commitment>("commitment").map((one) => one.id);
  world.done(clerk, "commitment", "confirm", held);
  world.done(liaison, "commitment", "start", held);
  return {
    world,
    unit,
    problem: id,
    strikeOff(on: string) {
      world.now = `${on}T02:00:00.000Z`;
      world.done(liaison, "commitment", "claimDone", held, { note: "换好了" });
      world.done(clerk, "commitment", "verify", held);
      world.done(clerk, "problem", "strikeOff", id);
    },
    extend: (to: string) =>
      world.done(liaison, "commitment", "extend", held, { due: to, reason: "灯没到货" }),
  };
}
const on = (world: World, date: string): World => {
  world.now = `${date}T02:00:00.000Z`;
  return world;
};

describe("what belongs to a quarter", () => {
  it("a promise brings its date along and is no second matter beside the problem that it solves", () => {
    const { world, unit } = promised("2026-11-10", null);
    expect(toldOf(on(world, "2026-11-10"), Q4)).toEqual([
      { list: "problem", title: "路灯不亮", units: [unit], due: "2026-11-10", outcome: "underway" },
    ]);
    expect(toldOf(on(world, "2026-11-11"), Q4)).toMatchObject([{ outcome: "late" }]);
  });

  it("a problem is late from its own date on, though somebody promised a later one", () => {
    const { world } = promised();
    expect(toldOf(on(world, "2026-10-31"), Q4)).toMatchObject([{ outcome: "underway" }]);
    expect(toldOf(on(world, "2026-11-01"), Q4)).toMatchObject([{ outcome: "late" }]);
  });

  it("what is due later, or by no date, or ongoing, is not in it", () => {
    const { world } = promised("2027-02-01", "2027-03-01");
    expect(toldOf(on(world, "2026-12-31"), Q4)).toEqual([]);
    expect(toldOf(on(world, "2027-01-01"), NEXT)).toMatchObject([{ outcome: "underway" }]);
    expect(toldOf(promised("ongoing", null).world, Q4)).toEqual([]);
  });

  it("what ended is in the quarter in which it ended, and in no later one", () => {
    const { world, strikeOff } = promised();
    strikeOff("2026-11-20");
    on(world, "2027-02-01");
    expect(toldOf(world, Q4)).toMatchObject([{ outcome: "done" }]);
    expect(toldOf(world, NEXT)).toEqual([]);
    expect(toldOf(world, Q3)).toEqual([]);
  });

  it("what was open and overdue at its end stays late there, and is done in the quarter that saw it done", () => {
    const { world, strikeOff } = promised("2026-12-10", null);
    strikeOff("2027-01-05");
    on(world, "2027-02-01");
    expect(toldOf(world, Q4)).toMatchObject([{ due: "2026-12-10", outcome: "late" }]);
    expect(toldOf(world, NEXT)).toMatchObject([{ outcome: "done" }]);
  });

  it("what nobody has done goes on as late in every quarter that follows", () => {
    const { world } = promised();
    on(world, "2027-04-10");
    for (const quarter of [Q4, NEXT, quarterOf("2027-04-10")])
      expect(toldOf(world, quarter)).toMatchObject([{ outcome: "late" }]);
    expect(toldOf(world, Q3)).toEqual([]);
  });

  it("an extension moves a matter to the quarter of its new date", () => {
    const { world, extend } = promised("2026-12-10", null);
    extend("2027-01-20");
    expect(toldOf(on(world, "2026-12-31"), Q4)).toEqual([]);
    expect(toldOf(on(world, "2027-01-02"), NEXT)).toMatchObject([{ due: "2027-01-20" }]);
  });

  it("what was closed unresolved is told apart from what was fixed", () => {
    const world = on(new World(), "2026-11-01");
    const id = world.problem();
    const words = { reason: "产权不清", resolution: "第三次联席会议" };
    world.done(secretary, "problem", "closeUnresolved", id, words);
    expect(toldOf(world, Q4)).toMatchObject([{ list: "problem", outcome: "unresolved" }]);
  });

  it("what was merged or set aside is no matter: nothing of it was left to be done", () => {
    const world = on(new World(), "2026-11-01");
    const [first, second] = [world.problem(), world.problem()];
    world.done(clerk, "problem", "merge", first, { into: second });
    world.done(clerk, "problem", "setAside", second, { reason: "属地外", channel: "12345" });
    expect(toldOf(world, Q4)).toEqual([]);
  });

  it("a project is due by the earliest of its own date and its parts', and lies in its problems' grid", () => {
    const world = new World();
    const unit = world.unit("供水所");
    const here = world.done(clerk, "grid", "draw", null, { code: "第三网格" });
    const there = world.done(clerk, "grid", "draw", null, { code: "第四网格" });
    const inGrid = (code: string) =>
      world.done(clerk, "problem", "record", null, {
        title: "路灯不亮",
        place: "三巷",
        urgency: "normal",
        reporters: [],
        grid: code,
      });
    const started = (...problems: string[]) =>
      world.done(clerk, "project", "record", null, {
        title: "点亮小巷",
        problems,
        lead: unit,
        helpers: [],
        milestones: [],
        due: "2026-12-20",
      });
    const one = started(inGrid(here), inGrid(here));
    started(inGrid(here), inGrid(there));
    world.done(clerk, "project", "assign", one, { unit, promise: "先换灯头", due: "2026-10-06" });
    on(world, "2026-10-07");
    const [project, other] = mattersOf(recordsOf(world), Q4, "2026-10-07");
    expect(project).toMatchObject({ due: "2026-10-06", outcome: "late", grid: here });
    expect(other).toMatchObject({ due: "2026-12-20", outcome: "underway", grid: null });
  });

  it("what is promised of a resource counts by itself, under the resource's number", () => {
    const world = new World();
    const unit = world.unit("文化馆");
    const hall = world.done(clerk, "resource", "offer", null, {
      unit,
      kind: "place",
      title: "多功能厅",
      quantity: 2,
      unitOfMeasure: "场",
      validTo: "ongoing",
    });
    const asked = { quantity: 1, promise: "借一场给联席会", due: "2026-10-20" };
    world.done(clerk, "resource", "request", hall, asked);
    const [told, ...others] = mattersOf(recordsOf(world), Q4, "2026-10-02");
    expect(others).toEqual([]);
    expect(told).toMatchObject({ list: "resource", noun: "commitment", title: "借一场给联席会" });
    expect(told?.number).toBe(world.see<Resource>("resource", hall).number);
  });
});

describe("a resolution in a quarter's report", () => {
  /** Adopted for a unit that was there and agreed, due by the end of the year. */
  function adopted() {
    const ground = inSession();
    const { world, there, draft, speaks, resolution: see } = ground;
    const id = draft();
    world.done(clerk, "resolution", "adopt", id, { vote: allFor(there), agreed: [there[0]] });
    const [made = ""] = see(id).commitments;
    world.done(speaks(0), "commitment", "start", made);
    return { ...ground, id, made };
  }

  it("is no matter before it is adopted, and under way until its day", () => {
    const { world, draft } = adopted();
    draft({ text: "还没有表决" });
    expect(toldOf(world, Q4)).toMatchObject([
      { list: "resolution", due: "2026-12-31", outcome: "underway" },
    ]);
    // On the last day of the quarter it still has that day; once it is over, it was late at its end.
    expect(toldOf(on(world, "2026-12-31"), Q4)).toMatchObject([{ outcome: "underway" }]);
    expect(toldOf(on(world, "2027-01-01"), Q4)).toMatchObject([{ outcome: "late" }]);
  });

  it("is done on the day on which its last promise was verified, though its review comes later", () => {
    const { world, speaks, made, id } = adopted();
    on(world, "2026-12-28");
    world.done(speaks(0), "commitment", "claimDone", made, { note: "已修好" });
    expect(toldOf(world, Q4)).toMatchObject([{ outcome: "underway" }]);
    world.done(clerk, "commitment", "verify", made);
    on(world, "2027-03-19");
    world.done(clerk, "resolution", "conclude", id, { finding: "kept" });
    expect(toldOf(world, Q4)).toMatchObject([{ outcome: "done" }]);
    expect(toldOf(world, NEXT)).toEqual([]);
  });

  it("is unresolved where its review finds that it was not kept", () => {
    const { world, id } = adopted();
    on(world, "2027-03-19");
    world.done(clerk, "resolution", "conclude", id, { finding: "not_kept" });
    expect(toldOf(world, Q4)).toMatchObject([{ outcome: "late" }]);
    expect(toldOf(world, NEXT)).toMatchObject([{ outcome: "unresolved" }]);
  });

  it("that was revoked is no matter; what is promised for it is one by itself until somebody ends it", () => {
    const { world, id, made, units } = adopted();
    world.done(secretary, "resolution", "revoke", id, { reason: "不再需要" });
    on(world, "2027-01-02");
    expect(mattersOf(recordsOf(world), Q4, "2027-01-02")).toMatchObject([
      { list: "resolution", noun: "commitment", units: [units[0]], outcome: "late" },
    ]);
    world.done(clerk, "commitment", "cancel", made, { reason: "议定事项已撤销" });
    expect(toldOf(world, Q4)).toEqual([]);
  });
});

describe("quarters", () => {
  it("lie beside each other without a gap, and each date in its own", () => {
    const date = fc
      .date({ min: new Date("2020-01-01"), max: new Date("2039-12-31"), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10));
    fc.assert(
      fc.property(date, date, (one, other) => {
        const [from = "", to = ""] = [one, other].sort();
        const quarters = quartersBetween(from, to);
        expect(quarters[0]).toEqual(quarterOf(to));
        expect(quarters.at(-1)).toEqual(quarterOf(from));
        for (const [at, quarter] of quarters.entries()) {
          const { first, last } = daysOf(quarter);
          expect([first, last].map(quarterOf)).toEqual([quarter, quarter]);
          const before = quarters[at + 1];
          if (before) expect(Date.parse(first) - Date.parse(daysOf(before).last)).toBe(86_400_000);
        }
        expect(new Set(quarters.map(quarterText)).size).toBe(quarters.length);
      }),
    );
  });
});

/** Any records of a committee, in any state that they can be in, and promises that serve any of them. */
const anyRecords: fc.Arbitrary<ReportRecords & { grids: Grid[] }> = (() => {
  const instant = fc
    .date({ min: new Date("2026-01-01"), max: new Date("2027-12-31"), noInvalidDate: true })
    .map((at) => at.toISOString());
  const due = fc.oneof(
    fc.constant("ongoing"),
    instant.map((at) => at.slice(0, 10)),
  );
  const ids = (noun: string) => fc.nat({ max: 5 }).map((i) => `${noun} ${i}`);
  const many = <E extends Entity>(noun: Noun<E>, own: { [K in keyof E]?: fc.Arbitrary<E[K]> }) =>
    fc
      .array(
        fc.record({
          ...own,
          state: fc.constantFrom(...Object.keys(noun.states)),
          stateAt: instant,
        } as Record<string, fc.Arbitrary<unknown>>),
        { maxLength: 6 },
      )
      .map((some) =>
        some.map((one, i) => {
          const state = String(one.state);
          const made = { committee: "", tag: "", createdAt: "2026-01-01T00:00:00.000Z" };
          const turn = noun.states[state]?.turn ?? null;
          return { ...noun.blank, ...made, ...one, id: `${noun.name} ${i}`, number: i, turn } as E;
        }),
      );
  const problems = fc.option(ids("problem"), { nil: null });
  const inGrid = fc.option(ids("grid"), { nil: null });
  return fc.record({
    // Two grids of one name: a retired one and its successor.
    grids: many(grid, { code: fc.constantFrom("第一网格", "第二网格", "第三网格") }),
    problems: many(problem, { expectedDate: fc.option(due, { nil: null }), grid: inGrid }),
    projects: many(project, { due, problems: fc.array(ids("problem"), { maxLength: 3 }) }),
    resources: many(resource, {}),
    resolutions: many(resolution, {
      due,
      owners: fc.array(ids("unit"), { maxLength: 2 }),
      problem: problems,
      finding: fc.constantFrom(null, "kept", "kept_late", "not_kept"),
    }),
    commitments: fc
      .tuple(
        many(commitment, { due, unit: ids("unit") }),
        fc.array(
          fc.tuple(fc.constantFrom("problem", "project", "resource", "resolution"), fc.nat(5)),
          { minLength: 6, maxLength: 6 },
        ),
      )
      .map(([some, sources]) =>
        some.map((one, i): Commitment => {
          const [source, at] = sources[i] ?? (["problem", 0] as const);
          const sourceId = `${source} ${at}`;
          return { ...one, source, sourceId, problem: source === "problem" ? sourceId : null };
        }),
      ),
  }) as fc.Arbitrary<ReportRecords & { grids: Grid[] }>;
})();
const anyQuarter = fc.constantFrom(...quartersBetween("2026-01-01", "2027-12-31"));
const anyDay = fc.constantFrom(
  "2026-02-10",
  "2026-09-30",
  "2026-10-01",
  "2027-06-30",
  "2028-01-01",
);

describe("whatever a committee has on its lists", () => {
  it("every matter counts once, and never beside the promise that serves it", () => {
    fc.assert(
      fc.property(anyRecords, anyQuarter, anyDay, (records, quarter, today) => {
        const matters = mattersOf(records, quarter, today);
        const told = matters.map(({ record }) => record.id);
        expect(new Set(told).size).toBe(told.length);
        for (const { noun, record } of matters)
          if (noun === "commitment") expect(told).not.toContain((record as Commitment).sourceId);
      }),
    );
  });

  it("lists and grids add up to the same total, and to the outcomes of the sentence above them", () => {
    fc.assert(
      fc.property(anyRecords, anyQuarter, anyDay, ({ grids, ...records }, quarter, today) => {
        const matters = mattersOf(records, quarter, today);
        const names = { committee: "", unit: (id: string) => id, and: "、", link: null };
        const values = reportValues(matters, quarter, grids, names, today);
        const { byList, byGrid, opening } = reportCounts(values, wordsIn("zh-CN"));
        const sums = (of: typeof byList) =>
          tableTexts(of)
            .slice(1)
            .reduce((sum, row) => sum.map((n, at) => n + Number(row[at + 1])), [0, 0, 0, 0, 0]);
        expect(sums(byGrid)).toEqual(sums(byList));
        expect(sums(byList)[0]).toBe(matters.length);
        expect([...opening.matchAll(/(\d+)件/g)].map(([, n]) => Number(n))).toEqual(sums(byList));
      }),
    );
  });

  it("what ended is told as ended in the one quarter in which it ended, and in none after it", () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const today = "2028-01-01";
        const quarters = quartersBetween("2026-01-01", "2027-12-31").reverse();
        const told = quarters.map((quarter) => mattersOf(records, quarter, today));
        for (const [at, matters] of told.entries())
          for (const { record, outcome } of matters.filter(({ outcome: how }) => how !== "late")) {
            // At the end of all of them nothing is under way any more.
            expect(["done", "unresolved"]).toContain(outcome);
            const later = told.slice(at + 1).flat();
            expect(later.map((matter) => matter.record.id)).not.toContain(record.id);
          }
      }),
    );
  });

  it("no overdue promise is missing from the present quarter, unless what it served has ended", () => {
    fc.assert(
      fc.property(anyRecords, anyDay, (records, today) => {
        const now = `${today}T02:00:00.000Z`;
        const late = mattersOf(records, quarterOf(today), today).filter(
          ({ outcome }) => outcome === "late",
        );
        const served = new Map(
          [...records.problems, ...records.projects, ...records.resolutions].map((one) => [
            one.id,
            one,
          ]),
        );
        for (const one of records.commitments) {
          const goesOn = one.turn !== null && dueState(one.due, now) === "overdue";
          const host = served.get(one.sourceId);
          if (!goesOn || (host && host.turn === null)) continue;
          const told = late.some(({ record: { id } }) => id === one.id || id === one.sourceId);
          expect(told).toBe(true);
        }
      }),
    );
  });
});
