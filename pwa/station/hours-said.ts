/** Opening hours in words: a week in as few lines as it takes, and the days that differ. */
import { dateOfDay, dayNumber, weekdayOf } from "../../shared/station/calendar.ts";
import { rangesOf } from "../../shared/station/festivals.ts";
import { datesOf, type Hours, type Span } from "../../shared/station/hours.ts";
import { weekLines } from "../../shared/station/week-lines.ts";
import { sayDate } from "../text/say.ts";
import { sayDays, sayRange } from "../text/say-hours.ts";
import { t } from "../text/text.ts";

/** Days that are looked ahead for exceptions and festivals. */
const AHEAD = 60;

const inOrder = (spans: readonly Span[]): Span[] =>
  [...spans].sort((one, other) => one.from - other.from);

export interface Line {
  label: string;
  spans: readonly Span[];
  /** It is what holds on the day that is asked about. */
  isToday: boolean;
}

/** The week, with like days in one line. @param today day number; null: on paper every day is alike */
export function weekSaid(hours: Hours, today: number | null): Line[] {
  const usual = today !== null && !datesOf(hours).has(today);
  return weekLines(hours.week).map(({ days, spans }) => ({
    label: sayDays(days),
    spans,
    isToday: usual && days.includes(weekdayOf(today)),
  }));
}

/** The days to come on which the week does not hold. An exception goes before a festival. */
export function daysAhead(hours: Hours, today: number): Line[] {
  const festive = hours.festivals.flatMap(({ festival, spans }) =>
    rangesOf(festival).map((range) => ({
      ...range,
      spans,
      reason: t(`festival.${festival}`),
    })),
  );
  return [...hours.exceptions, ...festive]
    .filter(({ from, to }) => dayNumber(to) >= today && dayNumber(from) <= today + AHEAD)
    .sort((one, other) => (one.from < other.from ? -1 : 1))
    .map(({ from, to, spans, reason }) => ({
      label: [sayRange(sayDate(from), sayDate(to)), reason].filter(Boolean).join(" · "),
      spans: inOrder(spans),
      isToday: from <= dateOfDay(today) && dateOfDay(today) <= to,
    }));
}
