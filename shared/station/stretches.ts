/**
 * Hours as stretches of days, each under rules of its own: for formats that know a week and from when to when it
 * holds, but no exceptions. All stretches together say exactly what the hours say, nights included.
 */
import { clockOf, DAY, weekdayOf } from "./calendar.ts";
import { datesOf, type Hours, runsOf, type Span, type WeeklySpan } from "./hours.ts";

/** Days in a row, by day number, and the spans that they begin. */
export interface Stretch {
  /** Null: nobody asks since when. */
  from: number | null;
  /** Null: without an end. */
  to: number | null;
  /** The week holds as it does when there is no exception. */
  usual: boolean;
  spans: readonly WeeklySpan[];
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** The stretches that are not over yet, in their order. @param today day number */
export function stretchesOf(hours: Hours, today: number): Stretch[] {
  // Yesterday's night may still go on.
  const earliest = today - 1;
  const stretches: Stretch[] = [];
  const add = (stretch: Stretch) => {
    if (stretch.to === null || stretch.to >= earliest) stretches.push(stretch);
  };
  const runs = runsOf(datesOf(hours));
  let next: number | null = null;
  for (const [i, { first, last, spans }] of runs.entries()) {
    if (last < earliest) continue;
    if (first > (next ?? earliest))
      for (const part of endingAtMidnight(next, first - 1, true, hours.week)) add(part);
    const own = spans.map((span) => ({ ...span, days: EVERY_DAY }));
    if (runs[i + 1]?.first === last + 1)
      for (const part of endingAtMidnight(first, last, false, own)) add(part);
    else add({ from: first, to: last, usual: false, spans: own });
    next = last + 1;
  }
  add({ from: next, to: null, usual: true, spans: hours.week });
  return stretches;
}

/** A stretch before another rule's first day, which has the whole of that day: its last night ends at midnight. */
function endingAtMidnight(
  from: number | null,
  to: number,
  usual: boolean,
  spans: readonly WeeklySpan[],
): Stretch[] {
  const weekday = weekdayOf(to);
  const last = spans.filter(({ days }) => days.includes(weekday));
  if (!last.some((span) => span.to > DAY)) return [{ from, to, usual, spans }];
  const cut = last.map((span) => ({ ...span, to: Math.min(span.to, DAY), days: [weekday] }));
  const evening = { from: to, to, usual: false, spans: cut };
  return from === to ? [evening] : [{ from, to: to - 1, usual, spans }, evening];
}

/**
 * When a span opens and closes, `HH:MM`. Not later than it opens: it closes on the next day. The whole of a day
 * ends a minute early, 00:00 to 23:59, as these formats have it: the same time twice means closed there.
 */
export const timesOf = ({ from, to }: Span): { opens: string; closes: string } => ({
  opens: clockOf(from),
  closes: clockOf((to - from === DAY ? to - 1 : to) % DAY),
});
