import { type Cell, foldText } from "./cells.ts";
import {
  type Assumption,
  calendarDate,
  isCalendarDate,
  monthEnd,
  type Period,
  readPeriod,
} from "./periods.ts";

/** What a cell that should hold a date says. `assumed` names what the reader had to fill in. */
export type DateReading =
  | { kind: "date"; date: string; assumed?: Assumption }
  | { kind: "ongoing" }
  | { kind: "question"; candidates: string[]; why: "year" | "trailingZero" | "range" }
  | { kind: "none" }
  | { kind: "unreadable" };

/**
 * `reference` is the day the sheet was filled in (填报日期), YYYY-MM-DD: bare months and quarters
 * are read from there. A deadline lies ahead of it, a report behind it.
 */
export type DateOptions = { reference: string; expects?: "deadline" | "report" };

const ONGOING =
  /^(长期(坚持|有效|开展|进行|推进)?|常年(坚持|开展)?|持续(推进|开展)?|常态化?(开展|推进)?|永久(有效)?|不限|无期限)$/;
const NOTHING = /^([-—–/\\.]+|无|暂无|待定|未定|不详)$/;
const IMMEDIATELY = /^(立即|立刻|尽快|马上|即刻|即日)$/;
const LEAD = /^(截至|截止到?|至|到|于)/;
const TRAIL = /(之前|以前|前|为止|止|之内|以内|内|到期|完成|解决)$/;

/**
 * Reads a date the way people write them: "2026.9.3", "9月底前", "第四季度", "长期", a date cell,
 * an Excel serial. Nothing is guessed in silence: what was filled in is named in `assumed`, what
 * could be two days is a question, an impossible day (2026.2.30) is unreadable.
 * @param cell as read; text may hold full-width digits and spaces
 */
export function readDate(cell: Cell | undefined, options: DateOptions): DateReading {
  if (cell === null || cell === undefined) return { kind: "none" };
  if (typeof cell === "boolean") return { kind: "unreadable" };
  if (typeof cell === "number") return readNumber(cell, options);
  if (typeof cell === "string") return readText(cell, options);
  if (Number.isNaN(cell.getTime())) return { kind: "unreadable" };
  return dated(cell.toISOString().slice(0, 10));
}

function dated(date: string | null, assumed?: Assumption): DateReading {
  if (date === null || !isCalendarDate(date)) return { kind: "unreadable" };
  return assumed ? { kind: "date", date, assumed } : { kind: "date", date };
}

/** Excel counts days from 1899-12-30 (its 1900 leap-year error is inside that origin). */
function serialDate(serial: number): DateReading {
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(serial) * 86_400_000);
  return dated(day.toISOString().slice(0, 10), "serial");
}

/** A typed 9.10 is stored as the number 9.1: such a cell may mean either day. */
function readNumber(value: number, options: DateOptions): DateReading {
  if (value >= 20_000 && value < 80_000) return serialDate(value);
  const text = String(value);
  if (!/^\d{1,4}\.[1-3]$/.test(text)) return readText(text, options);
  const readings = [readText(text, options), readText(`${text}0`, options)];
  const candidates = readings.flatMap((reading) =>
    reading.kind === "date"
      ? [reading.date]
      : reading.kind === "question"
        ? reading.candidates
        : [],
  );
  if (candidates.length > 1) return { kind: "question", candidates, why: "trailingZero" };
  return readings.find((reading) => reading.kind !== "unreadable") ?? { kind: "unreadable" };
}

function readText(raw: string, options: DateOptions): DateReading {
  const text = tidy(raw);
  if (text === "" || NOTHING.test(text)) return { kind: "none" };
  if (ONGOING.test(text)) return { kind: "ongoing" };
  const bare = stripWords(text);
  if (IMMEDIATELY.test(text) || IMMEDIATELY.test(bare)) {
    return dated(options.reference, "immediately");
  }
  if (/^\d{5}(\.\d+)?$/.test(bare)) return serialDate(Number(bare));
  const short = /^(\d{2})[.年/-](\d{1,2})[.月/-](\d{1,2})[日号]?$/.exec(bare);
  if (short) {
    const year = 2000 + Number(short[1]);
    // 10.11.26 is more likely a foreign order of day, month and year than the year 2010.
    if (Math.abs(year - Number(options.reference.slice(0, 4))) > 10) return { kind: "unreadable" };
    return dated(calendarDate(year, Number(short[2]), Number(short[3])), "century");
  }
  const period = readPeriod(bare, options.reference);
  return period ? settle(period, options) : readRange(bare, options);
}

function tidy(raw: string): string {
  return foldText(raw)
    .replace(/[T ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/, "")
    .replace(/\s/g, "")
    .replace(/。/g, ".")
    .replace(/\((周|星期)[一二三四五六日天]\)$/, "")
    .replace(/^(.*\d)\.$/, "$1");
}

function stripWords(text: string): string {
  let bare = text.replace(/年内/, "年底").replace(LEAD, "");
  while (TRAIL.test(bare)) bare = bare.replace(TRAIL, "");
  return bare;
}

/** Chooses the year of a bare period, or asks when it would lie on the wrong side of the reference. */
function settle(period: Period, { reference, expects = "deadline" }: DateOptions): DateReading {
  const dayOf = (year: number) => (expects === "deadline" ? period.last(year) : period.first(year));
  if (period.year !== null) {
    const stated = period.relative ? "year" : undefined;
    return dated(dayOf(period.year), period.exact ? stated : stated ? "yearAndDay" : "day");
  }
  const year = Number(reference.slice(0, 4));
  const date = dayOf(year);
  if (date === null) return { kind: "unreadable" };
  // A month and day may have slipped by a few months (the promise is overdue); a quarter or a
  // half-year that is over says nothing about which year was meant.
  const earliest = period.span === "day" ? sixMonthsBefore(reference) : reference;
  const doubtful = expects === "deadline" ? date < earliest : date > reference;
  if (!doubtful) return dated(date, period.exact ? "year" : "yearAndDay");
  const other = dayOf(expects === "deadline" ? year + 1 : year - 1);
  return { kind: "question", candidates: [date, ...(other ? [other] : [])].sort(), why: "year" };
}

/** "2026.1.1-2026.12.31": both ends are offered, neither is chosen. */
function readRange(text: string, options: DateOptions): DateReading {
  const parts =
    /^(.*[.年月日号/].*?)[-~—–](.*[.年月日号/].*)$/.exec(text) ?? /^(.+?)[~至到—–](.+)$/.exec(text);
  if (!parts) return { kind: "unreadable" };
  const ends = [parts[1], parts[2]].map((part) => {
    const period = readPeriod(stripWords(part ?? ""), options.reference);
    return period ? settle(period, options) : null;
  });
  const candidates = ends.flatMap((end) => (end?.kind === "date" ? [end.date] : []));
  return candidates.length === 2
    ? { kind: "question", candidates, why: "range" }
    : { kind: "unreadable" };
}

function sixMonthsBefore(reference: string): string {
  const [year = 0, month = 0, day = 0] = reference.split("-").map(Number);
  const [y, m] = month > 6 ? [year, month - 6] : [year - 1, month + 6];
  return calendarDate(y, m, Math.min(day, monthEnd(y, m))) ?? reference;
}
