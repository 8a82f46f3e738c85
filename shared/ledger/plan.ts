import type { Project } from "../project.ts";
import type { Resource } from "../resource.ts";
import { openGround } from "./ground.ts";
import { type Lists, problemDraft, projectDraft, resourceDraft, unitDraft } from "./lists.ts";
import { fixedColumn, isUnchanged, overlay, type Said, saidBy } from "./overlay.ts";
import type {
  Draft,
  Preview,
  PreviewRow,
  PreviewSheet,
  ProblemDraft,
  ProjectDraft,
  Reason,
  ResourceDraft,
  UnitDraft,
} from "./preview.ts";
import {
  problemArgs,
  projectArgs,
  recordingCommand,
  resourceArgs,
  type Step,
  unitArgs,
} from "./steps.ts";

/** What applying a preview comes to. */
export interface Plan {
  steps: Step[];
  /** Rows that are sound by themselves but ask for what an import may not do. */
  refused: { rowKey: string; reason: Reason }[];
  /** Rows that say what the lists say already. */
  unchanged: number;
}

type Row<D extends Draft> = { row: PreviewRow; draft: D; said: Said };

/**
 * Turns the ready rows of a preview into commands, in an order in which each may lean on those before
 * it: grids, units, seats, resources, problems, projects. A row with an id becomes an amendment, or
 * nothing where it changes nothing.
 * @param newId makes the ULIDs of what is created
 */
export function planImport(preview: Preview, lists: Lists, newId: () => string): Plan {
  const planner = openPlan(lists, newId);
  const rows = preview.sheets.flatMap(readyRows);
  const of = <K extends Draft["sheet"]>(kind: K) =>
    rows.filter((row): row is Row<Extract<Draft, { sheet: K }>> => row.draft.sheet === kind);
  for (const row of of("units")) planner.nameUnit(row);
  for (const row of of("problems")) planner.nameProblem(row);
  for (const row of of("units")) planner.unit(row);
  for (const row of of("resources")) planner.resource(row);
  planner.problems(of("problems"));
  for (const row of of("projects")) planner.project(row);
  return planner.plan();
}

function readyRows(sheet: PreviewSheet): Row<Draft>[] {
  return sheet.rows.flatMap((row) =>
    row.status === "ready" && row.record
      ? [{ row, draft: row.record, said: saidBy(sheet, row, row.record) }]
      : [],
  );
}

