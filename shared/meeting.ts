/** 会议: from the first topic to the archived minutes. What is decided in it stands in resolutions. */
import { dateAfter, dateOf } from "./deadlines.ts";
import { defineNoun, type Entity } from "./kit/noun.ts";
import { afterwards } from "./meeting/afterwards.ts";
import { beforehand } from "./meeting/beforehand.ts";
import { inTheRoom } from "./meeting/in-the-room.ts";
import { DEFAULT_RULES, type MeetingKind, type Rules } from "./meeting/rules.ts";

export interface Meeting extends Entity, Rules {
  kind: MeetingKind;
  title: string;
  /** Date and clock where the committee sits; `startsAt` makes the instant of them. */
  date: string;
  time: string;
  /** How long it is meant to take. */
  minutes: number;
  place: string;
  /** Agenda items in their order. */
  agenda: string[];
  /** The item on the screen. */
  current: string | null;
  /** 应到: how many units the notice went to. */
  expected: number;
  noticedAt: string | null;
  openedAt: string | null;
  closedAt: string | null;
  /** End of the chain of sign-in codes, and since when they run (meeting/sign-in-codes.ts). */
  anchor: string | null;
  codesSince: string | null;
  /** How many versions the minutes have had; the newest is `minutesId`. */
  versions: number;
  minutesId: string | null;
  objectionsUntil: string | null;
  /** A unit has objected to the newest version. */
  contested: boolean;
  moved: number;
  reason: string | null;
}

/** The instant at which a meeting is to begin, ISO 8601 UTC: Lhasa keeps UTC+8. */
export const startsAt = ({ date, time }: Pick<Meeting, "date" | "time">): string =>
  new Date(`${date}T${time}:00+08:00`).toISOString();

/** By when its notice is to be out. */
export const noticeDue = ({ date, noticeDays }: Pick<Meeting, "date" | "noticeDays">): string =>
  dateAfter(date, -noticeDays);

/**
 * The day on which the notice asks units to have replied at the latest. No rule sets one and no reply is refused
 * for it: it is the day before the meeting, so that its papers can be made; the meeting's own day where the notice
 * goes out no sooner.
 */
export function replyUntil({ date, noticedAt }: Pick<Meeting, "date" | "noticedAt">): string {
  const eve = dateAfter(date, -1);
  return noticedAt !== null && dateOf(noticedAt) > eve ? date : eve;
}

/** The last day on which units may hand in topics: judged whenever it is asked, by nothing but the date. */
export const topicsUntil = ({ date, topicDays }: Pick<Meeting, "date" | "topicDays">): string =>
  dateAfter(date, -topicDays);
export const takesTopics = (meeting: Meeting, now: string): boolean =>
  meeting.state === "collecting" && dateOf(now) <= topicsUntil(meeting);

/** The date by which the meeting's next step is to be taken; null where nothing presses. */
export function nextDue(meeting: Meeting): string | null {
  const { state, date, noticedAt, objectionsUntil } = meeting;
  if (state === "draft" || state === "collecting") return topicsUntil(meeting);
  if (state === "agenda_set") return noticedAt === null ? noticeDue(meeting) : date;
  if (state === "in_session") return date;
  return state === "minutes_circulated" && objectionsUntil ? dateOf(objectionsUntil) : null;
}

export const meeting = defineNoun<Meeting>()({
  name: "meeting",
  plural: "meetings",
  states: {
    draft: { turn: "committee", type: "open" },
    collecting: { turn: "committee", type: "open" },
    agenda_set: { turn: "committee", type: "open" },
    in_session: { turn: "committee", type: "open" },
    minutes_draft: { turn: "committee", type: "open" },
    minutes_circulated: { turn: "committee", type: "open" },
    minutes_final: { turn: "committee", type: "done" },
    postponed: { turn: "committee", type: "open" },
    archived: { turn: null, type: "done" },
    cancelled: { turn: null, type: "ended" },
  },
  relations: {},
  blank: {
    kind: "quarterly_joint",
    title: "",
    date: "",
    time: "",
    minutes: 90,
    place: "",
    agenda: [],
    current: null,
    expected: 0,
    noticedAt: null,
    openedAt: null,
    closedAt: null,
    anchor: null,
    codesSince: null,
    versions: 0,
    minutesId: null,
    objectionsUntil: null,
    contested: false,
    moved: 0,
    reason: null,
    ...DEFAULT_RULES,
  },
  listing: {
    text: ({ title, place }) => [title, place],
    facets: ({ kind }) => ({ kind: [kind] }),
  },
  settle: ({ state, contested, objectionsUntil }, now) =>
    state === "minutes_circulated" &&
    !contested &&
    objectionsUntil !== null &&
    objectionsUntil <= now
      ? { command: "settleMinutes", input: {} }
      : null,
  commands: { ...beforehand, ...inTheRoom, ...afterwards },
});
