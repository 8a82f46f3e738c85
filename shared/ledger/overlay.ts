import { COLUMNS, type SheetKind } from "./columns.ts";
import type { Draft, Extra, PreviewRow, PreviewSheet } from "./preview.ts";
import { exportCells, type ProblemNumber } from "./write.ts";

/** What a row speaks of at all: a column that a sheet does not have says nothing about a record. */
export type Said = {
  /** The row carries the record's id, so that an empty cell means "nothing", not "not said". */
  byId: boolean;
  columns: ReadonlySet<string>;
  headers: ReadonlySet<string>;
};

/** Columns and extra headers of a row's sheet. */
export function saidBy(sheet: PreviewSheet, row: PreviewRow, draft: Draft): Said {
  const columns = new Set<string>();
  const headers = new Set<string>();
  let byId = false;
  for (const { field, header, index } of sheet.columns) {
    if (field === null) headers.add(header);
    else columns.add(field);
    if (field === "id") byId = draft.id !== null && row.cells[index]?.trim() === draft.id;
  }
  return { byId, columns, headers };
}

/** Fields of drafts that come from a column of another name. */
const COLUMN_OF: Readonly<Record<string, string>> = {
  alsoReportedBy: "reporter",
  state: "progress",
  percent: "progress",
};
const OWN: readonly string[] = ["sheet", "id", "number", "extras", "mergeInto"];

const isBlank = (value: unknown): boolean =>
  value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length);

/** The record as it stands with what the row says laid over it. */
export function overlay<D extends Draft>(draft: D, before: D, said: Said): D {
  const next: Record<string, unknown> = { ...before, ...draft };
  const old = before as Record<string, unknown>;
  for (const key of new Set([...Object.keys(draft), ...Object.keys(before)])) {
    if (OWN.includes(key)) continue;
    const spoken = said.columns.has(COLUMN_OF[key] ?? key);
    const value = (draft as Record<string, unknown>)[key];
    if (!spoken || (!said.byId && isBlank(value))) next[key] = old[key];
    else next[key] = value;
  }
  const silent = said.byId ? said.headers : new Set(draft.extras.map(({ header }) => header));
  next.extras = [...before.extras.filter(({ header }) => !silent.has(header)), ...draft.extras];
  return next as D;
}

/** True when both would be exported alike. List numbers are the committee's to give, so they don't count. */
export function isUnchanged(next: Draft, before: Draft, numberOf: ProblemNumber): boolean {
  const cells = exportCells(next, numberOf);
  const old = exportCells(before, numberOf);
  return (
    Object.keys(old).every(
      (field) =>
        field === "id" || field === "number" || (cells[field] ?? "") === (old[field] ?? ""),
    ) && sameExtras(next.extras, before.extras)
  );
}

const sameExtras = (one: readonly Extra[], other: readonly Extra[]): boolean => {
  const sorted = (extras: readonly Extra[]) =>
    JSON.stringify(extras.map(({ header, text }) => [header, text]).sort());
  return sorted(one) === sorted(other);
};

/** The header of a column that an import may not change, for saying so. */
export const fixedColumn = (kind: SheetKind, field: string): string =>
  COLUMNS[kind].find((column) => column.field === field)?.header ?? field;