function openPlan(lists: Lists, newId: () => string) {
  const ground = openGround(lists, newId);
  const { index, buckets, unitIds, create, amend, gridId, unitId, contactOf } = ground;
  const refused: Plan["refused"] = [];
  let unchanged = 0;
  const problemIds = new Map<string, string>();
  const resources = new Map(lists.resources.map((resource) => [resource.id, resource]));
  const projects = new Map(lists.projects.map((project) => [project.id, project]));
  const refuse = ({ row }: Row<Draft>, column: string) => {
    const reason = { field: null, key: "refused.fixed", params: { column } };
    refused.push({ rowKey: row.rowKey, reason });
  };
  const reportersOf = (draft: ProblemDraft, row: string): string[] =>
    [draft.reporter, ...(draft.alsoReportedBy ?? [])].flatMap((ref) =>
      ref ? [unitId(ref, row)] : [],
    );

  /** One problem of the lists or to be: its own row, if any, and the rows that are merged into it. */
  const problem = (
    id: string,
    row: string,
    own: { draft: ProblemDraft; said: Said } | null,
    merged: readonly Row<ProblemDraft>[],
  ) => {
    const before = index.problem(id);
    const old = before && problemDraft(before, index);
    const alone = own && old ? overlay(own.draft, old, own.said) : (own?.draft ?? old);
    if (!alone) return;
    const next = merged.reduce<ProblemDraft>(withRowOf, alone);
    // Who is not named by the record's own row has not stopped having reported it.
    const kept = own?.said.byId ? [] : (before?.reporters ?? []);
    const named = merged.flatMap((at) => reportersOf(at.draft, at.row.rowKey));
    const reporters = [...new Set([...kept, ...reportersOf(alone, row), ...named])];
    if (old && before && reporters.join() === before.reporters.join()) {
      const { reporter, alsoReportedBy = [] } = old;
      if (isUnchanged({ ...next, reporter, alsoReportedBy }, old, index.numberOf)) {
        unchanged += merged.length + (own ? 1 : 0);
        return;
      }
    }
    const args = { reporters, ...problemArgs(next, gridId(next.grid, row), before) };
    buckets.problems.push(
      before
        ? amend("problem", "amend", before, args, row)
        : create("problem", "record", id, args, row),
    );
  };

  return {
    nameUnit({ row, draft }: Row<UnitDraft>) {
      unitIds.set(row.rowKey, draft.id ?? newId());
    },
    nameProblem({ row, draft }: Row<ProblemDraft>) {
      if (!draft.mergeInto) problemIds.set(row.rowKey, draft.id ?? newId());
    },
    unit({ row, draft, said }: Row<UnitDraft>) {
      const id = unitIds.get(row.rowKey) ?? newId();
      const before = draft.id === null ? undefined : index.unit(draft.id);
      const old = before && unitDraft(before, index);
      const next = old ? overlay(draft, old, said) : draft;
      if (old && isUnchanged(next, old, index.numberOf)) {
        unchanged += 1;
        return;
      }
      const grid = gridId(next.grid, row.rowKey);
      if (!before)
        buckets.units.push(create("unit", "enrol", id, unitArgs(next, grid), row.rowKey));
      else if (old && !isUnchanged({ ...next, ...seatCells(old) }, old, index.numberOf))
        buckets.units.push(
          amend("unit", "amend", before, unitArgs(next, grid, before), row.rowKey),
        );
      ground.head(id, next.headTitle, row.rowKey);
      ground.liaison(id, next.liaison, next.phone, row.rowKey);
    },
    resource(at: Row<ResourceDraft>) {
      const { row, draft, said } = at;
      const before: Resource | undefined = resources.get(draft.id ?? "");
      const old = before && resourceDraft(before, index);
      const next = old ? overlay(draft, old, said) : draft;
      if (old && isUnchanged(next, old, index.numberOf)) {
        unchanged += 1;
        return;
      }
      const unit = unitId(next.unit, row.rowKey);
      if (before && before.unit !== unit) {
        refuse(at, fixedColumn("resources", "unit"));
        return;
      }
      const args = resourceArgs(next, contactOf(unit, next.contact, row.rowKey), before);
      buckets.resources.push(
        before
          ? amend("resource", "amend", before, args, row.rowKey)
          : create("resource", "offer", draft.id ?? newId(), { unit, ...args }, row.rowKey),
      );
    },
    problems(rows: readonly Row<ProblemDraft>[]) {
      const merged = new Map<string, Row<ProblemDraft>[]>();
      for (const at of rows) {
        const { mergeInto } = at.draft;
        if (!mergeInto) continue;
        const into =
          mergeInto.kind === "existing" ? mergeInto.id : problemIds.get(mergeInto.rowKey);
        if (into) merged.set(into, [...(merged.get(into) ?? []), at]);
      }
      for (const { row, draft, said } of rows) {
        const id = problemIds.get(row.rowKey);
        if (draft.mergeInto || !id) continue;
        problem(id, row.rowKey, { draft, said }, merged.get(id) ?? []);
        merged.delete(id);
      }
      for (const [id, joined] of merged) problem(id, joined[0]?.row.rowKey ?? id, null, joined);
    },
    project(at: Row<ProjectDraft>) {
      const { row, said } = at;
      const problems = at.draft.problems.map((ref) =>
        ref.kind === "existing" ? ref.id : (problemIds.get(ref.rowKey) ?? ref.rowKey),
      );
      const draft: ProjectDraft = {
        ...at.draft,
        problems: problems.map((id) => ({ kind: "existing", id })),
      };
      const before: Project | undefined = projects.get(draft.id ?? "");
      const old = before && projectDraft(before, index);
      const next = old ? overlay(draft, old, said) : draft;
      if (old && isUnchanged(next, old, index.numberOf)) {
        unchanged += 1;
        return;
      }
      if (old && next.state !== old.state) {
        refuse(at, fixedColumn("projects", "progress"));
        return;
      }
      const refs = {
        lead: unitId(next.lead, row.rowKey),
        helpers: next.helpers.map((ref) => unitId(ref, row.rowKey)),
        problems: said.columns.has("problems") ? problems : (before?.problems ?? problems),
      };
      const args = projectArgs(next, refs, before);
      buckets.projects.push(
        before
          ? amend("project", "amend", before, args, row.rowKey)
          : create("project", recordingCommand(next.state), newId(), args, row.rowKey),
      );
    },
    plan(): Plan {
      return { steps: Object.values(buckets).flat(), refused, unchanged };
    },
  };
}

const seatCells = ({ headTitle, liaison, phone }: UnitDraft) => ({ headTitle, liaison, phone });

/** A merged row adds what it alone says: its remark and its own columns. */
const withRowOf = (draft: ProblemDraft, { draft: merged }: Row<ProblemDraft>): ProblemDraft => ({
  ...draft,
  note: [draft.note, merged.note].filter(Boolean).join("\n") || null,
  extras: [...draft.extras, ...merged.extras],
});
