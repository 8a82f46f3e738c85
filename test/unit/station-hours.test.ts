import fc from "fast-check";
import OpeningHours from "opening_hours";
import { describe, expect, it } from "vitest";
import { DAY, dayNumber, minuteAt, weekdayOf } from "../../shared/station/calendar.ts";
import { firstDayOf } from "../../shared/station/festivals.ts";
import {
  changeAfter,
  type Hours,
  momentAt,
  openState,
  type Span,
  scheduleOf,
} from "../../shared/station/hours.ts";
import { osmLimits, osmOf, readOsm } from "../../shared/station/osm-hours.ts";
import { anyHours, FIRST_DAY, LAST_DAY } from "../builders/hours.ts";

const span = (from: number, to: number, more: Partial<Span> = {}): Span => ({
  from: from * 60,
  to: to * 60,
  barrier: null,
  onCall: false,
  ...more,
});
const ALL = [1, 2, 3, 4, 5, 6, 7];
const hours = (more: Partial<Hours>): Hours => ({
  week: [],
  exceptions: [],
  festivals: [],
  ...more,
});
/** The part of some hours that is on call, or that is not. */
function only({ week, exceptions, festivals }: Hours, onCall: boolean) {
  const kept = <S extends Span>(spans: readonly S[]) =>
    spans.filter((one) => one.onCall === onCall);
  const part = <R extends { spans: Span[] }>(rule: R) => ({ ...rule, spans: kept(rule.spans) });
  return scheduleOf({
    week: kept(week),
    exceptions: exceptions.map(part),
    festivals: festivals.map(part),
  });
}
const at = (local: string): number => minuteAt(Date.parse(`${local}:00+08:00`));
const stateAt = (of: Hours, local: string) =>
  openState({ schedule: scheduleOf(of), barrier: "walk_in", closure: null }, at(local));
const said = (minute: number | null) =>
  minute === null ? null : new Date(minute * 60_000).toISOString().slice(0, 16);

const anyMinute = fc.integer({ min: (FIRST_DAY + 1) * DAY, max: LAST_DAY * DAY });

