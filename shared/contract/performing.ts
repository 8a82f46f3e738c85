/** 亮约, 履约, 评约: the signed contract is shown, its clauses come into force, and each side says how they were kept. */
import type { Contract } from "../contract.ts";
import type { ContractText } from "../contract-text.ts";
import { dateOf } from "../deadlines.ts";
import {
  commandOf,
  committeeOffice,
  consequence,
  either,
  type FollowUp,
  refuse,
  spokenFor,
} from "../kit/noun.ts";
import { calendarDate, freeText, object, oneOf, recordId } from "../kit/values.ts";
import { itsText, UNENDED } from "./negotiating.ts";
import { faultInTerms, terms, termsOf } from "./terms.ts";

export const STAGES = ["mid", "final"] as const;

const command = commandOf<Contract>();
const office = committeeOffice;
const nothing = object({});

const itsClauses = ({ clauses }: Contract) => clauses.map((id) => ({ noun: "contractClause", id }));
const onClauses = (contract: Contract, name: string, input = {}): FollowUp[] =>
  itsClauses(contract).map(({ noun, id }) => ({
    noun,
    command: name,
    target: id,
    input,
    ifAllowed: true as const,
  }));
const ofAmended = ({ amends }: Contract) => (amends ? [{ noun: "contract", id: amends }] : []);
const onContract = (target: string | null, name: string, input: FollowUp["input"]): FollowUp[] =>
  target ? [{ noun: "contract", command: name, target, input, ifAllowed: true as const }] : [];

/** Of two days on which it ends, the earlier one stands, with its reason. */
const endingOn = ({ endsOn }: Contract, given: { reason: string; endsOn: string }) => ({
  changes: endsOn !== null && endsOn <= given.endsOn ? {} : given,
});

/** Who has said at a stage how the contract was kept, as the contract remembers it. */
const appraisedAs = (stage: (typeof STAGES)[number], by: string, of: string): string =>
  `${stage} ${by} ${of}`;
/** Whose word of whom is still missing at a stage: each party appraises every other. */
export const missingAppraisals = (
  { parties, appraised }: Pick<Contract, "parties" | "appraised">,
  stage: (typeof STAGES)[number],
): { by: string; of: string }[] =>
  parties.flatMap((by) =>
    parties
      .filter((of) => by !== of && !appraised.includes(appraisedAs(stage, by, of)))
      .map((of) => ({ by, of })),
  );

/** `closed_…`: what came of it; said only once every party has said it of every other. */
const closing = (to: string) =>
  command({
    from: ["final_review"],
    to,
    by: office,
    input: object({ reason: freeText(1, 1000) }),
    needs: itsClauses,
    unless: (entity) =>
      missingAppraisals(entity, "final").length > 0 ? refuse("appraisalMissing") : null,
    apply: ({ entity, input }) => ({
      changes: { reason: input.reason },
      followUps: onClauses(entity, "close"),
    }),
  });

