/** Which records a form's field may name: never more than the command would take. */
import type { AgendaItem } from "../../shared/agenda-item.ts";
import type { Commitment } from "../../shared/commitment.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { isTerminal } from "../../shared/kit/noun.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { Project } from "../../shared/project.ts";
import type { Resource } from "../../shared/resource.ts";
import type { Seat } from "../../shared/seat.ts";
import type { Values } from "./values.ts";

interface Asking {
  noun: string;
  command: string;
  field: string;
  /** Noun of the records to choose from. */
  of: string;
  committee: string;
  /** The record that the command is about. */
  entity: Entity | null;
  values: Values;
  /** Units that may be named as one's own; null where any may. */
  ownUnits: readonly string[] | null;
}

/** From all records of the field's noun, those that may be chosen. */
export function choicesFor(asking: Asking, records: readonly Entity[]): Entity[] {
  const { of, committee, field, entity } = asking;
  const noun = nounNamed(of);
  return records.filter(
    (record) =>
      record.committee === committee &&
      record.id !== entity?.id &&
      !isTerminal(noun, record.state) &&
      fits(asking, record, field),
  );
}

function fits(asking: Asking, record: Entity, field: string): boolean {
  const { of, entity, values, ownUnits, noun, command } = asking;
  const unit = typeof values.unit === "string" && values.unit !== "" ? values.unit : null;
  const holder = unit ?? (entity as Commitment | null)?.unit ?? null;
  // Nobody appraises their own unit, or for another.
  if (noun === "appraisal" && field === "by")
    return ownUnits === null || ownUnits.includes(record.id);
  if (noun === "appraisal" && field === "of") return record.id !== values.by;
  if (noun === "appraisal" && of === "contract")
    return record.state === "mid_review" || record.state === "final_review";
  if (noun === "clauseComment" && of === "contract")
    return record.state === "negotiating" || record.state === "circulated";
  if (of === "unit") {
    if (field === "unit" && noun === "project" && entity) {
      const { lead, helpers } = entity as Project;
      if (![lead, ...helpers].includes(record.id)) return false;
    }
    if (field === "unit" || (noun === "project" && command === "propose" && field === "lead"))
      return ownUnits === null || ownUnits.includes(record.id);
    return field !== "toUnit" || record.id !== (entity as Commitment | null)?.unit;
  }
  // What belongs to one meeting has no business with another.
  if (of === "agendaItem" || of === "attendance") {
    const meeting = (entity as AgendaItem | null)?.meeting ?? entity?.id;
    if (meeting !== undefined && (record as AgendaItem).meeting !== meeting) return false;
    // Nothing is merged into what fills itself.
    return field !== "intoItem" || (record as AgendaItem).kind === "topic";
  }
  if (of === "seat") return holder === null || (record as Seat).unit === holder;
  if (of === "resource")
    return record.state === "offered" && (holder === null || (record as Resource).unit === holder);
  // Only what stands can be superseded, and only by a later meeting.
  if (field === "supersedes") return record.state === "adopted";
  return true;
}
