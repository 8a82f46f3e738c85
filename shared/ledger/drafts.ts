import { foldTight } from "./cells.ts";
import type { SheetKind } from "./columns.ts";
import type {
  Draft,
  Extra,
  ProblemDraft,
  ProblemRef,
  ProjectDraft,
  ResourceDraft,
  UnitDraft,
} from "./preview.ts";
import { type RowReader, termCandidates } from "./row-reader.ts";
import {
  NATURES,
  PROJECT_STATES,
  type ProjectState,
  RESOURCE_KINDS,
  readProgress,
  readTerm,
  URGENCIES,
} from "./terms.ts";

/** What a problem number in a project means: a record, a row that still waits, or nothing. */
export type ProblemLookup = (token: string) => ProblemRef | "waits" | null;

type Base = { id: string | null; extras: Extra[] };

/**
 * Reads one row into a typed draft; questions and reasons are left with the reader.
 * @returns null while something needed is missing
 */
export function readDraft(
  kind: SheetKind,
  reader: RowReader,
  base: Base,
  problems: ProblemLookup,
): Draft | null {
  switch (kind) {
    case "units":
      return readUnit(reader, base);
    case "resources":
      return readResource(reader, base);
    case "problems":
      return readProblem(reader, base);
    case "projects":
      return readProject(reader, base, problems);
    default:
      return kind satisfies never;
  }
}

function common(reader: RowReader, base: Base) {
  const number = reader.text("number", { most: 40 });
  return { ...base, number, note: reader.text("note", { most: 500 }) };
}

function readUnit(reader: RowReader, base: Base): UnitDraft | null {
  const name = reader.text("name", { least: 2, most: 100 });
  const nature = reader.term("nature", NATURES, "nature", null);
  const rest = {
    ...common(reader, base),
    grid: reader.text("grid", { most: 40 }),
    headTitle: reader.text("headTitle", { most: 60 }),
    liaison: reader.text("liaison", { most: 60 }),
    phone: reader.text("phone", { most: 40, phone: true }),
  };
  return name && nature ? { sheet: "units", name, nature, ...rest } : null;
}

function readResource(reader: RowReader, base: Base): ResourceDraft | null {
  const content = reader.text("content", { least: 2, most: 200 });
  const unit = reader.unit("unit", true);
  const kind = reader.term("kind", RESOURCE_KINDS, "kind", null);
  const amount = readAmount(reader);
  const validTo = reader.date("validTo", "deadline", true);
  const rest = { ...common(reader, base), contact: reader.text("contact", { most: 60 }) };
  if (!content || !unit || !kind || !amount || !validTo) return null;
  return { sheet: "resources", unit, kind, content, ...amount, validTo, ...rest };
}

/** "12" with 人次/月 beside it, or "12人次/月" in one cell. Whole numbers only, as they are shared out. */
function readAmount(reader: RowReader): { quantity: number; measure: string } | null {
  const raw = reader.written("quantity");
  const parts = /^(\d[\d,]*)(?:\.0+)?(\D{0,20})$/.exec(foldTight(raw));
  const quantity = Number(parts?.[1]?.replace(/,/g, ""));
  const sound = quantity >= 1 && quantity <= 1_000_000;
  if (!sound) {
    const key = raw.trim() ? "quantity" : "missing";
    reader.ask({ field: "quantity", key, params: { text: raw.trim() }, free: "number" });
  }
  const inline = reader.written("measure").trim() === "" ? parts?.[2] : "";
  const measure = inline || reader.textOrAsk("measure", 20);
  return sound && measure ? { quantity, measure } : null;
}

