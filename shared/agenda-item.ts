/** 议题: what is put before a meeting, by a unit from its phone or by the committee, and what became of it. */
import {
  type Applied,
  commandOf,
  committeeOffice,
  consequence,
  defineNoun,
  type Entity,
  either,
  type FollowUp,
  type Refusal,
  refuse,
  spokenFor,
} from "./kit/noun.ts";
import {
  attachmentId,
  freeText,
  idOf,
  listOf,
  object,
  oneOf,
  optional,
  recordId,
} from "./kit/values.ts";
import { type Meeting, takesTopics, topicsUntil } from "./meeting.ts";

/** What a topic may be about: the record stays where it is, the topic only points to it. */
export const SUBJECTS = ["problem", "project", "resource"] as const;
/** `review` is the item that fills itself: the state of earlier resolutions and overdue commitments. */
export const ITEM_KINDS = ["topic", "review"] as const;
export const PHOTO_TIMES = ["before", "after"] as const;

export interface AgendaItem extends Entity {
  meeting: string;
  kind: (typeof ITEM_KINDS)[number];
  /** Who handed it in; null where the committee itself did. */
  unit: string | null;
  title: string;
  detail: string | null;
  problem: string | null;
  project: string | null;
  resource: string | null;
  mergedInto: string | null;
  /** The item of an earlier meeting that this one goes on with. */
  continues: string | null;
  /** What was said, as it shall stand in the minutes. */
  discussion: string | null;
  photographedAt: string | null;
  reason: string | null;
}

const command = commandOf<AgendaItem>();
const office = committeeOffice;
const reason = object({ reason: freeText(1, 500) });
const nothing = object({});
const topic = {
  title: freeText(2, 200),
  detail: optional(freeText(0, 2000)),
  problem: optional(idOf("problem")),
  project: optional(idOf("project")),
  resource: optional(idOf("resource")),
};
type Topic = {
  meeting: string;
  unit?: string | undefined;
  title: string;
  detail?: string | undefined;
  problem?: string | undefined;
  project?: string | undefined;
  resource?: string | undefined;
};
const described = (input: Omit<Topic, "meeting" | "unit">) => ({
  title: input.title,
  detail: input.detail || null,
  problem: input.problem ?? null,
  project: input.project ?? null,
  resource: input.resource ?? null,
});
type Find = (noun: string, id: string) => Entity | undefined;
const itsMeeting = ({ meeting }: { meeting: string }) => [{ noun: "meeting", id: meeting }];
const onMeeting = (entity: AgendaItem, name: string): FollowUp => ({
  noun: "meeting",
  command: name,
  target: entity.meeting,
  input: { item: entity.id },
  ifAllowed: true,
});
/** A project that is to be decided waits for it in a state of its own. */
const onAgenda = ({ project }: Pick<AgendaItem, "project">): FollowUp[] =>
  project
    ? [{ noun: "project", command: "putOnAgenda", target: project, input: {}, ifAllowed: true }]
    : [];
const itsProject = ({ project }: { project?: string | null | undefined }) =>
  project ? [{ noun: "project", id: project }] : [];

const meetingOf = (find: Find, id: string) => find("meeting", id) as Meeting | undefined;
const OPEN_TO_OFFICE: readonly string[] = ["draft", "collecting", "agenda_set", "in_session"];

