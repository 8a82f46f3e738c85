/** 条款意见: what a party says of a version, or of one of its clauses, while it is negotiated. */
import type { Contract } from "./contract.ts";
import {
  commandOf,
  committeeOffice,
  defineNoun,
  type Entity,
  either,
  refuse,
  spokenFor,
} from "./kit/noun.ts";
import { freeText, idOf, object, optional, whole } from "./kit/values.ts";

export interface ClauseComment extends Entity {
  contract: string;
  version: number;
  /** From 1; null for the whole. */
  clause: number | null;
  /** The unit that says it; null for the committee. */
  by: string | null;
  parties: string[];
  comment: string;
  answer: string | null;
}

const command = commandOf<ClauseComment>();
const anySide = either(spokenFor("parties"), committeeOffice);

export const clauseComment = defineNoun<ClauseComment>()({
  name: "clauseComment",
  plural: "clause-comments",
  states: {
    open: { turn: "committee", type: "open" },
    answered: { turn: null, type: "done" },
    withdrawn: { turn: null, type: "ended" },
  },
  relations: { parties: (entity) => entity.parties, by: (entity) => entity.by },
  blank: {
    contract: "",
    version: 0,
    clause: null,
    by: null,
    parties: [],
    comment: "",
    answer: null,
  },
  listing: {
    text: ({ comment, answer }) => [comment, answer],
    facets: ({ contract }) => ({ contract: [contract] }),
  },
  commands: {
    say: command({
      from: [],
      to: "open",
      by: anySide,
      input: object({
        contract: idOf("contract"),
        clause: optional(whole(1, 99)),
        comment: freeText(2, 1000),
      }),
      needs: (_, input) => [{ noun: "contract", id: input.contract }],
      apply: ({ input, standing, linked }) => {
        const contract = linked("contract", input.contract) as Contract | undefined;
        if (contract?.state !== "negotiating" && contract?.state !== "circulated")
          return refuse("notNegotiated");
        return {
          changes: {
            contract: contract.id,
            version: contract.version,
            clause: input.clause ?? null,
            by: standing.unit,
            parties: contract.parties,
            comment: input.comment,
          },
        };
      },
    }),
    answer: command({
      from: ["open"],
      to: "answered",
      by: anySide,
      input: object({ answer: freeText(1, 1000) }),
      apply: ({ input }) => ({ changes: { answer: input.answer } }),
    }),
    withdraw: command({
      from: ["open"],
      to: "withdrawn",
      by: either(spokenFor("by"), committeeOffice),
      input: object({}),
      apply: () => ({ changes: {} }),
    }),
  },
});
