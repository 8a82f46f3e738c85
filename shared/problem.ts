/** 问题: something wrong with a place or a service, from the report until it is struck off (销号). */
import { promise } from "./commitment.ts";
import { dateOf, daysAfter, hasLapsed, LEASE_DAYS, REOPEN_DAYS } from "./deadlines.ts";
import { type Kept, kept, keptOf, NOTHING_KEPT } from "./kept.ts";
import {
  butNotOf,
  commandOf,
  committeeOffice,
  consequence,
  defineNoun,
  type Entity,
  either,
  refuse,
  spokenFor,
} from "./kit/noun.ts";
import {
  attachmentId,
  calendarDate,
  dueDate,
  freeText,
  idOf,
  listOf,
  object,
  oneOf,
  optional,
  recordId,
  whole,
} from "./kit/values.ts";

export const URGENCIES = ["normal", "urgent", "critical"] as const;
export type ProblemUrgency = (typeof URGENCIES)[number];

export interface Problem extends Entity, Kept {
  title: string;
  detail: string | null;
  place: string;
  grid: string | null;
  urgency: ProblemUrgency;
  /** Every unit that reported it; merging keeps them all, in the order of their reports. */
  reporters: string[];
  expectedDate: string | null;
  reportedOn: string;
  /** The commitment that holds it now, and the unit that gave it. */
  commitment: string | null;
  claimant: string | null;
  leaseEndsAt: string | null;
  /** When somebody other than the owner verified the work. */
  verifiedAt: string | null;
  mergedInto: string | null;
  reviewOn: string | null;
  reason: string | null;
  /** When it was struck off or closed: it may be reopened for ninety days. */
  closedAt: string | null;
  reopened: number;
}

const command = commandOf<Problem>();
const reason = object({ reason: freeText(1, 500) });
const nothing = object({});
const held = object({ commitment: recordId() });

const description = {
  title: freeText(2, 200),
  detail: optional(freeText(0, 2000)),
  place: freeText(1, 200),
  grid: optional(idOf("grid")),
  urgency: oneOf(URGENCIES),
  expectedDate: optional(dueDate()),
  reportedOn: optional(calendarDate()),
  photos: optional(listOf(attachmentId(), 6)),
  ...kept,
};

type Description = {
  title: string;
  detail?: string | undefined;
  place: string;
  grid?: string | undefined;
  urgency: ProblemUrgency;
  expectedDate?: string | undefined;
} & Parameters<typeof keptOf>[0];
const described = (input: Description, before: Kept) => ({
  title: input.title,
  detail: input.detail ?? null,
  place: input.place,
  grid: input.grid ?? null,
  urgency: input.urgency,
  expectedDate: input.expectedDate ?? null,
  ...keptOf(input, before),
});

const released = { commitment: null, claimant: null, leaseEndsAt: null, verifiedAt: null };

/** What a commitment may bring about on its problem: only the one that holds it now. */
const onlyHolder = (entity: Problem, input: { commitment: string }) =>
  entity.commitment === input.commitment ? null : refuse("linkedChanged", { noun: "problem" });

const claim = {
  ...promise,
  unit: idOf("unit"),
  resource: optional(idOf("resource")),
  quantity: optional(whole(1, 1_000_000)),
};