export const agendaItem = defineNoun<AgendaItem>()({
  name: "agendaItem",
  plural: "agendaItems",
  states: {
    submitted: { turn: "committee", type: "open" },
    accepted: { turn: "committee", type: "open" },
    scheduled: { turn: "committee", type: "open" },
    discussed: { turn: "committee", type: "open" },
    returned: { turn: "unit", type: "open" },
    deferred: { turn: "committee", type: "open" },
    carried_over: { turn: "committee", type: "open" },
    decided: { turn: null, type: "done" },
    noted: { turn: null, type: "done" },
    continued: { turn: null, type: "done" },
    merged: { turn: null, type: "ended" },
    withdrawn: { turn: null, type: "ended" },
  },
  relations: { unit: (entity) => entity.unit },
  blank: {
    meeting: "",
    kind: "topic",
    unit: null,
    title: "",
    detail: null,
    problem: null,
    project: null,
    resource: null,
    mergedInto: null,
    continues: null,
    discussion: null,
    photographedAt: null,
    reason: null,
  },
  listing: {
    text: ({ title, detail, discussion }) => [title, detail, discussion],
    facets: ({ meeting, unit, kind }) => ({ meeting: [meeting], unit: [unit], kind: [kind] }),
  },
  commands: {
    /** From the phone, until the day on which topics close. */
    submit: command({
      from: [],
      to: "submitted",
      by: spokenFor("unit"),
      input: object({ unit: idOf("unit"), meeting: idOf("meeting"), ...topic }),
      needs: (_, input) => itsMeeting(input),
      apply: ({ input, linked, now }) => {
        const meeting = meetingOf(linked, input.meeting);
        if (!meeting || meeting.state === "draft") return refuse("topicsNotOpen");
        return takesTopics(meeting, now)
          ? { changes: { meeting: input.meeting, unit: input.unit, ...described(input) } }
          : refuse("topicsClosed", { date: topicsUntil(meeting) });
      },
    }),
    /** By the committee, also while the meeting runs: there it comes last, and is on the agenda at once. */
    add: command({
      from: [],
      to: "accepted",
      by: office,
      input: object({ meeting: idOf("meeting"), unit: optional(idOf("unit")), ...topic }),
      needs: (_, input) => [...itsMeeting(input), ...itsProject(input)],
      apply: (context) => added(context, { unit: context.input.unit ?? null }),
    }),
    /** Where what fills itself stands on the agenda; its words are the interface's. */
    review: command({
      from: [],
      to: "accepted",
      by: consequence,
      input: object({ meeting: recordId() }),
      apply: ({ input }) => ({ changes: { meeting: input.meeting, kind: "review" } }),
    }),
    /** What an earlier meeting did not come to an end with. */
    continue: command({
      from: [],
      to: "accepted",
      by: consequence,
      input: object({
        meeting: recordId(),
        unit: optional(recordId()),
        continues: recordId(),
        ...topic,
      }),
      apply: (context) =>
        added(context, { unit: context.input.unit ?? null, continues: context.input.continues }),
    }),
    accept: command({
      from: ["submitted"],
      to: "accepted",
      by: office,
      input: nothing,
      needs: itsProject,
      apply: ({ entity }) => ({ changes: { reason: null }, followUps: onAgenda(entity) }),
    }),
    merge: command({
      from: ["submitted", "accepted"],
      to: "merged",
      by: office,
      input: object({ intoItem: idOf("agendaItem") }),
      needs: (_, input) => [{ noun: "agendaItem", id: input.intoItem }],
      apply: ({ entity, input, linked }) =>
        input.intoItem !== entity.id &&
        (linked("agendaItem", input.intoItem) as AgendaItem | undefined)?.meeting === entity.meeting
          ? { changes: { mergedInto: input.intoItem } }
          : refuse("notThisMeeting"),
    }),
    return: command({
      from: ["submitted", "accepted"],
      to: "returned",
      by: office,
      input: reason,
      apply: ({ input }) => ({ changes: { reason: input.reason } }),
    }),
    resubmit: command({
      from: ["returned"],
      to: "submitted",
      by: either(spokenFor("unit"), office),
      input: object(topic),
      apply: ({ input }) => ({ changes: described(input) }),
    }),
    withdraw: command({
      from: ["submitted", "returned"],
      to: "withdrawn",
      by: spokenFor("unit"),
      input: nothing,
      apply: () => ({ changes: {} }),
    }),
    defer: command({
      from: ["submitted", "accepted", "scheduled"],
      to: "deferred",
      by: office,
      input: reason,
      needs: itsMeeting,
      apply: ({ entity, input }) => ({
        changes: { reason: input.reason },
        followUps: entity.state === "scheduled" ? [onMeeting(entity, "drop")] : [],
      }),
    }),
    /** Brings it before a later meeting: there it is an item of its own that points back to this one. */
    takeUp: command({
      from: ["deferred", "carried_over"],
      to: "continued",
      by: office,
      input: object({ meeting: idOf("meeting") }),
      needs: (entity, input) => [...itsMeeting(input), ...itsProject(entity)],
      apply: ({ entity, input, linked }) =>
        OPEN_TO_OFFICE.includes(meetingOf(linked, input.meeting)?.state ?? "")
          ? {
              changes: {},
              followUps: [
                {
                  noun: "agendaItem",
                  command: "continue",
                  input: {
                    meeting: input.meeting,
                    unit: entity.unit ?? undefined,
                    continues: entity.id,
                    title: entity.title,
                    detail: entity.detail ?? undefined,
                    problem: entity.problem ?? undefined,
                    project: entity.project ?? undefined,
                    resource: entity.resource ?? undefined,
                  },
                },
              ],
            }
          : refuse("agendaClosed"),
    }),
    schedule: command({
      from: ["accepted"],
      to: "scheduled",
      by: consequence,
      input: nothing,
      apply: () => ({ changes: {} }),
    }),
    /** What was said, put down while it is said or when the minutes are written. */
    record: command({
      from: ["scheduled", "discussed", "decided", "noted"],
      to: "same",
      by: office,
      input: object({ discussion: freeText(0, 4000) }),
      apply: ({ input }) => ({ changes: { discussion: input.discussion || null } }),
    }),
    discuss: command({
      from: ["scheduled"],
      to: "discussed",
      by: office,
      input: nothing,
      apply: () => ({ changes: {} }),
    }),
    /** A resolution on it was adopted. */
    decide: command({
      from: ["scheduled", "discussed"],
      to: "decided",
      by: consequence,
      input: nothing,
      apply: () => ({ changes: {} }),
    }),
    /** Heard, and nothing to be decided. */
    note: command({
      from: ["scheduled", "discussed"],
      to: "noted",
      by: office,
      input: nothing,
      apply: () => ({ changes: {} }),
    }),
    carryOver: command({
      from: ["scheduled", "discussed"],
      to: "carried_over",
      by: office,
      input: reason,
      apply: ({ input }) => ({ changes: { reason: input.reason } }),
    }),
    /** The meeting ended before it was come to. */
    carry: command({
      from: ["scheduled"],
      to: "carried_over",
      by: consequence,
      input: nothing,
      apply: () => ({ changes: {} }),
    }),
    /** On the spot: what a place looks like now, or looked like once the work was done. */
    photograph: command({
      from: ["accepted", "scheduled", "discussed", "decided", "noted"],
      to: "same",
      by: either(office, spokenFor("unit")),
      input: object({ when: oneOf(PHOTO_TIMES), photos: listOf(attachmentId(), 6) }),
      commutes: true,
      apply: ({ now }) => ({ changes: { photographedAt: now } }),
    }),
  },
});

/** A new item, put on the agenda at once where that is set already. */
function added(
  { entity, input, linked }: { entity: AgendaItem; input: Topic; linked: Find },
  beside: Partial<AgendaItem>,
): Applied<AgendaItem> | Refusal {
  const meeting = meetingOf(linked, input.meeting);
  if (!OPEN_TO_OFFICE.includes(meeting?.state ?? "")) return refuse("agendaClosed");
  const isSet = meeting?.state === "agenda_set" || meeting?.state === "in_session";
  return {
    changes: { meeting: input.meeting, ...described(input), ...beside },
    followUps: [
      ...onAgenda({ project: input.project ?? null }),
      ...(isSet
        ? [
            onMeeting({ ...entity, meeting: input.meeting }, "append"),
            {
              noun: "agendaItem",
              command: "schedule",
              target: entity.id,
              input: {},
              ifAllowed: true as const,
            },
          ]
        : []),
    ],
  };
}
