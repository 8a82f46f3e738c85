/**
 * The quarter's report: what was done, what is late, what stays unresolved, by list and by grid. Units are
 * named beside their matters and nowhere counted: nothing here ranks them.
 */
import {
  type Block,
  codeFor,
  column,
  line,
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
  const { opening, byList, byGrid } = reportCounts(values, words);
  const blocks: Block[] = [
    line(sayAsOf(values, words)),
    paragraph(opening),
    heading(1, say("report.byList")),
    byList,
    heading(1, say("report.byGrid")),
    byGrid,
    ...TOLD_OUTCOMES.flatMap((outcome) =>
      matterBlocks(
        outcome,
        inOrder(values.matters.filter((one) => one.outcome === outcome)),
        words,
      ),
    ),
    { kind: "signature", organ: values.committee, date: sayDate(values.signedOn, words) },
  ];
  return {
    language: words.language,
    letterhead: values.committee,
    number: null,
    title: reportTitle(values, words),
    subtitle: null,
    landscape: false,
    code: codeFor(values.link, say("report.code")),
    blocks: numbered(blocks, words),
  };
}

/** Outcomes whose matters are told one by one; what goes on as agreed is only counted. */
export const TOLD_OUTCOMES = ["done", "late", "unresolved"] as const;

/** 2026年第四季度. */
export function sayQuarter(
  { year, quarter }: Pick<ReportValues, "year" | "quarter">,
  words: Words,
): string {
  const said = words.language === "zh-CN" ? hanNumber(quarter) : quarter;
  return words.say("report.quarter", { year, quarter: said });
}

export const reportTitle = (of: Pick<ReportValues, "year" | "quarter">, words: Words): string =>
  words.say("report.title", { when: sayQuarter(of, words) });

export const sayAsOf = ({ asOf }: ReportValues, words: Words): string =>
  words.say("asOf", { date: sayDate(asOf, words) });

/** How many matters there are of each outcome: in a sentence, by list and by grid. */
export function reportCounts(values: ReportValues, words: Words) {
  const { say } = words;
  const { matters } = values;
  return {
    opening: say("report.opening", {
      when: sayQuarter(values, words),
      total: matters.length,
      ...countsOf(matters),
    }),
    byList: countTable(
      say("report.list"),
      MATTER_LISTS.map((list) => [say(`list.${list}`), matters.filter((one) => one.list === list)]),
      words,
    ),
    byGrid: countTable(say("report.grid"), inGrids(values, words), words),
  };
}

function countsOf(matters: readonly MatterValues[]): Record<MatterValues["outcome"], number> {
  const counts = { done: 0, underway: 0, late: 0, unresolved: 0 };
  for (const { outcome } of matters) counts[outcome] += 1;
  return counts;
}

/** Grids in their own order, whatever the counts; then what lies in none. */
function inGrids({ grids, matters }: ReportValues, words: Words): [string, MatterValues[]][] {
  const each = grids.map((grid): [string, MatterValues[]] => [
    grid,
    matters.filter((one) => one.grid === grid),
  ]);
  const elsewhere = matters.filter(({ grid }) => grid === null || !grids.includes(grid));
  return elsewhere.length > 0 ? [...each, [words.say("report.noGrid"), elsewhere]] : each;
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
  outcome: (typeof TOLD_OUTCOMES)[number],
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
export const inOrder = <M extends Pick<MatterValues, "list" | "number">>(
  matters: readonly M[],
): M[] =>
  [...matters].sort(
    (a, b) =>
      MATTER_LISTS.indexOf(a.list) - MATTER_LISTS.indexOf(b.list) ||
      (a.number ?? Number.POSITIVE_INFINITY) - (b.number ?? Number.POSITIVE_INFINITY) ||
      0,
  );
