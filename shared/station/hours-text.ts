/**
 * Hours as people write them in a table ("星期一到星期五 9:30-17:00", "有人值守8:00-22:00;22:00-次日8:00扫码").
 * What the text does not say is asked about, with a guess that shows; what is not understood is given back.
 */
import { DAY } from "./calendar.ts";
import type { Barrier } from "./facts.ts";
import type { Hours, Span, WeeklySpan } from "./hours.ts";
import { readOsm } from "./osm-hours.ts";

/**
 * `days`: every day is a guess. `until`: midnight is a guess. The others said nothing: `holidays`, `sun` and
 * `season` are rules of OpenStreetMap that have no counterpart here, `unread` is anything else.
 */
export interface HoursAsk {
  about: "days" | "until" | "holidays" | "sun" | "season" | "unread";
  text: string;
}

export interface HoursRead {
  /** Null where nothing was understood. */
  hours: Hours | null;
  asks: HoursAsk[];
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const WAYS_IN: readonly [RegExp, Barrier][] = [
  [/^(?:扫码|扫二维码|二维码)(?:进入|进|开门|入内)?/, "qr"],
  [/^(?:门禁码|密码|输密码|凭密码)(?:进入|进|开门)?/, "door_code"],
  [/^(?:刷脸|人脸识别|人脸)(?:进入|进|开门)?/, "face"],
  [/^(?:刷身份证|凭身份证|身份证)(?:进入|进|登记)?/, "id_card"],
  [/^(?:手机号?登记|登记手机号?|登记)(?:进入|后进入)?/, "phone_register"],
  [/^(?:app|小程序)(?:进入|开门)?/i, "app"],
  [/^(?:有人值守|专人值守|值守|有人|工作人员开门)/, "staff"],
  [/^(?:自由进出|直接进入?|敞开|免登记)/, "walk_in"],
];
const DAY_NAME = "[一二三四五六日天1-7]";
const TO = "(?:-|~|—|–|至|到)+";
const DAYS = new RegExp(
  `^(?:周|星期|礼拜)(${DAY_NAME})(?:${TO}(?:周|星期|礼拜)?(${DAY_NAME})|((?:[、和](?:周|星期|礼拜)?${DAY_NAME})+))?`,
);
const NAMED_DAYS: readonly [RegExp, number[]][] = [
  [/^(?:每天|每日|天天|全周|周一至周日)/, EVERY_DAY],
  [/^工作日/, [1, 2, 3, 4, 5]],
  [/^(?:双休日|周末)/, [6, 7]],
];
const PART = "(凌晨|早上|早|上午|中午|下午|傍晚|晚上|晚|夜间)?";
const TIME = `${PART}(\\d{1,2})(?:[:.时点](\\d{2})分?|[时点](半)?)?`;
const TIMES = new RegExp(`^${TIME}${TO}(次日|第二天|翌日)?${TIME}`);
const ALL_DAY = /^(?:24小时|二十四小时|全天|全日)(?:开放|营业|服务)?/;
const ON_CALL = /^(?:可以?预约|需?预约|电话预约|电话联系|可约|打电话)/;
const AFTER = /^(?:之后|以后|其余时间|其他时间)/;
const SHUT = /^(?:休息|不开放|闭馆|关门|不开)/;
const FILLER = /^(?:[\s、:]|开放时间|营业时间|服务时间|开放|营业)+/;
const UNREAD = /^(?:[\d:.~—–-]+|.)/su;
const BREAK = /[;,。\n]/;

const dayNumber = (name: string): number =>
  "一二三四五六日".indexOf(name.replace("天", "日")) + 1 || Number(name);

/** Hour of the day as the words before it mean it: "下午2点" is 14. */
function minuteOf(part = "", hour = "", minutes = "", half = ""): number {
  const said = Number(hour);
  const later = /下午|傍晚|晚|夜间/.test(part) && said < 12;
  return (later ? said + 12 : said) * 60 + (half ? 30 : Number(minutes || 0));
}

/** What one clause says; `words` are eaten from the front. */
interface Clause {
  days: number[] | null;
  times: { from: number; to: number }[];
  barrier: Barrier | null;
  onCall: boolean;
  after: boolean;
  shut: boolean;
  unread: string;
}

function readClause(text: string): Clause {
  const clause: Clause = {
    days: null,
    times: [],
    barrier: null,
    onCall: false,
    after: false,
    shut: false,
    unread: "",
  };
  for (let rest = text; rest !== ""; ) {
    const eaten = eat(clause, rest);
    // A time that is none goes as a whole, lest its tail be read as another one.
    const unread = eaten > 0 ? "" : (UNREAD.exec(rest)?.[0] ?? rest);
    clause.unread += unread;
    rest = rest.slice(eaten || unread.length);
  }
  return clause;
}

/** Takes the next word into the clause. @returns its length; 0 where it says nothing known */
function eat(clause: Clause, rest: string): number {
  const found = (pattern: RegExp): string => pattern.exec(rest)?.[0] ?? "";
  const filler = found(FILLER);
  if (filler) return filler.length;
  for (const [pattern, days] of NAMED_DAYS) {
    const word = found(pattern);
    if (!word) continue;
    clause.days = [...(clause.days ?? []), ...days];
    return word.length;
  }
  const days = DAYS.exec(rest);
  if (days) {
    clause.days = [...(clause.days ?? []), ...daysIn(days)];
    return days[0].length;
  }
  const allDay = found(ALL_DAY);
  if (allDay) {
    clause.times.push({ from: 0, to: DAY });
    return allDay.length;
  }
  const times = TIMES.exec(rest);
  if (times) {
    const [, p1, h1, m1, half1, next, p2, h2, m2, half2] = times;
    const from = minuteOf(p1, h1, m1, half1);
    // "晚8点到10点": the second hour is of the same part of the day.
    const end = minuteOf(p2 ?? (next ? undefined : p1), h2, m2, half2);
    const to = next || end <= from ? end + DAY : end;
    const real = [m1, m2].every((minutes) => Number(minutes ?? 0) < 60);
    if (!real || from >= DAY || to > 2 * DAY || end > DAY) return 0;
    clause.times.push({ from, to });
    return times[0].length;
  }
  for (const [pattern, barrier] of WAYS_IN) {
    const word = found(pattern);
    if (!word) continue;
    clause.barrier = barrier;
    return word.length;
  }
  for (const [pattern, name] of [
    [ON_CALL, "onCall"],
    [AFTER, "after"],
    [SHUT, "shut"],
  ] as const) {
    const word = found(pattern);
    if (!word) continue;
    clause[name] = true;
    return word.length;
  }
  return 0;
}

function daysIn([, first = "", last, more]: RegExpExecArray): number[] {
  const from = dayNumber(first);
  if (last)
    return Array.from(
      { length: ((dayNumber(last) - from + 7) % 7) + 1 },
      (_, i) => ((from - 1 + i) % 7) + 1,
    );
  return [from, ...[...(more ?? "").replace(/周|星期|礼拜|[、和]/g, "")].map(dayNumber)];
}

const OSM_WORDS =
  /\b(?:Mo|Tu|We|Th|Fr|Sa|Su|PH|SH|sunrise|sunset|dawn|dusk|week|easter|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?= \d|-|:))\b/;

