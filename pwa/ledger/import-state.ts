/** What the import page shows, and what it may ask of its worker. */
import { batch, signal } from "@preact/signals";
import { dateOf } from "../../shared/deadlines.ts";
import {
  type ColumnGuess,
  normalizeHeader,
  type RememberedColumns,
} from "../../shared/ledger/columns.ts";
import type { Message } from "../../shared/ledger/preview.ts";
import { syncNow } from "../local/index.ts";
import { recall, remember } from "../text/remembered.ts";
import { allTexts, language } from "../text/text.ts";
import { saveFile, writeFiles } from "./files.ts";
import type {
  Applied,
  Ask,
  Earlier,
  Phase,
  RowFilter,
  RowsPage,
  Summary,
  Told,
  Trouble,
} from "./messages.ts";

/** What the worker is busy with; null when it waits. */
export const phase = signal<Phase | null>(null);
/** Why the file could not be read. */
export const failed = signal<Message | null>(null);
/** Why the server did not do as asked. */
export const trouble = signal<Trouble | null>(null);
export const summary = signal<Summary | null>(null);
export const rows = signal<RowsPage | null>(null);
export const filter = signal<RowFilter>("all");
export const sending = signal<{ done: number; total: number } | null>(null);
/** How many rows the server refused at the last try. */
export const rejected = signal(0);
export const applied = signal<Applied | null>(null);
/** An import that was cut off before it was applied. */
export const unfinished = signal<{ committee: string; steps: number } | null>(null);

/** Answers that were given before about a file that was not applied. */
export const earlier = signal<Earlier | null>(null);

let worker: Worker | null = null;
let committee = "";

function send(asked: Ask): void {
  if (!worker) {
    // A classic worker: browsers that know no module workers run it too.
    worker = new Worker(new URL("./desk.ts", import.meta.url));
    worker.addEventListener("message", ({ data }: MessageEvent<Told>) => hear(data));
    worker.addEventListener("error", () => {
      failed.value = { key: "file.damaged", params: {} };
      stop();
    });
  }
  worker.postMessage(asked);
}

function hear(told: Told): void {
  batch(() => {
    switch (told.told) {
      case "phase":
        phase.value = told.phase;
        return;
      case "failed":
        phase.value = null;
        failed.value = told.message;
        return;
      case "trouble":
        phase.value = null;
        sending.value = null;
        trouble.value = told.trouble;
        return;
      case "summary":
        phase.value = null;
        if (summary.peek() === null)
          filter.value = told.summary.counts.question > 0 ? "question" : "all";
        summary.value = told.summary;
        askRows(rows.peek()?.from ?? 0);
        return;
      case "rows":
        rows.value = told.page;
        return;
      case "file":
        saveFile(told.name, told.blob);
        return;
      case "tables":
        void writeFiles({ name: told.name, tables: told.tables });
        return;
      case "sending":
        sending.value = { done: told.done, total: told.total };
        return;
      case "rejected":
        sending.value = null;
        rejected.value = told.rows;
        show("refused");
        return;
      case "applied":
        clear();
        applied.value = told.applied;
        void syncNow();
        return;
      case "unfinished":
        unfinished.value = { committee: told.committee, steps: told.steps };
        return;
      case "earlier":
        phase.value = null;
        earlier.value = told.earlier;
        return;
      default:
        return told satisfies never;
    }
  });
}

function clear(): void {
  batch(() => {
    for (const each of [
      phase,
      failed,
      trouble,
      summary,
      rows,
      sending,
      applied,
      unfinished,
      earlier,
    ])
      each.value = null;
    filter.value = "all";
    rejected.value = 0;
  });
}

const columnsKey = (code: string): string => `gongjian.columns.${code}`;
const rememberedColumns = (): RememberedColumns =>
  JSON.parse(recall(columnsKey(committee)) ?? "{}") as RememberedColumns;

/** Begins to read a file for a committee. */
export function openFile(code: string, file: File): void {
  clear();
  committee = code;
  phase.value = "inspect";
  const today = dateOf(new Date().toISOString());
  const remembered = rememberedColumns();
  send({ ask: "open", committee, file, today, remembered, language: language.peek() });
}

/** Stops whatever the worker is doing and forgets the file. */
export function stop(): void {
  worker?.terminate();
  worker = null;
  const why = failed.peek();
  clear();
  failed.value = why;
  askUnfinished();
}

/** Shows the rows of one status. */
export function show(next: RowFilter): void {
  filter.value = next;
  askRows(0);
}

/** Shows rows from a place on. */
export function askRows(from: number): void {
  send({ ask: "rows", filter: filter.peek(), from });
}

/** Answers a row; null takes its answers back. */
export function answerRow(
  rowKey: string,
  field: "cells" | "choices",
  id: string,
  value: string,
): void {
  send({ ask: "answer", rowKey, answer: { [field]: { [id]: value } } });
}
export function takeBack(rowKey: string): void {
  send({ ask: "answer", rowKey, answer: null });
}

/** Says once, for every row that writes it so, which unit a name means. */
export function answerName(name: string, value: string): void {
  send({ ask: "alias", name, value });
}

/** Corrects what a column is, and remembers it for this committee's next ledger. */
export function chooseColumn(sheet: string, column: ColumnGuess, field: string): void {
  const remembered = { ...rememberedColumns(), [normalizeHeader(column.header)]: field };
  remember(columnsKey(committee), JSON.stringify(remembered));
  send({ ask: "layout", sheet, choice: { columns: { [column.index]: field } } });
}

/** Corrects what a sheet is, or where its header stands. */
export function chooseLayout(
  sheet: string,
  choice: Extract<Ask, { ask: "layout" }>["choice"],
): void {
  send({ ask: "layout", sheet, choice });
}

/** Downloads the rows that are not taken, with their reasons. */
export function downloadRefused(as: "csv" | "xlsx"): void {
  send({ ask: "refused", as, texts: allTexts() });
}

/** Sends everything that is ready; it becomes real in one step. */
export function apply(): void {
  batch(() => {
    trouble.value = null;
    rejected.value = 0;
    sending.value = { done: 0, total: summary.peek()?.steps ?? 0 };
  });
  send({ ask: "apply" });
}

/** Asks whether an import was cut off before it was applied. */
export function askUnfinished(): void {
  send({ ask: "unfinished", language: language.peek() });
}

/** Goes on with an import that was cut off. */
export function resume(): void {
  const steps = unfinished.peek()?.steps ?? 0;
  batch(() => {
    trouble.value = null;
    unfinished.value = null;
    sending.value = { done: 0, total: steps };
  });
  send({ ask: "resume" });
}

/** Reads the picked file with what was answered before, or from the start. */
export function goOn(withAnswers: boolean): void {
  earlier.value = null;
  phase.value = "plan";
  send({ ask: "goOn", withAnswers });
}

/** Forgets what was answered before. */
export function dropAnswers(): void {
  earlier.value = null;
  send({ ask: "dropAnswers" });
}

/** Gives up an import that was cut off: nothing of it was applied. */
export function discard(): void {
  unfinished.value = null;
  send({ ask: "discard" });
}
