/**
 * When a station can be entered, and how: weekly spans, exceptions by date and festivals, each with its own
 * way in. Total: every minute has an answer. Everything is counted in minutes of the station's own clock, so
 * neither the device's time zone nor its calendar has a say.
 */
import { DAY, dayNumber, weekdayOf } from "./calendar.ts";
import { type Barrier, easier } from "./facts.ts";
import { type Festival, rangesOf } from "./festivals.ts";

/** Minutes before the end from which an open door is said to be closing. */
export const CLOSING_SOON = 30;
/** Weeks without a change are looked through once: what has not changed in 8 days never will. */
const WEEK_AND_ONE = 8;

/** A stretch of one day: minutes from the midnight with which the day begins; past 1440 is the next day. */
export interface Span {
  from: number;
  to: number;
  /** How to get in during it; null where it is as at other times. */
  barrier: Barrier | null;
  /** Somebody opens when asked beforehand. */
  onCall: boolean;
}

/** The same stretch on several days of the week: 1 Monday to 7 Sunday. */
export interface WeeklySpan extends Span {
  days: number[];
}

/** Dates on which other spans hold than in the week; none of them: closed. Calendar dates, both included. */
export interface Exception {
  from: string;
  to: string;
  spans: Span[];
  reason: string | null;
}

export interface FestivalRule {
  festival: Festival;
  spans: Span[];
}

export interface Hours {
  week: WeeklySpan[];
  exceptions: Exception[];
  festivals: FestivalRule[];
}

/** Hours made ready to be asked: spans by day of the week (0 Monday) and by day number. */
export interface Schedule {
  week: readonly (readonly Span[])[];
  dates: ReadonlyMap<number, readonly Span[]>;
  /** Day number after which only the week counts. */
  lastDate: number;
}

/** The days that have rules of their own, by day number. An exception goes before a festival. */
export function datesOf({ exceptions, festivals }: Hours): Map<number, readonly Span[]> {
  const dates = new Map<number, readonly Span[]>();
  const festive = festivals.flatMap(({ festival, spans }) =>
    rangesOf(festival).map((range) => ({ ...range, spans })),
  );
  for (const { from, to, spans } of [...festive, ...exceptions])
    for (let day = dayNumber(from); day <= dayNumber(to); day++) dates.set(day, spans);
  return dates;
}

/** Days in a row under one rule for dates, by day number. */
export interface Run {
  first: number;
  last: number;
  spans: readonly Span[];
}

/** Days with rules of their own as runs, the earliest first. */
export function runsOf(dates: ReadonlyMap<number, readonly Span[]>): Run[] {
  const runs: Run[] = [];
  for (const [day, spans] of [...dates].sort(([one], [other]) => one - other)) {
    const run = runs.at(-1);
    if (run?.spans === spans && run.last === day - 1) run.last = day;
    else runs.push({ first: day, last: day, spans });
  }
  return runs;
}

/** Lays hours out by day. */
export function scheduleOf(hours: Hours): Schedule {
  const dates = datesOf(hours);
  return {
    week: [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
      hours.week.filter(({ days }) => days.includes(weekday)),
    ),
    dates,
    lastDate: Math.max(0, ...dates.keys()),
  };
}

const NONE: readonly Span[] = [];

/** The spans that a day begins, by its day number. */
const spansOn = (schedule: Schedule, day: number): readonly Span[] =>
  schedule.dates.get(day) ?? schedule.week[weekdayOf(day) - 1] ?? NONE;

/**
 * The spans whose night reaches into a day. Where a rule for dates begins, it has the whole of its first day:
 * the night before ends at midnight (as in OpenStreetMap's rules).
 */
const nightsInto = (schedule: Schedule, day: number): readonly Span[] =>
  schedule.dates.has(day) && schedule.dates.get(day) !== schedule.dates.get(day - 1)
    ? NONE
    : spansOn(schedule, day - 1);

