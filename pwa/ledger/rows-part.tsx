/** The rows, some at a time: what is ready, what waits for an answer, what is not taken and why. */
import type { RowStatus } from "../../shared/ledger/preview.ts";
import { Button } from "../look/button.tsx";
import { t } from "../text/text.ts";
import { askRows, filter, rows, show, summary } from "./import-state.ts";
import { LedgerRow } from "./ledger-row.tsx";
import { ROWS_AT_ONCE, type RowFilter } from "./messages.ts";

const STATUSES: readonly RowStatus[] = ["question", "refused", "duplicate", "ready"];

export function RowsPart() {
  const read = summary.value;
  const page = rows.value;
  if (!read) return null;
  const { counts } = read;
  const all = STATUSES.reduce((sum, status) => sum + counts[status], 0);
  const shown: readonly [RowFilter, number][] = [
    ["all", all],
    ...STATUSES.map((status): [RowFilter, number] => [status, counts[status]]),
  ];
  return (
    <section class="ledger-part on-screen" aria-labelledby="import-rows">
      <h2 id="import-rows">{t("ledger.page.preview")}</h2>
      <fieldset class="ledger-filters">
        <legend class="unseen">{t("ledger.page.filter")}</legend>
        {shown.map(([status, count]) => (
          <button
            key={status}
            type="button"
            class="chip"
            aria-pressed={filter.value === status}
            onClick={() => show(status)}
          >
            {t(`ledger.status.${status}`)} {count}
          </button>
        ))}
      </fieldset>
      <p class="aside">
        {t("ledger.page.counter", { typed: read.fieldsTyped, reused: read.fieldsReused })}
      </p>
      {page && (
        <>
          <ol class="ledger-rows" start={page.from + 1}>
            {page.rows.map((row) => (
              <LedgerRow key={row.rowKey} row={row} />
            ))}
          </ol>
          {page.total === 0 && <p class="aside">{t("ledger.page.noRows")}</p>}
          {page.total > ROWS_AT_ONCE && (
            <nav class="ledger-actions" aria-label={t("ledger.page.pages")}>
              <Button
                icon="back"
                {...(page.from === 0 ? { closed: "" } : {})}
                onClick={() => askRows(Math.max(0, page.from - ROWS_AT_ONCE))}
              >
                {t("ledger.page.earlier")}
              </Button>
              <span>
                {t("ledger.page.range", {
                  from: page.from + 1,
                  to: page.from + page.rows.length,
                  total: page.total,
                })}
              </span>
              <Button
                icon="onward"
                onClick={() =>
                  page.from + ROWS_AT_ONCE < page.total && askRows(page.from + ROWS_AT_ONCE)
                }
              >
                {t("ledger.page.later")}
              </Button>
            </nav>
          )}
        </>
      )}
    </section>
  );
}
