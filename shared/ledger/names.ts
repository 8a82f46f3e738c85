import { foldText, foldTight } from "./cells.ts";

/** The outcome of looking a written name up among known units. */
export type NameMatch<Unit> =
  | { kind: "exact"; unit: Unit }
  | { kind: "padded"; unit: Unit }
  | { kind: "likely"; candidates: Unit[] }
  | { kind: "unknown" };

const LEGAL_FORM = /(股份)?(有限)?(责任)?公司$|集团$/;

/** Drops the legal form and what stands in brackets: 雪莲超市有限公司 → 雪莲超市. */
function stem(name: string): string {
  const short = foldTight(name)
    .replace(/\(.*?\)/g, "")
    .replace(LEGAL_FORM, "");
  return short || foldTight(name);
}

function holdsInOrder(long: string, short: string): boolean {
  let at = 0;
  for (const sign of long) if (sign === short.charAt(at)) at += 1;
  return at === short.length;
}

function oneSignApart(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 5) return false;
  let apart = 0;
  for (let at = 0; at < a.length; at += 1) if (a[at] !== b[at]) apart += 1;
  return apart === 1;
}

/** 0 is the same but for the legal form; larger is less alike; null is not alike at all. */
function unlikeness(written: string, known: string): number | null {
  if (written === known) return 0;
  const [short, long] = written.length < known.length ? [written, known] : [known, written];
  const missing = long.length - short.length;
  if (short.length >= 2 && long.includes(short)) return 1 + missing;
  if (oneSignApart(written, known)) return 20;
  if (short.length >= 3 && long.at(-1) === short.at(-1) && holdsInOrder(long, short)) {
    return 20 + missing;
  }
  return null;
}

/**
 * Prepares a look-up among units by name; results are remembered per written text, so that a
 * sheet of thousands of rows compares each spelling once.
 * Short forms and slips are only ever "likely" and need a person's confirmation.
 */
export function unitMatcher<
  Unit extends { readonly name: string; readonly shortNames?: readonly string[] },
>(units: readonly Unit[]): (written: string) => NameMatch<Unit> {
  const exact = new Map<string, Unit>();
  const folded = new Map<string, Unit>();
  const enter = (name: string, unit: Unit) => {
    if (!exact.has(name)) exact.set(name, unit);
    const key = foldTight(name);
    if (!folded.has(key)) folded.set(key, unit);
  };
  for (const unit of units) enter(unit.name, unit);
  // A short form that the committee has written down is as good as the name, after all names.
  for (const unit of units) for (const short of unit.shortNames ?? []) enter(short, unit);
  const stems = [...new Set(folded.values())].map((unit) => ({ unit, stem: stem(unit.name) }));
  const remembered = new Map<string, NameMatch<Unit>>();

  const look = (written: string): NameMatch<Unit> => {
    const same = exact.get(written);
    if (same) return { kind: "exact", unit: same };
    const padded = folded.get(foldTight(written));
    if (padded) return { kind: "padded", unit: padded };
    const short = stem(written);
    const alike = stems
      .flatMap(({ unit, stem: known }) => {
        const distance = unlikeness(short, known);
        return distance === null ? [] : [{ unit, distance }];
      })
      .sort((a, b) => a.distance - b.distance)
      .slice(0, 5);
    if (alike.length === 0) return { kind: "unknown" };
    return { kind: "likely", candidates: alike.map(({ unit }) => unit) };
  };

  return (written) => {
    const known = remembered.get(written);
    if (known) return known;
    const match = look(written);
    remembered.set(written, match);
    return match;
  };
}

/** The names in a cell that lists several units, split at 、 , ; / and line ends; blanks dropped. */
export function splitUnits(text: string): string[] {
  return text
    .split(/[、,，;；/／\n\r]+/)
    .map(foldText)
    .filter((name) => name !== "");
}
