/** What stands in the form at first, where another contract says most of it already. */
import { renewed } from "../../shared/contract/renewal.ts";
import type { Terms } from "../../shared/contract/terms.ts";
import type { Contract } from "../../shared/contract.ts";
import { say, type Texts } from "../../shared/language/language.ts";
import type { Values } from "../record/values.ts";
import type { Subject } from "./draft-page.tsx";
import { blankRow, valuesOf } from "./draft-values.ts";

const NOTHING: Terms = { principles: "", from: "", until: "", cadence: "none", clauses: [] };

/**
 * @param text the version that the contract stands by; null where it isn't on this device
 * @param words of contract.json in the contract's language
 * @param today calendar date
 */
export function valuesFrom(
  { drafting, kind }: Pick<Subject, "drafting" | "kind">,
  { id, title, language, parties }: Contract,
  text: Terms | null,
  words: Texts,
  today: string,
): Values {
  const terms = text ?? NOTHING;
  if (drafting === "propose") return valuesOf(terms);
  if (drafting === "renew")
    return {
      ...valuesOf(renewed(terms, today)),
      title: say(words, "contract.renewal.title", { title }),
    };
  const ends = kind === "termination";
  const values = valuesOf({
    principles: say(words, `contract.${kind}.principles`, { title }),
    from: today,
    until: ends ? today : terms.until,
    cadence: ends ? "none" : terms.cadence,
    clauses: [],
  });
  return {
    ...values,
    clauses: ends ? [] : [blankRow([])],
    title: say(words, `contract.${kind}.title`, { title }),
    ...{ language, parties, kind, amends: id },
  };
}