function readProblem(reader: RowReader, base: Base): ProblemDraft | null {
  const description = reader.text("description", { least: 2, most: 2000 });
  const place = reader.textOrAsk("place", 200);
  const urgency = reader.term("urgency", URGENCIES, "urgency", "normal");
  const several = reader.written("reporter").includes("、");
  const [reporter = null, ...alsoReportedBy] = several
    ? reader.units("reporter")
    : [reader.unit("reporter", false)].filter((unit) => unit !== null);
  const rest = {
    ...common(reader, base),
    grid: reader.text("grid", { most: 40 }),
    reporter,
    ...(alsoReportedBy.length > 0 ? { alsoReportedBy } : {}),
    reportedOn: reader.date("reportedOn", "report", false),
    expectedOn: reader.date("expectedOn", "deadline", false),
    mergeInto: null,
  };
  if (!description || !place || !urgency) return null;
  return { sheet: "problems", description, place, urgency, ...rest };
}

function readProject(reader: RowReader, base: Base, lookup: ProblemLookup): ProjectDraft | null {
  const name = reader.text("name", { least: 2, most: 200 });
  const problems = readProblems(reader, lookup);
  const lead = reader.unit("lead", true);
  const due = reader.date("due", "deadline", true);
  const progress = readState(reader);
  const rest = {
    ...common(reader, base),
    helpers: reader.units("helpers"),
    measures: reader.text("measures", { most: 2000 }),
    responsible: reader.text("responsible", { most: 60 }),
  };
  if (!name || !problems || !lead || !due || !progress) return null;
  return { sheet: "projects", name, problems, lead, due, ...progress, ...rest };
}

/** "1,10" refers to list numbers of the problem sheet; ids of problems are understood as well. */
function readProblems(reader: RowReader, lookup: ProblemLookup): ProblemRef[] | null {
  const field = "problems";
  const tokens = reader
    .written(field)
    .normalize("NFKC")
    .split(/[^\dA-Za-z-]+/)
    .filter(Boolean);
  if (tokens.length === 0) return reader.ask({ field, key: "project.noProblem", free: "text" });
  const found = new Map<string, ProblemRef>();
  let open = false;
  for (const token of new Set(tokens)) {
    const id = `${field}:${token}`;
    if (reader.choice(id) === "without") continue;
    const problem = lookup(token);
    if (problem && problem !== "waits") {
      found.set(problem.kind === "row" ? problem.rowKey : problem.id, problem);
      continue;
    }
    open = true;
    const key = problem ? "project.problemWaits" : "project.problemUnknown";
    const without = { value: "without", key: "answer.withoutProblem", params: { number: token } };
    reader.ask({ field, id, key, params: { number: token }, candidates: [without], free: "text" });
  }
  if (open) return null;
  if (found.size === 0) return reader.ask({ field, key: "project.noProblem", free: "text" });
  return [...found.values()];
}

function readState(reader: RowReader): { state: ProjectState; percent: number | null } | null {
  const field = "progress";
  const raw = reader.written(field).trim();
  const chosen = PROJECT_STATES.find(({ value }) => value === reader.choice(field));
  if (chosen) return { state: chosen.value, percent: null };
  if (raw === "") {
    const state = "proposed" as const;
    reader.assume(field, "blank", { value: PROJECT_STATES[0]?.word ?? state });
    return { state, percent: null };
  }
  const progress = readProgress(raw);
  if (progress) return progress;
  const candidates = termCandidates(PROJECT_STATES, "state.project");
  return reader.ask({ field, key: "term", params: { text: raw }, candidates });
}

const ALIKE: Readonly<Record<SheetKind, readonly string[]>> = {
  units: ["name"],
  resources: ["unit", "kind", "content"],
  problems: ["description", "place"],
  projects: ["name", "lead"],
};

/**
 * What makes two records of a sheet look like the same thing, from the texts of their columns
 * (as `exportCells` writes them). Empty when the row says nothing to go by.
 */
export function fingerprintOf(kind: SheetKind, textOf: (field: string) => string): string {
  const parts = ALIKE[kind].map((field) => foldTight(canonical(field, textOf(field))));
  return parts.some(Boolean) ? parts.join("\u0000") : "";
}

function canonical(field: string, text: string): string {
  return field === "kind" ? (readTerm(RESOURCE_KINDS, text) ?? text) : text;
}
