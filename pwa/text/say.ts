/** Dates, instants and deadlines in words. Everybody here lives by Lhasa's clock, wherever the phone is. */
import { language, t } from "./text.ts";

const ZONE = "Asia/Shanghai";
const DAY = 86_400_000;

/** Chromium ships no Tibetan dates: there the pattern comes from the language file. */
const speaksDates = (): boolean =>
  Intl.DateTimeFormat.supportedLocalesOf(language.value).length > 0;

function dayParts(at: Date): Record<"year" | "month" | "day", string> {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: ZONE,
    year: "numeric",
    month: "numeric",
    day: "numeric",
  }).formatToParts(at);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? "";
  return { year: part("year"), month: part("month"), day: part("day") };
}

/** The calendar date on which an instant falls. Not from shared/deadlines.ts: that one brings zod along. */
function dateOf(at: Date): string {
  const { year, month, day } = dayParts(at);
  return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
}

const midnight = (date: string): Date => new Date(`${date}T00:00:00+08:00`);

function sayDay(at: Date, withYear: boolean): string {
  if (!speaksDates()) return t(withYear ? "date.full" : "date.short", dayParts(at));
  return new Intl.DateTimeFormat(language.value, {
    timeZone: ZONE,
    ...(withYear ? { year: "numeric" as const } : {}),
    month: language.value === "en" ? "short" : "long",
    day: "numeric",
  }).format(at);
}

const sayTime = (at: Date): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" }).format(
    at,
  );

/** A calendar date, `YYYY-MM-DD`; the year only when it isn't this one. `ongoing` is a word. */
export function sayDate(date: string, now = new Date()): string {
  if (date === "ongoing") return t("ongoing");
  return sayDay(midnight(date), date.slice(0, 4) !== dateOf(now).slice(0, 4));
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
  return `${sayDay(at, true)} ${sayTime(at)}`;
}

/** A due date as what is left of it; `tone` says how pressing. Null when nothing is due. */
export function sayDue(
  due: string | null | undefined,
  now = new Date(),
): { text: string; tone: "overdue" | "soon" | "calm" } | null {
  if (!due) return null;
  if (due === "ongoing") return { text: t("ongoing"), tone: "calm" };
  const left = Math.round((midnight(due).getTime() - midnight(dateOf(now)).getTime()) / DAY);
  if (left < 0) return { text: t("date.overdueBy", { days: sayDays(-left) }), tone: "overdue" };
  if (left === 0) return { text: t("date.dueToday"), tone: "soon" };
  if (left <= 30) {
    return { text: t("date.left", { days: sayDays(left) }), tone: left <= 3 ? "soon" : "calm" };
  }
  return { text: t("date.by", { date: sayDate(due, now) }), tone: "calm" };
}
