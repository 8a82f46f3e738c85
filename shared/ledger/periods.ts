/** What the reader filled in to make a date of a text; each has a sentence in the language files. */
export type Assumption = "year" | "day" | "yearAndDay" | "immediately" | "serial" | "century";

/**
 * A day or a stretch of days whose year may be missing. `exact` when the text itself names the
 * day or the end ("10月底"); otherwise the first or last day is the reader's choice.
 */
export type Period = {
  year: number | null;
  /** The year was said as "this year" or "this month", so it hangs on the reference. */
  relative: boolean;
  exact: boolean;
  span: "day" | "stretch";
  first(year: number): string | null;
  last(year: number): string | null;
};

/** Days in a month (1–12) of the Gregorian calendar. */
export function monthEnd(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** YYYY-MM-DD, or null when there is no such day or the year is not within 1990–2100. */
export function calendarDate(year: number, month: number, day: number): string | null {
  if (!(year >= 1990 && year <= 2100 && month >= 1 && month <= 12)) return null;
  if (!(day >= 1 && day <= monthEnd(year, month))) return null;
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

/** True for an existing day written as YYYY-MM-DD, 1990–2100. */
export function isCalendarDate(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return !!parts && calendarDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== null;
}

const DIGITS = "零一二三四五六七八九";

/** "二〇二六" → 2026, "十一" → 11, "三十一" → 31. */
function chineseNumber(text: string): string {
  const digits = (part: string) =>
    [...part].map((sign) => DIGITS.indexOf(sign.replace(/[〇○]/, "零"))).join("");
  if (!text.includes("十")) return digits(text);
  const [tens = "", ones = ""] = text.split("十");
  return String(Number(digits(tens) || "1") * 10 + Number(digits(ones) || "0"));
}

/** Replaces "this month", "next quarter" and the like by what they are on the reference day. */
function resolveRelative(text: string, reference: string): string {
  const [year = 0, month = 0] = reference.split("-").map(Number);
  const quarter = Math.ceil(month / 3);
  const next = month === 12 ? `${year + 1}年1月` : `${year}年${month + 1}月`;
  const nextQuarter = quarter === 4 ? `${year + 1}年第1季度` : `${year}年第${quarter + 1}季度`;
  return text
    .replace(/^(今年|本年度?)/, `${year}年`)
    .replace(/^明年/, `${year + 1}年`)
    .replace(/^去年/, `${year - 1}年`)
    .replace(/^(本月|当月|(?=月[底末]))份?月?/, `${year}年${month}月`)
    .replace(/^下个?月/, next)
    .replace(/^(本|当)季度?/, `${year}年第${quarter}季度`)
    .replace(/^(季度?[末底])/, `${year}年第${quarter}季度末`)
    .replace(/^下个?季度/, nextQuarter);
}

/** First and last day of the part of a month that a word names. */
function monthPart(part: string): [number, number | "end"] {
  if (part === "初" || part === "上旬") return [1, 10];
  if (part === "中旬" || part === "中") return [11, 20];
  if (part === "下旬") return [21, "end"];
  return [1, "end"];
}

/**
 * Reads a day, month, quarter, half-year or year without deciding a missing year.
 * @param text folded, without spaces and without words such as 前
 * @returns null when the text is none of these; a day that does not exist has first() null
 */
export function readPeriod(text: string, reference: string): Period | null {
  const plain = text.replace(/[〇○零一二三四五六七八九十]+(?=年|月|日|号|季)/g, chineseNumber);
  const resolved = resolveRelative(plain, reference);
  const relative = resolved !== plain;
  const months = (
    year: string | undefined,
    from: number,
    to: number,
    exact: boolean,
    days: [number, number | "end"] = [1, "end"],
    span: "day" | "stretch" = "stretch",
  ): Period => {
    const end = (y: number) => (days[1] === "end" ? monthEnd(y, to) : days[1]);
    const last = (y: number) => calendarDate(y, to, end(y));
    // "10月底" names its last day, for a report as much as for a deadline.
    const first = (y: number) =>
      exact && span === "stretch" ? last(y) : calendarDate(y, from, days[0]);
    return { year: year ? Number(year) : null, relative, exact, span, first, last };
  };

  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(resolved);
  const day = compact ?? /^(?:(\d{4})[年./-])?(\d{1,2})[月./-](\d{1,2})[日号]?$/.exec(resolved);
  if (day) {
    const [month, date] = [Number(day[2]), Number(day[3])];
    return months(day[1], month, month, true, [date, date], "day");
  }
  const month =
    /^(\d{4})[./-](\d{1,2})()$/.exec(resolved) ??
    /^(?:(\d{4})[年./-]?)?(\d{1,2})月份?(底|末|初|上旬|中旬|下旬|中)?$/.exec(resolved);
  if (month) {
    const number = Number(month[2]);
    const part = month[3] ?? "";
    const exact = part === "底" || part === "末";
    const period = months(month[1], number, number, exact, monthPart(part));
    return { ...period, span: "day" };
  }
  const quarter = /^(?:(\d{4})年?度?)?(?:第?([1-4])季度?|[Qq]([1-4]))([末底])?$/.exec(resolved);
  if (quarter) {
    const number = Number(quarter[2] ?? quarter[3]);
    return months(quarter[1], number * 3 - 2, number * 3, !!quarter[4]);
  }
  const half = /^(?:(\d{4})年?度?)?([上下])半年([末底])?$/.exec(resolved);
  if (half) {
    const from = half[2] === "上" ? 1 : 7;
    return months(half[1], from, from + 5, !!half[3]);
  }
  const yearEnd = /^(?:(\d{4})年?度?年?|年)[底末终]$/.exec(resolved);
  if (yearEnd) return months(yearEnd[1], 1, 12, true);
  const year = /^(\d{4})年(?:度|全年)?$/.exec(resolved);
  return year ? months(year[1], 1, 12, false) : null;
}
