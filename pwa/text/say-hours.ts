/** Days of the week and times of day in words, for couriers and for keepers alike. */
import { clockOf, DAY } from "../../shared/station/calendar.ts";
import type { Span } from "../../shared/station/hours.ts";
import { dayRuns } from "../../shared/station/week-lines.ts";
import { t } from "./text.ts";

/** A day of the week, 1 Monday to 7 Sunday. */
export const sayDay = (day: number): string => t(`hours.day.${day}`);

/** 9月1日至9月3日; one alone where both are the same. */
export const sayRange = (first: string, last: string): string =>
  first === last ? first : t("hours.days", { first, last });

/** 周一至周五、周日; 每天. */
export const sayDays = (days: readonly number[]): string =>
  days.length === 7
    ? t("hours.everyDay")
    : dayRuns(days)
        .map(([first, last]) => sayRange(sayDay(first), sayDay(last)))
        .join(t("hours.and"));

/** 22:00–次日08:00; 全天. */
export const saySpan = ({ from, to }: Pick<Span, "from" | "to">): string =>
  from === 0 && to === DAY
    ? t("hours.allDay")
    : t("hours.span", {
        from: clockOf(from),
        to: to > DAY ? t("hours.nextDay", { time: clockOf(to - DAY) }) : clockOf(to),
      });
