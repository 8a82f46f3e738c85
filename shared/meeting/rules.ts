/** The rhythms and thresholds of meetings: a committee's settings, and what holds where it has set none. */
import { calendarDate, clockTime, freeText, oneOf, optional, whole } from "../kit/values.ts";

export const MEETING_KINDS = [
  "quarterly_joint",
  "monthly_committee",
  "onsite",
  "extraordinary",
] as const;
export type MeetingKind = (typeof MEETING_KINDS)[number];

/** How many of the expected units must be there: more than half, or two thirds. */
export const QUORUMS = ["more_than_half", "two_thirds"] as const;
/** Of what a vote needs more than half: of the units expected (应到), or of those present. */
export const PASS_BASES = ["expected", "present"] as const;

/** More than any agenda has: what one step may schedule. */
export const MOST_ITEMS = 40;
/** Characters of minutes: some twenty-five pages, and within what one request may carry. */
export const LONGEST_MINUTES = 15_000;

/** What a meeting is held under; copied onto it, so that a later change of the rules changes no vote. */
export interface Rules {
  quorum: (typeof QUORUMS)[number];
  passBase: (typeof PASS_BASES)[number];
  /** Topics close so many days before the meeting. */
  topicDays: number;
  /** Notice goes out so many days before. */
  noticeDays: number;
  /** Minutes may be objected to for so many days. */
  objectionDays: number;
}

export const DEFAULT_RULES: Rules = {
  quorum: "more_than_half",
  passBase: "expected",
  topicDays: 15,
  noticeDays: 3,
  objectionDays: 2,
};

/** The rules as a command takes them; what is left out is as it is by default. */
export const rules = {
  quorum: optional(oneOf(QUORUMS)),
  passBase: optional(oneOf(PASS_BASES)),
  topicDays: optional(whole(0, 60)),
  noticeDays: optional(whole(0, 30)),
  objectionDays: optional(whole(0, 30)),
};

/** When and where: agreed as a date and a clock, which the interface alone turns into an instant. */
export const appointment = {
  date: calendarDate(),
  time: clockTime(),
  place: freeText(1, 200),
};

/** The rules that an input gives, over those that stand. */
export const rulesOf = (
  input: { [K in keyof Rules]?: Rules[K] | undefined },
  standing: Rules = DEFAULT_RULES,
): Rules => ({
  quorum: input.quorum ?? standing.quorum,
  passBase: input.passBase ?? standing.passBase,
  topicDays: input.topicDays ?? standing.topicDays,
  noticeDays: input.noticeDays ?? standing.noticeDays,
  objectionDays: input.objectionDays ?? standing.objectionDays,
});
