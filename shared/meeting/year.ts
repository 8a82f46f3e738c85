/** The year's meetings as a committee's settings propose them; a clerk takes, moves or drops each. */
import { dateAfter, dateOf } from "../deadlines.ts";
import { startsAt } from "../meeting.ts";
import type { RECURRING, Series } from "../series.ts";
import { dateOfDay, dayNumber, weekdayOf } from "../station/calendar.ts";
import { type Festival, festivalOn } from "../station/festivals.ts";

/** When a committee meets: `{months: [3, 6, 9, 12], week: 3, weekday: 5, time: "15:00"}`. */
export interface Rhythm {
  /** A quarterly meeting is held once a quarter: of two months in one quarter the first counts. */
  kind: (typeof RECURRING)[number];
  /** 1 to 12, in any order; a month named twice counts once. */
  months: readonly number[];
  /** Which of the month's weekdays it is, 1 to 5. A month without a fifth has its meeting on the last. */
  week: number | "last";
  /** 1 Monday to 7 Sunday (ISO 8601). */
  weekday: number;
  /** `HH:MM` on the clock of Lhasa. */
  time: string;
}

/** The rhythm of a series, whose `month` is the first to the third of each quarter. */
export const rhythmOf = ({ kind, month, week, weekday, time }: Series): Rhythm => ({
  ...(kind === "quarterly_joint"
    ? { kind, months: [month, month + 3, month + 6, month + 9] }
    : { kind: "monthly_committee", months: Array.from({ length: 12 }, (_, i) => i + 1) }),
  week,
  weekday,
  time,
});

/** Calendar days before a meeting on which its topics close and its notice goes out. */
export interface Ahead {
  topics: number;
  notice: number;
}

export interface ProposedMeeting {
  kind: Rhythm["kind"];
  /** The month that it stands for, 1 to 12, wherever it was moved to. */
  month: number;
  /** Calendar date of the meeting. */
  date: string;
  /** Instant, UTC ISO 8601. */
  startsAt: string;
  /** Last calendar date for topics. */
  topicsCloseOn: string;
  /** Calendar date on which the notice is out. */
  noticeOn: string;
  /** Where the rhythm alone had put it, and the festival because of which it isn't there. */
  moved: { from: string; because: Festival } | null;
}

/**
 * One meeting for each wanted month of a year whose meeting is yet to come, by date. A date in a festival
 * gives way to the next Monday to Friday outside of it. The festival table ends with 2028, and knows nothing
 * of weekends that a year's notice moves (docs/festivals.md).
 * @param now instant; months that have passed and meetings that would have begun are left out
 */
export function proposeYear(
  rhythm: Rhythm,
  year: number,
  now: string,
  ahead: Ahead = { topics: 15, notice: 3 },
): ProposedMeeting[] {
  const { kind, time } = rhythm;
  const thisMonth = dateOf(now).slice(0, 7);
  return monthsOf(rhythm)
    .map((month) => ({ month, from: dateIn(rhythm, year, month) }))
    .filter(({ from }) => from.slice(0, 7) >= thisMonth)
    .map(({ month, from }): ProposedMeeting => {
      const because = festivalOn(from);
      const date = because === null ? from : workingDateAfter(from);
      return {
        kind,
        month,
        date,
        startsAt: startsAt({ date, time }),
        topicsCloseOn: dateAfter(date, -ahead.topics),
        noticeOn: dateAfter(date, -ahead.notice),
        moved: because === null ? null : { from, because },
      };
    })
    .filter((meeting) => meeting.startsAt > now);
}

/** Wanted months in order, each once; of a quarter's only the first where the meeting is quarterly. */
function monthsOf({ kind, months }: Rhythm): number[] {
  const inOrder = [...new Set(months)].sort((one, other) => one - other);
  if (kind === "monthly_committee") return inOrder;
  const quarterOf = (month: number) => Math.ceil(month / 3);
  return inOrder.filter((month, i) => quarterOf(month) !== quarterOf(inOrder[i - 1] ?? 0));
}

const firstOf = (year: number, month: number): number => Date.UTC(year, month - 1) / 86_400_000;

/** The calendar date that a rhythm has in a month. */
function dateIn({ week, weekday }: Rhythm, year: number, month: number): string {
  const first = firstOf(year, month);
  const next = firstOf(year, month + 1);
  const earliest = first + ((weekday - weekdayOf(first) + 7) % 7);
  const day = earliest + ((week === "last" ? 5 : week) - 1) * 7;
  return dateOfDay(day < next ? day : day - 7);
}

/** The next Monday to Friday that is in no festival. */
function workingDateAfter(date: string): string {
  const next = dateAfter(date, 1);
  const isWorking = weekdayOf(dayNumber(next)) <= 5 && festivalOn(next) === null;
  return isWorking ? next : workingDateAfter(next);
}
