/**
 * Hours as OpenStreetMap writes them, in and out (key `opening_hours`, specification
 * https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification): the part of it that stations use.
 * A way in stands as the comment of its rule, and "on call" as the state `unknown`.
 */
import { clockOf, DAY, dateOfDay, weekdayOf } from "./calendar.ts";
import { BARRIERS, type Barrier } from "./facts.ts";
import {
  datesOf,
  type Exception,
  type Hours,
  type Run,
  runsOf,
  type Span,
  type WeeklySpan,
} from "./hours.ts";

const DAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
const MONTHS = [..."JanFebMarAprMayJunJulAugSepOctNovDec".matchAll(/.{3}/g)].map(([name]) => name);

const two = (number: number): string => String(number).padStart(2, "0");
/** An end on the next day is written as that day's own time where that can't be misread. */
const timesOf = ({ from, to }: Span): string =>
  `${clockOf(from)}-${clockOf(to > DAY && to - DAY < from ? to - DAY : to)}`;

const osmDate = (date: string): string => {
  const [year, month, day] = date.split("-");
  return `${year} ${MONTHS[Number(month) - 1]} ${day}`;
};

/** "Mo-Fr", "Mo,We": runs of three days and more as a range. */
function osmDays(days: readonly number[]): string {
  const runs: number[][] = [];
  for (const day of [...days].sort((one, other) => one - other)) {
    const run = runs.at(-1);
    if (run && run.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day = 1) => DAYS[day - 1] ?? "";
  return runs
    .map((run) =>
      run.length > 2 ? `${name(run[0])}-${name(run.at(-1))}` : run.map(name).join(","),
    )
    .join(",");
}

/** State and comment of a span's rule. */
const kindOf = ({ barrier, onCall }: Span): string => {
  const comment = barrier === null ? "" : ` "${barrier}"`;
  return `${onCall ? " unknown" : comment && " open"}${comment}`;
};

/** Spans by kind. What is on call goes first: of two rules for one minute the later one counts. */
function kindsOf<S extends Span>(spans: readonly S[]): [string, S[]][] {
  const kinds = new Map<string, S[]>();
  for (const span of [...spans].sort(
    (one, other) => Number(other.onCall) - Number(one.onCall) || one.from - other.from,
  ))
    kinds.set(kindOf(span), [...(kinds.get(kindOf(span)) ?? []), span]);
  return [...kinds];
}

/** Rules of the week, all joined by commas: a rule after a semicolon would cut off the night before its day. */
function weekRules(week: readonly WeeklySpan[]): string[] {
  return kindsOf(week).flatMap(([kind, spans]) => {
    const alike = new Map<string, number[]>();
    for (const day of [1, 2, 3, 4, 5, 6, 7]) {
      const times = spans.filter(({ days }) => days.includes(day)).map(timesOf);
      if (times.length > 0) alike.set(times.join(), [...(alike.get(times.join()) ?? []), day]);
    }
    return [...alike].map(([times, days]) => `${osmDays(days)} ${times}${kind}`);
  });
}

function dateRules({ first, last, spans }: Run): string {
  const ends = [first, last].map((day) => osmDate(dateOfDay(day)));
  const dates = first === last ? ends[0] : ends.join("-");
  if (spans.length === 0) return `${dates} off`;
  return kindsOf(spans)
    .map(([kind, same]) => `${dates} ${same.map(timesOf).join()}${kind}`)
    .join(", ");
}

/** Hours as one `opening_hours` value; festivals, which it has no word for, as their dates. */
export function osmOf(hours: Hours): string {
  // In their order: a later rule's night would go before an earlier one's day.
  const rules = [weekRules(hours.week).join(", "), ...runsOf(withMornings(hours)).map(dateRules)];
  return rules.filter((rule) => rule !== "").join("; ") || "off";
}

/**
 * There, the week's night goes on into the morning after a date with rules of its own; here it never began.
 * So such a morning gets a rule too, with what that date itself left.
 */
function withMornings(hours: Hours): Map<number, readonly Span[]> {
  const dates = datesOf(hours);
  const weekOn = (day: number) => hours.week.filter(({ days }) => days.includes(weekdayOf(day)));
  for (const [day, spans] of [...dates]) {
    if (dates.has(day + 1) || !weekOn(day).some(({ to }) => to > DAY)) continue;
    const left = spans.filter(({ to }) => to > DAY);
    dates.set(day + 1, [
      ...left.map((span) => ({ ...span, from: 0, to: span.to - DAY })),
      ...weekOn(day + 1),
    ]);
  }
  return dates;
}

/**
 * What a value leaves out, or others may read otherwise: festivals stand in it as the dates of the years that are
 * known, reasons not at all, and of "on call" and "open" on two days that run into each other the later rule wins.
 */
export type OsmLimit = "festivals" | "reasons" | "overlap";

/** What is lost where hours are written as a value. */
export function osmLimits({ week, exceptions, festivals }: Hours): OsmLimit[] {
  const ofDates = [...exceptions, ...festivals].flatMap(({ spans }) => spans);
  const all = [...week, ...ofDates.map((span) => ({ ...span, days: [1, 2, 3, 4, 5, 6, 7] }))];
  const overlaps = all.some((one) =>
    all.some(
      (next) =>
        one.onCall !== next.onCall &&
        one.to - DAY > next.from &&
        one.days.some((day) => next.days.includes((day % 7) + 1)),
    ),
  );
  return [
    ...(festivals.length > 0 ? (["festivals"] as const) : []),
    ...(exceptions.some(({ reason }) => reason) ? (["reasons"] as const) : []),
    ...(overlaps ? (["overlap"] as const) : []),
  ];
}

/** What a value says; or the piece of it that is not understood. */
export type OsmRead = { hours: Hours } | { unread: string };

const TIMES = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/;
const RULE =
  /^(?<when>(?:(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:\s*[-,]\s*(?:Mo|Tu|We|Th|Fr|Sa|Su))*|\d{4} [A-Z][a-z]{2} \d{1,2}(?:\s*-\s*(?:\d{4} )?(?:[A-Z][a-z]{2} )?\d{1,2})?)(?=[\s:]|$))?:?\s*(?<times>24\/7|\d[\d:,\s-]*)?\s*(?<state>off|closed|open|unknown)?\s*(?<comment>"[^"]*")?$/;
/** A comma that begins another rule stands before days or a date, not before times or a day of the same list. */
const MORE_RULES = /,\s+(?=(?:Mo|Tu|We|Th|Fr|Sa|Su)[^;]*?\d{1,2}:|\d{4} [A-Z])/;

/** Reads an `opening_hours` value. Whatever it can't say for certain it gives back, and takes nothing. */
export function readOsm(value: string): OsmRead {
  const week: WeeklySpan[][] = DAYS.map(() => []);
  const exceptions: Exception[] = [];
  for (const group of value.split(";").filter((rule) => rule.trim() !== "")) {
    for (const [i, text] of group.split(MORE_RULES).entries()) {
      const read = readRule(text.trim());
      if (!read) return { unread: text.trim() };
      const { days, dates, spans } = read;
      if (dates) {
        const same = exceptions.find(({ from, to }) => from === dates.from && to === dates.to);
        if (same && i > 0) same.spans.push(...spans);
        else exceptions.push({ ...dates, spans, reason: null });
      } else
        for (const day of days)
          week[day - 1] = [
            ...(i > 0 ? (week[day - 1] ?? []) : []),
            ...spans.map((span) => ({ ...span, days: [day] })),
          ];
    }
  }
  return { hours: { week: gathered(week.flat()), exceptions, festivals: [] } };
}

interface Rule {
  days: number[];
  dates: { from: string; to: string } | null;
  spans: Span[];
}

function readRule(text: string): Rule | null {
  const parts = RULE.exec(text)?.groups;
  if (!parts || (!parts.times && !parts.state)) return null;
  const { when = "", times, state = "open", comment } = parts;
  const dates = /^\d/.test(when) ? readDates(when) : null;
  const days = dates ? [] : readDays(when);
  if (days === null || (/^\d/.test(when) && !dates)) return null;
  const shut = state === "off" || state === "closed";
  if (shut) return times || comment ? null : { days, dates, spans: [] };
  const barrier = comment === undefined ? null : comment.slice(1, -1);
  if (barrier !== null && !(BARRIERS as readonly string[]).includes(barrier)) return null;
  const kind = { barrier: barrier as Barrier | null, onCall: state === "unknown" };
  if (times === undefined || times.trim() === "24/7")
    return { days, dates, spans: [{ from: 0, to: DAY, ...kind }] };
  const spans: Span[] = [];
  for (const piece of times.trim().split(/\s*,\s*/)) {
    const [, h1, m1, h2, m2] = TIMES.exec(piece) ?? [];
    const from = Number(h1) * 60 + Number(m1);
    const end = Number(h2) * 60 + Number(m2);
    const to = end <= from ? end + DAY : end;
    if (h1 === undefined || Number(m1) > 59 || Number(m2) > 59 || from >= DAY || to > 2 * DAY)
      return null;
    spans.push({ from, to, ...kind });
  }
  return { days, dates, spans };
}

/** Days of a list like "Mo-Fr,Su"; every day where there is none. */
function readDays(when: string): number[] | null {
  if (when === "") return [1, 2, 3, 4, 5, 6, 7];
  return when.split(",").flatMap((part) => {
    const [first = "", last = first] = part.split("-").map((day) => day.trim());
    const from = DAYS.indexOf(first);
    const length = (DAYS.indexOf(last) - from + 7) % 7;
    return Array.from({ length: length + 1 }, (_, i) => ((from + i) % 7) + 1);
  });
}

function readDates(when: string): { from: string; to: string } | null {
  const [, year = "", month = "", day = "", toYear = year, toMonth = month, toDay = day] =
    /^(\d{4}) ([A-Z][a-z]{2}) (\d{1,2})(?:\s*-\s*(?:(\d{4}) )?(?:([A-Z][a-z]{2}) )?(\d{1,2}))?$/.exec(
      when,
    ) ?? [];
  const dated = (y: string, m: string, d: string) =>
    `${y}-${two(MONTHS.indexOf(m) + 1)}-${d.padStart(2, "0")}`;
  const from = dated(year, month, day);
  const to = dated(toYear, toMonth, toDay);
  const real = (date: string) =>
    !Number.isNaN(Date.parse(date)) && dateOfDay(Date.parse(date) / 86_400_000) === date;
  return real(from) && real(to) && from <= to ? { from, to } : null;
}

/** The same stretch on several days as one span. */
function gathered(spans: readonly WeeklySpan[]): WeeklySpan[] {
  const found = new Map<string, WeeklySpan>();
  for (const { days, ...span } of spans) {
    const key = JSON.stringify(span);
    const same = found.get(key);
    if (!same) found.set(key, { ...span, days: [...days] });
    else same.days.push(...days.filter((day) => !same.days.includes(day)));
  }
  return [...found.values()];
}
