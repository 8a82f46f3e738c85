import type { Grid } from "../grid.ts";
import type { Problem } from "../problem.ts";
import type { Project } from "../project.ts";
import type { Resource } from "../resource.ts";
import type { Seat } from "../seat.ts";
import type { Unit } from "../unit.ts";
import type { SheetKind } from "./columns.ts";
import { fingerprintOf } from "./drafts.ts";
import type {
  Draft,
  KnownRecord,
  ProblemDraft,
  ProjectDraft,
  ReadingInput,
  ResourceDraft,
  UnitDraft,
  UnitRef,
} from "./preview.ts";
import type { ProjectState } from "./terms.ts";
import { exportCells, type ProblemNumber } from "./write.ts";

/** The card of whoever holds a seat, where the edition keeps cards. */
export interface CardOfSeat {
  person: string;
  seat: string | null;
  displayName: string | null;
  workPhone: string | null;
}

/** Everything of one committee that its ledger shows, records in any order. */
export interface Lists {
  units: readonly Unit[];
  seats: readonly Seat[];
  grids: readonly Grid[];
  resources: readonly Resource[];
  problems: readonly Problem[];
  projects: readonly Project[];
  people: readonly CardOfSeat[];
}

export const EMPTY_LISTS: Lists = {
  units: [],
  seats: [],
  grids: [],
  resources: [],
  problems: [],
  projects: [],
  people: [],
};

const inOrder = <R extends { number: number | null }>(records: readonly R[]): R[] =>
  [...records].sort((a, b) => (a.number ?? Number.MAX_VALUE) - (b.number ?? Number.MAX_VALUE));

/** The word under which a project's state stands in a ledger, which knows only four. */
function ledgerState(state: string): ProjectState {
  if (state === "underway" || state === "rework") return "underway";
  if (state === "suspended") return "suspended";
  return state === "completed_claimed" || state === "accepted" ? "completed_claimed" : "proposed";
}

/** What a problem says in one cell: the detail where it repeats the title, else both. */
export function descriptionOf({ title, detail }: Pick<Problem, "title" | "detail">): string {
  if (!detail) return title;
  return detail.startsWith(title) ? detail : `${title}\n${detail}`;
}

/** Look-ups over a committee's lists that the export and the import share. */
export function indexLists(lists: Lists) {
  const units = new Map(lists.units.map((unit) => [unit.id, unit]));
  const grids = new Map(lists.grids.map((grid) => [grid.id, grid]));
  const problems = new Map(lists.problems.map((problem) => [problem.id, problem]));
  const cards = new Map<string, CardOfSeat>();
  const byPerson = [...lists.people].sort((a, b) => (a.person < b.person ? -1 : 1));
  // The last to hold a seat is who holds it now.
  for (const card of byPerson)
    if (card.seat !== null && card.displayName !== null) cards.set(card.seat, card);
  const seats = new Map<string, Seat>();
  // A unit's first open seat of a role is the one that the ledger names.
  for (const seat of inOrder(lists.seats).reverse())
    if (seat.state === "open" && seat.unit) seats.set(`${seat.unit} ${seat.role}`, seat);
  const final = (id: string): string => {
    let at = id;
    for (let steps = 0; steps < 20; steps += 1) {
      const into = problems.get(at)?.mergedInto;
      if (!into) break;
      at = into;
    }
    return at;
  };
  const unitRef = (id: string): UnitRef => {
    return { kind: "existing", id, name: units.get(id)?.name ?? id };
  };
  const numberOf: ProblemNumber = (ref) =>
    ref.kind === "row" ? ref.rowKey : String(problems.get(final(ref.id))?.number ?? ref.id);
  return {
    unit: (id: string) => units.get(id),
    problem: (id: string) => problems.get(id),
    gridCode: (id: string | null) => (id === null ? null : (grids.get(id)?.code ?? null)),
    card: (seat: string | null) => (seat === null ? undefined : cards.get(seat)),
    seat: (unit: string, role: Seat["role"]) => seats.get(`${unit} ${role}`),
    /** The problem that a merged one has ended up in; any other is itself. */
    final,
    unitRef,
    numberOf,
  };
}
export type Index = ReturnType<typeof indexLists>;

