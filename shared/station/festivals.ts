/**
 * Festivals whose dates the moon sets, 2026 to 2028, and those with fixed dates. After the last year of the
 * table a station keeps its ordinary hours. Sources: docs/festivals.md.
 */
import { dateOfDay, dayNumber } from "./calendar.ts";

export const FESTIVALS = [
  "new_year",
  "spring_festival",
  "losar",
  "labour_day",
  "shoton",
  "national_day",
] as const;
export type Festival = (typeof FESTIVALS)[number];

/** First day of each year's festival, and how many days it lasts. */
const TABLE: Readonly<Record<Festival, { firsts: readonly string[]; days: number }>> = {
  new_year: { firsts: ["2026-01-01", "2027-01-01", "2028-01-01"], days: 1 },
  // From the eve to the third day, as the State Council's rules on holidays have it since 2025.
  spring_festival: { firsts: ["2026-02-16", "2027-02-05", "2028-01-25"], days: 4 },
  losar: { firsts: ["2026-02-18", "2027-02-07", "2028-02-26"], days: 7 },
  labour_day: { firsts: ["2026-05-01", "2027-05-01", "2028-05-01"], days: 2 },
  shoton: { firsts: ["2026-08-12", "2027-08-02", "2028-08-20"], days: 7 },
  national_day: { firsts: ["2026-10-01", "2027-10-01", "2028-10-01"], days: 3 },
};

/** The calendar date on which a festival begins in a year; null outside the table. */
export const firstDayOf = (festival: Festival, year: number): string | null =>
  TABLE[festival].firsts.find((date) => date.startsWith(`${year}-`)) ?? null;

/** First and last day of a festival in each year of the table, calendar dates. */
export const rangesOf = (festival: Festival): { from: string; to: string }[] => {
  const { firsts, days } = TABLE[festival];
  return firsts.map((from) => ({ from, to: dateOfDay(dayNumber(from) + days - 1) }));
};

/** The festival that a calendar date belongs to, the first of the list where two meet; null on any other day. */
export const festivalOn = (date: string): Festival | null =>
  FESTIVALS.find((festival) =>
    rangesOf(festival).some(({ from, to }) => from <= date && date <= to),
  ) ?? null;
