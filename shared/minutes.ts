/** 会议纪要: one version of a meeting's minutes. Its text never changes: what is to be mended is a new version. */
import { commandOf, consequence, defineNoun, type Entity } from "./kit/noun.ts";
import { attachmentId, freeText, object, recordId, whole } from "./kit/values.ts";
import { LONGEST_MINUTES } from "./meeting/rules.ts";

export interface Minutes extends Entity {
  meeting: string;
  /** 1, 2, 3… for one meeting. */
  version: number;
  text: string;
  /** SHA-256 of the text's UTF-8 bytes, hex. */
  hash: string;
}

const command = commandOf<Minutes>();

export const minutes = defineNoun<Minutes>()({
  name: "minutes",
  plural: "minutes",
  states: {
    circulated: { turn: "committee", type: "open" },
    final: { turn: null, type: "done" },
    replaced: { turn: null, type: "ended" },
  },
  relations: {},
  blank: { meeting: "", version: 0, text: "", hash: "" },
  listing: {
    text: ({ text }) => [text],
    facets: ({ meeting }) => ({ meeting: [meeting] }),
  },
  commands: {
    issue: command({
      from: [],
      to: "circulated",
      by: consequence,
      input: object({
        meeting: recordId(),
        version: whole(1, 1000),
        text: freeText(1, LONGEST_MINUTES),
        hash: attachmentId(),
      }),
      apply: ({ input }) => ({ changes: input }),
    }),
    finalise: command({
      from: ["circulated"],
      to: "final",
      by: consequence,
      input: object({}),
      apply: () => ({ changes: {} }),
    }),
    replace: command({
      from: ["circulated"],
      to: "replaced",
      by: consequence,
      input: object({}),
      apply: () => ({ changes: {} }),
    }),
  },
});
