/** Quorum and votes: counted by unit, against what was expected or present. Pure arithmetic of whole numbers. */
import { type Infer, idOf, listOf, object, oneOf, optional, whole } from "../kit/values.ts";
import type { Rules } from "./rules.ts";

/** By voice, by hands, on secret papers, or each unit by name. */
export const VOTE_METHODS = ["voice", "hands", "secret_paper", "named"] as const;
export const VOTES = ["yes", "no", "abstain"] as const;
/** More units than any committee has: what one vote may name. */
export const MOST_UNITS = 80;

/** A vote as it is taken down: who was there, and the totals; for a named vote also who voted how. */
export const vote = object({
  method: oneOf(VOTE_METHODS),
  /** Attendances of the units that were there for this vote. */
  present: listOf(idOf("attendance"), MOST_UNITS),
  yes: whole(0, MOST_UNITS),
  no: whole(0, MOST_UNITS),
  abstain: whole(0, MOST_UNITS),
  named: optional(
    listOf(object({ attendance: idOf("attendance"), vote: oneOf(VOTES) }), MOST_UNITS),
  ),
});
export type Vote = Infer<typeof vote>;

/** How many units must be there for a meeting with so many expected to decide anything. */
export const quorumOf = ({ quorum }: Pick<Rules, "quorum">, expected: number): number =>
  quorum === "two_thirds" ? Math.ceil((expected * 2) / 3) : Math.floor(expected / 2) + 1;

/** How many must say yes: more than half of the base that the rules name. */
export const neededOf = (
  { passBase }: Pick<Rules, "passBase">,
  expected: number,
  present: number,
): number => Math.floor((passBase === "expected" ? expected : present) / 2) + 1;

export type VoteFault = "voteTotals" | "voteNamed" | "voteTwice" | "noQuorum";

/**
 * What is wrong with a vote, or null. Totals equal those present, whatever the method; a named vote says
 * of every unit that was there how it voted, and its totals are the count of that.
 */
export function faultIn(
  { method, present, yes, no, abstain, named }: Vote,
  rules: Pick<Rules, "quorum">,
  expected: number,
): VoteFault | null {
  if (new Set(present).size !== present.length) return "voteTwice";
  if (present.length < quorumOf(rules, expected)) return "noQuorum";
  if (yes + no + abstain !== present.length) return "voteTotals";
  if ((method === "named") !== (named !== undefined)) return "voteNamed";
  if (!named) return null;
  const said = new Map(named.map((one) => [one.attendance, one.vote]));
  const complete =
    named.length === present.length &&
    said.size === named.length &&
    present.every((id) => said.has(id));
  const counted = (wanted: string) => named.filter((one) => one.vote === wanted).length;
  return complete && counted("yes") === yes && counted("no") === no ? null : "voteNamed";
}

/** Whether a sound vote carries. */
export const carries = (
  { yes, present }: Vote,
  rules: Pick<Rules, "passBase">,
  expected: number,
): boolean => yes >= neededOf(rules, expected, present.length);
