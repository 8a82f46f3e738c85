/** The four check words of a hash, each over its number: as they stand on paper and on the other screen. */
import { checkWords } from "../../shared/contract/check-words.ts";
import { t } from "../text/text.ts";

export const CheckWords = ({ of, label }: { of: string; label?: string }) => (
  <ul class="check-words" aria-label={label ?? t("signing.words")}>
    {checkWords(of).map(({ word, number }, at) => (
      // A word may come twice.
      <li key={at}>
        <span class="check-word" lang="zh-CN">
          {word}
        </span>
        <span class="check-number">{number}</span>
      </li>
    ))}
  </ul>
);
