/** What a contract can be begun from: each template is a file of data, with its words in every language. */
import { dateAfter, monthsAfter } from "../deadlines.ts";
import type { Language } from "../language/language.ts";
import type { Every } from "./recurrence.ts";
import type { Cadence, EvidenceRule, Terms } from "./terms.ts";

export const TEMPLATES = ["co-building", "school", "property"] as const;
export type TemplateName = (typeof TEMPLATES)[number];

/** How the text begins and ends; between stand the parties, the term and the clauses. */
export interface Wording {
  opening: string;
  closing: string;
}
interface TemplateWords extends Wording {
  title: string;
  /** Who the second party usually is. */
  other: string;
  principles: string;
  /** In the order of the clauses. */
  clauses: readonly { what: string; measure: string | null }[];
}
export interface Template {
  /** How long the contract runs. */
  months: number;
  cadence: Cadence;
  clauses: readonly {
    /** Whose it is: 0 for the first party, 1 for the second. */
    party: number;
    quantity: number | null;
    /** Months after the first day until it is due for the first time. */
    after: number;
    every: Every;
    evidence: EvidenceRule;
  }[];
  words: Readonly<Record<Language, TemplateWords>>;
}

/** A clause that knows which party's it is, and not yet which unit that is. */
export type OpenClause = Omit<Terms["clauses"][number], "owner"> & { party: number };

/**
 * A template as the terms of a contract that begins on a day.
 * @param from its first day, `YYYY-MM-DD`
 */
export function filled(
  { months, cadence, clauses, words }: Template,
  language: Language,
  from: string,
): { title: string } & Omit<Terms, "clauses"> & { clauses: OpenClause[] } {
  const { title, principles, clauses: said } = words[language];
  const until = dateAfter(monthsAfter(from, months), -1);
  return {
    title,
    principles,
    from,
    until,
    cadence,
    clauses: clauses.map(({ after, ...clause }, at) => ({
      ...clause,
      what: said[at]?.what ?? "",
      measure: said[at]?.measure ?? null,
      due: monthsAfter(from, after),
    })),
  };
}
