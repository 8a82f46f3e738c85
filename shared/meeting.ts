/** 会议: from the first topic to the archived minutes. What is decided in it stands in resolutions. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { dateAfter, dateOf, daysAfter } from "./deadlines.ts";
import {
  anyOf,
  commandOf,
  committeeOffice,
  consequence,
  defineNoun,
  type Entity,
  type FollowUp,
  refuse,
  role,
} from "./kit/noun.ts";
import {
  codeText,
  freeText,
  idOf,
  instant,
  listOf,
  object,
  oneOf,
  optional,
  recordId,
  text,
  whole,
} from "./kit/values.ts";
import {
  appointment,
  DEFAULT_RULES,
  MEETING_KINDS,
  type MeetingKind,
  type Rules,
  rules,
  rulesOf,
} from "./meeting/rules.ts";
import { MOST_UNITS } from "./meeting/vote.ts";

/** More than any agenda has: what one step may schedule. */
export const MOST_ITEMS = 40;
/** Characters of minutes: some twenty-five pages, and within what one request may carry. */
export const LONGEST_MINUTES = 15_000;

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

/** The last day on which units may hand in topics: judged whenever it is asked, by nothing but the date. */
export const topicsUntil = ({ date, topicDays }: Pick<Meeting, "date" | "topicDays">): string =>
  dateAfter(date, -topicDays);
export const takesTopics = (meeting: Meeting, now: string): boolean =>
  meeting.state === "collecting" && dateOf(now) <= topicsUntil(meeting);

const command = commandOf<Meeting>();
const office = committeeOffice;
const chair = anyOf(role("secretary").of("committee"));
const nothing = object({});
const reason = object({ reason: freeText(1, 500) });
const items = listOf(idOf("agendaItem"), MOST_ITEMS);
const BEFORE = ["draft", "collecting", "agenda_set"] as const;

const description = {
  title: freeText(2, 200),
  ...appointment,
  minutes: whole(10, 600),
  ...rules,
};

/** Brings each of these items onto the agenda; one that is on it already stays. */
const scheduled = (agenda: readonly string[], before: readonly string[]): FollowUp[] =>
  agenda
    .filter((item) => !before.includes(item))
    .map((target) => ({ noun: "agendaItem", command: "schedule", target, input: {} }));
const itemsOf = (agenda: readonly string[]) => agenda.map((id) => ({ noun: "agendaItem", id }));

/** Every item of an agenda belongs to this meeting, and none stands on it twice. */
const isAgendaOf = (
  entity: Meeting,
  agenda: readonly string[],
  linked: (noun: string, id: string) => Entity | undefined,
): boolean =>
  new Set(agenda).size === agenda.length &&
  agenda.every(
    (id) => (linked("agendaItem", id) as { meeting?: string } | undefined)?.meeting === entity.id,
  );

const ofMinutes = ({ minutesId }: Meeting) =>
  minutesId ? [{ noun: "minutes", id: minutesId }] : [];
const onMinutes = ({ minutesId }: Meeting, name: string): FollowUp[] =>
  minutesId
    ? [{ noun: "minutes", command: name, target: minutesId, input: {}, ifAllowed: true }]
    : [];

const onRecord = (noun: string, command: string, target: string): FollowUp => ({
  noun,
  command,
  target,
  input: {},
  ifAllowed: true,
});
const expecting = ({ id }: Meeting, unit: string): FollowUp => ({
  noun: "attendance",
  command: "expect",
  input: { meeting: id, unit },
});

const codes = { anchor: codeText(), since: instant() };

