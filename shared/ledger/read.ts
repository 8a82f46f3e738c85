import { RECORD_ID } from "../kit/values.ts";
import { type Cell, cellText, foldText, type Grid } from "./cells.ts";
import { COLUMNS, REQUIRED, type SheetKind } from "./columns.ts";
import { fingerprintOf, type ProblemLookup, readDraft } from "./drafts.ts";
import { findDuplicates, type OpenRow } from "./duplicates.ts";
import { detectLayout, type Layout, rowRole } from "./layout.ts";
import { unitMatcher } from "./names.ts";
import {
  type Answer,
  type Extra,
  entry,
  type KnownRecord,
  type OtherRow,
  type Preview,
  type PreviewRow,
  type PreviewSheet,
  type ReadingInput,
  type RowStatus,
} from "./preview.ts";
import { openRow, type RowReader, type UnitTarget } from "./row-reader.ts";

/** Kinds in the order in which they lean on each other: units are named, problems are referred to. */
const ORDER: readonly SheetKind[] = ["units", "resources", "problems", "projects"];

type SheetAtWork = { sheet: PreviewSheet; grid: Grid; key: string; layout: Layout };

/**
 * Reads a ledger into a preview: every row of every sheet appears exactly once, as data that is
 * ready, asks something, is refused or repeats another row, or as a heading, note or blank line.
 * A pure function: reading again with more answers gives the preview as these answers leave it.
 */
export function readLedger(input: ReadingInput): Preview {
  const work = input.grids.map((grid, at) => openSheet(grid, at, input));
  const unitRows: OpenRow[] = [];
  const problemRows: OpenRow[] = [];
  for (const kind of ORDER) {
    const match = unitMatcher(unitTargets(input, unitRows));
    const lookup = problemLookup(input, problemRows);
    const rows = work
      .filter(({ sheet }) => sheet.kind === kind)
      .flatMap((sheet) => readRows(sheet, kind, input, match, lookup));
    refuseRepeatedIds(rows);
    findDuplicates(rows, recordsOf(input, kind));
    for (const { row } of rows) settleStatus(row);
    if (kind === "units") unitRows.push(...rows);
    if (kind === "problems") problemRows.push(...rows);
  }
  return summarize(
    work.map(({ sheet }) => sheet),
    input.answers,
  );
}

function openSheet(grid: Grid, at: number, input: ReadingInput): SheetAtWork {
  const layout = detectLayout(grid, input.remembered, entry(input.layouts, grid.name));
  const { kind, headerRow, columns, community, filledOn } = layout;
  const twice = input.grids.findIndex(({ name }) => name === grid.name) < at;
  const sheet: PreviewSheet = {
    name: grid.name,
    kind,
    headerRow,
    columns,
    community,
    reference: filledOn ? { date: filledOn, from: "sheet" } : { date: input.today, from: "today" },
    notices: noticesOf(layout),
    rows: [],
    others: kind ? [] : unreadRows(grid),
  };
  return { sheet, grid, layout, key: twice ? `${grid.name}#${at + 1}` : grid.name };
}

function unreadRows(grid: Grid): OtherRow[] {
  return grid.rows.map((cells, at) => {
    const texts = cells.map(cellText);
    return {
      rowNumber: at + 1,
      role: texts.some((text) => text.trim()) ? "unread" : "blank",
      cells: texts,
    };
  });
}

function noticesOf({ kind, columns, filledOn }: Layout): PreviewSheet["notices"] {
  if (!kind) return [{ key: "notice.unknownSheet", params: {} }];
  const needed = REQUIRED[kind];
  const header = COLUMNS[kind].find(({ field }) => field === needed)?.header ?? needed;
  const missing = columns.every(({ field }) => field !== needed);
  return [
    ...(missing ? [{ key: "notice.missingColumn", params: { column: header } }] : []),
    ...(filledOn ? [] : [{ key: "notice.noFillInDate", params: {} }]),
    ...columns
      .filter(({ confidence }) => confidence === "forbidden")
      .map((column) => ({ key: "notice.personalColumn", params: { column: column.header } })),
  ];
}

