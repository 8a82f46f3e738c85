/** What the parties of a contract agree on: the term, the principles, and who does what by when. */
import type { JsonValue } from "../journal/canonical.ts";
import {
  calendarDate,
  dueDate,
  freeText,
  idOf,
  listOf,
  object,
  oneOf,
  optional,
  whole,
} from "../kit/values.ts";
import { comesBack, EVERY, type Every } from "./recurrence.ts";

export const MOST_PARTIES = 12;
/** With each clause its first promise is made in one step: so many fit into what one step may write. */
export const MOST_CLAUSES = 20;
/** They end with their contract in one step; it has room for three times as many, since others may be under way. */
export const MOST_SUPPLEMENTS = 40;
/** Characters of a contract's text: what one request may carry. */
export const LONGEST_TEXT = 15_000;
/** A package is its text twice at most (in words and in clauses), and what JSON puts around it. */
export const LONGEST_PACKAGE = 4 * LONGEST_TEXT;

/** How often the parties tell each other where they stand (履约通报). */
export const CADENCES = ["none", "month", "quarter", "half_year"] as const;
export type Cadence = (typeof CADENCES)[number];
/** What shows that a clause is kept: somebody's word, a photo of the place, or a sheet that the other party signs. */
export const EVIDENCE_RULES = ["note", "photo", "receipt"] as const;
export type EvidenceRule = (typeof EVIDENCE_RULES)[number];

export interface Clause {
  what: string;
  quantity: number | null;
  /** Unit of measure: 课时, 个车位. */
  measure: string | null;
  /** The unit that does it: one of the parties. */
  owner: string;
  /** First due date, or `ongoing`. */
  due: string;
  every: Every;
  evidence: EvidenceRule;
}

export interface Terms {
  principles: string;
  from: string;
  /** Last day, or `ongoing`. */
  until: string;
  cadence: Cadence;
  clauses: Clause[];
}

/** Of a clause, whoever's it will be and whenever it begins. */
export const undated = {
  what: freeText(2, 400),
  quantity: optional(whole(1, 1_000_000)),
  measure: optional(freeText(0, 20)),
  every: optional(oneOf(EVERY)),
  evidence: optional(oneOf(EVIDENCE_RULES)),
};
const clause = object({ ...undated, owner: idOf("unit"), due: dueDate() });

/** The terms as a command takes them; what a clause leaves out is once, by a note. */
export const terms = {
  principles: freeText(0, 4000),
  from: calendarDate(),
  until: dueDate(),
  cadence: oneOf(CADENCES),
  clauses: listOf(clause, MOST_CLAUSES),
};

type Given = Omit<Terms, "clauses"> & {
  clauses: readonly {
    what: string;
    quantity?: number | null | undefined;
    measure?: string | null | undefined;
    owner: string;
    due: string;
    every?: Every | undefined;
    evidence?: EvidenceRule | undefined;
  }[];
};

/** The terms out of an input that may carry more, with every clause whole. */
export const termsOf = ({ principles, from, until, cadence, clauses }: Given): Terms => ({
  principles,
  from,
  until,
  cadence,
  clauses: clauses.map((one) => ({
    what: one.what,
    quantity: one.quantity ?? null,
    measure: one.measure || null,
    owner: one.owner,
    due: one.due,
    every: one.every ?? "once",
    evidence: one.evidence ?? "note",
  })),
});

export type TermsFault =
  | "termBackwards"
  | "clausesMissing"
  | "clauseOwner"
  | "clauseOutsideTerm"
  | "clauseNoRhythm";

/**
 * Why these terms can't bind these parties; null where they can. A termination needs no clause, every other
 * contract one at least.
 */
export function faultInTerms(
  { from, until, clauses }: Terms,
  parties: readonly string[],
  needsClauses: boolean,
): TermsFault | null {
  if (until < from) return "termBackwards";
  if (needsClauses && clauses.length === 0) return "clausesMissing";
  for (const { owner, due, every } of clauses) {
    if (!parties.includes(owner)) return "clauseOwner";
    if (due < from || (due !== "ongoing" && due > until)) return "clauseOutsideTerm";
    if (comesBack(every) && due === "ongoing") return "clauseNoRhythm";
  }
  return null;
}

/** A party as the frozen text names it. */
export interface Party {
  unit: string;
  name: string;
}

/** The same terms as they are frozen beside the text, with what the parties were called then. */
export const frozenTerms = (
  { principles, from, until, cadence, clauses }: Terms,
  parties: readonly Party[],
): JsonValue => ({
  parties: parties.map(({ unit, name }) => ({ unit, name })),
  principles,
  from,
  until,
  cadence,
  clauses: clauses.map((one) => ({ ...one })),
});
