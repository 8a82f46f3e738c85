/** Before a meeting: its date, its agenda, its notice. */
import {
  commandOf,
  committeeOffice,
  consequence,
  type Entity,
  type FollowUp,
  refuse,
} from "../kit/noun.ts";
import { freeText, idOf, listOf, object, oneOf, recordId, whole } from "../kit/values.ts";
import type { Meeting } from "../meeting.ts";
import { appointment, MEETING_KINDS, MOST_ITEMS, rules, rulesOf } from "./rules.ts";
import { items, itemsOf } from "./steps.ts";
import { MOST_UNITS } from "./vote.ts";

const command = commandOf<Meeting>();
const office = committeeOffice;
const nothing = object({});
const reason = object({ reason: freeText(1, 500) });
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

const expecting = ({ id }: Meeting, unit: string): FollowUp => ({
  noun: "attendance",
  command: "expect",
  input: { meeting: id, unit },
});

const appointed = (entity: Meeting, input: Partial<Meeting>) => ({
  ...input,
  moved: entity.moved + 1,
});

export const beforehand = {
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
};
