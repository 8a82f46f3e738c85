/** One cell as a workbook or a csv gives it. Date cells are midnight UTC of the day they show. */
export type Cell = string | number | boolean | Date | null;

/** One sheet: its name and its cells, row by row; rows may be ragged. */
export type Grid = { readonly name: string; readonly rows: readonly (readonly Cell[])[] };

/**
 * The text of a cell as a person would have typed it; an empty cell is "".
 * Dates become YYYY-MM-DD, with the time only where there is one.
 */
export function cellText(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "string") return cell;
  if (typeof cell === "boolean") return cell ? "TRUE" : "FALSE";
  if (typeof cell === "number") return String(cell);
  if (Number.isNaN(cell.getTime())) return "";
  const [day = "", time = ""] = cell.toISOString().split("T");
  return time.startsWith("00:00:00") ? day : `${day} ${time.slice(0, 5)}`;
}

/**
 * Text for comparing, never for keeping: full-width forms become half-width (Unicode NFKC),
 * zero-width marks go, runs of white space become one space, ends are trimmed.
 */
export function foldText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Folded text without any white space: how headers, names and enumerations are compared. */
export function foldTight(text: string): string {
  return foldText(text).replace(/ /g, "");
}
