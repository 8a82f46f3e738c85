/** 条款: a clause of a contract that is in force. It makes its commitments by itself, one each time it comes. */
import { comesOn, dueOfTime, EVERY, type Every } from "./contract/recurrence.ts";
import { EVIDENCE_RULES, type EvidenceRule } from "./contract/terms.ts";
import { dateOf } from "./deadlines.ts";
import { commandOf, consequence, defineNoun, type Entity, type FollowUp } from "./kit/noun.ts";
import { dueDate, freeText, object, oneOf, optional, recordId, whole } from "./kit/values.ts";

export interface ContractClause extends Entity {
  contract: string;
  /** Its number in the contract's text, from 1. */
  place: number;
  what: string;
  quantity: number | null;
  measure: string | null;
  unit: string;
  /** The party towards which it is kept; null where there are several, and the committee looks. */
  counterparty: string | null;
  first: string;
  every: Every;
  until: string;
  evidence: EvidenceRule;
  /** How often it has come, and the commitment of the last time. */
  times: number;
  current: string | null;
  /** The day on which it comes again; null where it does not. */
  nextOn: string | null;
  reason: string | null;
}

const command = commandOf<ContractClause>();
/** Months that may have gone by before anybody looked; the rest comes with the next look. */
const AT_ONCE = 60;

/** What is promised this time: the clause's words, with how much. */
const promiseOf = ({
  what,
  quantity,
  measure,
}: Pick<ContractClause, "what" | "quantity" | "measure">): string =>
  quantity === null ? what : `${what}（${quantity}${measure ?? ""}）`;

/** Both sides have signed: nothing is left to confirm, and no lease runs. */
const promised = (clause: ContractClause, due: string): FollowUp => ({
  noun: "commitment",
  command: "takeOver",
  input: {
    promise: promiseOf(clause),
    due,
    source: "contractClause",
    sourceId: clause.id,
    unit: clause.unit,
    proposedBy: "committee",
    ...(clause.counterparty === null ? {} : { counterparty: clause.counterparty }),
  },
});

const ofCurrent = ({ current }: ContractClause) =>
  current ? [{ noun: "commitment", id: current }] : [];

export const contractClause = defineNoun<ContractClause>()({
  name: "contractClause",
  plural: "contract-clauses",
  states: {
    in_force: { turn: "unit", type: "open" },
    ending: { turn: "committee", type: "open" },
    ended: { turn: null, type: "done" },
  },
  relations: {
    unit: (entity) => entity.unit,
    counterparty: (entity) => entity.counterparty,
  },
  blank: {
    contract: "",
    place: 0,
    what: "",
    quantity: null,
    measure: null,
    unit: "",
    counterparty: null,
    first: "",
    every: "once",
    until: "",
    evidence: "note",
    times: 0,
    current: null,
    nextOn: null,
    reason: null,
  },
  listing: {
    text: ({ what }) => [what],
    facets: ({ contract, unit }) => ({ contract: [contract], unit: [unit] }),
  },
  settle: ({ state, nextOn }, now) => {
    if (state === "ending") return { command: "cancel", input: {} };
    return state === "in_force" && nextOn !== null && nextOn <= dateOf(now)
      ? { command: "come", input: {} }
      : null;
  },
  commands: {
    enforce: command({
      from: [],
      to: "in_force",
      by: consequence,
      input: object({
        contract: recordId(),
        place: whole(1, 99),
        what: freeText(2, 400),
        quantity: optional(whole(1, 1_000_000)),
        measure: optional(freeText(0, 20)),
        unit: recordId(),
        counterparty: optional(recordId()),
        first: dueDate(),
        every: oneOf(EVERY),
        until: dueDate(),
        evidence: oneOf(EVIDENCE_RULES),
      }),
      apply: ({ entity, input, followUpId }) => {
        const given = {
          ...input,
          quantity: input.quantity ?? null,
          measure: input.measure ?? null,
          counterparty: input.counterparty ?? null,
        };
        return {
          changes: { ...given, times: 1, current: followUpId(1), nextOn: comesOn(given, 2) },
          followUps: [promised({ ...entity, ...given }, given.first)],
        };
      },
    }),
    /** Its time has come again: once, or as often as it went by unnoticed. */
    come: command({
      from: ["in_force"],
      to: "same",
      by: consequence,
      input: object({}),
      apply: ({ entity, now, followUpId }) => {
        const dues: string[] = [];
        let times = entity.times;
        for (let on = entity.nextOn; on !== null && on <= dateOf(now) && dues.length < AT_ONCE; ) {
          times += 1;
          dues.push(dueOfTime(entity, times) ?? "");
          on = comesOn(entity, times + 1);
        }
        return {
          changes: { times, current: followUpId(dues.length), nextOn: comesOn(entity, times + 1) },
          followUps: dues.map((due) => promised(entity, due)),
        };
      },
    }),
    /** The contract was kept to its end: what was promised stays as it is. */
    close: command({
      from: ["in_force"],
      to: "ended",
      by: consequence,
      input: object({}),
      apply: () => ({ changes: { nextOn: null } }),
    }),
    /** The contract ends before its time: what is still to be done is taken back with it. */
    end: command({
      from: ["in_force"],
      to: "ending",
      by: consequence,
      input: object({ reason: freeText(1, 500) }),
      apply: ({ input }) => ({ changes: { nextOn: null, reason: input.reason } }),
    }),
    cancel: command({
      from: ["ending"],
      to: "ended",
      by: consequence,
      input: object({}),
      needs: ofCurrent,
      apply: ({ entity }) => ({
        changes: {},
        followUps: ofCurrent(entity).map(({ noun, id }) => ({
          noun,
          command: "cancel",
          target: id,
          input: { reason: entity.reason ?? "" },
          ifAllowed: true,
        })),
      }),
    }),
  },
});
