/** Where something begins that another contract says already: its next version, supplement, end or successor. */
import { useEffect } from "preact/hooks";
import { renewed } from "../../shared/contract/renewal.ts";
import type { Terms } from "../../shared/contract/terms.ts";
import type { Contract } from "../../shared/contract.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import { dateOf } from "../../shared/deadlines.ts";
import { say, type Texts } from "../../shared/language/language.ts";
import { recordOf } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { Loading } from "../look/notice.tsx";
import type { Values } from "../record/values.ts";
import { useContractWords } from "./contract-words.ts";
import type { Subject } from "./draft-page.tsx";
import { blankRow, valuesOf } from "./draft-values.ts";

/** Asks nothing: it begins as soon as the words of the contract's language are here. */
export function BaseStart(props: {
  subject: Subject;
  base: Contract;
  onBegin(values: Values): void;
}) {
  const { subject, base, onBegin } = props;
  const words = useContractWords(base.language);
  const text = base.textId ? recordOf<ContractText>("contractText", base.textId) : undefined;
  useEffect(() => {
    if (words) onBegin(valuesFrom(subject, base, text ?? NOTHING, words, dateOf(clock.peek())));
  }, [words]);
  return <Loading />;
}

const NOTHING: Terms = { principles: "", from: "", until: "", cadence: "none", clauses: [] };

function valuesFrom(
  { drafting, kind }: Subject,
  { id, title, language, parties }: Contract,
  terms: Terms,
  words: Texts,
  today: string,
): Values {
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