function recordsOf({ known }: ReadingInput, kind: SheetKind): KnownRecord[] {
  const units = known.units.map(({ id, name }): KnownRecord => {
    return { id, kind: "units", fingerprint: fingerprintOf("units", () => name) };
  });
  return [...known.records, ...units].filter((record) => record.kind === kind);
}

function unitTargets(input: ReadingInput, unitRows: readonly OpenRow[]): UnitTarget[] {
  const existing = input.known.units.map((unit): UnitTarget => {
    const { id, name, shortNames = [] } = unit;
    return { name, shortNames, ref: { kind: "existing", id, name } };
  });
  const fromRows = unitRows.flatMap(({ row }): UnitTarget[] => {
    const { record, status, rowKey } = row;
    if (status !== "ready" || record?.sheet !== "units") return [];
    return [{ name: record.name, ref: { kind: "row", rowKey, name: record.name } }];
  });
  return [...existing, ...fromRows];
}

/** Finds a problem by id, by its list number in this workbook, or else in the committee's list. */
function problemLookup(input: ReadingInput, problemRows: readonly OpenRow[]): ProblemLookup {
  const byNumber = new Map<string, PreviewRow>();
  const byKey = new Map<string, PreviewRow>();
  for (const { row, reader } of problemRows) {
    const number = foldText(reader.written("number"));
    if (number && !byNumber.has(number)) byNumber.set(number, row);
    byKey.set(row.rowKey, row);
  }
  const known = new Map<string, string>();
  for (const { kind, id, number } of input.known.records) {
    if (kind !== "problems") continue;
    known.set(id, id);
    if (number && !known.has(number)) known.set(number, id);
  }
  return (token) => {
    const numbered = byNumber.get(token);
    const row = numbered?.duplicateOf ? byKey.get(numbered.duplicateOf) : numbered;
    if (row) {
      if (row.status !== "ready" || row.record?.sheet !== "problems") return "waits";
      return row.record.mergeInto ?? { kind: "row", rowKey: row.rowKey };
    }
    const id = known.get(token);
    return id ? { kind: "existing", id } : null;
  };
}

function readRows(
  { sheet, grid, key }: SheetAtWork,
  kind: SheetKind,
  input: ReadingInput,
  matchUnit: ReturnType<typeof unitMatcher<UnitTarget>>,
  lookup: ProblemLookup,
): OpenRow[] {
  const headers = new Map(
    sheet.columns.flatMap(({ field, header }) => (field ? [[field, header] as const] : [])),
  );
  const ids = new Set(recordsOf(input, kind).map(({ id }) => id));
  const open: OpenRow[] = [];
  let unitAbove = "";
  for (const [at, cells] of grid.rows.entries()) {
    const rowNumber = at + 1;
    const texts = cells.map(cellText);
    const role = rowRole(sheet, rowNumber, texts);
    if (role) {
      sheet.others.push({ rowNumber, role, cells: texts });
      continue;
    }
    const rowKey = `${key}!${rowNumber}`;
    const answer = entry(input.answers, rowKey);
    const byField = new Map<string, Cell>();
    for (const { field, index } of sheet.columns) {
      if (field && field !== "ignore") byField.set(field, cells[index] ?? null);
    }
    const id = cellText(byField.get("id")).trim();
    const { date: reference } = sheet.reference;
    const world = { kind, reference, matchUnit, aliases: input.aliases, unitAbove };
    const reader = openRow(byField, headers, answer, world, RECORD_ID.test(id));
    const extras = readExtras(sheet, texts, reader);
    const recordId = readId(id, ids, reader);
    const record = readDraft(kind, reader, { id: recordId, extras }, lookup);
    if (Object.values(answer?.choices ?? {}).includes("leaveOut")) reader.refuse(null, "leftOut");
    const { questions, reasons, assumptions } = reader;
    const row: PreviewRow = {
      rowKey,
      sheet: sheet.name,
      kind,
      rowNumber,
      cells: texts,
      status: "ready",
      questions,
      reasons,
      assumptions,
      duplicateOf: null,
      record,
    };
    sheet.rows.push(row);
    open.push({ row, reader, fingerprint: fingerprintOf(kind, fingerprintText(row, reader)) });
    unitAbove = (kind === "resources" && reader.written("unit").trim()) || unitAbove;
  }
  return open;
}

