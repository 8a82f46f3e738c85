import type { ProblemUrgency } from "../problem.ts";
import type { ResourceKind } from "../resource.ts";
import type { UnitNature } from "../unit.ts";
import type { Grid } from "./cells.ts";
import type { ColumnGuess, RememberedColumns, SheetKind } from "./columns.ts";
import type { LayoutChoice } from "./layout.ts";
import type { ProjectState } from "./terms.ts";

/** A sentence of the language file `ledger.json`: its key and what is filled into it. */
export type Message = { key: string; params: Readonly<Record<string, string | number>> };

/** One answer that can be picked: `value` goes into `Answer.choices` under the question's id. */
export type Candidate = Message & { value: string };

/**
 * Something only a person can decide. `free` names the input to show besides the candidates; what
 * is typed there goes into `Answer.cells` under the field, except a unit, which is a choice
 * `unit:<name>`.
 */
export type Question = Message & {
  id: string;
  field: string;
  candidates: Candidate[];
  free: "date" | "text" | "number" | "unit" | null;
};

/** Why a row cannot be taken as it is; `field` is null when it is about the whole row. */
export type Reason = Message & { field: string | null };

/** What a person said about a row: texts typed over cells, and candidates picked. */
export type Answer = {
  cells?: Readonly<Record<string, string>>;
  choices?: Readonly<Record<string, string>>;
};

export type UnitRef =
  | { kind: "existing"; id: string; name: string }
  | { kind: "row"; rowKey: string; name: string }
  | { kind: "new"; name: string };
export type ProblemRef = { kind: "existing"; id: string } | { kind: "row"; rowKey: string };
/** YYYY-MM-DD, or "ongoing" (长期). */
export type LedgerDate = string;

/** Cells of columns that the ledger does not know, kept under their own headers. */
export type Extra = { header: string; text: string };
type DraftBase = { id: string | null; number: string | null; note: string | null; extras: Extra[] };

export type UnitDraft = DraftBase & {
  sheet: "units";
  name: string;
  nature: UnitNature;
  grid: string | null;
  headTitle: string | null;
  liaison: string | null;
  phone: string | null;
};
export type ResourceDraft = DraftBase & {
  sheet: "resources";
  unit: UnitRef;
  kind: ResourceKind;
  content: string;
  quantity: number;
  measure: string;
  validTo: LedgerDate;
  contact: string | null;
};
export type ProblemDraft = DraftBase & {
  sheet: "problems";
  description: string;
  place: string;
  grid: string | null;
  /** null when the community itself reported it. */
  reporter: UnitRef | null;
  /** Others that reported it too, since problems were merged: 提出单位 then holds several names. */
  alsoReportedBy?: UnitRef[];
  urgency: ProblemUrgency;
  reportedOn: string | null;
  expectedOn: LedgerDate | null;
  /** The problem to which this row only adds a reporter. */
  mergeInto: ProblemRef | null;
};
export type ProjectDraft = DraftBase & {
  sheet: "projects";
  name: string;
  problems: ProblemRef[];
  lead: UnitRef;
  helpers: UnitRef[];
  measures: string | null;
  due: LedgerDate;
  responsible: string | null;
  state: ProjectState;
  percent: number | null;
};
export type Draft = UnitDraft | ResourceDraft | ProblemDraft | ProjectDraft;

export type RowStatus = "ready" | "question" | "refused" | "duplicate";

/** One row that holds data. `record` is there only when the row is ready. */
export type PreviewRow = {
  rowKey: string;
  sheet: string;
  kind: SheetKind;
  /** As in Excel: the first row of the sheet is 1. */
  rowNumber: number;
  /** Original texts, by column index. */
  cells: string[];
  status: RowStatus;
  questions: Question[];
  reasons: Reason[];
  /** What was filled in or read tolerantly, to be shown; nothing waits for it. */
  assumptions: Reason[];
  duplicateOf: string | null;
  record: Draft | null;
};

/** A row that holds no data of its own. `unread`: the sheet is of no known kind or was skipped. */
export type OtherRow = {
  rowNumber: number;
  role: "heading" | "header" | "blank" | "note" | "unread";
  cells: string[];
};

export type PreviewSheet = {
  name: string;
  kind: SheetKind | null;
  headerRow: number | null;
  columns: ColumnGuess[];
  community: string | null;
  /** The day from which bare dates are read, and whether the sheet said it or today stood in. */
  reference: { date: string; from: "sheet" | "today" };
  notices: Message[];
  rows: PreviewRow[];
  others: OtherRow[];
};

export type Preview = {
  sheets: PreviewSheet[];
  counts: Record<RowStatus, number>;
  /** Units that applying will create because somebody answered so. */
  newUnits: string[];
  /** For the counter of the import page: cells taken over, cells typed by hand. */
  fieldsReused: number;
  fieldsTyped: number;
};

/** A unit of the committee, with the short forms under which ledgers know it. */
export type KnownUnit = { id: string; name: string; shortNames?: readonly string[] };
/** A record of the committee; `fingerprint` is from `fingerprintOf`, `number` its list number. */
export type KnownRecord = {
  id: string;
  kind: SheetKind;
  fingerprint: string;
  number?: string | null;
};

export type ReadingInput = {
  grids: readonly Grid[];
  /** YYYY-MM-DD, for sheets that do not say when they were filled in. */
  today: string;
  known: { units: readonly KnownUnit[]; records: readonly KnownRecord[] };
  remembered?: RememberedColumns;
  /** By sheet name. */
  layouts?: Readonly<Record<string, LayoutChoice>>;
  /** By row key. */
  answers?: Readonly<Record<string, Answer>>;
  /** Written name → unit name or "create": answered once for every row that writes it so. */
  aliases?: Readonly<Record<string, string>>;
};

/** Own entry of a record that came from outside; never something inherited such as `constructor`. */
export function entry<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  key: string,
): Value | undefined {
  return record && Object.hasOwn(record, key) ? record[key] : undefined;
}
