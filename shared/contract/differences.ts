/** What two versions of a contract say differently: clause by clause, and word by word. */
import { diffArrays } from "diff";
import type { Clause } from "./terms.ts";

/** A stretch of text: in both versions, or in one of them alone. */
export interface Stretch {
  text: string;
  change: "same" | "added" | "removed";
}

/** One clause of either version, and the other's that it corresponds to; `null` where there is none. */
export interface ClausePair {
  /** Places count from 1. */
  before: { place: number; clause: Clause } | null;
  after: { place: number; clause: Clause } | null;
}

/**
 * What is compared as one: a Chinese character, a Tibetan syllable with its tsheg, a word or number of another
 * script, or a single mark.
 */
const WORD =
  /\p{Script=Han}|[\u0f40-\u0fbc]+[\u0f0b\u0f0c]?|(?:(?![\p{Script=Han}\u0f00-\u0fff])[\p{L}\p{N}\p{M}])+|\s+|./gsu;

const wordsOf = (text: string): string[] => text.match(WORD) ?? [];

/** Both texts in one row of stretches; those that aren't `added` are the earlier text, those not `removed` the later. */
export const wordsBetween = (before: string, after: string): Stretch[] =>
  diffArrays(wordsOf(before), wordsOf(after)).map(({ value, added, removed }) => ({
    text: value.join(""),
    change: added ? "added" : removed ? "removed" : "same",
  }));

/** What share of their words two texts have in common: 0 to 1. */
function likeness(one: string, other: string): number {
  const whole = wordsOf(one).length + wordsOf(other).length;
  const common = diffArrays(wordsOf(one), wordsOf(other))
    .filter(({ added, removed }) => !added && !removed)
    .reduce((sum, { count }) => sum + (count ?? 0), 0);
  return whole === 0 ? 1 : (2 * common) / whole;
}

/** Less alike than this, it is another clause. */
const ALIKE = 0.5;

/**
 * The clauses of the later version in their order, each with the earlier one that it comes from: the same words, or
 * else the most alike that is left. An earlier clause that is gone stands where it was.
 */
export function clausesBetween(before: readonly Clause[], after: readonly Clause[]): ClausePair[] {
  const from = new Map<number, number>();
  const taken = new Set<number>();
  const take = (late: number, early: number) => {
    from.set(late, early);
    taken.add(early);
  };
  const close = after
    .flatMap((late, lateAt) =>
      before.map((early, earlyAt) => ({
        ...{ lateAt, earlyAt },
        // Of clauses with the same words, the one that is all the same, then the nearest.
        rank: [
          early.what === late.what ? 1 : likeness(early.what, late.what),
          early.owner === late.owner && early.due === late.due ? 1 : 0,
          -Math.abs(lateAt - earlyAt),
        ] as const,
      })),
    )
    .filter(({ rank: [alike] }) => alike >= ALIKE)
    .sort(
      ({ rank: one }, { rank: other }) =>
        other[0] - one[0] || other[1] - one[1] || other[2] - one[2],
    );
  for (const { lateAt, earlyAt } of close)
    if (!from.has(lateAt) && !taken.has(earlyAt)) take(lateAt, earlyAt);
  const pairs: ClausePair[] = after.map((clause, at) => {
    const early = from.get(at);
    const whole = early === undefined ? undefined : before[early];
    return {
      before: whole && early !== undefined ? { place: early + 1, clause: whole } : null,
      after: { place: at + 1, clause },
    };
  });
  before.forEach((clause, at) => {
    if (taken.has(at)) return;
    const next = pairs.findIndex((pair) => (pair.before?.place ?? 0) > at + 1);
    const gone: ClausePair = { before: { place: at + 1, clause }, after: null };
    pairs.splice(next < 0 ? pairs.length : next, 0, gone);
  });
  return pairs;
}