/** A short unit name counts as the unit that it was confirmed to be. */
function fingerprintText({ record }: PreviewRow, reader: RowReader) {
  return (field: string): string => {
    if (field === "unit" && record?.sheet === "resources") return record.unit.name;
    if (field === "lead" && record?.sheet === "projects") return record.lead.name;
    return reader.written(field);
  };
}

function readExtras(sheet: PreviewSheet, texts: readonly string[], reader: RowReader): Extra[] {
  return sheet.columns.flatMap(({ field, header, index }) => {
    const text = texts[index] ?? "";
    if (field !== null || text.trim() === "") return [];
    const fault = reader.faultOf(text, { most: 2000 });
    if (fault) reader.refuse(null, fault, { column: header || index + 1, most: 2000 });
    return [{ header, text }];
  });
}

function readId(id: string, known: ReadonlySet<string>, reader: RowReader): string | null {
  if (!id) return null;
  if (!RECORD_ID.test(id)) return reader.refuse("id", "idMalformed", { text: id });
  if (known.has(id)) return id;
  if (reader.choice("id") === "separate") return null;
  const separate = { value: "separate", key: "answer.asNew", params: {} };
  return reader.ask({
    field: "id",
    key: "idUnknown",
    params: { text: id },
    candidates: [separate],
  });
}

function refuseRepeatedIds(rows: readonly OpenRow[]): void {
  const seen = new Map<string, number>();
  for (const { row, reader } of rows) {
    const id = row.record?.id;
    if (!id) continue;
    const earlier = seen.get(id);
    if (earlier === undefined) seen.set(id, row.rowNumber);
    else reader.refuse("id", "idTwice", { row: earlier });
  }
}

function settleStatus(row: PreviewRow): void {
  if (row.reasons.length > 0) row.status = "refused";
  else if (row.duplicateOf) row.status = "duplicate";
  else if (row.questions.length > 0 || !row.record) row.status = "question";
  if (row.status !== "ready") row.record = null;
}

function summarize(
  sheets: PreviewSheet[],
  answers: Readonly<Record<string, Answer>> | undefined,
): Preview {
  const counts: Record<RowStatus, number> = { ready: 0, question: 0, refused: 0, duplicate: 0 };
  const newUnits = new Set<string>();
  let fieldsReused = 0;
  let fieldsTyped = 0;
  for (const row of sheets.flatMap((sheet) => sheet.rows)) {
    counts[row.status] += 1;
    const typed = Object.keys(entry(answers, row.rowKey)?.cells ?? {}).length;
    fieldsTyped += typed;
    const filled = row.cells.filter((text) => text.trim() !== "").length;
    if (row.status === "ready") fieldsReused += Math.max(0, filled - typed);
    for (const unit of unitsNamed(row)) newUnits.add(unit);
  }
  return { sheets, counts, newUnits: [...newUnits], fieldsReused, fieldsTyped };
}

function unitsNamed({ record }: PreviewRow): string[] {
  const refs =
    record?.sheet === "resources"
      ? [record.unit]
      : record?.sheet === "problems"
        ? [record.reporter, ...(record.alsoReportedBy ?? [])]
        : record?.sheet === "projects"
          ? [record.lead, ...record.helpers]
          : [];
  return refs.flatMap((ref) => (ref?.kind === "new" ? [ref.name] : []));
}
