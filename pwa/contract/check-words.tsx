/** The four check words of a hash, large, each with its number for whoever reads no Chinese. */
import { useLate } from "../look/use-late.ts";
import { t } from "../text/text.ts";

/** @param sha256 64 hex digits; stands below the words, whole */
export function CheckWords({ sha256 }: { sha256: string }) {
  // The list of 2048 words comes only where words are shown.
  const late = useLate(true, () => import("../../shared/contract/check-words.ts"));
  return (
    <div class="check-words">
      <ol aria-label={t("contract.words")}>
        {late?.checkWords(sha256).map(({ word, number }, place) => (
          <li key={place}>
            <span class="check-word" lang="zh-CN">
              {word}
            </span>
            <span class="check-number">{number}</span>
          </li>
        ))}
      </ol>
      <p class="aside">{t("contract.words.why")}</p>
      <p class="aside">
        {t("field.contract.sha256")} <code class="hash">{sha256}</code>
      </p>
    </div>
  );
}