export const problem = defineNoun<Problem>()({
  name: "problem",
  plural: "problems",
  states: {
    reported: { turn: "committee", type: "open" },
    triaged: { turn: "committee", type: "open" },
    listed: { turn: "committee", type: "open" },
    claimed: { turn: "claimant", type: "open" },
    in_progress: { turn: "claimant", type: "open" },
    done_claimed: { turn: "committee", type: "open" },
    deferred: { turn: "committee", type: "open" },
    struck_off: { turn: null, type: "done" },
    closed_unresolved: { turn: null, type: "ended" },
    merged: { turn: null, type: "ended" },
    out_of_scope: { turn: null, type: "ended" },
  },
  relations: {
    reporter: (entity) => entity.reporters,
    claimant: (entity) => entity.claimant,
  },
  blank: {
    title: "",
    detail: null,
    place: "",
    grid: null,
    urgency: "normal",
    reporters: [],
    expectedDate: null,
    reportedOn: "",
    ...released,
    mergedInto: null,
    reviewOn: null,
    reason: null,
    closedAt: null,
    reopened: 0,
    ...NOTHING_KEPT,
  },
  listing: {
    text: (entity) => [entity.title, entity.detail, entity.place],
    facets: (entity) => ({
      grid: [entity.grid],
      urgency: [entity.urgency],
      unit: [...entity.reporters, entity.claimant],
    }),
    board: [
      "listed",
      "claimed",
      "in_progress",
      "done_claimed",
      "deferred",
      "struck_off",
      "closed_unresolved",
    ],
    due: "expectedDate",
  },
  settle: (entity, now) =>
    entity.state === "claimed" && hasLapsed(entity.leaseEndsAt, now)
      ? { command: "relist", input: { commitment: entity.commitment } }
      : null,
  commands: {
    report: command({
      from: [],
      to: "reported",
      by: spokenFor("reporter"),
      input: object({ unit: idOf("unit"), ...description }),
      apply: ({ entity, input, now }) => ({
        changes: {
          ...described(input, entity),
          reporters: [input.unit],
          reportedOn: input.reportedOn ?? dateOf(now),
        },
      }),
    }),
    /** The committee writes down, on behalf of whoever told it, what is already agreed to be a problem. */
    record: command({
      from: [],
      to: "listed",
      by: committeeOffice,
      input: object({ reporters: listOf(idOf("unit"), 20), ...description }),
      apply: ({ entity, input, now }) => ({
        changes: {
          ...described(input, entity),
          reporters: input.reporters,
          reportedOn: input.reportedOn ?? dateOf(now),
        },
      }),
    }),
    amend: command({
      from: ["reported", "triaged", "listed", "claimed", "in_progress", "deferred"],
      to: "same",
      by: committeeOffice,
      input: object({ reporters: optional(listOf(idOf("unit"), 200)), ...description }),
      apply: ({ entity, input }) => ({
        changes: {
          ...described(input, entity),
          reporters: input.reporters ?? entity.reporters,
          reportedOn: input.reportedOn ?? entity.reportedOn,
        },
      }),
    }),
    triage: command({
      from: ["reported"],
      to: "triaged",
      by: committeeOffice,
      input: object({
        urgency: oneOf(URGENCIES),
        grid: optional(idOf("grid")),
        expectedDate: optional(dueDate()),
      }),
      apply: ({ entity, input }) => ({
        changes: {
          urgency: input.urgency,
          grid: input.grid ?? entity.grid,
          expectedDate: input.expectedDate ?? entity.expectedDate,
        },
      }),
    }),
    list: command({
      from: ["triaged", "deferred"],
      to: "listed",
      by: committeeOffice,
      input: nothing,
      apply: () => ({ changes: { reviewOn: null } }),
    }),
    merge: command({
      from: ["reported", "triaged", "listed"],
      to: "merged",
      by: committeeOffice,
      input: object({ into: idOf("problem") }),
      needs: (_, input) => [{ noun: "problem", id: input.into }],
      apply: ({ entity, input }) =>
        input.into === entity.id
          ? refuse("mergeIntoItself")
          : {
              changes: { mergedInto: input.into },
              followUps: [
                {
                  noun: "problem",
                  command: "absorb",
                  target: input.into,
                  input: { reporters: entity.reporters, from: entity.id },
                },
              ],
            },
    }),
    /** Takes over the reporters of a problem that was merged into this one. */
    absorb: command({
      from: ["reported", "triaged", "listed", "claimed", "in_progress", "done_claimed", "deferred"],
      to: "same",
      by: consequence,
      input: object({ reporters: listOf(recordId(), 200), from: recordId() }),
      apply: ({ entity, input }) => ({
        changes: { reporters: [...new Set([...entity.reporters, ...input.reporters])] },
      }),
    }),
    setAside: command({
      from: ["reported", "triaged", "listed"],
      to: "out_of_scope",
      by: committeeOffice,
      input: object({ reason: freeText(1, 500), channel: freeText(1, 200) }),
      apply: ({ input, now }) => ({
        changes: { reason: `${input.reason} → ${input.channel}`, closedAt: now },
      }),
    }),
    defer: command({
      from: ["triaged", "listed"],
      to: "deferred",
      by: committeeOffice,
      input: object({ reviewOn: calendarDate(), reason: freeText(1, 500) }),
      apply: ({ input }) => ({ changes: { reviewOn: input.reviewOn, reason: input.reason } }),
    }),
    /** A unit offers to solve it; the committee confirms. */
    claim: command({
      from: ["listed"],
      to: "claimed",
      by: spokenFor("own"),
      input: object(claim),
      needs: (_, input) => claimNeeds(input),
      apply: (context) =>
        context.standing.unit === context.input.unit
          ? claimed(context, "unit")
          : refuse("notYourUnit"),
    }),
    /** The committee asks a unit; the unit confirms. */
    ask: command({
      from: ["listed"],
      to: "claimed",
      by: committeeOffice,
      input: object(claim),
      needs: (_, input) => claimNeeds(input),
      apply: (context) => claimed(context, "committee"),
    }),
    /** A meeting has decided who solves it. */
    assign: command({
      from: ["listed"],
      to: "claimed",
      by: consequence,
      input: object({ commitment: recordId(), unit: recordId() }),
      apply: ({ input, now }) => ({
        changes: {
          commitment: input.commitment,
          claimant: input.unit,
          leaseEndsAt: daysAfter(now, LEASE_DAYS),
        },
      }),
    }),
    hold: command({
      from: ["claimed"],
      to: "claimed",
      by: consequence,
      input: held,
      apply: ({ entity, input, now }) =>
        onlyHolder(entity, input) ?? { changes: { leaseEndsAt: daysAfter(now, LEASE_DAYS) } },
    }),
    begin: command({
      from: ["claimed"],
      to: "in_progress",
      by: consequence,
      input: held,
      apply: ({ entity, input }) => onlyHolder(entity, input) ?? { changes: { leaseEndsAt: null } },
    }),
    relist: command({
      from: ["claimed", "in_progress", "done_claimed"],
      to: "listed",
      by: consequence,
      input: held,
      apply: ({ entity, input }) => onlyHolder(entity, input) ?? { changes: released },
    }),
    reportDone: command({
      from: ["in_progress"],
      to: "done_claimed",
      by: consequence,
      input: held,
      apply: ({ entity, input }) => onlyHolder(entity, input) ?? { changes: {} },
    }),
    goOn: command({
      from: ["done_claimed"],
      to: "in_progress",
      by: consequence,
      input: held,
      apply: ({ entity, input }) => onlyHolder(entity, input) ?? { changes: { verifiedAt: null } },
    }),
    confirmDone: command({
      from: ["done_claimed"],
      to: "done_claimed",
      by: consequence,
      input: held,
      apply: ({ entity, input, now }) =>
        onlyHolder(entity, input) ?? { changes: { verifiedAt: now } },
    }),
    passOn: command({
      from: ["claimed", "in_progress", "done_claimed"],
      to: "in_progress",
      by: consequence,
      input: object({ commitment: recordId(), next: recordId(), unit: recordId() }),
      apply: ({ entity, input }) =>
        onlyHolder(entity, input) ?? { changes: { commitment: input.next, claimant: input.unit } },
    }),
    /** 销号: never by the unit that solved it, and only after its work was verified. */
    strikeOff: command({
      from: ["done_claimed"],
      to: "struck_off",
      by: butNotOf(committeeOffice, "claimant"),
      input: object({ note: optional(freeText(1, 500)) }),
      unless: (entity) => (entity.verifiedAt === null ? refuse("verifyFirst") : null),
      apply: ({ now }) => ({ changes: { closedAt: now } }),
    }),
    /** Only by a resolution, and counted apart from what was fixed. */
    closeUnresolved: command({
      from: ["listed", "deferred"],
      to: "closed_unresolved",
      by: { anyOf: [{ role: "secretary", of: "committee" }], butNot: [] },
      input: object({ reason: freeText(1, 500), resolution: freeText(1, 200) }),
      apply: ({ input, now }) => ({
        changes: { reason: `${input.reason} (${input.resolution})`, closedAt: now },
      }),
    }),
    /** Within ninety days; restarts the clock. */
    reopen: command({
      from: ["struck_off", "closed_unresolved"],
      to: "listed",
      by: either(committeeOffice, spokenFor("reporter")),
      input: reason,
      unless: (entity, _, now) =>
        entity.closedAt !== null && hasLapsed(daysAfter(entity.closedAt, REOPEN_DAYS), now)
          ? refuse("reopenTooLate", { days: REOPEN_DAYS })
          : null,
      apply: ({ entity, input }) => ({
        changes: {
          ...released,
          closedAt: null,
          reason: input.reason,
          reopened: entity.reopened + 1,
        },
      }),
    }),
  },
});

