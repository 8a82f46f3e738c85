import { COLUMNS, ID_HEADER, REASON_HEADER, type SheetKind } from "./columns.ts";
import type { Draft, Extra, Message, PreviewSheet, ProblemRef } from "./preview.ts";
import { NATURES, PROJECT_STATES, RESOURCE_KINDS, termWord, URGENCIES } from "./terms.ts";

const ONGOING_WORD = "长期";

/** How a project's problems are written: their list numbers, or their ids. */
export type ProblemNumber = (problem: ProblemRef) => string;

/** Texts of a record by field, in the words of the form; dates as YYYY-MM-DD or 长期. */
export function exportCells(
  record: Draft,
  problemNumber: ProblemNumber,
): Readonly<Record<string, string | null>> {
  const { id, number, note } = record;
  const base = { id, number, note };
  switch (record.sheet) {
    case "units": {
      const { name, nature, grid, headTitle, liaison, phone } = record;
      return { ...base, name, nature: termWord(NATURES, nature), grid, headTitle, liaison, phone };
    }
    case "resources": {
      const { unit, kind, content, quantity, measure, validTo, contact } = record;
      return {
        ...base,
        unit: unit.name,
        kind: termWord(RESOURCE_KINDS, kind),
        content,
        quantity: String(quantity),
        measure,
        validTo: dateWord(validTo),
        contact,
      };
    }
    case "problems": {
      const { description, place, grid, reporter, alsoReportedBy = [], urgency } = record;
      const { reportedOn, expectedOn } = record;
      return {
        ...base,
        description,
        place,
        grid,
        reporter: [reporter, ...alsoReportedBy].map((unit) => unit?.name ?? "").join("、"),
        urgency: termWord(URGENCIES, urgency),
        reportedOn,
        expectedOn: dateWord(expectedOn),
      };
    }
    case "projects": {
      const { name, problems, lead, helpers, measures, due, responsible, state, percent } = record;
      const share = percent === null ? "" : ` ${percent}%`;
      return {
        ...base,
        name,
        problems: problems.map(problemNumber).join(","),
        lead: lead.name,
        helpers: helpers.map((helper) => helper.name).join("、"),
        measures,
        due: dateWord(due),
        responsible,
        progress: `${termWord(PROJECT_STATES, state)}${share}`,
      };
    }
    default:
      return record satisfies never;
  }
}

function dateWord(date: string | null): string | null {
  return date === "ongoing" ? ONGOING_WORD : date;
}

/** Columns that an export of this kind has after the id. `phone` and `note` only where a draft keeps them. */
export function exportedColumns(kind: SheetKind) {
  return COLUMNS[kind].filter(({ field }) => field !== "phone" || kind === "units");
}

/**
 * A header row and one row per record: 编号 (the stable id), the columns of the form, then columns
 * that only this ledger has. For csv, hand it to `writeCsv`; for xlsx the cells are texts.
 */
export function exportTable(
  kind: SheetKind,
  records: readonly Draft[],
  problemNumber: ProblemNumber,
): string[][] {
  const columns = exportedColumns(kind);
  const extraColumns = new Map<string, string>();
  const extras = records.map((record) => byColumn(record.extras, extraColumns));
  const header = [ID_HEADER, ...columns.map((column) => column.header), ...extraColumns.values()];
  const rows = records.map((record, at) => {
    const cells = exportCells(record, problemNumber);
    const own = ["id", ...columns.map(({ field }) => field)].map((field) => cells[field] ?? "");
    return [...own, ...[...extraColumns.keys()].map((key) => extras[at]?.get(key) ?? "")];
  });
  return [header, ...rows];
}

/** Two extra columns may share a header: the second of them in a row is a column of its own. */
function byColumn(extras: readonly Extra[], columns: Map<string, string>): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { header, text } of extras) {
    let times = 1;
    while (texts.has(`${times} ${header}`)) times += 1;
    texts.set(`${times} ${header}`, text);
    columns.set(`${times} ${header}`, header);
  }
  return texts;
}

/**
 * The rows of a sheet that were not taken, under their original columns and with 原因 at the end.
 * The lines above the header come along, since bare dates are read from the fill-in date; so the
 * table can be mended and imported again.
 * @param say turns a reason or question into a sentence of the user's language
 */
export function refusedTable(sheet: PreviewSheet, say: (message: Message) => string): string[][] {
  const kept = sheet.columns.filter(
    ({ header, field }) => !(field === "ignore" && header === REASON_HEADER),
  );
  const rows = sheet.rows
    .filter(({ status }) => status !== "ready")
    .map((row) => {
      const why = [...row.reasons, ...row.questions].map(say);
      if (row.duplicateOf) {
        why.push(say({ key: "refused.duplicate", params: { row: row.duplicateOf } }));
      }
      return [...kept.map(({ index }) => row.cells[index] ?? ""), why.join("; ")];
    });
  const headings = sheet.others
    .filter(({ role }) => role === "heading")
    .map(({ cells }) => Array.from({ length: kept.length + 1 }, (_, at) => cells[at] ?? ""));
  return [...headings, [...kept.map(({ header }) => header), REASON_HEADER], ...rows];
}
