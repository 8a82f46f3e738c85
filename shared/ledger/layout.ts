import { RECORD_ID } from "../kit/values.ts";
import { type Cell, cellText, foldText, foldTight, type Grid } from "./cells.ts";
import {
  COLUMNS,
  type ColumnGuess,
  guessColumns,
  ID_HEADER,
  KIND_WORDS,
  normalizeHeader,
  type RememberedColumns,
  type SheetKind,
} from "./columns.ts";
import { readDate } from "./dates.ts";

/** What a person corrected about a sheet; column indexes and row numbers as the preview shows them. */
export type LayoutChoice = {
  kind?: SheetKind | "skip";
  headerRow?: number;
  columns?: Readonly<Record<number, string>>;
};

/** How a sheet is laid out. `headerRow` counts from 1 as in Excel; null kind means it is not read. */
export type Layout = {
  kind: SheetKind | null;
  headerRow: number | null;
  columns: ColumnGuess[];
  community: string | null;
  filledOn: string | null;
};

const NOTE_START =
  /^(填表说明|说明|备注|附注|注意?)(:|\d|$)|^(填报人|填表人|制表人|审核人?|联系电话):/;
const TOTAL = /^(合计|总计|小计)/;
const KINDS = Object.keys(COLUMNS) as SheetKind[];
const ROWS_SEARCHED = 30;

/**
 * Finds the title, the fill-in line, the header row, the kind and the columns of a sheet.
 * @param remembered columns corrected in an earlier import
 * @param choice what the user corrected in this one; it wins over everything
 */
export function detectLayout(
  grid: Grid,
  remembered: RememberedColumns = {},
  choice: LayoutChoice = {},
): Layout {
  const found = findHeader(grid, choice);
  const kind = choice.kind === "skip" ? null : (choice.kind ?? found?.kind ?? null);
  const headerRow = kind ? (choice.headerRow ?? found?.row ?? null) : null;
  const above = grid.rows.slice(0, (headerRow ?? found?.row ?? 1) - 1);
  const { community, filledOn } = readFillIn(above);
  if (!kind || !headerRow) {
    return { kind: null, headerRow: null, columns: [], community, filledOn };
  }
  const width = grid.rows.slice(headerRow - 1).reduce((most, row) => Math.max(most, row.length), 0);
  const header = grid.rows[headerRow - 1] ?? [];
  const headers = Array.from({ length: width }, (_, index) => cellText(header[index]).trim());
  const columns = guessColumns(kind, headers, remembered, choice.columns);
  const body = grid.rows.slice(headerRow, headerRow + ROWS_SEARCHED);
  return { kind, headerRow, columns: settleId(columns, body), community, filledOn };
}

type Header = { kind: SheetKind; row: number };

function findHeader(grid: Grid, choice: LayoutChoice): Header | null {
  const kinds = choice.kind && choice.kind !== "skip" ? [choice.kind] : KINDS;
  let best: (Header & { score: number }) | null = null;
  let title = grid.name;
  for (const [at, cells] of grid.rows.slice(0, ROWS_SEARCHED).entries()) {
    const headers = cells.map((cell) => (typeof cell === "string" ? cell : ""));
    for (const kind of kinds) {
      const sure = guessColumns(kind, headers).filter(
        ({ field, confidence }) =>
          field && field !== "ignore" && (confidence === "exact" || confidence === "synonym"),
      );
      if (sure.length < 2) continue;
      const exact = sure.filter(({ confidence }) => confidence === "exact").length;
      // Many synonyms are shared between the sheets, so an exact header and the title weigh more.
      const score = sure.length + exact + (KIND_WORDS[kind].test(title) ? 3 : 0);
      if (!best || score > best.score) best = { kind, row: at + 1, score };
    }
    title += cells.map(cellText).join("");
  }
  return best;
}

/** 编号 may be a plain list number in other people's files; it is an id only where ids stand in it. */
function settleId(columns: ColumnGuess[], body: readonly (readonly Cell[])[]): ColumnGuess[] {
  const numbered = columns.some(({ field }) => field === "number");
  return columns.map((column): ColumnGuess => {
    const guessed = column.field === "id" && column.confidence === "exact";
    if (!guessed || normalizeHeader(column.header) !== ID_HEADER) return column;
    const isId = body.some((row) => RECORD_ID.test(cellText(row[column.index]).trim()));
    if (isId || (numbered && body.every((row) => !cellText(row[column.index]).trim()))) {
      return column;
    }
    return { ...column, field: numbered ? null : "number", confidence: "synonym" };
  });
}

/** Reads "填报单位:仙足岛社区(样表)  填报日期:2026年9月30日" out of the rows above the header. */
function readFillIn(rows: readonly (readonly Cell[])[]) {
  const line = foldText(rows.map((row) => row.map(cellText).join(" ")).join(" "));
  const unit = /(?:填报|制表|填表|上报)单位(?:\(.*?\))?:\s*(.*?)(?=\s+\S{2,6}:|\s*填报|$)/.exec(
    line,
  );
  const day =
    /(?:填报|制表|填表|上报)(?:日期|时间):\s*(\d{4}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,2}\s*日?)/.exec(
      line,
    );
  const date = readDate(day?.[1] ?? null, { reference: "2000-01-01" });
  const community = foldTight(unit?.[1] ?? "").replace(/\(.*?\)$/, "");
  return { community: community || null, filledOn: date.kind === "date" ? date.date : null };
}

/**
 * What a row is other than data: above or equal to the header, blank (a number printed beforehand
 * counts as blank), a note or a total. Null for a row of data.
 * @param texts the row's cells; rowNumber counts from 1
 */
export function rowRole(
  { headerRow, columns }: Pick<Layout, "headerRow" | "columns">,
  rowNumber: number,
  texts: readonly string[],
): "heading" | "header" | "blank" | "note" | null {
  const said = texts
    .map((text, index) => ({ text: foldText(text), index }))
    .filter(({ text }) => text !== "");
  const [first] = said;
  if (!first) return "blank";
  if (headerRow === null || rowNumber < headerRow) return "heading";
  const isHeader = said.every(({ text, index }) => text === foldText(columns[index]?.header ?? ""));
  if (rowNumber === headerRow || (said.length > 1 && isHeader)) return "header";
  if (said.length === 1 && NOTE_START.test(first.text)) return "note";
  const isNumber = columns[first.index]?.field === "number" && /^\d+\.?$/.test(first.text);
  if (said.length === 1 && isNumber) return "blank";
  return first.index === 0 && TOTAL.test(first.text) ? "note" : null;
}
