/** 承诺: a unit promised something by a date. The spine that every other noun hangs on. */
import { daysAfter, hasLapsed, LEASE_DAYS } from "./deadlines.ts";
import {
  butNotOf,
  commandOf,
  committeeOffice,
  consequence,
  defineNoun,
  type Entity,
  either,
  type FollowUp,
  refuse,
  spokenFor,
} from "./kit/noun.ts";
import {
  attachmentId,
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

export const COMMITMENT_SOURCES = [
  "problem",
  "project",
  "resource",
  "resolution",
  "contractClause",
] as const;
export type CommitmentSource = (typeof COMMITMENT_SOURCES)[number];

export interface Commitment extends Entity {
  source: CommitmentSource;
  sourceId: string;
  /** The problem that it solves: its own source, or what a resolution was about. */
  problem: string | null;
  grid: string | null;
  promise: string;
  unit: string;
  /** Which side proposed it: the other one confirms. */
  proposedBy: "unit" | "committee";
  /** The unit it is kept towards; it may verify besides the committee. */
  counterparty: string | null;
  /** Seat of the person who answers for it. */
  owner: string | null;
  due: string;
  /** Resource drawn on, with the quantity set aside for this promise. */
  resource: string | null;
  quantity: number | null;
  leaseEndsAt: string | null;
  heardAt: string;
  lastNote: string | null;
  extensions: number;
  transferTo: string | null;
  /** The commitment that this one took over from. */
  follows: string | null;
  reason: string | null;
}

const command = commandOf<Commitment>();
const owners = spokenFor("unit");
/** Two-way claiming: the side that did not propose answers, never both in one person. */
const otherSide = butNotOf(either(spokenFor("answerer"), committeeOffice), "proposer");
/** Nobody verifies their own unit's work. */
const verifier = butNotOf(either(committeeOffice, spokenFor("counterparty")), "unit");
const reason = object({ reason: freeText(1, 500) });
const note = object({ note: freeText(1, 2000), photos: optional(listOf(attachmentId(), 6)) });
const nothing = object({});

/** What a unit promises, wherever it promises it. */
export const promise = {
  promise: freeText(2, 500),
  due: dueDate(),
  owner: optional(idOf("seat")),
};

const proposal = object({
  ...promise,
  source: oneOf(COMMITMENT_SOURCES),
  sourceId: recordId(),
  unit: recordId(),
  proposedBy: oneOf(["unit", "committee"]),
  problem: optional(recordId()),
  grid: optional(recordId()),
  counterparty: optional(recordId()),
  resource: optional(recordId()),
  quantity: optional(whole(1, 1_000_000)),
  follows: optional(recordId()),
});

const linked = (commitment: Commitment) => [
  { noun: commitment.source, id: commitment.sourceId },
  ...(commitment.problem ? [{ noun: "problem", id: commitment.problem }] : []),
  ...(commitment.resource ? [{ noun: "resource", id: commitment.resource }] : []),
];

/** Tells the problem that this commitment answers; a problem that has moved on is left alone. */
const onProblem = (commitment: Commitment, name: string): FollowUp[] =>
  commitment.problem
    ? [
        {
          noun: "problem",
          command: name,
          target: commitment.problem,
          input: { commitment: commitment.id },
          ifAllowed: true,
        },
      ]
    : [];

/** Gives back to the resource what was set aside, or counts it as used up. */
const settleResource = (commitment: Commitment, used: boolean): FollowUp[] =>
  commitment.resource && commitment.quantity
    ? [
        {
          noun: "resource",
          command: "free",
          target: commitment.resource,
          input: { quantity: commitment.quantity, used },
          ifAllowed: true,
        },
      ]
    : [];

/** The source returns to its list as soon as nobody holds it. */
const handBack = (commitment: Commitment): FollowUp[] => [
  ...onProblem(commitment, "relist"),
  ...settleResource(commitment, false),
];

export const commitment = defineNoun<Commitment>()({
  name: "commitment",
  plural: "commitments",
  states: {
    proposed: { turn: "answerer", type: "open" },
    confirmed: { turn: "unit", type: "open" },
    active: { turn: "unit", type: "open" },
    done_claimed: { turn: "committee", type: "open" },
    release_requested: { turn: "committee", type: "open" },
    transfer_offered: { turn: "transferTo", type: "open" },
    transfer_accepted: { turn: "committee", type: "open" },
    verified: { turn: null, type: "done" },
    declined: { turn: null, type: "ended" },
    lapsed: { turn: null, type: "ended" },
    released: { turn: null, type: "ended" },
    transferred: { turn: null, type: "ended" },
    cancelled: { turn: null, type: "ended" },
  },
  relations: {
    unit: (entity) => entity.unit,
    counterparty: (entity) => entity.counterparty,
    answerer: (entity) => (entity.proposedBy === "committee" ? entity.unit : null),
    proposer: (entity) => (entity.proposedBy === "unit" ? entity.unit : null),
    transferTo: (entity) => entity.transferTo,
  },
  blank: {
    source: "problem",
    sourceId: "",
    problem: null,
    grid: null,
    promise: "",
    unit: "",
    proposedBy: "unit",
    counterparty: null,
    owner: null,
    due: "",
    resource: null,
    quantity: null,
    leaseEndsAt: null,
    heardAt: "",
    lastNote: null,
    extensions: 0,
    transferTo: null,
    follows: null,
    reason: null,
  },
  listing: {
    text: (entity) => [entity.promise, entity.lastNote],
    facets: (entity) => ({ unit: [entity.unit], grid: [entity.grid], kind: [entity.source] }),
    due: "due",
    heardAt: "heardAt",
  },
  settle: (entity, now) =>
    (entity.state === "proposed" || entity.state === "confirmed") &&
    hasLapsed(entity.leaseEndsAt, now)
      ? { command: "lapse", input: {} }
      : null,
  commands: {
    propose: command({
      from: [],
      to: "proposed",
      by: consequence,
      input: proposal,
      apply: ({ input, now }) => ({
        changes: {
          ...given(input),
          leaseEndsAt: daysAfter(now, LEASE_DAYS),
          heardAt: now,
        },
      }),
    }),
    /** Given in the meeting, by somebody who was there and agreed: nothing is left to confirm. */
    agree: command({
      from: [],
      to: "confirmed",
      by: consequence,
      input: proposal,
      apply: ({ input, now }) => ({
        changes: { ...given(input), leaseEndsAt: daysAfter(now, LEASE_DAYS), heardAt: now },
      }),
    }),
    /** Begins at once what both sides have agreed to elsewhere. */
    takeOver: command({
      from: [],
      to: "active",
      by: consequence,
      input: proposal,
      apply: ({ input, now }) => ({ changes: { ...given(input), heardAt: now } }),
    }),
    confirm: command({
      from: ["proposed"],
      to: "confirmed",
      by: otherSide,
      input: nothing,
      needs: linked,
      unless: (entity, standing) =>
        entity.proposedBy === "committee" && standing.unit === null ? refuse("otherSide") : null,
      apply: ({ entity, now }) => ({
        changes: { leaseEndsAt: daysAfter(now, LEASE_DAYS), heardAt: now },
        followUps: onProblem(entity, "hold"),
      }),
    }),
    decline: command({
      from: ["proposed"],
      to: "declined",
      by: otherSide,
      input: reason,
      needs: linked,
      unless: (entity, standing) =>
        entity.proposedBy === "committee" && standing.unit === null ? refuse("otherSide") : null,
      apply: ({ entity, input }) => ({
        changes: { reason: input.reason, leaseEndsAt: null },
        followUps: handBack(entity),
      }),
    }),
    lapse: command({
      from: ["proposed", "confirmed"],
      to: "lapsed",
      by: consequence,
      input: nothing,
      needs: linked,
      apply: ({ entity }) => ({ changes: { leaseEndsAt: null }, followUps: handBack(entity) }),
    }),
    start: command({
      from: ["confirmed"],
      to: "active",
      by: owners,
      input: nothing,
      needs: linked,
      apply: ({ entity, now }) => ({
        changes: { leaseEndsAt: null, heardAt: now },
        followUps: onProblem(entity, "begin"),
      }),
    }),
    /** Hands a confirmed promise back before work starts. */
    release: command({
      from: ["confirmed", "release_requested"],
      to: "released",
      by: committeeOffice,
      input: reason,
      needs: linked,
      apply: ({ entity, input }) => ({
        changes: { reason: input.reason, leaseEndsAt: null },
        followUps: handBack(entity),
      }),
    }),
    note: command({
      from: ["active"],
      to: "same",
      by: owners,
      input: note,
      commutes: true,
      apply: ({ input, now }) => ({ changes: { heardAt: now, lastNote: input.note } }),
    }),
    claimDone: command({
      from: ["active"],
      to: "done_claimed",
      by: owners,
      input: note,
      needs: linked,
      apply: ({ entity, input, now }) => ({
        changes: { heardAt: now, lastNote: input.note },
        followUps: onProblem(entity, "reportDone"),
      }),
    }),
    verify: command({
      from: ["done_claimed"],
      to: "verified",
      by: verifier,
      input: object({ note: optional(freeText(1, 500)) }),
      needs: linked,
      apply: ({ entity }) => ({
        changes: {},
        followUps: [...onProblem(entity, "confirmDone"), ...settleResource(entity, true)],
      }),
    }),
    return: command({
      from: ["done_claimed"],
      to: "active",
      by: verifier,
      input: reason,
      needs: linked,
      apply: ({ entity, input }) => ({
        changes: { reason: input.reason },
        followUps: onProblem(entity, "goOn"),
      }),
    }),
    extend: command({
      from: ["active"],
      to: "active",
      by: either(owners, committeeOffice),
      input: object({ due: dueDate(), reason: freeText(1, 500) }),
      apply: ({ entity, input, now }) =>
        input.due === entity.due
          ? refuse("sameDue")
          : {
              changes: {
                due: input.due,
                reason: input.reason,
                extensions: entity.extensions + 1,
                heardAt: now,
              },
            },
    }),
    requestRelease: command({
      from: ["active"],
      to: "release_requested",
      by: owners,
      input: reason,
      apply: ({ input, now }) => ({ changes: { reason: input.reason, heardAt: now } }),
    }),
    /** The committee does not let go: the promise stands. */
    keep: command({
      from: ["release_requested"],
      to: "active",
      by: committeeOffice,
      input: reason,
      apply: ({ input }) => ({ changes: { reason: input.reason } }),
    }),
    offerTransfer: command({
      from: ["active"],
      to: "transfer_offered",
      by: owners,
      input: object({ toUnit: idOf("unit"), reason: freeText(1, 500) }),
      needs: (_, input) => [{ noun: "unit", id: input.toUnit }],
      apply: ({ entity, input, linked: find, now }) =>
        input.toUnit === entity.unit || find("unit", input.toUnit)?.state !== "active"
          ? refuse("unitNotHere")
          : { changes: { transferTo: input.toUnit, reason: input.reason, heardAt: now } },
    }),
    acceptTransfer: command({
      from: ["transfer_offered"],
      to: "transfer_accepted",
      by: butNotOf(spokenFor("transferTo"), "unit"),
      input: nothing,
      apply: () => ({ changes: {} }),
    }),
    endTransfer: command({
      from: ["transfer_offered", "transfer_accepted"],
      to: "active",
      by: either(owners, spokenFor("transferTo"), committeeOffice),
      input: reason,
      apply: ({ input }) => ({ changes: { transferTo: null, reason: input.reason } }),
    }),
    agreeTransfer: command({
      from: ["transfer_accepted"],
      to: "transferred",
      by: butNotOf(committeeOffice, "unit", "transferTo"),
      input: nothing,
      needs: linked,
      apply: ({ entity, followUpId }) => ({
        changes: {},
        followUps: [
          {
            noun: "commitment",
            command: "takeOver",
            input: {
              source: entity.source,
              sourceId: entity.sourceId,
              problem: entity.problem,
              grid: entity.grid,
              promise: entity.promise,
              due: entity.due,
              unit: entity.transferTo,
              proposedBy: "unit",
              counterparty: entity.counterparty,
              resource: entity.resource,
              quantity: entity.quantity,
              follows: entity.id,
            },
          },
          ...(entity.problem
            ? [
                {
                  noun: "problem",
                  command: "passOn",
                  target: entity.problem,
                  input: {
                    commitment: entity.id,
                    next: followUpId(1),
                    unit: entity.transferTo,
                  },
                  ifAllowed: true as const,
                },
              ]
            : []),
        ],
      }),
    }),
    cancel: command({
      from: [
        "proposed",
        "confirmed",
        "active",
        "done_claimed",
        "release_requested",
        "transfer_offered",
        "transfer_accepted",
      ],
      to: "cancelled",
      by: committeeOffice,
      input: reason,
      needs: linked,
      apply: ({ entity, input }) => ({
        changes: { reason: input.reason, leaseEndsAt: null },
        followUps: handBack(entity),
      }),
    }),
  },
});

/** A field that was not given keeps the record's blank. */
function given(input: object) {
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  ) as Partial<Omit<Commitment, keyof Entity>>;
}
