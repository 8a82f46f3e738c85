/** 契约范本: what a community's contracts are begun from, in one language, as its street or its office words it. */
import { SIDES, TEMPLATES, type Template, type TemplateName } from "./contract/templates.ts";
import { CADENCES, MOST_CLAUSES, undated } from "./contract/terms.ts";
import {
  commandOf,
  defineNoun,
  type Entity,
  listOffice,
  type Refusal,
  refuse,
} from "./kit/noun.ts";
import {
  freeText,
  type Infer,
  listOf,
  object,
  oneOf,
  optional,
  satisfying,
  whole,
} from "./kit/values.ts";
import { LANGUAGES, type Language } from "./language/language.ts";

export interface ContractTemplate extends Entity, Template {
  language: Language;
  /** The shipped one that it stands in for; null for one of its own kind. */
  replaces: TemplateName | null;
}

const command = commandOf<ContractTemplate>();
/** Ten years. */
const MOST_MONTHS = 120;
const wording = object({
  title: freeText(2, 120),
  months: whole(1, MOST_MONTHS),
  cadence: oneOf(CADENCES),
  opening: freeText(2, 2000),
  principles: freeText(0, 4000),
  clauses: satisfying(
    listOf(object({ party: oneOf(SIDES), ...undated, after: whole(0, MOST_MONTHS) }), MOST_CLAUSES),
    (clauses) => clauses.length > 0,
    "required",
  ),
  closing: freeText(2, 2000),
});

/** The template out of an input that may leave out what is plain; what no contract could be begun from is refused. */
function templateOf(input: Infer<typeof wording>): Template | Refusal {
  const { title, months, cadence, opening, principles, clauses, closing } = input;
  if (clauses.some(({ after }) => after > months)) return refuse("clauseAfterTerm", { months });
  return {
    ...{ title, months, cadence, opening, principles, closing },
    clauses: clauses.map(({ party, what, quantity, measure, after, every, evidence }) => ({
      ...{ party, what, quantity: quantity ?? null, measure: measure || null, after },
      every: every ?? "once",
      evidence: evidence ?? "note",
    })),
  };
}

export const contractTemplate = defineNoun<ContractTemplate>()({
  name: "contractTemplate",
  plural: "contract-templates",
  states: {
    offered: { turn: "committee", type: "open" },
    retired: { turn: null, type: "ended" },
  },
  relations: {},
  blank: {
    language: "zh-CN",
    replaces: null,
    title: "",
    months: 12,
    cadence: "quarter",
    opening: "",
    principles: "",
    clauses: [],
    closing: "",
  },
  listing: {
    text: ({ title }) => [title],
    facets: () => ({}),
  },
  commands: {
    write: command({
      from: [],
      to: "offered",
      by: listOffice,
      input: object({
        language: oneOf(LANGUAGES),
        replaces: optional(oneOf(TEMPLATES)),
        ...wording.shape,
      }),
      apply: ({ input: { language, replaces, ...input } }) => {
        const template = templateOf(input);
        return "refused" in template
          ? template
          : { changes: { language, replaces: replaces ?? null, ...template } };
      },
    }),
    /** Contracts that were begun from it keep what they say. */
    amend: command({
      from: ["offered"],
      to: "same",
      by: listOffice,
      input: wording,
      apply: ({ input }) => {
        const template = templateOf(input);
        return "refused" in template ? template : { changes: { ...template } };
      },
    }),
    retire: command({
      from: ["offered"],
      to: "retired",
      by: listOffice,
      input: object({}),
      apply: () => ({ changes: {} }),
    }),
  },
});
