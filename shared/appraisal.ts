/** 评约: what one party says of how another has kept the contract, halfway or at its end, with reasons. */
import { STAGES } from "./contract/performing.ts";
import type { Contract } from "./contract.ts";
import { commandOf, defineNoun, type Entity, refuse, spokenFor } from "./kit/noun.ts";
import { freeText, idOf, object, oneOf } from "./kit/values.ts";

export const GRADES = ["kept", "partly", "not_kept"] as const;

export interface Appraisal extends Entity {
  contract: string;
  stage: (typeof STAGES)[number];
  /** Whose word it is, and of whom. */
  by: string;
  of: string;
  grade: (typeof GRADES)[number];
  reason: string;
}

const command = commandOf<Appraisal>();

export const appraisal = defineNoun<Appraisal>()({
  name: "appraisal",
  plural: "appraisals",
  states: { given: { turn: null, type: "done" } },
  relations: { by: (entity) => entity.by },
  blank: { contract: "", stage: "mid", by: "", of: "", grade: "kept", reason: "" },
  listing: {
    text: ({ reason }) => [reason],
    facets: ({ contract, by }) => ({ contract: [contract], unit: [by] }),
  },
  commands: {
    give: command({
      from: [],
      to: "given",
      by: spokenFor("by"),
      input: object({
        contract: idOf("contract"),
        stage: oneOf(STAGES),
        by: idOf("unit"),
        of: idOf("unit"),
        grade: oneOf(GRADES),
        reason: freeText(2, 1000),
      }),
      needs: (_, input) => [{ noun: "contract", id: input.contract }],
      apply: ({ input, linked }) => {
        const contract = linked("contract", input.contract) as Contract | undefined;
        if (contract?.state !== `${input.stage}_review`) return refuse("notInReview");
        const { by, of, stage } = input;
        if (by === of || !contract.parties.includes(by) || !contract.parties.includes(of))
          return refuse("notAParty");
        return {
          changes: input,
          followUps: [
            {
              noun: "contract",
              command: "noteAppraised",
              target: contract.id,
              input: { stage, by, of },
            },
          ],
        };
      },
    }),
  },
});
