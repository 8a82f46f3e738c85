/** Dates, instants and deadlines in words. Everybody here lives by Lhasa's clock, wherever the phone is. */
import { t } from "./text.ts";

const DAY = 86_400_000;
/** Beijing time, without summer time: the hours that Lhasa's clock is ahead. */
const AHEAD = 8 * 3_600_000;

/** An instant on Lhasa's clock, `YYYY-MM-DDTHH:MM…`. By arithmetic: a browser's formatters cost a slow phone dear. */
const onTheClock = (at: Date): string => new Date(at.getTime() + AHEAD).toISOString();

/** The calendar date on which an instant falls. */
const dateOf = (at: Date): string => onTheClock(at).slice(0, 10);

function sayDay(date: string, withYear: boolean): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return t(withYear ? "date.full" : "date.short", {
    year,
    month: t("date.months").split(" ")[Number(month) - 1] ?? month,
    day: Number(day),
  });
}

const sayTime = (at: Date): string => onTheClock(at).slice(11, 16);

/** A calendar date, `YYYY-MM-DD`; the year only when it isn't this one. `ongoing` is a word. */
export function sayDate(date: string, now = new Date()): string {
  if (date === "ongoing") return t("ongoing");
  return sayDay(date, date.slice(0, 4) !== dateOf(now).slice(0, 4));
}

/** The calendar date on which an instant fell in Lhasa. */
export const sayDayOf = (instant: string): string => sayDate(dateOf(new Date(instant)));

/** A number of days, as a noun: 2天, 2 days. */
const sayDays = (count: number): string =>
  t(count === 1 ? "date.days.one" : "date.days.other", { count });

/** An instant (ISO 8601): how long ago within the hour, the time today, else the date. */
export function sayInstant(instant: string, now = new Date()): string {
  const at = new Date(instant);
  const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
  if (minutes >= 0 && minutes < 1) return t("date.justNow");
  if (minutes >= 0 && minutes < 60) return t("date.minutesAgo", { count: minutes });
  const date = dateOf(at);
  if (date === dateOf(now)) return t("date.today", { time: sayTime(at) });
  if (date === dateOf(new Date(now.getTime() - DAY)))
    return t("date.yesterday", { time: sayTime(at) });
  return sayDate(date, now);
}

/** An instant as a date with its year and the time: for paper, which is read on another day. */
export function sayExactly(instant: string): string {
  const at = new Date(instant);
  return `${sayDay(dateOf(at), true)} ${sayTime(at)}`;
}

/** A due date as what is left of it; `tone` says how pressing. Null when nothing is due. */
export function sayDue(
  due: string | null | undefined,
  now = new Date(),
): { text: string; tone: "overdue" | "soon" | "calm" } | null {
  if (!due) return null;
  if (due === "ongoing") return { text: t("ongoing"), tone: "calm" };
  const left = (Date.parse(due) - Date.parse(dateOf(now))) / DAY;
  if (left < 0) return { text: t("date.overdueBy", { days: sayDays(-left) }), tone: "overdue" };
  if (left === 0) return { text: t("date.dueToday"), tone: "soon" };
  if (left <= 30) {
    return { text: t("date.left", { days: sayDays(left) }), tone: left <= 3 ? "soon" : "calm" };
  }
  return { text: t("date.by", { date: sayDate(due, now) }), tone: "calm" };
}
