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

/** A span whose way in is known. */
interface Entry extends Span {
  barrier: Barrier;
}

/** Hours made ready to be asked: entries by day of the week (0 Monday) and by day number. */
export interface Schedule {
  week: readonly (readonly Entry[])[];
  dates: ReadonlyMap<number, readonly Entry[]>;
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

/** Lays hours out by day. @param usual the way in where a span does not name one */
export function scheduleOf(hours: Hours, usual: Barrier): Schedule {
  const entries = (spans: readonly Span[]): Entry[] =>
    spans.map(({ from, to, barrier, onCall }) => ({ from, to, onCall, barrier: barrier ?? usual }));
  const dates = datesOf(hours);
  const laid = new Map([...new Set(dates.values())].map((spans) => [spans, entries(spans)]));
  return {
    week: [1, 2, 3, 4, 5, 6, 7].map((weekday) =>
      entries(hours.week.filter(({ days }) => days.includes(weekday))),
    ),
    dates: new Map([...dates].map(([day, spans]) => [day, laid.get(spans) ?? []])),
    lastDate: Math.max(0, ...dates.keys()),
  };
}

/** The entries that a day begins, by its day number. */
export const entriesOn = (schedule: Schedule, day: number): readonly Entry[] =>
  schedule.dates.get(day) ?? schedule.week[weekdayOf(day) - 1] ?? [];

/**
 * What reaches into a day: its own entries, and the night of the day before. Where a rule for dates begins, it
 * has the whole of its first day: the night before ends at midnight (as in OpenStreetMap's rules).
 */
function* reaching(schedule: Schedule, day: number): Generator<Entry & { begins: number }> {
  for (const entry of entriesOn(schedule, day)) yield { ...entry, begins: day * DAY };
  if (schedule.dates.has(day) && schedule.dates.get(day) !== schedule.dates.get(day - 1)) return;
  for (const entry of entriesOn(schedule, day - 1))
    if (entry.to > DAY) yield { ...entry, begins: (day - 1) * DAY };
}

interface Moment {
  access: "open" | "on_call" | "closed";
  /** The easiest way in at this moment; null where there is none. */
  barrier: Barrier | null;
}

const CLOSED: Moment = { access: "closed", barrier: null };

/** What holds at a minute. Where spans overlap, being open goes before being on call, the easier way in first. */
export function momentAt(schedule: Schedule, minute: number): Moment {
  let found = CLOSED;
  for (const { begins, from, to, onCall, barrier } of reaching(
    schedule,
    Math.floor(minute / DAY),
  )) {
    if (minute < begins + from || minute >= begins + to) continue;
    const access = onCall ? "on_call" : "open";
    if (found.access === access) found = { access, barrier: easier(found.barrier, barrier) };
    else if (found.access !== "open") found = { access, barrier };
  }
  return found;
}

/** The first minute after this one at which the access is another; null if it never changes. */
export function changeAfter(schedule: Schedule, minute: number): number | null {
  const { access } = momentAt(schedule, minute);
  const today = Math.floor(minute / DAY);
  const last = Math.max(today, schedule.lastDate) + WEEK_AND_ONE;
  for (let day = today; day <= last; day++) {
    const edges = new Set([day * DAY]);
    for (const { begins, from, to } of reaching(schedule, day))
      edges.add(begins + from).add(begins + to);
    const next = [...edges]
      .filter((edge) => edge > minute && edge < (day + 1) * DAY)
      .sort((one, other) => one - other)
      .find((edge) => momentAt(schedule, edge).access !== access);
    if (next !== undefined) return next;
  }
  return null;
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

/**
 * Whether one gets in at a minute, and until when that holds. Defined for every minute.
 * @param schedule null where nobody has said when the station is open
 * @param closure null where it is not closed for the time being
 */
export function openState(
  schedule: Schedule | null,
  closure: Closure | null,
  minute: number,
): OpenState {
  if (closure) {
    if (closure.lastDay === null) return { state: "closed", barrier: null, until: null };
    const ends = (dayNumber(closure.lastDay) + 1) * DAY;
    if (minute < ends) return { state: "closed", barrier: null, until: reopening(schedule, ends) };
  }
  if (!schedule) return { state: "unknown", barrier: null, until: null };
  const { access, barrier } = momentAt(schedule, minute);
  const until = changeAfter(schedule, minute);
  const closing = access === "open" && until !== null && until - minute <= CLOSING_SOON;
  return { state: closing ? "closing_soon" : access, barrier, until };
}

/** When somebody gets in again after a closure ends. */
function reopening(schedule: Schedule | null, ends: number): number | null {
  if (!schedule || momentAt(schedule, ends).access !== "closed") return ends;
  return changeAfter(schedule, ends);
}
