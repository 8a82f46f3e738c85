/**
 * The quarter's report: what was done, what is late, what stays unresolved, by list and by grid. Units are
 * named beside their matters and nowhere counted: nothing here ranks them.
 */
import {
  type Block,
  codeFor,
  column,
  type OfficialDocument,
  paragraph,
  type Table,
  table,
} from "./blocks.ts";
import { hanNumber, heading, numbered } from "./headings.ts";
import { MATTER_LISTS, MATTER_OUTCOMES, type MatterValues, type ReportValues } from "./values.ts";
import { sayDate, type Words } from "./words.ts";

export function report(values: ReportValues, words: Words): OfficialDocument {
  const { say } = words;
  const { matters, year } = values;
  const quarter = words.language === "zh-CN" ? hanNumber(values.quarter) : values.quarter;
  const when = say("report.quarter", { year, quarter });
  const blocks: Block[] = [
    paragraph(say("report.opening", { when, total: matters.length, ...countsOf(matters) })),
    heading(1, say("report.byList")),
    countTable(
      say("report.list"),
      MATTER_LISTS.map((list) => [say(`list.${list}`), matters.filter((one) => one.list === list)]),
      words,
    ),
    heading(1, say("report.byGrid")),
    countTable(say("report.grid"), byGrid(values, words), words),
    ...(["done", "late", "unresolved"] as const).flatMap((outcome) =>
      matterBlocks(outcome, inOrder(matters.filter((one) => one.outcome === outcome)), words),
    ),
    { kind: "signature", organ: values.committee, date: sayDate(values.signedOn, words) },
  ];
  return {
    language: words.language,
    letterhead: values.committee,
    number: null,
    title: say("report.title", { when }),
    subtitle: null,
    landscape: false,
    code: codeFor(values.link, say("report.code")),
    blocks: numbered(blocks, words),
  };
}

function countsOf(matters: readonly MatterValues[]): Record<MatterValues["outcome"], number> {
  const counts = { done: 0, underway: 0, late: 0, unresolved: 0 };
  for (const { outcome } of matters) counts[outcome] += 1;
  return counts;
}

/** Grids in their own order, whatever the counts; then what lies in none. */
function byGrid({ grids, matters }: ReportValues, words: Words): [string, MatterValues[]][] {
  const inGrids = grids.map((grid): [string, MatterValues[]] => [
    grid,
    matters.filter((one) => one.grid === grid),
  ]);
  const elsewhere = matters.filter(({ grid }) => grid === null || !grids.includes(grid));
  return elsewhere.length > 0 ? [...inGrids, [words.say("report.noGrid"), elsewhere]] : inGrids;
}

function countTable(
  head: string,
  groups: readonly (readonly [string, readonly MatterValues[]])[],
  words: Words,
): Table {
  const counted = ["total", ...MATTER_OUTCOMES] as const;
  return table(
    [column(head, 6), ...counted.map((key) => column(words.say(`report.${key}`), 3, true))],
    groups.map(([name, matters]) => {
      const counts = { total: matters.length, ...countsOf(matters) };
      return [name, ...counted.map((key) => String(counts[key]))];
    }),
  );
}

function matterBlocks(
  outcome: "done" | "late" | "unresolved",
  matters: readonly MatterValues[],
  words: Words,
): Block[] {
  const { say } = words;
  if (matters.length === 0) return [heading(1, say(`report.${outcome}`)), paragraph(say("none"))];
  const columns = [
    column(say("report.list"), 4),
    column(say("number"), 3, true),
    column(say("report.matter"), 9),
    column(say("report.grid"), 4),
    column(say("unit"), 6),
    column(say("report.due"), 5),
  ];
  const rows = matters.map(({ list, number, title, grid, unit, due }) => [
    say(`list.${list}`),
    number === null ? "" : String(number),
    title,
    grid ?? "",
    unit ?? "",
    sayDate(due, words),
  ]);
  return [heading(1, say(`report.${outcome}`)), table(columns, rows)];
}

/** By list and by number on it, so that the order says nothing about anybody. */
const inOrder = (matters: readonly MatterValues[]): MatterValues[] =>
  [...matters].sort(
    (a, b) =>
      MATTER_LISTS.indexOf(a.list) - MATTER_LISTS.indexOf(b.list) ||
      (a.number ?? Number.POSITIVE_INFINITY) - (b.number ?? Number.POSITIVE_INFINITY) ||
      0,
  );