const claimNeeds = (input: { unit: string; resource?: string | undefined }) => [
  { noun: "unit", id: input.unit },
  ...(input.resource ? [{ noun: "resource", id: input.resource }] : []),
];

/** Both directions of a claim (双向认领) make the same commitment; only who must answer differs. */
function claimed(
  context: {
    entity: Problem;
    input: {
      unit: string;
      promise: string;
      due: string;
      owner?: string | undefined;
      resource?: string | undefined;
      quantity?: number | undefined;
    };
    now: string;
    linked(noun: string, id: string): Entity | undefined;
    followUpId(index: number): string;
  },
  proposedBy: "unit" | "committee",
) {
  const { entity, input, now } = context;
  if (context.linked("unit", input.unit)?.state !== "active") return refuse("unitNotHere");
  const aside = input.resource && input.quantity;
  return {
    changes: {
      commitment: context.followUpId(1),
      claimant: input.unit,
      leaseEndsAt: daysAfter(now, LEASE_DAYS),
    },
    followUps: [
      {
        noun: "commitment",
        command: "propose",
        input: {
          ...input,
          source: "problem",
          sourceId: entity.id,
          problem: entity.id,
          grid: entity.grid ?? undefined,
          proposedBy,
          counterparty: entity.reporters.find((reporter) => reporter !== input.unit),
        },
      },
      ...(aside
        ? [
            {
              noun: "resource",
              command: "setAside",
              target: input.resource as string,
              input: { quantity: input.quantity, unit: input.unit },
            },
          ]
        : []),
    ],
  };
}
