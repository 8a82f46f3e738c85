/** When a meeting is, in words: 12月18日 周五 15:00. */
import { dayNumber, weekdayOf } from "../../shared/station/calendar.ts";
import { sayDate } from "../text/say.ts";
import { sayDay } from "../text/say-hours.ts";
import { t } from "../text/text.ts";

/** @param at calendar date and clock where the committee sits */
export const sayWhen = ({ date, time }: { date: string; time: string }): string =>
  t("meetings.when", { date: sayDate(date), day: sayDay(weekdayOf(dayNumber(date))), time });
