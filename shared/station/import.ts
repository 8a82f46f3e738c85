/** A list of stations as somebody keeps it in a table: where its headers stand, what its columns mean, its rows. */
import { type Cell, cellText, foldText, type Grid } from "../ledger/cells.ts";
import type { RememberedColumns } from "../ledger/columns.ts";
import { unitMatcher } from "../ledger/names.ts";
import { type Place, readPlace, type ToWgs84 } from "./coordinates.ts";
import { placesApart } from "./import-places.ts";
import {
  type Answers,
  type ImportRow,
  type KnownStations,
  readRow,
  type Usual,
} from "./import-row.ts";
import { guessStationColumns, type StationField } from "./import-words.ts";

/** Where the headers stand and what columns are, as far as a person has said so. */
export interface StationLayout {
  /** From 0; null: the row that looks like it. */
  headerRow: number | null;
  /** By the column's place from 0: a field, or `ignore`. */
  columns: Readonly<Record<number, string>>;
}
export const AS_GUESSED: StationLayout = { headerRow: null, columns: {} };

export interface ImportInput {
  grid: Grid;
  layout: StationLayout;
  /** What columns of this name were said to be before. */
  remembered: RememberedColumns;
  known: KnownStations;
  usual: Usual;
  answers: Answers;
  toWgs84: ToWgs84;
}

export interface StationImport {
  headers: string[];
  columns: (StationField | null)[];
  /** Row of the headers, from 0; null where the table is empty. */
  headerRow: number | null;
  /** What every station has and no column says; without a name no row is read. */
  missing: ("name" | "place")[];
  rows: ImportRow[];
}

/** Headers stand in one of the first rows: titles may come before them. */
const HEADERS_WITHIN = 10;

/** Reads a table of stations. */
export function readStations(input: ImportInput): StationImport {
  const { layout, remembered, known } = input;
  const texts = input.grid.rows.map((row) => row.map((cell: Cell) => foldText(cellText(cell))));
  const headerRow = layout.headerRow ?? headersIn(texts, remembered);
  const headers = texts[headerRow] ?? [];
  const columns = guessStationColumns(headers, remembered, layout.columns);
  const missing = missingIn(columns);
  if (headers.length === 0) return { headers, columns, headerRow: null, missing, rows: [] };
  if (missing.includes("name")) return { headers, columns, headerRow, missing, rows: [] };
  const found = texts.flatMap((cells, at) =>
    at <= headerRow || cells.every((text) => text === "")
      ? []
      : [{ at, texts: textsBy(columns, cells) }],
  );
  const apart = placesApart(
    known,
    found.flatMap(({ texts: { place } }) => readPlace(place ?? "") ?? []),
  );
  const setting = { ...input, ...apart, match: unitMatcher(known.units) };
  const rows = found.map(({ at, texts: own }): ImportRow => {
    const row = readRow(setting, String(at), own);
    const { latitude, longitude } = row.args as Partial<Place>;
    if (row.status !== "leftOut" && latitude !== undefined && longitude !== undefined)
      apart.add({ name: row.name, latitude, longitude });
    return { ...row, number: at + 1 };
  });
  return { headers, columns, headerRow, missing, rows };
}

/** The first row that names what a station has, or else the first with several texts, or with any. */
function headersIn(texts: readonly string[][], remembered: RememberedColumns): number {
  const named = texts.slice(0, HEADERS_WITHIN).findIndex((row) => {
    const found = guessStationColumns(row, remembered);
    return found.includes("name") && found.filter((field) => field !== null).length > 1;
  });
  const holding = (least: number) =>
    texts.findIndex((row) => row.filter((text) => text !== "").length >= least);
  return [named, holding(2), holding(1)].find((at) => at !== -1) ?? -1;
}

const missingIn = (columns: readonly (StationField | null)[]): StationImport["missing"] => [
  ...(columns.includes("name") ? [] : (["name"] as const)),
  ...(columns.includes("place") || (columns.includes("latitude") && columns.includes("longitude"))
    ? []
    : (["place"] as const)),
];

/** A row's texts by field; two columns with a degree each are one place. */
function textsBy(columns: readonly (StationField | null)[], cells: readonly string[]) {
  const texts: Partial<Record<StationField, string>> = {};
  for (const [at, field] of columns.entries()) if (field) texts[field] = cells[at] ?? "";
  const { place, latitude, longitude, ...others } = texts;
  const degrees = [latitude, longitude].filter(Boolean).join(", ");
  return { ...others, place: place || degrees };
}
