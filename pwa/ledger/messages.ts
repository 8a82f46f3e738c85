/** What the import page and its worker say to each other. Nothing heavy crosses: rows come by the page. */

import type { Texts } from "../../shared/language/language.ts";
import type { ColumnGuess, RememberedColumns, SheetKind } from "../../shared/ledger/columns.ts";
import type { LayoutChoice } from "../../shared/ledger/layout.ts";
import type {
  Answer,
  Message,
  PreviewSheet,
  Question,
  Reason,
  RowStatus,
} from "../../shared/ledger/preview.ts";

/** Why the server said no, or `offline`. */
export interface Trouble {
  reason: string;
  title?: string;
  detail?: string;
}

export interface SheetView {
  name: string;
  kind: SheetKind | null;
  headerRow: number | null;
  columns: ColumnGuess[];
  community: string | null;
  reference: PreviewSheet["reference"];
  notices: Message[];
  rows: number;
}

export interface RowView {
  rowKey: string;
  sheet: string;
  kind: SheetKind;
  rowNumber: number;
  status: RowStatus;
  /** What the row is about: the text of its sheet's main column. */
  title: string;
  cells: { header: string; text: string }[];
  questions: Question[];
  /** With the text that stands in the cell, so that it can be mended in place. */
  reasons: (Reason & { text: string | null })[];
  /** The server's own words, where it refused the row. */
  said: string | null;
  assumptions: Reason[];
  /** Row number of the row that it repeats. */
  duplicateOf: number | null;
  answered: boolean;
}

export type RowFilter = RowStatus | "all";
export interface RowsPage {
  filter: RowFilter;
  from: number;
  total: number;
  rows: RowView[];
}

export interface Summary {
  sheets: SheetView[];
  counts: Record<RowStatus, number>;
  newUnits: string[];
  fieldsReused: number;
  fieldsTyped: number;
  /** Commands that applying will send, and rows that say nothing new. */
  steps: number;
  unchanged: number;
}

/** Records that an import created and amended, by noun. */
export interface Applied {
  created: Record<string, number>;
  amended: Record<string, number>;
}

/** Answers that were given about a file before it could be applied. */
export interface Earlier {
  committee: string;
  file: string;
  count: number;
  /** That very file has been picked again, and waits for whether to go on. */
  picked: boolean;
}

export type Phase = "lists" | "inspect" | "unpack" | "read" | "plan";

export type Ask =
  | {
      ask: "open";
      committee: string;
      file: File;
      today: string;
      remembered: RememberedColumns;
      language: string;
    }
  | { ask: "answer"; rowKey: string; answer: Answer | null }
  | { ask: "alias"; name: string; value: string }
  | { ask: "layout"; sheet: string; choice: LayoutChoice }
  | { ask: "goOn"; withAnswers: boolean }
  | { ask: "dropAnswers" }
  | { ask: "rows"; filter: RowFilter; from: number }
  | { ask: "refused"; as: "csv" | "xlsx"; texts: Texts }
  | { ask: "apply" }
  | { ask: "unfinished"; language: string }
  | { ask: "resume" }
  | { ask: "discard" };

export type Told =
  | { told: "phase"; phase: Phase }
  | { told: "failed"; message: Message }
  | { told: "trouble"; trouble: Trouble }
  | { told: "summary"; summary: Summary }
  | { told: "rows"; page: RowsPage }
  | { told: "file"; name: string; blob: Blob }
  | { told: "tables"; name: string; tables: { name: string; table: string[][] }[] }
  | { told: "sending"; done: number; total: number }
  | { told: "rejected"; rows: number }
  | { told: "applied"; applied: Applied }
  | { told: "unfinished"; committee: string; steps: number }
  | { told: "earlier"; earlier: Earlier };

/** Lists to write into files, or tables that are there already. `names` and `file` are in the reader's words. */
export type ExportAsk =
  | {
      committee: string;
      as: SheetKind | "xlsx";
      names: Readonly<Record<SheetKind, string>>;
      file: string;
      language: string;
    }
  | { name: string; tables: { name: string; table: string[][] }[] };
export type ExportTold =
  | { told: "file"; name: string; blob: Blob }
  | { told: "trouble"; trouble: Trouble };

/** Rows that the page shows at once. */
export const ROWS_AT_ONCE = 25;
