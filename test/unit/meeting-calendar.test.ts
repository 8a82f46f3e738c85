import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planOf, proposedBy, slotsOf } from "../../shared/meeting/calendar.ts";
import { DEFAULT_RULES } from "../../shared/meeting/rules.ts";
import { type Meeting, meeting } from "../../shared/meeting.ts";
import { type Series, series } from "../../shared/series.ts";

const NOW = "2026-01-05T02:00:00.000Z";

const aSeries = (changes: Partial<Series> = {}): Series =>
  ({
    ...series.blank,
    id: "01ARZ3NDEKTSV4RRFFQ69G5FAV",
    state: "active",
    title: "季度联席会",
    place: "社区二楼会议室",
    ...changes,
  }) as Series;
const aMeeting = (date: string, changes: Partial<Meeting> = {}): Meeting =>
  ({ ...meeting.blank, id: date, state: "draft", date, ...changes }) as Meeting;
const datesOf = (one: Series, year = 2026) => proposedBy(one, year, NOW).map(({ date }) => date);

describe("a series", () => {
  it("of each quarter's last month proposes four meetings a year", () => {
    expect(datesOf(aSeries())).toEqual(["2026-03-20", "2026-06-19", "2026-09-18", "2026-12-18"]);
  });

  it("counts its month within the quarter", () => {
    expect(datesOf(aSeries({ month: 1, week: 5, weekday: 1 }))).toEqual([
      "2026-01-26",
      "2026-04-27",
      "2026-07-27",
      "2026-10-26",
    ]);
  });

  it("of a monthly meeting proposes every month, whatever its month says", () => {
    const dates = datesOf(aSeries({ kind: "monthly_committee", month: 2 }));
    expect(dates.map((date) => Number(date.slice(5, 7)))).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
  });

  it("that doesn't come round proposes nothing", () => {
    expect(datesOf(aSeries({ kind: "onsite" }))).toEqual([]);
  });

  it("gives its meetings its own days for topics and notice", () => {
    const [first] = proposedBy(aSeries({ topicDays: 20, noticeDays: 5 }), 2026, NOW);
    expect(first).toMatchObject({ topicsCloseOn: "2026-02-28", noticeOn: "2026-03-15" });
  });
});

describe("a proposal", () => {
  const proposals = proposedBy(aSeries(), 2026, NOW);
  const taken = (...meetings: Meeting[]) =>
    slotsOf(proposals, meetings).map((slot) => slot.meeting?.id ?? null);

  it("is answered by the meeting that was planned from it, also once it has moved within its quarter", () => {
    expect(taken(aMeeting("2026-06-19"))).toEqual([null, "2026-06-19", null, null]);
    expect(taken(aMeeting("2026-04-02"))).toEqual([null, "2026-04-02", null, null]);
  });

  it("is free again when its meeting is cancelled", () => {
    expect(taken(aMeeting("2026-06-19", { state: "cancelled" }))).toEqual([null, null, null, null]);
  });

  it("is not answered by a meeting of another kind", () => {
    expect(taken(aMeeting("2026-06-19", { kind: "extraordinary" }))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });

  it("that a festival moved into another month is that month's no more than its own", () => {
    const monthly = aSeries({ kind: "monthly_committee", week: 5, weekday: 2 });
    const now = "2028-01-30T00:00:00.000Z";
    const february = proposedBy(monthly, 2028, now).slice(1, 3);
    expect(february.map(({ date, moved }) => [date, moved?.from ?? null])).toEqual([
      ["2028-03-06", "2028-02-29"],
      ["2028-03-28", null],
    ]);
    const held = aMeeting("2028-03-06", { kind: "monthly_committee" });
    expect(slotsOf(february, [held]).map((slot) => slot.meeting?.id ?? null)).toEqual([
      "2028-03-06",
      null,
    ]);
  });

  it("never shares its meeting with another", () => {
    const dates = fc
      .integer({ min: 0, max: 364 })
      .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        fc.array(dates, { maxLength: 20 }),
        fc.constantFrom("quarterly_joint" as const, "monthly_committee" as const),
        (days, kind) => {
          const meetings = days.map((date, at) => aMeeting(date, { kind, id: String(at) }));
          const found = slotsOf(proposedBy(aSeries({ kind }), 2026, NOW), meetings).flatMap(
            (slot) => slot.meeting?.id ?? [],
          );
          expect(new Set(found).size).toBe(found.length);
        },
      ),
    );
  });
});

describe("a meeting planned from a proposal", () => {
  it("is what the machine takes as it is, under the rules of its series", () => {
    const rhythm = aSeries({ quorum: "two_thirds", passBase: "present", objectionDays: 5 });
    for (const proposed of proposedBy(rhythm, 2026, NOW)) {
      const args = planOf(rhythm, proposed);
      expect(meeting.commands.plan.input.safeParse(args).success).toBe(true);
      expect(args).toMatchObject({
        ...DEFAULT_RULES,
        quorum: "two_thirds",
        passBase: "present",
        objectionDays: 5,
      });
    }
  });

  it("says in its title which one it is", () => {
    const titles = (one: Series) =>
      proposedBy(one, 2026, NOW).map((proposed) => planOf(one, proposed).title);
    expect(titles(aSeries())[3]).toBe("2026年第四季度联席会");
    expect(titles(aSeries({ title: "每季度的联席会议" }))[0]).toBe("2026年第一季度联席会议");
    expect(titles(aSeries({ kind: "monthly_committee", title: "月度例会" }))[10]).toBe(
      "2026年11月例会",
    );
  });
});
