/** Clauses that come back: every month, quarter, half year or year, on the day of the first. */
import { dateAfter, monthsAfter } from "../deadlines.ts";

export const EVERY = ["once", "month", "quarter", "half_year", "year"] as const;
export type Every = (typeof EVERY)[number];

const MONTHS: Readonly<Record<Every, number>> = {
  once: 0,
  month: 1,
  quarter: 3,
  half_year: 6,
  year: 12,
};

export const comesBack = (every: Every): boolean => MONTHS[every] > 0;

/**
 * Due date of the `nth` time (from 1), counted from the first so that the 31st comes back after a short month.
 * @returns null where it does not come so often before the term ends
 */
export function dueOfTime(
  { first, every, until }: { first: string; every: Every; until: string },
  nth: number,
): string | null {
  if (nth === 1) return first;
  if (!comesBack(every)) return null;
  const due = monthsAfter(first, MONTHS[every] * (nth - 1));
  return due <= until ? due : null;
}

/**
 * From which day on the `nth` time stands among what is to be done: the day after the time before was due.
 * @returns null where it does not come so often
 */
export function comesOn(
  clause: { first: string; every: Every; until: string },
  nth: number,
): string | null {
  const before = dueOfTime(clause, nth - 1);
  return before !== null && nth > 1 && dueOfTime(clause, nth) !== null
    ? dateAfter(before, 1)
    : null;
}
