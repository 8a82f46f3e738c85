/** 项目: what several units do together to solve one or more problems. */
import { promise } from "./commitment.ts";
import { type Kept, kept, keptOf, NOTHING_KEPT } from "./kept.ts";
import {
  anyOf,
  butNotOf,
  commandOf,
  committeeOffice,
  defineNoun,
  type Entity,
  either,
  refuse,
  role,
  spokenFor,
} from "./kit/noun.ts";
import {
  calendarDate,
  dueDate,
  freeText,
  idOf,
  listOf,
  object,
  optional,
  text,
  whole,
} from "./kit/values.ts";

export interface Milestone {
  title: string;
  due: string;
}

export interface Project extends Entity, Kept {
  title: string;
  measures: string | null;
  problems: string[];
  lead: string;
  helpers: string[];
  milestones: Milestone[];
  due: string;
  /** In which function somebody answers for it (所长): a title, never a name. */
  responsible: string | null;
  /** How far it is by its own account, 0–100. */
  percent: number | null;
  heardAt: string;
  lastNote: string | null;
  reason: string | null;
  resolution: string | null;
}

const command = commandOf<Project>();
const office = committeeOffice;
const lead = spokenFor("lead");
/** Only by a resolution: the secretary enters which. */
const chair = anyOf(role("secretary").of("committee"));
const nothing = object({});
const reason = object({ reason: freeText(1, 500) });
const resolution = object({ resolution: freeText(1, 200), reason: optional(freeText(1, 500)) });

const description = {
  title: freeText(2, 200),
  measures: optional(freeText(0, 2000)),
  problems: listOf(idOf("problem"), 20),
  lead: idOf("unit"),
  helpers: listOf(idOf("unit"), 20),
  milestones: listOf(object({ title: freeText(1, 200), due: calendarDate() }), 20),
  due: dueDate(),
  responsible: optional(text(0, 60)),
  percent: optional(whole(0, 100)),
  ...kept,
};

type Description = Pick<
  Project,
  "title" | "problems" | "lead" | "helpers" | "milestones" | "due"
> & {
  measures?: string | undefined;
  responsible?: string | undefined;
  percent?: number | undefined;
} & Parameters<typeof keptOf>[0];
const described = (input: Description, before: Project, now: string) =>
  input.problems.length === 0
    ? refuse("projectNeedsProblem")
    : {
        changes: {
          ...input,
          measures: input.measures ?? null,
          responsible: input.responsible || null,
          percent: input.percent ?? null,
          ...keptOf(input, before),
          helpers: input.helpers.filter((helper) => helper !== input.lead),
          heardAt: now,
        },
      };
const proposal = object(description);

