/**
 * What a contract can be begun from. Three templates come with the product, each a file of data with its words in
 * every language; what a community or its street writes itself is a record (contract-template.ts) of the same shape.
 */
import { dateAfter, monthsAfter } from "../deadlines.ts";
import type { Language } from "../language/language.ts";
import type { Every } from "./recurrence.ts";
import type { Cadence, EvidenceRule, Terms } from "./terms.ts";

export const TEMPLATES = ["co-building", "school", "property"] as const;
export type TemplateName = (typeof TEMPLATES)[number];

/** Whose a clause is, before anybody knows which units they are: their places among the parties. */
export const SIDES = ["first", "second"] as const;
type Side = (typeof SIDES)[number];

/** How the text begins and ends; between stand the parties, the term and the clauses. */
export interface Wording {
  opening: string;
  closing: string;
}
interface TemplateWords extends Wording {
  title: string;
  principles: string;
}
interface Rhythm {
  party: Side;
  quantity: number | null;
  /** Months after the first day until it is due for the first time. */
  after: number;
  every: Every;
  evidence: EvidenceRule;
}
interface ClauseWords {
  what: string;
  measure: string | null;
}
interface Span {
  /** How long the contract runs. */
  months: number;
  cadence: Cadence;
}

/** A template in one language. */
export interface Template extends Span, TemplateWords {
  clauses: readonly (Rhythm & ClauseWords)[];
}

/** A template as it is shipped. */
export interface Shipped extends Span {
  clauses: readonly Rhythm[];
  /** `clauses` in the order of the clauses. */
  words: Readonly<Record<Language, TemplateWords & { clauses: readonly ClauseWords[] }>>;
}

/** A shipped template as it reads in one language. */
export function inLanguage(
  { months, cadence, clauses, words }: Shipped,
  language: Language,
): Template {
  const { clauses: said, ...rest } = words[language];
  return {
    ...rest,
    ...{ months, cadence },
    clauses: clauses.map((clause, at) => ({
      ...clause,
      what: said[at]?.what ?? "",
      measure: said[at]?.measure ?? null,
    })),
  };
}

/** A clause that knows which party's it is, and not yet which unit that is. */
export type OpenClause = Omit<Terms["clauses"][number], "owner"> & {
  /** Its place among the parties, from 0. */
  party: number;
};

/**
 * A template as the terms of a contract that begins on a day.
 * @param from its first day, `YYYY-MM-DD`
 */
export function filled(
  { title, principles, months, cadence, clauses }: Template,
  from: string,
): { title: string } & Omit<Terms, "clauses"> & { clauses: OpenClause[] } {
  const until = dateAfter(monthsAfter(from, months), -1);
  // What is due when the term is over is due on its last day.
  const within = (date: string): string => {
    return date > until ? until : date;
  };
  return {
    ...{ title, principles, from, until, cadence },
    clauses: clauses.map(({ party, after, what, quantity, measure, every, evidence }) => ({
      ...{ what, quantity, measure, every, evidence },
      party: SIDES.indexOf(party),
      due: within(monthsAfter(from, after)),
    })),
  };
}
