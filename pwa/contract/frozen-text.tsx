/** What a frozen contract says: drawn from the package's bytes and from nothing else. */
import { useMemo } from "preact/hooks";
import type { ContractText } from "../../shared/contract-text.ts";
import { Notice } from "../look/notice.tsx";
import { t } from "../text/text.ts";
import { readFrozen } from "./read-frozen.ts";

/** The text under its title, in its own language; where its bytes aren't what the record says, that instead. */
export function FrozenText({ text }: { text: ContractText }) {
  const content = useMemo(() => readFrozen(text), [text.package, text.sha256, text.sm3]);
  if (typeof content === "string")
    return (
      <Notice tone="bad" title={t(`contract.frozen.${content}`)}>
        {t(`contract.frozen.${content}.why`)}
      </Notice>
    );
  return (
    <article class="frozen" lang={content.language}>
      <h3 class="frozen-title">{content.title}</h3>
      <div class="frozen-text">{content.text}</div>
    </article>
  );
}
