/** Which table of a file is read, where its headers stand, and what its columns mean; each can be corrected. */
import { useState } from "preact/hooks";
import type { Grid } from "../../shared/ledger/cells.ts";
import { REASON_HEADER } from "../../shared/ledger/columns.ts";
import type { StationImport, StationLayout } from "../../shared/station/import.ts";
import { FIELDS } from "../../shared/station/import-words.ts";
import { ColumnChoices } from "../ledger/column-choices.tsx";
import { Notice } from "../look/notice.tsx";
import { langOf, t } from "../text/text.ts";
import { sayStationField } from "./say-reasons.ts";

interface Props {
  grids: readonly Grid[];
  grid: Grid;
  read: StationImport;
  onGrid(grid: Grid): void;
  onLayout(layout: StationLayout): void;
  onColumn(index: number, field: string): void;
}

export function LayoutPart({ grids, grid, read, onGrid, onLayout, onColumn }: Props) {
  const { headers, columns, headerRow, missing, rows } = read;
  const ignored = headers.filter(
    (header, at) => header !== "" && header !== REASON_HEADER && !columns[at],
  );
  const empty = headerRow === null || (missing.length === 0 && rows.length === 0);
  // It stays open once all is found: whoever is correcting columns is not done with the last one.
  const [asks] = useState(missing.length > 0 || empty);
  return (
    <section class="ledger-part on-screen" aria-label={t("ledger.page.columns")}>
      <details class="ledger-sheet" open={asks}>
        <summary>
          <strong lang={langOf(grid.name)}>{grid.name}</strong>
          <span class="aside">{t("ledger.page.rows", { count: rows.length })}</span>
          {ignored.length > 0 && (
            <span class="aside" lang={langOf(ignored[0] ?? "")}>
              {t("stationImport.ignored", { headers: ignored.join(t("list.or")) })}
            </span>
          )}
        </summary>
        {empty && <Notice tone="warn">{t("stationImport.empty")}</Notice>}
        {headerRow !== null &&
          missing.map((field) => (
            <Notice key={field} tone="warn">
              {t("ledger.notice.missingColumn", { column: sayStationField(field) })}
            </Notice>
          ))}
        <div class="ledger-layout">
          {grids.length > 1 && (
            <label>
              <span>{t("stationImport.sheet")}</span>
              <select
                value={grid.name}
                onChange={({ currentTarget }) => {
                  const chosen = grids.find(({ name }) => name === currentTarget.value);
                  if (chosen) onGrid(chosen);
                }}
              >
                {grids.map(({ name }) => (
                  <option key={name} value={name} lang={langOf(name)}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label>
            <span>{t("ledger.page.headerRow")}</span>
            <input
              type="number"
              min={1}
              max={grid.rows.length}
              value={(headerRow ?? 0) + 1}
              onChange={({ currentTarget }) => {
                const row = Number(currentTarget.value);
                // Another row of headers makes other columns: what was chosen for the old ones is void.
                if (Number.isInteger(row) && row > 0 && row <= grid.rows.length)
                  onLayout({ headerRow: row - 1, columns: {} });
              }}
            />
          </label>
        </div>
        <ColumnChoices
          columns={headers.map((header, index) => ({
            index,
            header,
            field: columns[index] ?? "ignore",
            guessed: false,
          }))}
          choices={[
            ["ignore", t("ledger.field.ignore")],
            ...FIELDS.map((field) => [field, sayStationField(field)] as const),
          ]}
          onChoose={onColumn}
        />
      </details>
    </section>
  );
}
