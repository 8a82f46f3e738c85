/** The rows of a list of stations, some at a time, those of one status if asked for. */
import { useState } from "preact/hooks";
import type { ImportRow, RowAnswer } from "../../shared/station/import-row.ts";
import { Button } from "../look/button.tsx";
import { t } from "../text/text.ts";
import { RowOfImport } from "./import-row.tsx";

const AT_ONCE = 40;
const STATUSES = ["asks", "refused", "ready", "leftOut"] as const;

interface Props {
  rows: readonly ImportRow[];
  /** An answer for a key: a row's, or a word's. */
  onAnswer(key: string, answer: RowAnswer): void;
  onTakeBack(keys: readonly string[]): void;
}

export function ImportRows({ rows, onAnswer, onTakeBack }: Props) {
  const [filter, setFilter] = useState<ImportRow["status"] | "all">(() =>
    rows.some(({ status }) => status === "asks") ? "asks" : "all",
  );
  const [most, setMost] = useState(AT_ONCE);
  const shown = rows.filter(({ status }) => filter === "all" || status === filter);
  return (
    <section class="ledger-part on-screen" aria-labelledby="station-rows">
      <h2 id="station-rows">{t("stationImport.rows")}</h2>
      <fieldset class="ledger-filters">
        <legend class="unseen">{t("stationImport.filter")}</legend>
        {(["all", ...STATUSES] as const).map((status) => (
          <button
            key={status}
            type="button"
            class="chip"
            aria-pressed={filter === status}
            onClick={() => setFilter(status)}
          >
            {t(`stationImport.status.${status}`)}{" "}
            {rows.filter((row) => status === "all" || row.status === status).length}
          </button>
        ))}
      </fieldset>
      <ol class="ledger-rows">
        {shown.slice(0, most).map((row) => (
          <RowOfImport key={row.key} row={row} onAnswer={onAnswer} onTakeBack={onTakeBack} />
        ))}
      </ol>
      {shown.length === 0 && <p class="aside">{t("ledger.page.noRows")}</p>}
      {shown.length > most && (
        <Button wide onClick={() => setMost(most + AT_ONCE)}>
          {t("lists.more")}
        </Button>
      )}
    </section>
  );
}
