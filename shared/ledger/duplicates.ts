import { foldTight } from "./cells.ts";
import { COLUMNS, type SheetKind } from "./columns.ts";
import type { Candidate, KnownRecord, PreviewRow } from "./preview.ts";
import type { RowReader } from "./row-reader.ts";

/** A row while it is being read: its reader, and what it may be mistaken for. */
export type OpenRow = { row: PreviewRow; reader: RowReader; fingerprint: string };

const MERGE: Candidate = { value: "merge", key: "answer.merge", params: {} };
const SEPARATE: Candidate = { value: "separate", key: "answer.separate", params: {} };
const UPDATE: Candidate = { value: "update", key: "answer.update", params: {} };

/** Everything a row says except its list number and note: equal texts are the same row twice. */
function wholeText(kind: SheetKind, reader: RowReader): string {
  return COLUMNS[kind]
    .filter(({ field }) => field !== "number" && field !== "note")
    .map(({ field }) => foldTight(reader.written(field)))
    .join("\u0000");
}

/**
 * Finds rows that say again what an earlier row of their sheet or a record of the committee says.
 * Rows that carry an id are what they say they are and are compared with nothing.
 * @param rows the rows of one kind, in order; refused rows stand for nothing and are passed over
 */
export function findDuplicates(rows: readonly OpenRow[], records: readonly KnownRecord[]): void {
  const first = new Map<string, { whole: string; row: PreviewRow }>();
  const existing = new Map(records.map((record) => [record.fingerprint, record]));
  for (const { row, reader, fingerprint } of rows) {
    if (row.reasons.length > 0 || !fingerprint) continue;
    const whole = wholeText(row.kind, reader);
    const earlier = first.get(fingerprint);
    if (!earlier) first.set(fingerprint, { whole, row });
    if (row.record?.id) continue;
    if (earlier) compareRows(row, reader, earlier.row, earlier.whole === whole);
    else compareRecord(row, reader, existing.get(fingerprint));
  }
}

function compareRows(row: PreviewRow, reader: RowReader, earlier: PreviewRow, same: boolean) {
  const chosen = reader.choice("duplicate");
  if (chosen === "separate") return;
  const params = { row: earlier.rowNumber, sheet: earlier.sheet };
  if (same) {
    row.duplicateOf = earlier.rowKey;
  } else if (row.kind === "units") {
    reader.refuse("name", "unitTwice", params);
  } else if (chosen === "merge" && row.kind === "problems") {
    mergeRows(row, reader, earlier);
  } else {
    const merge = row.kind === "problems" ? [MERGE] : [];
    askAbout(reader, row, `duplicate.${row.kind}`, params, [...merge, SEPARATE]);
  }
}

/** Merging leads to what the earlier row was itself merged into, so that chains end at one problem. */
function mergeRows(row: PreviewRow, reader: RowReader, earlier: PreviewRow) {
  const { record, rowKey, rowNumber } = earlier;
  const params = { row: rowNumber, sheet: earlier.sheet };
  if (earlier.questions.length > 0 || record?.sheet !== "problems") {
    askAbout(reader, row, "duplicate.waits", params, [SEPARATE]);
  } else if (row.record?.sheet === "problems") {
    row.record.mergeInto = record.mergeInto ?? { kind: "row", rowKey };
  }
}

function compareRecord(row: PreviewRow, reader: RowReader, record: KnownRecord | undefined) {
  if (!record) return;
  const chosen = reader.choice("duplicate");
  // A unit is its name: the same name again is the same unit, brought up to date.
  if (chosen === "update" || row.kind === "units") {
    if (row.record) row.record.id = record.id;
  } else if (chosen === "merge" && row.kind === "problems") {
    const { record: draft } = row;
    if (draft?.sheet === "problems") draft.mergeInto = { kind: "existing", id: record.id };
  } else if (chosen !== "separate") {
    const merge = row.kind === "problems" ? [MERGE] : [];
    askAbout(reader, row, "duplicate.existing", {}, [...merge, UPDATE, SEPARATE]);
  }
}

function askAbout(
  reader: RowReader,
  row: PreviewRow,
  key: string,
  params: Record<string, string | number>,
  candidates: Candidate[],
) {
  const field = row.kind === "problems" ? "description" : "name";
  reader.ask({ field, id: "duplicate", key, params, candidates });
}
