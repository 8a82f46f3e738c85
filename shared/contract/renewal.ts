/** The next contract after one that is over: the same terms, in a term of the same length after it. */
import { dateAfter, monthsAfter } from "../deadlines.ts";
import { ONGOING } from "../kit/values.ts";
import type { Terms } from "./terms.ts";

/** Whole months from one date to another, rounded up. */
function monthsBetween(from: string, to: string): number {
  const [year = 0, month = 0] = from.split("-").map(Number);
  const [toYear = 0, toMonth = 0] = to.split("-").map(Number);
  const months = (toYear - year) * 12 + toMonth - month;
  return monthsAfter(from, months) < to ? months + 1 : months;
}

/**
 * Every date moved by the same whole months, so that the new term begins after the old one and not before today.
 * @param today calendar date
 */
export function renewed(terms: Terms, today: string): Terms {
  const { from, until } = terms;
  const earliest = until === ONGOING || until < today ? today : dateAfter(until, 1);
  const months = monthsBetween(from, earliest);
  const first = monthsAfter(from, months);
  const later = (date: string): string => (date === ONGOING ? date : monthsAfter(date, months));
  // A month is not as long as another: nothing is due outside of the term for that.
  const last = later(until);
  const within = (date: string): string => {
    if (date === ONGOING) return date;
    if (date < first) return first;
    return last !== ONGOING && date > last ? last : date;
  };
  return {
    ...terms,
    from: first,
    until: last,
    clauses: terms.clauses.map((clause) => ({ ...clause, due: within(later(clause.due)) })),
  };
}