const appointed = (entity: Meeting, input: Partial<Meeting>) => ({
  ...input,
  moved: entity.moved + 1,
});

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
    due: "date",
  },
  settle: ({ state, contested, objectionsUntil }, now) =>
    state === "minutes_circulated" &&
    !contested &&
    objectionsUntil !== null &&
    objectionsUntil <= now
      ? { command: "settleMinutes", input: {} }
      : null,
  commands: {
    plan: command({
      from: [],
      to: "draft",
      by: office,
      input: object({ kind: oneOf(MEETING_KINDS), ...description }),
      apply: ({ input }) => ({ changes: { ...input, ...rulesOf(input) } }),
    }),
    amend: command({
      from: BEFORE,
      to: "same",
      by: office,
      // When it is stands in the notice: that changes by `move` alone, with a reason.
      input: object({
        title: freeText(2, 200),
        place: freeText(1, 200),
        minutes: whole(10, 600),
        ...rules,
      }),
      apply: ({ entity, input }) => ({ changes: { ...input, ...rulesOf(input, entity) } }),
    }),
    move: command({
      from: BEFORE,
      to: "same",
      by: office,
      input: object({ ...appointment, reason: freeText(1, 500) }),
      apply: ({ entity, input }) => ({ changes: appointed(entity, input) }),
    }),
    postpone: command({
      from: BEFORE,
      to: "postponed",
      by: office,
      input: reason,
      apply: ({ input }) => ({ changes: { reason: input.reason } }),
    }),
    /** Gives a postponed meeting its new date; topics may come in again. */
    reschedule: command({
      from: ["postponed"],
      to: "collecting",
      by: office,
      input: object({ ...appointment, reason: freeText(1, 500) }),
      apply: ({ entity, input }) => ({ changes: appointed(entity, input) }),
    }),
    cancel: command({
      from: [...BEFORE, "postponed"],
      to: "cancelled",
      by: office,
      input: reason,
      apply: ({ input }) => ({ changes: { reason: input.reason } }),
    }),
    /** A quarterly meeting begins with what became of earlier resolutions: that item makes itself. */
    openTopics: command({
      from: ["draft"],
      to: "collecting",
      by: office,
      input: nothing,
      apply: ({ entity }) => ({
        changes: {},
        followUps:
          entity.kind === "quarterly_joint"
            ? [{ noun: "agendaItem", command: "review", input: { meeting: entity.id } }]
            : [],
      }),
    }),
    setAgenda: command({
      from: ["draft", "collecting"],
      to: "agenda_set",
      by: office,
      input: object({ items }),
      needs: (_, input) => itemsOf(input.items),
      apply: ({ entity, input, linked }) =>
        input.items.length === 0
          ? refuse("agendaEmpty")
          : !isAgendaOf(entity, input.items, linked)
            ? refuse("notThisMeeting")
            : { changes: { agenda: input.items }, followUps: scheduled(input.items, []) },
    }),
    arrange: command({
      from: ["agenda_set", "in_session"],
      to: "same",
      by: office,
      input: object({ items }),
      needs: (_, input) => itemsOf(input.items),
      apply: ({ entity, input, linked }) =>
        !isAgendaOf(entity, input.items, linked) ||
        entity.agenda.some((item) => !input.items.includes(item))
          ? refuse("notThisMeeting")
          : { changes: { agenda: input.items }, followUps: scheduled(input.items, entity.agenda) },
    }),
    /** What was added to a running meeting comes last. */
    append: command({
      from: ["agenda_set", "in_session"],
      to: "same",
      by: consequence,
      input: object({ item: recordId() }),
      apply: ({ entity, input }) =>
        entity.agenda.length >= MOST_ITEMS
          ? refuse("agendaFull", { most: MOST_ITEMS })
          : { changes: { agenda: [...entity.agenda, input.item] } },
    }),
    /** What was deferred or handed on leaves the agenda. */
    drop: command({
      from: ["agenda_set"],
      to: "same",
      by: consequence,
      input: object({ item: recordId() }),
      apply: ({ entity, input }) => ({
        changes: { agenda: entity.agenda.filter((item) => item !== input.item) },
      }),
    }),
    /** Each unit is told, and asked whether it comes: these units are who is expected (应到). */
    sendNotice: command({
      from: ["agenda_set"],
      to: "same",
      by: office,
      input: object({ units: listOf(idOf("unit"), MOST_UNITS) }),
      unless: ({ noticedAt }) => (noticedAt === null ? null : refuse("noticeSent")),
      apply: ({ entity, input, now }) =>
        input.units.length === 0 || new Set(input.units).size !== input.units.length
          ? refuse("nobodyExpected")
          : {
              changes: { expected: input.units.length, noticedAt: now },
              followUps: input.units.map((unit) => expecting(entity, unit)),
            },
    }),
    begin: command({
      from: ["agenda_set"],
      to: "in_session",
      by: office,
      input: object({ ...codes }),
      unless: ({ noticedAt }) => (noticedAt === null ? refuse("noticeFirst") : null),
      apply: ({ entity, input, now }) => ({
        changes: {
          openedAt: now,
          current: entity.agenda[0] ?? null,
          anchor: input.anchor,
          codesSince: input.since,
        },
      }),
    }),
    /** Another device takes over the screen: it makes up codes of its own. */
    renewCodes: command({
      from: ["in_session"],
      to: "same",
      by: office,
      commutes: true,
      input: object({ ...codes }),
      apply: ({ input }) => ({ changes: { anchor: input.anchor, codesSince: input.since } }),
    }),
    /** Whoever turned the page last has it: that refuses nothing of what another device does meanwhile. */
    turnTo: command({
      from: ["in_session"],
      to: "same",
      by: office,
      commutes: true,
      input: object({ item: idOf("agendaItem") }),
      apply: ({ entity, input }) =>
        entity.agenda.includes(input.item)
          ? { changes: { current: input.item } }
          : refuse("notThisMeeting"),
    }),
    /** Whoever has not signed in was absent; what was not discussed is carried over. */
    close: command({
      from: ["in_session"],
      to: "minutes_draft",
      by: office,
      input: object({ absent: listOf(idOf("attendance"), MOST_UNITS), carried: items }),
      needs: (_, input) => [
        ...input.absent.map((id) => ({ noun: "attendance", id })),
        ...itemsOf(input.carried),
      ],
      apply: ({ entity, input, now, linked }) =>
        [
          ...input.absent.map((id) => linked("attendance", id)),
          ...input.carried.map((id) => linked("agendaItem", id)),
        ].every((record) => (record as { meeting?: string } | undefined)?.meeting === entity.id)
          ? {
              changes: { closedAt: now, current: null },
              followUps: [
                ...input.absent.map((target) => onRecord("attendance", "miss", target)),
                ...input.carried.map((target) => onRecord("agendaItem", "carry", target)),
              ],
            }
          : refuse("notThisMeeting"),
    }),
    /** The text that everybody reads from here on; its hash stands on it for good. */
    circulate: command({
      from: ["minutes_draft"],
      to: "minutes_circulated",
      by: office,
      input: object({ text: freeText(1, LONGEST_MINUTES) }),
      apply: ({ entity, input, now, followUpId }) => ({
        changes: {
          versions: entity.versions + 1,
          minutesId: followUpId(1),
          objectionsUntil: daysAfter(now, entity.objectionDays),
          contested: false,
        },
        followUps: [
          {
            noun: "minutes",
            command: "issue",
            input: {
              meeting: entity.id,
              version: entity.versions + 1,
              text: input.text,
              hash: bytesToHex(sha256(utf8ToBytes(input.text))),
            },
          },
        ],
      }),
    }),
    contest: command({
      from: ["minutes_circulated"],
      to: "same",
      by: consequence,
      input: nothing,
      commutes: true,
      apply: () => ({ changes: { contested: true } }),
    }),
    /** Takes the circulated text back to mend it: it goes round again as a new version. */
    mendMinutes: command({
      from: ["minutes_circulated"],
      to: "minutes_draft",
      by: office,
      input: reason,
      needs: ofMinutes,
      apply: ({ entity, input }) => ({
        changes: { reason: input.reason, objectionsUntil: null },
        followUps: onMinutes(entity, "replace"),
      }),
    }),
    /** Before its time only once everybody has had it; with an objection only with an answer to it. */
    finalise: command({
      from: ["minutes_circulated"],
      to: "minutes_final",
      by: office,
      input: object({ answer: optional(text(1, 500)) }),
      needs: ofMinutes,
      unless: ({ objectionsUntil }, _, now) =>
        objectionsUntil !== null && now < objectionsUntil ? refuse("objectionsOpen") : null,
      apply: ({ entity, input }) =>
        entity.contested && !input.answer
          ? refuse("answerObjection")
          : {
              changes: { reason: input.answer ?? null },
              followUps: onMinutes(entity, "finalise"),
            },
    }),
    settleMinutes: command({
      from: ["minutes_circulated"],
      to: "minutes_final",
      by: consequence,
      input: nothing,
      needs: ofMinutes,
      apply: ({ entity }) => ({ changes: {}, followUps: onMinutes(entity, "finalise") }),
    }),
    /** A new version is to be written; the final one keeps its text and its hash. */
    reopen: command({
      from: ["minutes_final", "archived"],
      to: "minutes_draft",
      by: chair,
      input: reason,
      apply: ({ input }) => ({ changes: { reason: input.reason, objectionsUntil: null } }),
    }),
    archive: command({
      from: ["minutes_final"],
      to: "archived",
      by: office,
      input: nothing,
      apply: () => ({ changes: {} }),
    }),
  },
});
