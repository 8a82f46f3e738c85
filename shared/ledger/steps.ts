import type { Problem } from "../problem.ts";
import type { Project } from "../project.ts";
import type { Resource } from "../resource.ts";
import type { Unit } from "../unit.ts";
import { descriptionOf } from "./lists.ts";
import type { Draft, ProblemDraft, ProjectDraft, ResourceDraft, UnitDraft } from "./preview.ts";
import type { ProjectState } from "./terms.ts";

/** Who holds a seat. An empty name is nobody's yet: only a phone was written. */
export interface Card {
  displayName: string;
  workPhone: string | null;
}

/** One command of an import. `command` is null where only the card of a seat changes. */
export interface Step {
  noun: string;
  command: string | null;
  target: string | null;
  base: string | null;
  /** ULID of the mutation; also of the record that it creates. */
  id: string;
  args: Record<string, unknown>;
  /** Key of the row that asks for it. */
  row: string;
  card?: Card;
}

/** Without the fields that were not given. */
export const given = (args: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(args).filter(([, value]) => value !== undefined));

/** Remark and own columns; an amendment says them always, so that what was emptied is emptied. */
const keptArgs = ({ note, extras }: Draft, before: object | undefined) => ({
  remark: note ?? (before ? "" : undefined),
  extras: extras.length > 0 || before ? extras : undefined,
});

/** Input of `unit.enrol` and `unit.amend`. */
export const unitArgs = (draft: UnitDraft, grid: string | undefined, before?: Unit) => ({
  name: draft.name,
  shortName: before?.shortName ?? undefined,
  nature: draft.nature,
  grid,
  ...keptArgs(draft, before),
});

/** Input of `resource.amend`, and of `resource.offer` besides the unit. */
export const resourceArgs = (
  draft: ResourceDraft,
  contact: string | undefined,
  before?: Resource,
) => ({
  kind: draft.kind,
  title: draft.content,
  quantity: draft.quantity,
  unitOfMeasure: draft.measure,
  validTo: draft.validTo,
  bookingRule: before?.bookingRule ?? undefined,
  contact,
  ...keptArgs(draft, before),
});

/** Longest title of a problem. */
const TITLE = 200;

/**
 * A description as a title, and the whole of it as the detail where it is longer than a title may be;
 * the title then ends with the last sentence that fits.
 */
export function splitDescription(description: string): { title: string; detail?: string } {
  if (description.length <= TITLE) return { title: description };
  const head = description.slice(0, TITLE);
  const end = Math.max(...[..."。！？；!?;\n"].map((sign) => head.lastIndexOf(sign))) + 1;
  // A cut may not halve a character beyond the BMP.
  const whole = /[\ud800-\udbff]$/.test(head) ? head.slice(0, -1) : head;
  const title = head.slice(0, end).trim().length >= 2 ? head.slice(0, end) : whole;
  return title.trim().length >= 2
    ? { title, detail: description }
    : { title: description.trim().slice(0, TITLE), detail: description };
}

/** Input of `problem.record` and `problem.amend` besides the reporters. */
export const problemArgs = (draft: ProblemDraft, grid: string | undefined, before?: Problem) => ({
  ...(before && descriptionOf(before) === draft.description
    ? { title: before.title, detail: before.detail ?? undefined }
    : splitDescription(draft.description)),
  place: draft.place,
  grid,
  urgency: draft.urgency,
  expectedDate: draft.expectedOn ?? undefined,
  reportedOn: draft.reportedOn ?? undefined,
  ...keptArgs(draft, before),
});

/** Input of `project.propose`, the recording commands and `project.amend`. */
export const projectArgs = (
  draft: ProjectDraft,
  refs: Pick<Project, "lead" | "helpers" | "problems">,
  before?: Project,
) => ({
  title: draft.name,
  measures: draft.measures ?? undefined,
  ...refs,
  milestones: before?.milestones ?? [],
  due: draft.due,
  responsible: draft.responsible ?? undefined,
  percent: draft.percent ?? undefined,
  ...keptArgs(draft, before),
});

/** The creating command that leads to the state in which a ledger says that a project is. */
export const recordingCommand = (state: ProjectState): string =>
  ({
    proposed: "propose",
    underway: "record",
    suspended: "recordSuspended",
    completed_claimed: "recordComplete",
  })[state];