export const performing = {
  publish: command({
    from: ["signed"],
    to: "published",
    by: office,
    input: nothing,
    needs: ofAmended,
    apply: ({ entity, linked }) => {
      const { id, kind, amends } = entity;
      if (kind !== "supplement") return { changes: {} };
      const amended = linked("contract", amends ?? "") as Contract | undefined;
      // It is shown as it was signed, and ended with its contract while it went round.
      const ended = amended?.state === "terminated";
      return {
        changes: {},
        followUps: ended
          ? onContract(id, "endWith", { reason: amended.reason ?? "" })
          : onContract(amends, "amend", { supplement: id }),
      };
    },
  }),
  /** Its term has begun: each clause makes its commitment in this step. */
  enforce: command({
    from: ["published"],
    to: "in_force",
    by: consequence,
    input: nothing,
    needs: itsText,
    apply: ({ entity, linked, followUpId }) => {
      const agreed = linked("contractText", entity.textId ?? "") as ContractText | undefined;
      const clauses = agreed?.clauses ?? [];
      const { parties, until } = entity;
      return {
        changes: { clauses: clauses.map((_, i) => followUpId(i + 1)) },
        followUps: [
          ...clauses.map(({ owner, due, quantity, measure, ...one }, i) => ({
            noun: "contractClause",
            command: "enforce",
            input: {
              ...one,
              ...(quantity === null ? {} : { quantity }),
              ...(measure === null ? {} : { measure }),
              ...(parties.length === 2
                ? { counterparty: parties.find((party) => party !== owner) }
                : {}),
              ...{ contract: entity.id, place: i + 1, unit: owner, first: due, until },
            },
          })),
        ],
      };
    },
  }),
  /** A termination has nothing to keep: it ends the other contract and is done. */
  takeEffect: command({
    from: ["published"],
    to: "took_effect",
    by: consequence,
    input: nothing,
    needs: ofAmended,
    apply: ({ entity, now }) => ({
      // Why its text was once taken back is no reason why it is over.
      changes: { reason: null },
      followUps: onContract(entity.amends, "terminate", {
        reason: entity.title,
        endsOn: dateOf(now),
      }),
    }),
  }),
  /** A supplement was published: it stands beside it, and ends with it where it ends before its time. */
  amend: command({
    from: UNENDED,
    to: "same",
    by: consequence,
    input: object({ supplement: recordId() }),
    apply: ({ entity, input }) => ({
      changes: { supplements: [...entity.supplements, input.supplement] },
    }),
  }),
  beginMidReview: command({
    from: ["in_force"],
    to: "mid_review",
    by: office,
    input: nothing,
    apply: () => ({ changes: {} }),
  }),
  endMidReview: command({
    from: ["mid_review"],
    to: "in_force",
    by: office,
    input: nothing,
    apply: () => ({ changes: {} }),
  }),
  beginFinalReview: command({
    from: ["in_force"],
    to: "final_review",
    by: office,
    input: nothing,
    apply: () => ({ changes: {} }),
  }),
  /** The term is over. */
  endTerm: command({
    from: ["in_force", "mid_review"],
    to: "final_review",
    by: consequence,
    input: nothing,
    apply: () => ({ changes: {} }),
  }),
  noteAppraised: command({
    from: ["mid_review", "final_review"],
    to: "same",
    by: consequence,
    input: object({ stage: oneOf(STAGES), by: recordId(), of: recordId() }),
    apply: ({ entity, input: { stage, by, of } }) =>
      entity.appraised.includes(appraisedAs(stage, by, of))
        ? refuse("appraisedAlready")
        : { changes: { appraised: [...entity.appraised, appraisedAs(stage, by, of)] } },
  }),
  closeFulfilled: closing("closed_fulfilled"),
  closePartly: closing("closed_partial"),
  closeUnfulfilled: closing("closed_unfulfilled"),
  /** One side gives notice: until that day everything is kept. */
  giveNotice: command({
    from: ["in_force", "mid_review"],
    to: "terminating",
    by: either(spokenFor("parties"), office),
    input: object({ reason: freeText(1, 500), endsOn: calendarDate() }),
    apply: ({ input, now }) =>
      input.endsOn < dateOf(now)
        ? refuse("endsInPast")
        : { changes: { reason: input.reason, endsOn: input.endsOn } },
  }),
  /** The parties have agreed to end it, or to end it sooner. */
  terminate: command({
    from: UNENDED,
    to: "terminating",
    by: consequence,
    input: object({ reason: freeText(1, 500), endsOn: calendarDate() }),
    apply: ({ entity, input }) => endingOn(entity, input),
  }),
  /** The contract that it adds to has ended: so does this one today, and its clauses when it is looked at next. */
  endWith: command({
    from: ["published", ...UNENDED],
    to: "terminating",
    by: consequence,
    input: object({ reason: freeText(1, 500) }),
    apply: ({ entity, input, now }) => endingOn(entity, { ...input, endsOn: dateOf(now) }),
  }),
  end: command({
    from: ["terminating"],
    to: "terminated",
    by: consequence,
    input: nothing,
    needs: (entity) => [
      ...itsClauses(entity),
      ...entity.supplements.map((id) => ({ noun: "contract", id })),
    ],
    apply: ({ entity }) => {
      const input = { reason: entity.reason ?? "" };
      return {
        changes: {},
        followUps: [
          ...onClauses(entity, "end", input),
          ...entity.supplements.flatMap((id) => onContract(id, "endWith", input)),
        ],
      };
    },
  }),
  /** The next one, prefilled from this one. */
  renew: command({
    from: ["closed_fulfilled", "closed_partial", "closed_unfulfilled"],
    to: "renewed",
    by: office,
    input: object({ title: freeText(2, 120), ...terms }),
    apply: ({ entity, input, followUpId }) => {
      const { title, ...given } = input;
      const fault = faultInTerms(termsOf(given), entity.parties, true);
      if (fault) return refuse(fault);
      return {
        changes: { renewedBy: followUpId(1) },
        followUps: [
          {
            noun: "contract",
            command: "draft",
            input: {
              ...{ title, language: entity.language, parties: entity.parties, ...given },
              ...(entity.template === null ? {} : { template: entity.template }),
            },
          },
        ],
      };
    },
  }),
};
