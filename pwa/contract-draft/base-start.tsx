/** Where something begins that another contract says already: its next version, supplement, end or successor. */
import { useEffect } from "preact/hooks";
import type { Contract } from "../../shared/contract.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import { dateOf } from "../../shared/deadlines.ts";
import { recordOf } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { Loading } from "../look/notice.tsx";
import type { Values } from "../record/values.ts";
import { valuesFrom } from "./base-values.ts";
import { useContractWords } from "./contract-words.ts";
import type { Subject } from "./draft-page.tsx";

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
    if (words) onBegin(valuesFrom(subject, base, text ?? null, words, dateOf(clock.peek())));
  }, [words]);
  return <Loading />;
}
