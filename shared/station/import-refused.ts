/** The rows of a list of stations that were not taken, to mend and to import again. */
import { cellText } from "../ledger/cells.ts";
import { REASON_HEADER } from "../ledger/columns.ts";
import { readPlace } from "./coordinates.ts";
import type { ImportInput, StationImport } from "./import.ts";
import type { ImportRow } from "./import-row.ts";

/**
 * Headers and rows as they came or were mended, with why each was not taken in a last column; such a column of an earlier
 * time is left out.
 */
export function refusedStations(
  { grid }: Pick<ImportInput, "grid">,
  { headerRow, headers, columns, rows }: StationImport,
  say: (row: ImportRow) => string,
): string[][] {
  const own = headers
    .map((header, at) => ({ header, at }))
    .filter(({ header }) => header !== REASON_HEADER);
  const cellsOf = ({ number, mended }: ImportRow) => {
    const degrees = readPlace(mended.place ?? "");
    return own.map(({ at }) => {
      const field = columns[at] ?? null;
      const isDegree = field === "latitude" || field === "longitude";
      const anew = field && (isDegree ? degrees?.[field] : mended[field]);
      return String(anew ?? cellText(grid.rows[number - 1]?.[at]));
    });
  };
  return headerRow === null
    ? []
    : [
        [...own.map(({ header }) => header), REASON_HEADER],
        ...rows.map((row) => [...cellsOf(row), say(row)]),
      ];
}
