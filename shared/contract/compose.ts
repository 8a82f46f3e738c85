/** A contract's text, composed from its terms in the contract's own language: what is then read, mended and frozen. */
import { ONGOING } from "../kit/values.ts";
import { say as sayIn, type Texts } from "../language/language.ts";
import { comesBack } from "./recurrence.ts";
import type { Wording } from "./templates.ts";
import type { Clause, Party, Terms } from "./terms.ts";

export interface ContractValues {
  /** In the order in which they sign. */
  parties: readonly Party[];
  terms: Terms;
  /** Title of the contract that a supplement adds to, or a termination ends. */
  amends: string | null;
}

/**
 * Lines between line feeds, ready to be edited. Its title stands apart.
 * @param wording how it begins and ends; null for the general way
 * @param texts `contract.text.…` of contract.json, `every.…`, `cadence.…` and `evidence.…` of the glossary, `date.…`
 */
export function contractText(
  { parties, terms, amends }: ContractValues,
  wording: Wording | null,
  texts: Texts,
): string {
  const say = (key: string, params = {}) => sayIn(texts, `contract.text.${key}`, params);
  const numbers = say("heads").split(" ");
  const { principles, from, until, cadence, clauses } = terms;
  const parts: [what: string, lines: string[]][] = [
    ["parties", parties.map(({ name }, at) => `${at + 1}. ${name}`)],
    [
      "term",
      [
        until === ONGOING
          ? say("ongoing", { from: sayDate(from, texts) })
          : say("from", { from: sayDate(from, texts), until: sayDate(until, texts) }),
      ],
    ],
    ["principles", principles.trim() === "" ? [] : [principles.trim()]],
    ["clauses", clauses.map((clause, at) => clauseText(clause, at + 1, parties, texts))],
    [
      "reports",
      [
        cadence === "none"
          ? say("cadence.none")
          : say("cadence", { cadence: sayIn(texts, `cadence.${cadence}`) }),
      ],
    ],
    ["others", [wording?.closing ?? say("closing")]],
  ];
  const written = parts.filter(([, lines]) => lines.length > 0);
  return [
    wording?.opening ?? say("opening"),
    ...(amends === null ? [] : [say("amends", { title: amends })]),
    ...written.map(([what, lines], at) =>
      [say("head", { number: numbers[at] ?? at + 1, what: say(what) }), ...lines].join("\n"),
    ),
  ].join("\n\n");
}

/** One clause: who does what, and below it how much, by when and what shows it. */
function clauseText(
  { what, owner, quantity, measure, due, every, evidence }: Clause,
  count: number,
  parties: readonly Party[],
  texts: Texts,
): string {
  const say = (key: string, params = {}) => sayIn(texts, `contract.text.${key}`, params);
  const name = parties.find(({ unit }) => unit === owner)?.name ?? "";
  const when = (): string => {
    if (due === ONGOING) return say("due.ongoing");
    const date = sayDate(due, texts);
    return comesBack(every)
      ? say("every", { date, every: sayIn(texts, `every.${every}`) })
      : say("once", { date });
  };
  return [
    say("clause", { count, owner: name, what: what.trim() }),
    [
      // A number without a measure leaves no gap behind.
      ...(quantity === null ? [] : [say("quantity", { quantity, measure: measure ?? "" }).trim()]),
      when(),
      say("evidence", { evidence: sayIn(texts, `evidence.${evidence}`) }),
    ].join(say("and")) + say("end"),
  ].join("\n");
}

/** A calendar date with its year, as the language writes it. */
function sayDate(date: string, texts: Texts): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return sayIn(texts, "date.full", {
    year,
    month: sayIn(texts, "date.months").split(" ")[Number(month) - 1] ?? month,
    day: Number(day),
  });
}