/** What keeps a rule of OpenStreetMap from being understood. */
function strangeIn(rule: string): HoursAsk["about"] {
  if (/\b(?:PH|SH)\b/.test(rule)) return "holidays";
  if (/sun(?:rise|set)|dawn|dusk/.test(rule)) return "sun";
  return /\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|week|easter)\b/.test(rule)
    ? "season"
    : "unread";
}

/**
 * An `opening_hours` value of OpenStreetMap; rules in it that are not understood are asked about, one by one.
 * @returns null where it is none
 */
function readValue(text: string): HoursRead | null {
  const whole = readOsm(text);
  if ("hours" in whole) return { hours: whole.hours, asks: [] };
  if (!OSM_WORDS.test(text)) return null;
  const rules = text.split(";").map((rule) => rule.trim());
  const isRead = (rule: string) => "hours" in readOsm(rule);
  const rest = readOsm(rules.filter(isRead).join("; "));
  return {
    hours: "hours" in rest && rest.hours.week.length > 0 ? rest.hours : null,
    asks: rules.flatMap((rule) => (isRead(rule) ? [] : [{ about: strangeIn(rule), text: rule }])),
  };
}

/** Reads a cell. An `opening_hours` value of OpenStreetMap is understood as well. */
export function readHours(cell: string): HoursRead {
  const text = cell.normalize("NFKC").trim();
  const osm = /[a-z]{2}|24\/7/i.test(text) ? readValue(text) : null;
  if (osm) return osm;
  const week: WeeklySpan[] = [];
  const asks: HoursAsk[] = [];
  let days: number[] | null = null;
  for (const part of text.split(BREAK).filter((piece) => piece.trim() !== "")) {
    const clause = readClause(part.trim());
    if (clause.unread !== "") asks.push({ about: "unread", text: clause.unread });
    days = clause.days ?? days;
    const { barrier, onCall, after, shut, times } = clause;
    if (shut) {
      for (const span of week)
        span.days = span.days.filter((day) => !(clause.days ?? []).includes(day));
      continue;
    }
    const spans: Span[] = times.map((time) => ({ ...time, barrier, onCall }));
    const last = week.at(-1);
    if (after && last && (onCall || barrier) && last.to < DAY) {
      spans.push({ from: last.to, to: DAY, barrier, onCall });
      asks.push({ about: "until", text: part.trim() });
    } else if (times.length === 0 && clause.unread === "" && !clause.days)
      asks.push({ about: "unread", text: part.trim() });
    const allDay = times.length === 1 && times[0]?.from === 0 && times[0].to === DAY;
    if (spans.length > 0 && days === null && !allDay && !asks.some(({ about }) => about === "days"))
      asks.push({ about: "days", text: part.trim() });
    week.push(...spans.map((span) => ({ ...span, days: [...(days ?? EVERY_DAY)] })));
  }
  const kept = week.filter((span) => span.days.length > 0);
  if (kept.length === 0 && asks.length === 0 && text !== "") asks.push({ about: "unread", text });
  return { hours: kept.length > 0 ? { week: kept, exceptions: [], festivals: [] } : null, asks };
}