export const project = defineNoun<Project>()({
  name: "project",
  plural: "projects",
  states: {
    proposed: { turn: "committee", type: "open" },
    on_agenda: { turn: "committee", type: "open" },
    approved: { turn: "committee", type: "open" },
    open_for_claim: { turn: "lead", type: "open" },
    underway: { turn: "lead", type: "open" },
    suspended: { turn: "committee", type: "open" },
    completed_claimed: { turn: "committee", type: "open" },
    rework: { turn: "lead", type: "open" },
    accepted: { turn: null, type: "done" },
    rejected: { turn: null, type: "ended" },
    cancelled: { turn: null, type: "ended" },
  },
  relations: {
    lead: (entity) => entity.lead,
    helper: (entity) => entity.helpers,
    worker: (entity) => [entity.lead, ...entity.helpers],
  },
  blank: {
    title: "",
    measures: null,
    problems: [],
    lead: "",
    helpers: [],
    milestones: [],
    due: "",
    responsible: null,
    percent: null,
    heardAt: "",
    lastNote: null,
    reason: null,
    resolution: null,
    ...NOTHING_KEPT,
  },
  listing: {
    text: (entity) => [entity.title, entity.measures, entity.lastNote],
    facets: (entity) => ({ unit: [entity.lead, ...entity.helpers] }),
    board: [
      "approved",
      "open_for_claim",
      "underway",
      "suspended",
      "completed_claimed",
      "rework",
      "accepted",
      "cancelled",
    ],
    due: "due",
    heardAt: "heardAt",
  },
  commands: {
    propose: command({
      from: [],
      to: "proposed",
      by: either(lead, office),
      input: proposal,
      apply: ({ entity, input, now }) => described(input, entity, now),
    }),
    /** Writes down a project that is already running when the committee begins to keep its lists here. */
    record: command({
      from: [],
      to: "underway",
      by: office,
      input: proposal,
      apply: ({ entity, input, now }) => described(input, entity, now),
    }),
    /** As `record`, for one that rests. */
    recordSuspended: command({
      from: [],
      to: "suspended",
      by: office,
      input: proposal,
      apply: ({ entity, input, now }) => described(input, entity, now),
    }),
    /** As `record`, for one that is said to be done: acceptance is still somebody else's. */
    recordComplete: command({
      from: [],
      to: "completed_claimed",
      by: office,
      input: proposal,
      apply: ({ entity, input, now }) => described(input, entity, now),
    }),
    amend: command({
      from: [
        "proposed",
        "on_agenda",
        "approved",
        "open_for_claim",
        "underway",
        "suspended",
        "rework",
      ],
      to: "same",
      by: office,
      input: proposal,
      apply: ({ entity, input, now }) => described(input, entity, now),
    }),
    putOnAgenda: command({
      from: ["proposed"],
      to: "on_agenda",
      by: office,
      input: nothing,
      apply: () => ({ changes: {} }),
    }),
    approve: command({
      from: ["on_agenda"],
      to: "approved",
      by: chair,
      input: resolution,
      apply: ({ input }) => ({
        changes: { resolution: input.resolution, reason: input.reason ?? null },
      }),
    }),
    reject: command({
      from: ["on_agenda"],
      to: "rejected",
      by: chair,
      input: object({ resolution: freeText(1, 200), reason: freeText(1, 500) }),
      apply: ({ input }) => ({ changes: { resolution: input.resolution, reason: input.reason } }),
    }),
    openForClaim: command({
      from: ["approved"],
      to: "open_for_claim",
      by: office,
      input: nothing,
      apply: () => ({ changes: {} }),
    }),
    /** A unit takes on a part; the committee confirms the commitment. */
    pledge: command({
      from: ["open_for_claim", "underway"],
      to: "same",
      by: spokenFor("worker"),
      input: object({ unit: idOf("unit"), ...promise }),
      apply: ({ entity, input, standing }) =>
        standing.unit !== input.unit
          ? refuse("notYourUnit")
          : { changes: {}, followUps: [promised(entity, input, "unit")] },
    }),
    /** The committee asks a unit to take on a part; the unit confirms. */
    assign: command({
      from: ["approved", "open_for_claim", "underway"],
      to: "same",
      by: office,
      input: object({ unit: idOf("unit"), ...promise }),
      apply: ({ entity, input }) =>
        [entity.lead, ...entity.helpers].includes(input.unit)
          ? { changes: {}, followUps: [promised(entity, input, "committee")] }
          : refuse("notInProject"),
    }),
    start: command({
      from: ["open_for_claim", "rework"],
      to: "underway",
      by: either(lead, office),
      input: nothing,
      apply: ({ now }) => ({ changes: { heardAt: now } }),
    }),
    note: command({
      from: ["underway", "suspended", "rework"],
      to: "same",
      by: spokenFor("worker"),
      input: object({ note: freeText(1, 2000) }),
      commutes: true,
      apply: ({ input, now }) => ({ changes: { heardAt: now, lastNote: input.note } }),
    }),
    suspend: command({
      from: ["underway"],
      to: "suspended",
      by: office,
      input: reason,
      apply: ({ input }) => ({ changes: { reason: input.reason } }),
    }),
    resume: command({
      from: ["suspended"],
      to: "underway",
      by: office,
      input: nothing,
      apply: ({ now }) => ({ changes: { reason: null, heardAt: now } }),
    }),
    claimComplete: command({
      from: ["underway"],
      to: "completed_claimed",
      by: lead,
      input: object({ note: freeText(1, 2000) }),
      apply: ({ input, now }) => ({ changes: { heardAt: now, lastNote: input.note } }),
    }),
    accept: command({
      from: ["completed_claimed"],
      to: "accepted",
      by: butNotOf(office, "worker"),
      input: object({ note: optional(freeText(1, 500)) }),
      apply: () => ({ changes: {} }),
    }),
    sendBack: command({
      from: ["completed_claimed"],
      to: "rework",
      by: butNotOf(office, "worker"),
      input: reason,
      apply: ({ input }) => ({ changes: { reason: input.reason } }),
    }),
    cancel: command({
      from: ["proposed", "approved", "open_for_claim", "underway", "suspended", "rework"],
      to: "cancelled",
      by: chair,
      input: object({ resolution: freeText(1, 200), reason: freeText(1, 500) }),
      apply: ({ input }) => ({ changes: { resolution: input.resolution, reason: input.reason } }),
    }),
  },
});

const promised = (
  entity: Project,
  input: { unit: string; promise: string; due: string; owner?: string | undefined },
  proposedBy: "unit" | "committee",
) => ({
  noun: "commitment",
  command: "propose",
  input: {
    ...input,
    source: "project",
    sourceId: entity.id,
    proposedBy,
    counterparty: input.unit === entity.lead ? undefined : entity.lead,
  },
});
