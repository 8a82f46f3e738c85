/** The lists as documents: the columns of the ledger's own export, without the ids that it needs to come back. */
import type { SheetKind } from "../ledger/columns.ts";
import type { Draft } from "../ledger/preview.ts";
import { exportedColumns, exportTable, type ProblemNumber } from "../ledger/write.ts";
import { column, line, type OfficialDocument, type Table, table } from "./blocks.ts";
import { sayDate, type Words } from "./words.ts";

export interface LedgerValues {
  committee: string;
  sheet: SheetKind;
  records: readonly Draft[];
  problemNumber: ProblemNumber;
  asOf: string;
}

/** Columns that hold sentences, and those of a few signs. */
const SHARES: Readonly<Record<string, number>> = {
  number: 2,
  content: 7,
  description: 7,
  measures: 7,
  name: 6,
  place: 5,
  unit: 5,
  lead: 5,
  helpers: 5,
  reporter: 5,
  quantity: 2,
  measure: 2,
  problems: 2,
};

export const ledger = (values: LedgerValues, words: Words): OfficialDocument => ({
  language: words.language,
  letterhead: null,
  number: null,
  title: words.say("ledger.title", {
    committee: values.committee,
    list: words.term(`ledger.sheet.${values.sheet}`),
  }),
  subtitle: null,
  landscape: true,
  code: null,
  blocks: [
    line(words.say("asOf", { date: sayDate(values.asOf, words) })),
    ledgerTable(values, words),
  ],
});

function ledgerTable({ sheet, records, problemNumber }: LedgerValues, words: Words): Table {
  const fields = exportedColumns(sheet).map(({ field }) => field);
  const [head = [], ...rows] = exportTable(
    sheet,
    records.map((record) => withoutIds(record, problemNumber)),
    problemNumber,
  );
  const heads = head.slice(1).map((own, at) => headOf(sheet, fields[at], own, words));
  return table(
    heads.map((name, at) => column(name, SHARES[fields[at] ?? ""] ?? 4, fields[at] === "number")),
    rows.map((row, at) =>
      row.slice(1).map((cell, place) => termOf(records[at], fields[place], words) ?? cell),
    ),
  );
}

/** A problem that is on no list any more has no number: it would be told by its id. */
const withoutIds = (record: Draft, problemNumber: ProblemNumber): Draft =>
  record.sheet === "projects"
    ? {
        ...record,
        problems: record.problems.filter((problem) => /^\d+$/.test(problemNumber(problem))),
      }
    : record;

/** A column of the form is headed in the document's language; one of the ledger's own as it was. */
function headOf(sheet: SheetKind, field: string | undefined, own: string, words: Words): string {
  if (field === undefined || words.language === "zh-CN") return own;
  const common = ["number", "note", "phone", "grid"].includes(field);
  return words.term(`ledger.field.${common ? field : `${sheet}.${field}`}`);
}

/** What the form has a word of its own for, in the words of another language; null for all else. */
function termOf(record: Draft | undefined, field: string | undefined, words: Words): string | null {
  if (!record || words.language === "zh-CN") return null;
  const dateIn = (date: string | null) => (date === "ongoing" ? words.term("ongoing") : null);
  switch (record.sheet) {
    case "units":
      return field === "nature" ? words.term(`nature.${record.nature}`) : null;
    case "resources":
      if (field === "kind") return words.term(`kind.${record.kind}`);
      return field === "validTo" ? dateIn(record.validTo) : null;
    case "problems":
      if (field === "urgency") return words.term(`urgency.${record.urgency}`);
      return field === "expectedOn" ? dateIn(record.expectedOn) : null;
    case "projects": {
      if (field === "due") return dateIn(record.due);
      const share = record.percent === null ? "" : ` ${record.percent}%`;
      return field === "progress" ? `${words.term(`state.project.${record.state}`)}${share}` : null;
    }
    default:
      return record satisfies never;
  }
}