interface Moment {
  access: "open" | "on_call" | "closed";
  /** The easiest way in at this moment; null where there is none. */
  barrier: Barrier | null;
}

/**
 * What holds at a minute. Where spans overlap, being open goes before being on call, the easier way in first.
 * @param usual the way in where a span does not name one
 */
export function momentAt(schedule: Schedule, usual: Barrier, minute: number): Moment {
  const day = Math.floor(minute / DAY);
  const found: Moment = { access: "closed", barrier: null };
  const look = (spans: readonly Span[], time: number) => {
    for (const { from, to, onCall, barrier } of spans) {
      if (time < from || time >= to || (onCall && found.access === "open")) continue;
      const access = onCall ? "on_call" : "open";
      found.barrier = easier(found.access === access ? found.barrier : null, barrier ?? usual);
      found.access = access;
    }
  };
  look(spansOn(schedule, day), minute - day * DAY);
  look(nightsInto(schedule, day), minute - (day - 1) * DAY);
  return found;
}

/** The first minute after this one at which the access is another; null if it never changes. */
export function changeAfter(schedule: Schedule, minute: number): number | null {
  const accessAt = (at: number) => momentAt(schedule, "walk_in", at).access;
  const access = accessAt(minute);
  const last = Math.max(Math.floor(minute / DAY), schedule.lastDate) + WEEK_AND_ONE;
  for (let at = minute; at < last * DAY; ) {
    at = edgeAfter(schedule, at);
    if (accessAt(at) !== access) return at;
  }
  return null;
}

/** The next minute at which a span begins or ends, or a day does. */
export function edgeAfter(schedule: Schedule, minute: number): number {
  const day = Math.floor(minute / DAY);
  let next = (day + 1) * DAY;
  const look = (spans: readonly Span[], begins: number) => {
    for (const { from, to } of spans) {
      if (begins + from > minute) next = Math.min(next, begins + from);
      if (begins + to > minute) next = Math.min(next, begins + to);
    }
  };
  look(spansOn(schedule, day), day * DAY);
  look(nightsInto(schedule, day), (day - 1) * DAY);
  return next;
}

export type Openness = "open" | "closing_soon" | "closed" | "on_call" | "unknown";

export interface OpenState {
  state: Openness;
  /** How to get in now; null while nobody can, or nobody knows. */
  barrier: Barrier | null;
  /** Minute of the station's clock at which this ends; null where nobody knows, or it never does. */
  until: number | null;
}

/** Closed until the end of a day, whatever the hours say; `lastDay` null: until further notice. */
export interface Closure {
  lastDay: string | null;
}

/** What decides whether one gets in. */
export interface Door {
  /** Null where nobody has said when the station is open. */
  schedule: Schedule | null;
  /** The way in where the hours do not name one. */
  barrier: Barrier;
  /** Null where it is not closed for the time being. */
  closure: Closure | null;
}

/** Whether one gets in at a minute, and until when that holds. Defined for every minute. */
export function openState({ schedule, barrier: usual, closure }: Door, minute: number): OpenState {
  if (closure) {
    if (closure.lastDay === null) return { state: "closed", barrier: null, until: null };
    const ends = (dayNumber(closure.lastDay) + 1) * DAY;
    if (minute < ends) return { state: "closed", barrier: null, until: reopening(schedule, ends) };
  }
  if (!schedule) return { state: "unknown", barrier: null, until: null };
  const { access, barrier } = momentAt(schedule, usual, minute);
  const until = changeAfter(schedule, minute);
  const closing = access === "open" && until !== null && until - minute <= CLOSING_SOON;
  return { state: closing ? "closing_soon" : access, barrier, until };
}

/** When somebody gets in again after a closure ends. */
function reopening(schedule: Schedule | null, ends: number): number | null {
  if (!schedule || momentAt(schedule, "walk_in", ends).access !== "closed") return ends;
  return changeAfter(schedule, ends);
}
