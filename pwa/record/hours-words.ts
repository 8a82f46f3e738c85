/** Hours in sentences: 星期一至星期五 9:30–17:00; what holds on other dates; what a facility list says. */
import type { Hours, Span } from "../../shared/station/hours.ts";
import { weekLines } from "../../shared/station/week-lines.ts";
import { sayDate } from "../text/say.ts";
import { sayDays, sayRange, saySpan } from "../text/say-hours.ts";
import { t } from "../text/text.ts";
import { wordOf } from "./names.ts";

const SHORT_DAYS = [
  "desk.hours.shortDay.1",
  "desk.hours.shortDay.2",
  "desk.hours.shortDay.3",
  "desk.hours.shortDay.4",
  "desk.hours.shortDay.5",
  "desk.hours.shortDay.6",
  "desk.hours.shortDay.7",
] as const;

/** A day of the week in a letter or two. */
export const sayShortDay = (day: number): string => t(SHORT_DAYS[day - 1] ?? SHORT_DAYS[0]);

/** 22:00–次日08:00（扫码进，要预约). */
function sayEntry({ barrier, onCall, ...span }: Span): string {
  const times = saySpan(span);
  const how = [barrier && wordOf("barrier", barrier), onCall && t("hours.onCall")].filter(Boolean);
  return how.length === 0 ? times : t("desk.hours.how", { times, how: how.join(t("hours.and")) });
}

const saySpans = (spans: readonly Span[]): string =>
  spans.length === 0 ? t("hours.closed") : spans.map(sayEntry).join(t("hours.and"));

/** One sentence for each group of days, date and festival. */
export function sayHours({ week, exceptions, festivals }: Hours): string[] {
  const line = (when: string, spans: readonly Span[]) =>
    t("desk.hours.line", { when, spans: saySpans(spans) });
  return [
    ...weekLines(week).map(({ days, spans }) => line(sayDays(days), spans)),
    ...festivals.map(({ festival, spans }) => line(wordOf("festival", festival), spans)),
    ...exceptions.map(({ from, to, reason, spans }) => {
      const dates = sayRange(sayDate(from), sayDate(to));
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
