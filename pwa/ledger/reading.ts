/** A ledger that is being read: the sheets, what was answered, and what applying it would come to. */
import { ulid } from "ulid";
import type { Grid } from "../../shared/ledger/cells.ts";
import { foldTight } from "../../shared/ledger/cells.ts";
import { REQUIRED, type RememberedColumns } from "../../shared/ledger/columns.ts";
import type { LayoutChoice } from "../../shared/ledger/layout.ts";
import { knownOf, type Lists } from "../../shared/ledger/lists.ts";
import { type Plan, planImport } from "../../shared/ledger/plan.ts";
import type {
  Answer,
  Message,
  Preview,
  PreviewRow,
  PreviewSheet,
  RowStatus,
} from "../../shared/ledger/preview.ts";
import { readLedger } from "../../shared/ledger/read.ts";
import { refusedTable } from "../../shared/ledger/write.ts";
import {
  ROWS_AT_ONCE,
  type RowFilter,
  type RowsPage,
  type RowView,
  type SheetView,
  type Summary,
} from "./messages.ts";

/** Random bytes for ids, fetched many at a time: thousands of ids want tens of thousands of them. */
let pool = new Uint8Array(0);
let used = 0;
function random(): number {
  if (used >= pool.length) {
    pool = crypto.getRandomValues(new Uint8Array(16_384));
    used = 0;
  }
  used += 1;
  return (pool[used - 1] ?? 0) / 256;
}
const newId = (): string => ulid(undefined, random);

/** What a row is told besides what the reader finds: the server's "no". */
type Stopped = ReadonlyMap<string, string>;

/** Everything that somebody said about a ledger. */
export interface Answered {
  layouts: Record<string, LayoutChoice>;
  aliases: Record<string, string>;
  answers: Record<string, Answer>;
}

export class Reading {
  readonly grids: readonly Grid[];
  readonly lists: Lists;
  readonly today: string;
  private readonly remembered: RememberedColumns;
  private readonly known: ReturnType<typeof knownOf>;
  private readonly layouts: Record<string, LayoutChoice> = {};
  private readonly aliases: Record<string, string> = {};
  private readonly answers: Record<string, Answer> = {};
  private readonly stopped = new Map<string, string>();
  private preview: Preview;
  private rows: readonly { row: PreviewRow; sheet: PreviewSheet; status: RowStatus }[] = [];
  plan: Plan;

  constructor(
    grids: readonly Grid[],
    lists: Lists,
    today: string,
    remembered: RememberedColumns = {},
  ) {
    this.grids = grids;
    this.lists = lists;
    this.today = today;
    this.remembered = remembered;
    this.known = knownOf(lists);
    [this.preview, this.plan] = this.read();
  }

  private read(): [Preview, Plan] {
    const { grids, today, known, remembered, layouts, aliases } = this;
    const answers = { ...this.answers };
    for (const rowKey of this.stopped.keys()) {
      const { choices, ...cells } = answers[rowKey] ?? {};
      answers[rowKey] = { ...cells, choices: { ...choices, server: "leaveOut" } };
    }
    const input = { grids, today, known, remembered, layouts, answers, aliases };
    this.preview = readLedger(input);
    this.plan = planImport(this.preview, this.lists, newId);
    const fixed = new Map(this.plan.refused.map(({ rowKey, reason }) => [rowKey, reason]));
    for (const row of this.preview.sheets.flatMap((sheet) => sheet.rows)) {
      const reason = fixed.get(row.rowKey);
      if (!reason) continue;
      row.status = "refused";
      row.reasons.push(reason);
      this.preview.counts.ready -= 1;
      this.preview.counts.refused += 1;
    }
    this.rows = this.preview.sheets.flatMap((sheet) =>
      sheet.rows.map((row) => ({ row, sheet, status: row.status })),
    );
    return [this.preview, this.plan];
  }

  /** Answers a row (parts are added to what was said before), or with null takes all answers back. */
  answer(rowKey: string, answer: Answer | null): void {
    this.stopped.delete(rowKey);
    const before = this.answers[rowKey];
    if (answer === null) delete this.answers[rowKey];
    else
      this.answers[rowKey] = {
        cells: { ...before?.cells, ...answer.cells },
        choices: { ...before?.choices, ...answer.choices },
      };
    this.read();
  }

