/** The rows of a list of stations, some at a time, those of one status if asked for. */
import { useState } from "preact/hooks";
import type { ImportRow, RowAnswer } from "../../shared/station/import.ts";
import { Button } from "../look/button.tsx";
import { t } from "../text/text.ts";
import { RowOfImport } from "./import-row.tsx";

const AT_ONCE = 40;
const STATUSES = ["asks", "refused", "ready", "leftOut"] as const;

interface Props {
  rows: readonly ImportRow[];
  answers: Readonly<Record<string, RowAnswer>>;
  /** Null takes back all that was said about the row. */
  onAnswer(key: string, answer: RowAnswer | null): void;
}

export function ImportRows({ rows, answers, onAnswer }: Props) {
  const [filter, setFilter] = useState<ImportRow["status"] | "all">("all");
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
          <RowOfImport
            key={row.key}
            row={row}
            answered={answers[row.key] !== undefined}
            onAnswer={(answer) => onAnswer(row.key, answer)}
          />
        ))}
      </ol>
      {shown.length > most && (
        <Button wide onClick={() => setMost(most + AT_ONCE)}>
          {t("lists.more")}
        </Button>
      )}
    </section>
  );
}
