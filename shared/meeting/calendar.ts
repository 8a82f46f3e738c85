/** A year's calendar: what the series propose, beside the meetings that stand already. */
import { dateOf } from "../deadlines.ts";
import type { Meeting } from "../meeting.ts";
import type { Series } from "../series.ts";
import { type ProposedMeeting, proposeYear, type Rhythm } from "./year.ts";

/** What of a series decides when its meetings are. */
type Timing = Pick<
  Series,
  "kind" | "month" | "week" | "weekday" | "time" | "topicDays" | "noticeDays"
>;

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** A month counts within its quarter, and a fifth week is the last one. Null for what doesn't recur. */
function rhythmOf({ kind, month, week, weekday, time }: Timing): Rhythm | null {
  if (kind !== "quarterly_joint" && kind !== "monthly_committee") return null;
  const months = MONTHS.filter(
    (one) => kind === "monthly_committee" || (one - 1) % 3 === month - 1,
  );
  return {
    kind,
    months,
    week: week === 5 ? "last" : (week as 1 | 2 | 3 | 4),
    weekday: weekday as Rhythm["weekday"],
    time,
  };
}

/** What a series proposes for a year, from `now` (instant) on. */
export function proposedBy(series: Timing, year: number, now: string): ProposedMeeting[] {
  const rhythm = rhythmOf(series);
  if (!rhythm) return [];
  const { topicDays, noticeDays } = series;
  return proposeYear(rhythm, year, now, { topics: topicDays, notice: noticeDays });
}

export interface Slot {
  proposed: ProposedMeeting;
  /** The meeting that is planned for it, wherever it was moved to within its quarter or month. */
  meeting: Meeting | null;
}

const periodOf = (kind: string, date: string): string => {
  const month = Number(date.slice(5, 7));
  return `${date.slice(0, 4)}-${kind === "quarterly_joint" ? Math.ceil(month / 3) : month}`;
};

/** The period that a proposal stands for, even where a festival moved it out of it. */
const standsFor = ({ kind, date, moved }: ProposedMeeting): string =>
  periodOf(kind, moved?.from ?? date);

/**
 * Each proposal with its meeting, if one stands: the one on its very date, else the first of its kind in its
 * quarter or month. A meeting answers one proposal, and a cancelled one none.
 */
export function slotsOf(
  proposals: readonly ProposedMeeting[],
  meetings: readonly Meeting[],
): Slot[] {
  const left = new Set(
    meetings
      .filter(({ state }) => state !== "cancelled")
      .sort((one, other) => one.date.localeCompare(other.date)),
  );
  const take = (fits: (meeting: Meeting) => boolean): Meeting | null => {
    const found = [...left].find(fits) ?? null;
    if (found) left.delete(found);
    return found;
  };
  const onTheDay = proposals.map(({ kind, date }) =>
    take((meeting) => meeting.kind === kind && meeting.date === date),
  );
  return proposals.map((proposed, at) => ({
    proposed,
    meeting:
      onTheDay[at] ??
      take(
        ({ kind, date }) => kind === proposed.kind && periodOf(kind, date) === standsFor(proposed),
      ),
  }));
}

/** The year to look at first: this one, or the next once this one has nothing left to propose. */
export const yearsAhead = (now: string): [number, number] => {
  const year = Number(dateOf(now).slice(0, 4));
  return [year, year + 1];
};

const QUARTERS = "一二三四";
/** Records are kept in the community's language; the rhythm is said by the quarter or month instead. */
const RHYTHM = /^每?(季度?|月度?)的?/;

/** 2026年第四季度联席会议, 2026年11月例会. */
function titleOf(title: string, { kind, month, date, moved }: ProposedMeeting): string {
  const year = (moved?.from ?? date).slice(0, 4);
  const which =
    kind === "quarterly_joint" ? `第${QUARTERS[Math.ceil(month / 3) - 1] ?? ""}季度` : `${month}月`;
  return `${year}年${which}${title.replace(RHYTHM, "")}`;
}

/** The arguments of `plan` that make a meeting of a proposal: everything as its series has it. */
export const planOf = (
  { kind, title, place, time, quorum, passBase, topicDays, noticeDays, objectionDays }: Series,
  proposed: ProposedMeeting,
) => ({
  kind,
  title: titleOf(title, proposed),
  date: proposed.date,
  time,
  minutes: 90,
  place,
  quorum,
  passBase,
  topicDays,
  noticeDays,
  objectionDays,
});
