/** What each column of a table is read as, to be corrected. */
import { langOf, t } from "../text/text.ts";

interface Props {
  columns: readonly { index: number; header: string; field: string; guessed: boolean }[];
  /** Fields and what they are called. */
  choices: readonly (readonly [field: string, words: string])[];
  onChoose(index: number, field: string): void;
}

export const ColumnChoices = ({ columns, choices, onChoose }: Props) => (
  <ul class="ledger-columns" aria-label={t("ledger.page.columns")}>
    {columns.map(({ index, header, field, guessed }) => (
      <li key={index}>
        <label>
          <span lang={langOf(header)}>
            {header || t("ledger.page.column", { number: index + 1 })}
          </span>
          <select
            value={field}
            onChange={({ currentTarget }) => onChoose(index, currentTarget.value)}
          >
            {choices.map(([choice, words]) => (
              <option key={choice} value={choice}>
                {words}
              </option>
            ))}
          </select>
          {guessed && <span class="aside">{t("ledger.page.guessed")}</span>}
        </label>
      </li>
    ))}
  </ul>
);
