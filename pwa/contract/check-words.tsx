/** The four check words of a text or a key, large, each with its number for whoever reads no Chinese. */
import { useLate } from "../look/use-late.ts";
import { t } from "../text/text.ts";

/** @param of 64 hex digits */
export function CheckWords({ of }: { of: string }) {
  // The list of 2048 words comes only where words are shown.
  const late = useLate(true, () => import("../../shared/contract/check-words.ts"));
  return (
    <div class="check-words">
      <ol aria-label={t("contract.words")}>
        {late?.checkWords(of).map(({ word, number }, at) => (
          <li key={at}>
            <span class="check-word" lang="zh-CN">
              {word}
            </span>
            <span class="check-number">{number}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** Those of a frozen text, with what they are for and the whole hash. */
export const WordsOfText = ({ sha256 }: { sha256: string }) => (
  <>
    <CheckWords of={sha256} />
    <p class="aside">{t("contract.words.why")}</p>
    <p class="aside">
      {t("field.contract.sha256")} <code class="hash">{sha256}</code>
    </p>
  </>
);
