/**
 * What the documents of a meeting are made from: plain values in the words that people read. Names, titles
 * and states come as texts; no id has a place here. Dates are calendar dates `YYYY-MM-DD`, or `ongoing`
 * where something has no end; times are `HH:MM`; `link` is an address that becomes a QR code.
 */

import type { VOTE_METHODS } from "../meeting/vote.ts";

export interface MeetingValues {
  /** The committee's own name, as its letterhead has it. */
  committee: string;
  /** 2026年第四季度联席会议. */
  name: string;
  date: string;
  begins: string;
  ends: string | null;
  place: string;
  chair: string | null;
  recorder: string | null;
  link: string | null;
}

export interface AgendaItemValues {
  title: string;
  /** Who submitted it; null for the committee itself. */
  unit: string | null;
  minutes: number | null;
}

export interface NoticeValues {
  meeting: MeetingValues;
  /** 发文字号, where the committee gives its notices one. */
  number: string | null;
  /** The units that are expected. */
  units: readonly string[];
  agenda: readonly AgendaItemValues[];
  replyBy: string | null;
  /** What else is asked of those who come, a sentence each. */
  requests: readonly string[];
  contact: string | null;
  /** Titles of what goes with it. */
  attachments: readonly string[];
  signedOn: string;
}

export interface AgendaValues {
  meeting: MeetingValues;
  items: readonly AgendaItemValues[];
}

export interface SignInValues {
  meeting: MeetingValues;
  rows: readonly {
    /** What the clerk types when the sheet is read back. */
    code: string;
    unit: string;
    /** Title of who comes for it. */
    title: string | null;
    /** Signs this row in from the unit's own phone. */
    link: string | null;
  }[];
}

export const ATTENDANCE = ["present", "proxy", "excused", "absent"] as const;
export interface AttendanceValues {
  unit: string;
  status: (typeof ATTENDANCE)[number];
  /** Who came, or who stood in, as the committee writes it down. */
  who: string | null;
  /** Why it was excused. */
  reason: string | null;
}

export interface VoteValues {
  method: (typeof VOTE_METHODS)[number];
  /** What was put to the vote, where that isn't the item itself. */
  question: string | null;
  for: number;
  against: number;
  abstained: number;
  /** Votes that it took to pass. */
  needed: number;
  passed: boolean;
}

export const RESOLUTION_OUTCOMES = ["adopted", "not_adopted", "deferred"] as const;
export interface ResolutionValues {
  text: string;
  outcome: (typeof RESOLUTION_OUTCOMES)[number];
  owner: string | null;
  due: string | null;
  verifier: string | null;
  reviewOn: string | null;
}

export const ITEM_OUTCOMES = ["decided", "noted", "carried_over"] as const;
export interface MinutesItemValues {
  title: string;
  /** What was said, over several lines where there are several paragraphs. */
  discussion: string;
  votes: readonly VoteValues[];
  resolutions: readonly ResolutionValues[];
  outcome: (typeof ITEM_OUTCOMES)[number];
}

export interface MinutesValues {
  meeting: MeetingValues;
  number: string | null;
  attendance: readonly AttendanceValues[];
  /** Units that had to be there, and those that count towards it as the committee's settings say. */
  quorum: { needed: number; counted: number };
  items: readonly MinutesItemValues[];
  /** What a unit objected to within the window, and what was answered. */
  objections: readonly { unit: string; text: string; answer: string | null }[];
  /** 1 for the first; a reopened record has the next. */
  version: number;
  final: boolean;
  /** The journal's signed head when these were made: whoever keeps this sheet is a witness to it. */
  head: string | null;
  signedOn: string;
}

export interface TaskValues {
  resolution: string;
  owner: string;
  due: string;
  verifier: string;
  reviewOn: string | null;
  /** How the promise stands, in words. */
  state: string;
}

export interface TasksValues {
  meeting: MeetingValues;
  tasks: readonly TaskValues[];
  /** The day on which the states were as told. */
  asOf: string;
}

export const MATTER_LISTS = [
  "problem",
  "project",
  "resource",
  "resolution",
  "contractClause",
] as const;
export const MATTER_OUTCOMES = ["done", "underway", "late", "unresolved"] as const;
/** One thing that was to be done in the quarter. */
export interface MatterValues {
  list: (typeof MATTER_LISTS)[number];
  /** Its number on its list. */
  number: number | null;
  title: string;
  grid: string | null;
  unit: string | null;
  due: string | null;
  /** `late` is not done and past its date; `unresolved` was ended by a resolution or its review, undone. */
  outcome: (typeof MATTER_OUTCOMES)[number];
}

export interface ReportValues {
  committee: string;
  year: number;
  quarter: 1 | 2 | 3 | 4;
  /** The day as of which outcomes are told: the quarter's last, or an earlier one while it lasts. */
  asOf: string;
  /** All grids in their own order: one in which nothing happened is told as well. */
  grids: readonly string[];
  matters: readonly MatterValues[];
  link: string | null;
  signedOn: string;
}