  /** Which unit a written name means, wherever it is written: its name, or "create". */
  alias(name: string, value: string): void {
    this.aliases[foldTight(name)] = value;
    this.read();
  }

  /** What a sheet is and how its columns are read. */
  layout(sheet: string, choice: LayoutChoice): void {
    const before = this.layouts[sheet];
    // Another kind or header row makes other columns: what was chosen for the old ones is void.
    const columns =
      choice.kind || choice.headerRow ? {} : { ...before?.columns, ...choice.columns };
    this.layouts[sheet] = { ...before, ...choice, columns };
    this.read();
  }

  /** What was said so far. */
  get answered(): Answered {
    const { layouts, aliases, answers } = this;
    return { layouts, aliases, answers };
  }

  /** Goes on from what was said before. */
  goOn(answered: Answered): void {
    Object.assign(this.layouts, answered.layouts);
    Object.assign(this.aliases, answered.aliases);
    Object.assign(this.answers, answered.answers);
    this.read();
  }

  /** The same sheets and answers, read against lists that have moved on. */
  against(lists: Lists): Reading {
    const next = new Reading(this.grids, lists, this.today, this.remembered);
    next.goOn(this.answered);
    return next;
  }

  /** Rows that the server refused, each with its words; they are left out until they are answered anew. */
  stop(rows: Stopped): void {
    for (const [rowKey, said] of rows) this.stopped.set(rowKey, said);
    this.read();
  }

  /** True where reading again takes long enough to be told. */
  get isLong(): boolean {
    return this.rows.length > 500;
  }

  summary(): Summary {
    const { sheets, counts, newUnits, fieldsReused, fieldsTyped } = this.preview;
    return {
      sheets: sheets.map(
        ({ rows, others: _, ...sheet }): SheetView => ({ ...sheet, rows: rows.length }),
      ),
      counts,
      newUnits,
      fieldsReused,
      fieldsTyped,
      steps: this.plan.steps.length,
      unchanged: this.plan.unchanged,
    };
  }

  /** Some rows of one status, from a place on. */
  page(filter: RowFilter, from: number): RowsPage {
    const found = this.rows.filter(({ status }) => filter === "all" || status === filter);
    const start = Math.min(from, Math.max(0, found.length - 1));
    const rows = found
      .slice(start, start + ROWS_AT_ONCE)
      .map(({ row, sheet }) => this.view(row, sheet));
    return { filter, from: start, total: found.length, rows };
  }

  private view(row: PreviewRow, sheet: PreviewSheet): RowView {
    const textOf = (field: string): string => {
      const column = sheet.columns.find((guess) => guess.field === field);
      return column ? (row.cells[column.index] ?? "") : "";
    };
    const typed = this.answers[row.rowKey]?.cells ?? {};
    const { rowKey, kind, rowNumber, status, questions, assumptions } = row;
    return {
      rowKey,
      sheet: sheet.name,
      kind,
      rowNumber,
      status,
      title: typed[REQUIRED[kind]] ?? textOf(REQUIRED[kind]),
      cells: sheet.columns.flatMap(({ header, index }) => {
        const text = row.cells[index] ?? "";
        return text.trim() === "" ? [] : [{ header, text }];
      }),
      questions,
      reasons: row.reasons.map((reason) => ({
        ...reason,
        text: reason.field === null ? null : (typed[reason.field] ?? textOf(reason.field)),
      })),
      said: this.stopped.get(rowKey) ?? null,
      assumptions,
      duplicateOf: sheet.rows.find((other) => other.rowKey === row.duplicateOf)?.rowNumber ?? null,
      answered: this.answers[rowKey] !== undefined,
    };
  }

  /** The rows that are not taken, sheet by sheet, each with its reasons; sheets without any are left out. */
  refused(say: (message: Message) => string): { name: string; table: string[][] }[] {
    return this.preview.sheets.flatMap((sheet) =>
      sheet.kind !== null && sheet.rows.some(({ status }) => status !== "ready")
        ? [{ name: sheet.name, table: refusedTable(sheet, say) }]
        : [],
    );
  }
}
