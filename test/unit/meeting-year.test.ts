import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type ProposedMeeting,
  proposeYear,
  type Rhythm,
  rhythmOf,
} from "../../shared/meeting/year.ts";
import { type Series, series } from "../../shared/series.ts";
import { dateOfDay, dayNumber, weekdayOf } from "../../shared/station/calendar.ts";
import { FESTIVALS, rangesOf } from "../../shared/station/festivals.ts";

/** The third Friday of each quarter's last month, at three. */
const QUARTERLY: Rhythm = {
  kind: "quarterly_joint",
  months: [3, 6, 9, 12],
  week: 3,
  weekday: 5,
  time: "15:00",
};
const MONTHLY: Rhythm = {
  kind: "monthly_committee",
  months: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  week: 1,
  weekday: 4,
  time: "09:30",
};
const BEFORE = "2025-12-01T00:00:00.000Z";
const dates = (meetings: readonly ProposedMeeting[]) => meetings.map(({ date }) => date);

describe("the year's calendar", () => {
  it("has the third Friday of March, June, September and December at three", () => {
    expect(proposeYear(QUARTERLY, 2026, BEFORE)).toEqual(
      [
        ["2026-03-20", "2026-03-05", "2026-03-17"],
        ["2026-06-19", "2026-06-04", "2026-06-16"],
        ["2026-09-18", "2026-09-03", "2026-09-15"],
        ["2026-12-18", "2026-12-03", "2026-12-15"],
      ].map(([date, topicsCloseOn, noticeOn], i) => ({
        kind: "quarterly_joint",
        month: 3 * (i + 1),
        date,
        startsAt: `${date}T07:00:00.000Z`,
        topicsCloseOn,
        noticeOn,
        moved: null,
      })),
    );
  });

  it("moves New Year's Day to the next working day and says why", () => {
    const [january] = proposeYear(MONTHLY, 2026, BEFORE);
    expect(january).toMatchObject({
      month: 1,
      date: "2026-01-02",
      moved: { from: "2026-01-01", because: "new_year" },
    });
  });

  it("passes over a festival, the weekend after it, and the festival that begins in it", () => {
    // Spring Festival from Monday 16 to 19 February 2026, Losar from 18 to 24.
    const february = { ...MONTHLY, months: [2], week: 3, weekday: 1 } as const;
    expect(proposeYear(february, 2026, BEFORE)[0]).toMatchObject({
      date: "2026-02-25",
      moved: { from: "2026-02-16", because: "spring_festival" },
    });
    // Shoton ends on Tuesday 18 August 2026; the first Saturday that falls into it is the 15th.
    const saturdays = { ...MONTHLY, months: [8], week: 3, weekday: 6 } as const;
    expect(proposeYear(saturdays, 2026, BEFORE)[0]).toMatchObject({
      date: "2026-08-19",
      moved: { from: "2026-08-15", because: "shoton" },
    });
  });

  it("moves a meeting into the next month where the festival lasts that long", () => {
    // Losar 2028 ends on Friday, 3 March.
    const mondays = { ...MONTHLY, months: [2], week: "last", weekday: 1 } as const;
    expect(proposeYear(mondays, 2028, BEFORE)[0]).toMatchObject({
      month: 2,
      date: "2028-03-06",
      moved: { from: "2028-02-28", because: "losar" },
    });
  });

  it("takes the last weekday where a month has no fifth", () => {
    const fifths = { ...MONTHLY, months: [6, 7], week: 5, weekday: 3 } as const;
    expect(dates(proposeYear(fifths, 2026, BEFORE))).toEqual(["2026-06-24", "2026-07-29"]);
    expect(proposeYear({ ...fifths, week: "last" }, 2026, BEFORE)).toEqual(
      proposeYear(fifths, 2026, BEFORE),
    );
  });

  it("proposes nothing that has begun, by the clock of Lhasa", () => {
    const from = (now: string) => dates(proposeYear(QUARTERLY, 2026, now));
    expect(from("2026-06-19T06:59:59.999Z")).toHaveLength(3);
    expect(from("2026-06-19T07:00:00.000Z")).toEqual(["2026-09-18", "2026-12-18"]);
    expect(from("2027-01-01T00:00:00.000Z")).toEqual([]);
    // February's meeting would be on 6 March, but at midnight in Lhasa February is over.
    const moved = { ...MONTHLY, months: [2], week: "last", weekday: 1 } as const;
    expect(proposeYear(moved, 2028, "2028-02-29T15:59:59.000Z")).toHaveLength(1);
    expect(proposeYear(moved, 2028, "2028-02-29T16:00:00.000Z")).toEqual([]);
  });

  it("has a quarterly meeting once a quarter, however many months are named", () => {
    const crowded = { ...QUARTERLY, months: [12, 3, 2, 11, 3, 6] };
    expect(proposeYear(crowded, 2026, BEFORE).map(({ month }) => month)).toEqual([2, 6, 11]);
  });

  it("is that of a series: the same month of each quarter, or every month", () => {
    const base = { id: "", committee: "", number: null, tag: "", turn: null, state: "active" };
    const of = (fields: object) =>
      rhythmOf({ ...series.blank, ...base, createdAt: "", stateAt: "", ...fields } as Series);
    expect(of({ kind: "quarterly_joint", month: 3, week: 3, weekday: 5, time: "15:00" })).toEqual(
      QUARTERLY,
    );
    expect(of({ kind: "monthly_committee", week: 1, weekday: 4, time: "09:30" })).toEqual(MONTHLY);
  });

  it("closes topics and sends the notice as many days before as the settings say", () => {
    const [march] = proposeYear(QUARTERLY, 2026, BEFORE, { topics: 20, notice: 7 });
    expect(march).toMatchObject({ topicsCloseOn: "2026-02-28", noticeOn: "2026-03-13" });
  });
});