describe("openState", () => {
  it("is open in its span, closing soon in the last half hour, and closed outside", () => {
    const office = hours({ week: [{ ...span(9, 17), days: [1, 2, 3, 4, 5] }] });
    expect(stateAt(office, "2026-11-25T08:59").state).toBe("closed");
    expect(said(stateAt(office, "2026-11-25T08:59").until)).toBe("2026-11-25T09:00");
    expect(stateAt(office, "2026-11-25T09:00").state).toBe("open");
    expect(stateAt(office, "2026-11-25T16:30")).toMatchObject({ state: "closing_soon" });
    expect(stateAt(office, "2026-11-25T17:00").state).toBe("closed");
    expect(said(stateAt(office, "2026-11-27T17:00").until)).toBe("2026-11-30T09:00");
  });

  it("goes on across midnight, into a leap day and out of it, with the night's own way in", () => {
    const night = hours({
      week: [
        { ...span(8, 22, { barrier: "staff" }), days: ALL },
        { ...span(22, 32, { barrier: "qr" }), days: ALL },
      ],
    });
    for (const local of [
      "2028-02-28T23:59",
      "2028-02-29T00:00",
      "2028-02-29T07:59",
      "2028-03-01T00:30",
    ])
      expect(stateAt(night, local)).toEqual({ state: "open", barrier: "qr", until: null });
    expect(stateAt(night, "2028-02-29T08:00").barrier).toBe("staff");
  });

  it("keeps a festival's hours on a Monday as on any day, and an exception goes before it", () => {
    const monday = firstDayOf("spring_festival", 2026) ?? "";
    expect(weekdayOf(dayNumber(monday))).toBe(1);
    const festive = hours({
      week: [{ ...span(9, 17), days: ALL }],
      festivals: [{ festival: "spring_festival", spans: [span(10, 12)] }],
    });
    expect(stateAt(festive, `${monday}T09:30`).state).toBe("closed");
    expect(stateAt(festive, `${monday}T10:00`).state).toBe("open");
    expect(stateAt(festive, "2026-02-15T09:30").state).toBe("open");
    const shut = {
      ...festive,
      exceptions: [{ from: monday, to: monday, spans: [], reason: null }],
    };
    expect(stateAt(shut, `${monday}T10:00`).state).toBe("closed");
  });

  it("is unknown where nobody said, and closed for as long as it is closed for the time being", () => {
    expect(
      openState({ schedule: null, barrier: "walk_in", closure: null }, at("2026-11-25T12:00")),
    ).toEqual({
      state: "unknown",
      barrier: null,
      until: null,
    });
    const always = {
      schedule: scheduleOf(hours({ week: [{ ...span(0, 24), days: ALL }] })),
      barrier: "walk_in" as const,
    };
    const closure = { lastDay: "2026-11-30" };
    expect(said(openState({ ...always, closure }, at("2026-11-30T23:59")).until)).toBe(
      "2026-12-01T00:00",
    );
    expect(openState({ ...always, closure }, at("2026-12-01T00:00")).state).toBe("open");
    expect(openState({ ...always, closure: { lastDay: null } }, at("2029-01-01T00:00")).state).toBe(
      "closed",
    );
  });

  it("answers every minute of two years, whatever the hours, and holds until the minute that it names", () => {
    fc.assert(
      fc.property(
        anyHours,
        fc.array(anyMinute, { minLength: 20, maxLength: 20 }),
        (some, minutes) => {
          const schedule = scheduleOf(some);
          for (const minute of minutes) {
            const { access, barrier } = momentAt(schedule, "staff", minute);
            expect(barrier === null).toBe(access === "closed");
            const change = changeAfter(schedule, minute);
            const { state, until } = openState(
              { schedule, barrier: "staff", closure: null },
              minute,
            );
            expect(until).toBe(change);
            expect(state === "closing_soon" ? "open" : state).toBe(access);
            if (change === null) continue;
            expect(change).toBeGreaterThan(minute);
            expect(momentAt(schedule, "staff", change).access).not.toBe(access);
            const between = minute + Math.floor((change - minute) / 2);
            for (const same of [between, change - 1])
              expect(momentAt(schedule, "staff", same).access).toBe(access);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it("says of every single minute of two years what the week, its exceptions and festivals say", () => {
    fc.assert(
      fc.property(anyHours, (some) => {
        const schedule = scheduleOf(some);
        const first = (FIRST_DAY + 1) * DAY;
        const last = first + 730 * DAY;
        // From change to change: nothing lies between, and the next one is where it was said to be.
        for (let minute = first; minute < last; ) {
          const next = changeAfter(schedule, minute) ?? last;
          expect(next).toBeGreaterThan(minute);
          for (let each = minute; each < Math.min(next, last); each += 1) {
            if (
              momentAt(schedule, "staff", each).access !==
              momentAt(schedule, "staff", minute).access
            )
              throw new Error(`another access at ${each}`);
          }
          minute = next;
        }
      }),
      { numRuns: 4 },
    );
  });

  it("agrees with the opening_hours package on every schedule that its syntax can say", () => {
    let compared = 0;
    fc.assert(
      fc.property(
        anyHours,
        fc.array(anyMinute, { minLength: 30, maxLength: 30 }),
        (some, minutes) => {
          const schedule = scheduleOf(some);
          const value = osmOf(some);
          const mayDiffer = osmLimits(some).includes("overlap");
          const oracle = new OpeningHours(value, null, 0);
          const changes = minutes.flatMap((minute) => changeAfter(schedule, minute) ?? []);
          const [asked, plain] = [only(some, true), only(some, false)];
          for (const minute of [...minutes, ...changes]) {
            // Open and on call at once, of two days: what goes before what can't be said there.
            if (
              mayDiffer &&
              [asked, plain].every((one) => momentAt(one, "staff", minute).access !== "closed")
            )
              continue;
            // The package reads the device's own clock: the same digits there.
            const local = new Date(
              minute * 60_000 + new Date(minute * 60_000).getTimezoneOffset() * 60_000,
            );
            const theirs = oracle.getState(local)
              ? "open"
              : oracle.getUnknown(local)
                ? "on_call"
                : "closed";
            expect([value, said(minute), momentAt(schedule, "staff", minute).access]).toEqual([
              value,
              said(minute),
              theirs,
            ]);
            compared += 1;
          }
        },
      ),
      { numRuns: 300 },
    );
    console.log(`station hours: ${compared} minutes compared with the opening_hours package`);
  });

  it("tells what it cannot say: festivals of other years, reasons, and a night on call that runs into the day", () => {
    const span = (from: number, to: number, onCall = false) => ({
      from,
      to,
      barrier: null,
      onCall,
    });
    const plain = { week: [{ ...span(540, 1080), days: [1, 2] }], exceptions: [], festivals: [] };
    expect(osmLimits(plain)).toEqual([]);
    const night = { ...span(1080, 1440 + 600, true), days: [1] };
    expect(osmLimits({ ...plain, week: [...plain.week, night] })).toEqual(["overlap"]);
    expect(osmLimits({ ...plain, week: [...plain.week, { ...night, days: [2] }] })).toEqual([]);
    const dates = { from: "2026-12-01", to: "2026-12-02", spans: [], reason: "装修" };
    const festival = { festival: "spring_festival" as const, spans: [] };
    expect(osmLimits({ ...plain, exceptions: [dates], festivals: [festival] })).toEqual([
      "festivals",
      "reasons",
    ]);
  });

  it("reads back every value that it writes", () => {
    fc.assert(
      fc.property(
        anyHours,
        fc.array(anyMinute, { minLength: 30, maxLength: 30 }),
        (some, minutes) => {
          const read = readOsm(osmOf(some));
          if ("unread" in read) throw new Error(`unread: ${read.unread} of ${osmOf(some)}`);
          const [before, after] = [scheduleOf(some), scheduleOf(read.hours)];
          for (const minute of minutes)
            expect(momentAt(after, "staff", minute)).toEqual(momentAt(before, "staff", minute));
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([
    ["24/7", "open"],
    ["Mo-Su 08:00-22:00", "open"],
    ["Mo-Fr 08:30-11:00, 13:30-17:00", "closed"],
    ["Mo-Fr 09:30-17:00; We off", "closed"],
    ["Fr-Mo 10:00-14:00", "closed"],
    ['Mo-Su 20:00-08:00 unknown, Mo-Su 08:00-20:00 open "staff"', "open"],
    ["2026 Nov 20-30 12:00-12:30", "closing_soon"],
    ["22:00-02:00", "closed"],
  ])("understands %s as others write it", (value, state) => {
    const read = readOsm(value);
    if ("unread" in read) throw new Error(read.unread);
    expect(stateAt(read.hours, "2026-11-25T12:05").state).toBe(state);
  });

  it.each([
    "PH off",
    "sunrise-sunset",
    "Mo-Fr 9-17",
    "week 1-20 Mo 10:00-12:00",
    "Mo 25:00-26:00",
    "2026 Feb 30 off",
    "Mo[1] 10:00-12:00",
    'Mo 10:00-12:00 "ask"',
  ])("gives back what it cannot say for certain: %s", (value) =>
    expect(readOsm(value)).toEqual({ unread: value }),
  );
});
