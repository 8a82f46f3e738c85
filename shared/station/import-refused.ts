/** The rows of a list of stations that were not taken, to mend and to import again. */
import { cellText } from "../ledger/cells.ts";
import { REASON_HEADER } from "../ledger/columns.ts";
import type { ImportInput, ImportRow, StationImport } from "./import.ts";

/**
 * Headers and rows as they came, with why each was not taken in a last column; such a column of an earlier
 * time is left out.
 */
export function refusedStations(
  { grid }: Pick<ImportInput, "grid">,
  { headerRow, headers, rows }: StationImport,
  say: (row: ImportRow) => string,
): string[][] {
  const own = headers
    .map((header, at) => ({ header, at }))
    .filter(({ header }) => header !== REASON_HEADER);
  const cellsOf = (at: number) => own.map((column) => cellText(grid.rows[at]?.[column.at]));
  return headerRow === null
    ? []
    : [
        [...own.map(({ header }) => header), REASON_HEADER],
        ...rows.map((row) => [...cellsOf(row.number - 1), say(row)]),
      ];
}
