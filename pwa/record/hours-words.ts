/** Hours in sentences: 星期一至星期五 9:30–17:00; what holds on other dates; what a facility list says. */
import { DAY } from "../../shared/station/calendar.ts";
import type { Hours, Span } from "../../shared/station/hours.ts";
import { dayRuns, weekLines } from "../../shared/station/week-lines.ts";
import { sayDate } from "../text/say.ts";
import { t } from "../text/text.ts";
import { wordOf } from "./names.ts";
import { clockOf } from "./typed-hours.ts";

const DAYS = [
  "desk.hours.day.1",
  "desk.hours.day.2",
  "desk.hours.day.3",
  "desk.hours.day.4",
  "desk.hours.day.5",
  "desk.hours.day.6",
  "desk.hours.day.7",
] as const;
const SHORT_DAYS = [
  "desk.hours.shortDay.1",
  "desk.hours.shortDay.2",
  "desk.hours.shortDay.3",
  "desk.hours.shortDay.4",
  "desk.hours.shortDay.5",
  "desk.hours.shortDay.6",
  "desk.hours.shortDay.7",
] as const;

/** A day of the week, 1 Monday to 7 Sunday. */
export const sayDay = (day: number): string => t(DAYS[day - 1] ?? DAYS[0]);
/** The same in a letter or two. */
export const sayShortDay = (day: number): string => t(SHORT_DAYS[day - 1] ?? SHORT_DAYS[0]);

/** 周一至周五、周日; 每天. */
function sayDays(days: readonly number[]): string {
  if (days.length === 7) return t("desk.hours.everyDay");
  return dayRuns(days)
    .map(([first, last]) =>
      first === last
        ? sayDay(first)
        : t("desk.hours.days", {
            first: sayDay(first),
            last: sayDay(last),
          }),
    )
    .join(t("desk.hours.and"));
}

/** 22:00–次日08:00（扫码进，要预约). */
function saySpan({ from, to, barrier, onCall }: Span): string {
  const end = clockOf(to);
  const times =
    from === 0 && to === DAY
      ? t("desk.hours.allDay")
      : t("desk.hours.span", {
          from: clockOf(from),
          to: to > DAY ? t("desk.hours.nextDay", { time: end }) : to === DAY ? "24:00" : end,
        });
  const how = [barrier && wordOf("barrier", barrier), onCall && t("desk.hours.onCall")].filter(
    Boolean,
  );
  return how.length === 0
    ? times
    : t("desk.hours.how", { times, how: how.join(t("desk.hours.and")) });
}

const saySpans = (spans: readonly Span[]): string =>
  spans.length === 0 ? t("desk.hours.closed") : spans.map(saySpan).join(t("desk.hours.and"));

/** One sentence for each group of days, date and festival. */
export function sayHours({ week, exceptions, festivals }: Hours): string[] {
  const line = (when: string, spans: readonly Span[]) =>
    t("desk.hours.line", { when, spans: saySpans(spans) });
  return [
    ...weekLines(week).map(({ days, spans }) => line(sayDays(days), spans)),
    ...festivals.map(({ festival, spans }) => line(wordOf("festival", festival), spans)),
    ...exceptions.map(({ from, to, reason, spans }) => {
      const dates =
        from === to
          ? sayDate(from)
          : t("desk.hours.days", { first: sayDate(from), last: sayDate(to) });
      return line(reason ? t("desk.hours.because", { dates, reason }) : dates, spans);
    }),
  ];
}

/** 热水：有. */
export const sayFacility = ({ facility, has, note }: Record<string, unknown>): string => {
  const said = t(has === true ? "desk.facility.yes" : "desk.facility.no", {
    facility: wordOf("facility", String(facility)),
  });
  return note ? `${said} ${note}` : said;
};