const base = (record: {
  id: string;
  number: number | null;
  remark: string | null;
  extras: Draft["extras"];
}) => ({
  id: record.id,
  number: record.number === null ? null : String(record.number),
  note: record.remark,
  extras: record.extras,
});

/** A unit as the row of the ledger that it is. */
export function unitDraft(unit: Unit, index: Index): UnitDraft {
  const card = index.card(index.seat(unit.id, "liaison")?.id ?? null);
  return {
    sheet: "units",
    ...base(unit),
    name: unit.name,
    nature: unit.nature,
    grid: index.gridCode(unit.grid),
    headTitle: index.seat(unit.id, "signatory")?.title || null,
    liaison: card?.displayName || null,
    phone: card?.workPhone || null,
  };
}

/** A resource as its row. */
export function resourceDraft(resource: Resource, index: Index): ResourceDraft {
  return {
    sheet: "resources",
    ...base(resource),
    unit: index.unitRef(resource.unit),
    kind: resource.kind,
    content: resource.title,
    quantity: resource.quantity,
    measure: resource.unitOfMeasure,
    validTo: resource.validTo,
    contact: index.card(resource.contact)?.displayName || null,
  };
}

/** A problem as its row. */
export function problemDraft(problem: Problem, index: Index): ProblemDraft {
  const [reporter = null, ...alsoReportedBy] = problem.reporters.map(index.unitRef);
  return {
    sheet: "problems",
    ...base(problem),
    description: descriptionOf(problem),
    place: problem.place,
    grid: index.gridCode(problem.grid),
    reporter,
    alsoReportedBy,
    urgency: problem.urgency,
    reportedOn: problem.reportedOn || null,
    expectedOn: problem.expectedDate,
    mergeInto: null,
  };
}

/** A project as its row. */
export function projectDraft(project: Project, index: Index): ProjectDraft {
  const problems = [...new Set(project.problems.map(index.final))];
  return {
    sheet: "projects",
    ...base(project),
    name: project.title,
    problems: problems.map((id) => ({ kind: "existing", id })),
    lead: index.unitRef(project.lead),
    helpers: project.helpers.map(index.unitRef),
    measures: project.measures,
    due: project.due,
    responsible: project.responsible,
    state: ledgerState(project.state),
    percent: project.percent,
  };
}

/** States whose records are no longer on any list: an export leaves them out. */
const GONE: readonly string[] = [
  "left",
  "withdrawn",
  "merged",
  "out_of_scope",
  "rejected",
  "cancelled",
];
const isListed = ({ state }: { state: string }): boolean => !GONE.includes(state);

/** Every record on the four lists, in the order of its number, ready for `exportTable`. */
export function exportedDrafts(lists: Lists): Readonly<Record<SheetKind, Draft[]>> {
  const index = indexLists(lists);
  const rows = <R extends { state: string; number: number | null }>(
    records: readonly R[],
    draft: (record: R, index: Index) => Draft,
  ) =>
    inOrder(records)
      .filter(isListed)
      .map((record) => draft(record, index));
  return {
    units: rows(lists.units, unitDraft),
    resources: rows(lists.resources, resourceDraft),
    problems: rows(lists.problems, problemDraft),
    projects: rows(lists.projects, projectDraft),
  };
}

/** What a new ledger is read against. Records that are gone keep their ids but resemble nothing. */
export function knownOf(lists: Lists): ReadingInput["known"] {
  const index = indexLists(lists);
  const known = <R extends { state: string; number: number | null }>(
    kind: SheetKind,
    records: readonly R[],
    draft: (record: R, index: Index) => Draft,
  ) =>
    records.map((record): KnownRecord => {
      const row = draft(record, index);
      const cells = exportCells(row, index.numberOf);
      const fingerprint = isListed(record)
        ? fingerprintOf(kind, (field) => cells[field] ?? "")
        : "";
      return { id: row.id ?? "", kind, fingerprint, number: row.number };
    });
  return {
    units: inOrder(lists.units).map(({ id, name, shortName }) => ({
      id,
      name,
      shortNames: (shortName ?? "").split("\n").filter(Boolean),
    })),
    records: [
      ...known("resources", lists.resources, resourceDraft),
      ...known(
        "problems",
        lists.problems.filter(({ state }) => state !== "merged"),
        problemDraft,
      ),
      ...known("projects", lists.projects, projectDraft),
    ],
  };
}