const two = (number: number) => String(number).padStart(2, "0");
const anyRhythm: fc.Arbitrary<Rhythm> = fc.record({
  kind: fc.constantFrom<Rhythm["kind"]>("quarterly_joint", "monthly_committee"),
  months: fc.uniqueArray(fc.integer({ min: 1, max: 12 })),
  week: fc.constantFrom<Rhythm["week"]>(1, 2, 3, 4, 5, "last"),
  weekday: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
  time: fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map(([hour, minute]) => `${two(hour)}:${two(minute)}`),
});
const anyYear = fc.integer({ min: 2026, max: 2028 });
const inFestival = (date: string) =>
  FESTIVALS.some((festival) =>
    rangesOf(festival).some(({ from, to }) => from <= date && date <= to),
  );
const isWeekend = (date: string) => weekdayOf(dayNumber(date)) > 5;

describe("any rhythm in any year", () => {
  const whatever = (claim: (rhythm: Rhythm, year: number, proposed: ProposedMeeting[]) => void) =>
    fc.assert(
      fc.property(anyRhythm, anyYear, (rhythm, year) =>
        claim(rhythm, year, proposeYear(rhythm, year, BEFORE)),
      ),
      { numRuns: 2000 },
    );

  it("has one meeting for each wanted month, and for each quarter one at the most", () =>
    whatever((rhythm, _, proposed) => {
      const months = proposed.map(({ month }) => month).toSorted((a, b) => a - b);
      const wanted = rhythm.months.toSorted((a, b) => a - b);
      if (rhythm.kind === "monthly_committee") expect(months).toEqual(wanted);
      else {
        const quarters = (of: readonly number[]) => of.map((month) => Math.floor((month - 1) / 3));
        expect(quarters(months)).toEqual([...new Set(quarters(wanted))]);
      }
    }));

  it("keeps to month and weekday, or is moved later out of a festival and says which", () =>
    whatever(({ week, weekday }, year, proposed) => {
      for (const { date, month, moved } of proposed) {
        const from = moved?.from ?? date;
        expect(from.slice(0, 7)).toBe(`${year}-${two(month)}`);
        expect(weekdayOf(dayNumber(from))).toBe(weekday);
        // The nth of its weekday in the month, counted from the front or, for the last, from the end.
        const day = Number(from.slice(8));
        const days = new Date(Date.UTC(year, month, 0)).getUTCDate();
        if (week === "last" || week === 5) expect(day).toBeGreaterThan(days - 7);
        else expect(Math.ceil(day / 7)).toBe(week);
        expect(moved !== null).toBe(inFestival(from));
        if (!moved) continue;
        expect(date > from).toBe(true);
        const because = rangesOf(moved.because);
        expect(because.some((range) => range.from <= from && from <= range.to)).toBe(true);
      }
    }));

  it("falls on no festival, on no weekend that the settings did not ask for, and comes by date, never two on a day", () =>
    whatever(({ weekday }, _, proposed) => {
      for (const { date, moved } of proposed) {
        expect(inFestival(date)).toBe(false);
        if (weekday <= 5 || moved) expect(isWeekend(date)).toBe(false);
      }
      expect(dates(proposed)).toEqual([...new Set(dates(proposed))].toSorted());
    }));

  it("passes over no working day when it moves", () =>
    whatever((_, __, proposed) => {
      for (const { date, moved } of proposed)
        for (let day = dayNumber(moved?.from ?? date); day < dayNumber(date); day++)
          expect(inFestival(dateOfDay(day)) || isWeekend(dateOfDay(day))).toBe(true);
    }));

  it("begins at the time that the clock in Lhasa shows", () =>
    whatever(({ time }, _, proposed) => {
      for (const { startsAt, date } of proposed)
        expect(
          new Date(startsAt).toLocaleString("sv-SE", { timeZone: "Asia/Shanghai" }).slice(0, 16),
        ).toBe(`${date} ${time}`);
    }));

  it("is the same whenever it is asked for, less what has passed, and in whatever order months are named", () =>
    fc.assert(
      fc.property(
        anyRhythm,
        anyYear,
        fc.date({ min: new Date(BEFORE), max: new Date("2029-02-01"), noInvalidDate: true }),
        (rhythm, year, date) => {
          const now = date.toISOString();
          const whole = proposeYear(rhythm, year, BEFORE);
          const rest = proposeYear({ ...rhythm, months: rhythm.months.toReversed() }, year, now);
          const today = new Date(Date.parse(now) + 8 * 3_600_000).toISOString().slice(0, 7);
          expect(rest).toEqual(
            whole.filter(
              ({ startsAt, month }) => startsAt > now && `${year}-${two(month)}` >= today,
            ),
          );
        },
      ),
    ));
});
