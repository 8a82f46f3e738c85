/** A vote as it is typed: what of it stands, and what is still to be said. */
import { plainDigits } from "../../shared/meeting/row-codes.ts";
import type { Rules } from "../../shared/meeting/rules.ts";
import {
  faultIn,
  VOTE_METHODS,
  VOTES,
  type Vote,
  type VoteFault,
} from "../../shared/meeting/vote.ts";
import type { Row, Value, Values } from "../record/values.ts";

export type Answer = (typeof VOTES)[number];
export interface VoteDraft {
  method: Vote["method"];
  /** Totals as typed; of a named vote they are counted instead. */
  yes: string;
  no: string;
  /** How each unit voted, by its attendance. */
  named: Readonly<Record<string, Answer>>;
  /** Attendances of owners that were there and did not agree to their task. */
  unwilling: readonly string[];
}

export const EMPTY_VOTE: VoteDraft = { method: "hands", yes: "", no: "", named: {}, unwilling: [] };

/** What a vote is kept under, beside the drafts of commands: which command it comes to is not known before. */
export const VOTE_DRAFT = "vote";

/** A vote as drafts are kept. */
export const typedVote = ({ named, ...rest }: VoteDraft): Values => ({
  ...rest,
  named: Object.entries(named).map(([attendance, vote]) => ({ attendance, vote })),
});

/** The same read back; what can't be read is as if it had not been typed. */
export function voteIn({ method, yes, no, named, unwilling }: Values): VoteDraft {
  const list = (value: Value | undefined): readonly (string | Row)[] =>
    Array.isArray(value) ? value : [];
  const typed = (value: Value | undefined): string => (typeof value === "string" ? value : "");
  const answers = list(named).flatMap((row): [string, Answer][] => {
    const { attendance, vote } = typeof row === "string" ? {} : row;
    const answer = VOTES.find((one) => one === vote);
    return attendance && answer ? [[attendance, answer]] : [];
  });
  return {
    method: VOTE_METHODS.find((one) => one === method) ?? EMPTY_VOTE.method,
    yes: typed(yes),
    no: typed(no),
    named: Object.fromEntries(answers),
    unwilling: list(unwilling).filter((one) => typeof one === "string"),
  };
}

/** Nothing typed is none; what is no number is no total. */
const total = (typed: string): number | null => {
  const plain = plainDigits(typed.trim());
  return /^\d{0,3}$/.test(plain) ? Number(plain) : null;
};

export type Counted =
  | { vote: Vote; fault: null }
  /** `untold`: nothing has been said yet. `abstain` is what is left of those present, which may be less than none. */
  | { vote: null; fault: VoteFault | "untold"; abstain: number | null };

/**
 * Counts a vote that is typed.
 * @param present attendances of the units that are there
 */
export function counted(
  { method, yes, no, named }: VoteDraft,
  present: readonly string[],
  rules: Pick<Rules, "quorum">,
  expected: number,
): Counted {
  if (method === "named") {
    const said = present.flatMap((attendance) => {
      const vote = named[attendance];
      return vote ? [{ attendance, vote }] : [];
    });
    const of = (wanted: Answer) => said.filter(({ vote }) => vote === wanted).length;
    const [forIt, against, abstain] = [of("yes"), of("no"), of("abstain")];
    if (said.length < present.length)
      return { vote: null, fault: said.length === 0 ? "untold" : "voteNamed", abstain };
    return checked(
      { method, present: [...present], yes: forIt, no: against, abstain, named: said },
      rules,
      expected,
    );
  }
  const [forIt, against] = [total(yes), total(no)];
  if (forIt === null || against === null) return { vote: null, fault: "voteTotals", abstain: null };
  const abstain = present.length - forIt - against;
  if (yes.trim() === "" && no.trim() === "") return { vote: null, fault: "untold", abstain };
  return abstain < 0
    ? { vote: null, fault: "voteTotals", abstain }
    : checked({ method, present: [...present], yes: forIt, no: against, abstain }, rules, expected);
}

function checked(vote: Vote, rules: Pick<Rules, "quorum">, expected: number): Counted {
  const fault = faultIn(vote, rules, expected);
  return fault === null ? { vote, fault } : { vote: null, fault, abstain: vote.abstain };
}
