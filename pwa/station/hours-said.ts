/** Opening hours in words: a week in as few lines as it takes, and the days that differ. */
import { DAY, dateOfDay, dayNumber, weekdayOf } from "../../shared/station/calendar.ts";
import { rangesOf } from "../../shared/station/festivals.ts";
import { type Hours, type Span, scheduleOf } from "../../shared/station/hours.ts";
import { sayDate } from "../text/say.ts";
import { type Key, t } from "../text/text.ts";
import { sayClock } from "./say-station.ts";

/** Days that are looked ahead for exceptions and festivals. */
const AHEAD = 60;

/** From when to when, across midnight too. */
export function saySpan({ from, to }: Span): string {
  if (from === 0 && to === DAY) return t("station.wholeDay");
  return t("station.span", {
    from: sayClock(from),
    to: to > DAY ? t("station.nextDay", { time: sayClock(to - DAY) }) : sayClock(to, true),
  });
}

/** @param weekday 1 Monday to 7 Sunday */
const sayWeekday = (weekday: number): string => t(`station.day.${weekday}` as Key);

const inOrder = (spans: readonly Span[]): Span[] =>
  [...spans].sort((one, other) => one.from - other.from);

export interface Line {
  label: string;
  spans: readonly Span[];
  /** It is what holds on the day that is asked about. */
  isToday: boolean;
}

/** The week, with like neighbours in one line. @param today day number; null: on paper every day is alike */
export function weekLines(hours: Hours, today: number | null): Line[] {
  const { week, dates } = scheduleOf(hours);
  const days = week.map(inOrder);
  const now = today === null || dates.has(today) ? 0 : weekdayOf(today);
  const lines: Line[] = [];
  for (let first = 1; first <= days.length; ) {
    const spans = days[first - 1] ?? [];
    let last = first;
    while (last < 7 && JSON.stringify(days[last]) === JSON.stringify(spans)) last += 1;
    lines.push({
      label:
        last === first
          ? sayWeekday(first)
          : t("station.dates", { from: sayWeekday(first), to: sayWeekday(last) }),
      spans,
      isToday: first <= now && now <= last,
    });
    first = last + 1;
  }
  return lines;
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
      label: [
        from === to ? sayDate(from) : t("station.dates", { from: sayDate(from), to: sayDate(to) }),
        reason,
      ]
        .filter(Boolean)
        .join(" · "),
      spans: inOrder(spans),
      isToday: from <= dateOfDay(today) && dateOfDay(today) <= to,
    }));
}
