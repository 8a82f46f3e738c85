/** What stands in the form of a contract's terms: where it comes from, and what is wrong with it. */
import type { OpenClause } from "../../shared/contract/templates.ts";
import { type Clause, faultInTerms, type Terms, termsOf } from "../../shared/contract/terms.ts";
import { contract as contractNoun } from "../../shared/contract.ts";
import { fieldsOf } from "../record/fields.ts";
import { argumentsOf, issuesIn, type Row, type Values } from "../record/values.ts";

/** Commands that take terms. */
export type Drafting = "draft" | "propose" | "renew";
type AnyCommand = Parameters<typeof issuesIn>[0];
const commandOf = (drafting: Drafting): AnyCommand =>
  contractNoun.commands[drafting] as unknown as AnyCommand;

export const textIn = (values: Values, name: string): string => String(values[name] ?? "");
export const partiesIn = (values: Values): readonly string[] =>
  (values.parties ?? []) as readonly string[];
export const rowsIn = (values: Values): readonly Row[] => (values.clauses ?? []) as readonly Row[];

/** A key that no other card has: it stays with the card wherever that is moved to. */
export const nextKey = (rows: readonly Row[]): string =>
  String(Math.max(0, ...rows.map(({ key }) => Number(key))) + 1);

/** A card on which nothing is written yet. */
export const blankRow = (rows: readonly Row[]): Row => ({
  key: nextKey(rows),
  every: "once",
  evidence: "note",
});

/** A clause as it stands on its card; `party` is whose it will be, where no unit is known yet. */
const rowOf = (clause: Clause | OpenClause, at: number): Row => ({
  key: String(at + 1),
  what: clause.what,
  quantity: clause.quantity === null ? "" : String(clause.quantity),
  measure: clause.measure ?? "",
  due: clause.due,
  every: clause.every,
  evidence: clause.evidence,
  ...("owner" in clause ? { owner: clause.owner } : { owner: "", party: String(clause.party) }),
});

/** Terms as they stand in the form. */
export const valuesOf = (
  terms: Omit<Terms, "clauses"> & { clauses: readonly (Clause | OpenClause)[] },
): Values => ({
  principles: terms.principles,
  from: terms.from,
  until: terms.until,
  cadence: terms.cadence,
  clauses: terms.clauses.map(rowOf),
});

/** With other parties: a clause that waits for its owner gets it once that party is named. */
export const withParties = (values: Values, parties: readonly string[]): Values => ({
  ...values,
  parties,
  clauses: rowsIn(values).map((row) =>
    row.owner === "" && row.party !== undefined && parties[Number(row.party)]
      ? { ...row, owner: parties[Number(row.party)] ?? "" }
      : row,
  ),
});

/** The command's arguments. */
export const argumentsIn = (drafting: Drafting, values: Values): Record<string, unknown> =>
  argumentsOf(fieldsOf(commandOf(drafting).input), values, null);

/** Where the form shows what the rules find wrong with a whole. */
const PLACES: Readonly<Record<string, string>> = {
  termBackwards: "until",
  clausesMissing: "clauses",
  clauseOwner: "owner",
  clauseOutsideTerm: "due",
  clauseNoRhythm: "due",
};

/**
 * What is wrong, by the field at which it is told: a key of errors.json. What the rules would refuse is told here
 * too, at the field that mends it.
 */
export function faultsIn(
  drafting: Drafting,
  values: Values,
  parties: readonly string[],
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const tell = (path: string, key: string) => {
    if (!found.has(path)) found.set(path, key);
  };
  for (const { path, reason } of issuesIn(commandOf(drafting), values, null)) tell(path, reason);
  if (drafting === "draft" && parties.length < 2) tell("parties", "partiesMissing.title");
  const rows = rowsIn(values);
  const terms = termsOf({
    principles: "",
    from: textIn(values, "from"),
    until: textIn(values, "until"),
    cadence: "none",
    clauses: rows.map((row) => ({
      ...{ what: row.what ?? "", owner: row.owner ?? "", due: row.due ?? "" },
      every: (row.every ?? "once") as Clause["every"],
    })),
  });
  const whole = faultInTerms({ ...terms, clauses: [] }, parties, false);
  if (whole) tell(PLACES[whole] ?? "clauses", `${whole}.title`);
  if (rows.length === 0 && values.kind !== "termination") tell("clauses", "clausesMissing.title");
  terms.clauses.forEach((clause, at) => {
    const { owner, due } = clause;
    if (owner === "" || due === "" || whole) return;
    const fault = faultInTerms({ ...terms, clauses: [clause] }, parties, false);
    if (fault) tell(`clauses.${at}.${PLACES[fault]}`, `${fault}.title`);
  });
  return found;
}

/** The same rows with one of them at another place; beyond either end is that end. */
export function movedRow<R>(rows: readonly R[], at: number, to: number): R[] {
  const row = rows[at];
  if (row === undefined) return [...rows];
  const rest = rows.filter((_, place) => place !== at);
  const place = Math.max(0, Math.min(rest.length, to));
  return [...rest.slice(0, place), row, ...rest.slice(place)];
}
