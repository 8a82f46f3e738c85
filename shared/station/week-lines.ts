/** Hours put in order for people: days that are alike on one line, days in a row as a range. */
import type { Span, WeeklySpan } from "./hours.ts";

/** Days of the week (1 Monday to 7 Sunday) that have the same spans; no spans: closed on them. */
export interface WeekLine {
  days: number[];
  spans: Span[];
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** The week in as few lines as it needs, in the order of their first day; every day is in one of them. */
export function weekLines(week: readonly WeeklySpan[]): WeekLine[] {
  const lines = new Map<string, WeekLine>();
  for (const day of EVERY_DAY) {
    const spans = week
      .filter(({ days }) => days.includes(day))
      .map(({ days: _, ...span }): Span => span)
      .sort((one, other) => one.from - other.from || one.to - other.to);
    const key = JSON.stringify(spans);
    const same = lines.get(key);
    if (same) same.days.push(day);
    else lines.set(key, { days: [day], spans });
  }
  return [...lines.values()];
}

/** Days as runs of first and last; two in a row stay apart, as people say them. */
export function dayRuns(days: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const day of [...days].sort((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run && run[1] === day - 1) run[1] = day;
    else runs.push([day, day]);
  }
  return runs.flatMap(([first, last]): [number, number][] =>
    last - first === 1
      ? [
          [first, first],
          [last, last],
        ]
      : [[first, last]],
  );
}
