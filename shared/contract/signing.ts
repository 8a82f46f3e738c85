/** 签约: everybody's place under the frozen text is opened, counted, and closed when time or a party ends it. */
import type { Contract } from "../contract.ts";
import { dateOf } from "../deadlines.ts";
import { commandOf, committeeOffice, consequence, type FollowUp, refuse } from "../kit/noun.ts";
import { freeText, object } from "../kit/values.ts";
import { itsText } from "./negotiating.ts";

const command = commandOf<Contract>();
const nothing = object({});

const ofRound = ({ signatures }: Contract) => signatures.map((id) => ({ noun: "signature", id }));
const onRound = (contract: Contract, name: string, input = {}): FollowUp[] =>
  ofRound(contract).map(({ noun, id }) => ({
    noun,
    command: name,
    target: id,
    input,
    ifAllowed: true as const,
  }));

export const signing = {
  openSigning: command({
    from: ["circulated"],
    to: "signing",
    by: committeeOffice,
    input: nothing,
    needs: itsText,
    apply: ({ entity, now, followUpId }) => {
      const { parties, signBy, textId } = entity;
      if (signBy === null || textId === null) return refuse("notNegotiated");
      if (signBy < dateOf(now)) return refuse("signByPast");
      const inOrder = entity.order === "in_order";
      const round = parties.map((_, i) => followUpId(i + 1));
      return {
        changes: { signatures: round, signed: 0 },
        followUps: parties.map((unit, i) => ({
          noun: "signature",
          command: inOrder && i > 0 ? "queue" : "call",
          input: {
            ...{ contract: entity.id, text: textId, unit, place: i + 1, inOrder },
            ...{ parties, round, signBy },
          },
        })),
      };
    },
  }),
  count: command({
    from: ["signing"],
    to: "same",
    by: consequence,
    input: nothing,
    apply: ({ entity }) => ({ changes: { signed: entity.signed + 1 } }),
  }),
  /** The last party has signed: only now is there a contract. */
  complete: command({
    from: ["signing"],
    to: "signed",
    by: consequence,
    input: nothing,
    apply: ({ entity }) => ({ changes: { signed: entity.signed + 1, signBy: null } }),
  }),
  /** One party does not sign: nobody else is asked any longer. */
  decline: command({
    from: ["signing"],
    to: "declined",
    by: consequence,
    input: object({ reason: freeText(1, 500) }),
    apply: ({ entity, input }) => ({
      changes: { reason: input.reason, signed: 0, signBy: null },
      followUps: onRound(entity, "withdraw"),
    }),
  }),
  expire: command({
    from: ["signing"],
    to: "expired_unsigned",
    by: consequence,
    input: nothing,
    needs: ofRound,
    apply: ({ entity }) => ({ changes: { signBy: null }, followUps: onRound(entity, "expire") }),
  }),
};
