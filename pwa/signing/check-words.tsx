/** The four check words of a text or a key, as they stand on the other screen; the look is the contract's. */
import { checkWords } from "../../shared/contract/check-words.ts";
import { t } from "../text/text.ts";

/** @param of 64 hex digits */
export const CheckWords = ({ of }: { of: string }) => (
  <div class="check-words">
    <ol aria-label={t("signing.words")}>
      {checkWords(of).map(({ word, number }, at) => (
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
