/** By when a record needs somebody: the date it is due, or before that the end of a lease. */
import { dateOf, dueState, isSilent, type Urgency } from "../../shared/deadlines.ts";
import type { Entity, Noun } from "../../shared/kit/noun.ts";
import { type Meeting, nextDue } from "../../shared/meeting.ts";

const read = (entity: Entity, field: string | undefined): string | null => {
  const value = field && (entity as unknown as Record<string, unknown>)[field];
  return typeof value === "string" && value !== "" ? value : null;
};

/** The date by which the record is due: calendar date, `ongoing`, or null. A meeting's is its next step's. */
export const dueOf = (noun: Noun, entity: Entity): string | null =>
  noun.name === "meeting" ? nextDue(entity as Meeting) : read(entity, noun.listing.due);

/** The date to show beside the state: while a lease runs, its last day. */
export function deadlineOf(noun: Noun, entity: Entity): string | null {
  const lease = read(entity, "leaseEndsAt");
  return lease ? dateOf(lease) : dueOf(noun, entity);
}

/** Overdue or nearly so; never for a record whose life has ended. */
export const urgencyOf = (noun: Noun, entity: Entity, now: string): Urgency =>
  entity.turn === null ? null : dueState(dueOf(noun, entity), now);

/** Nothing was heard of it for fourteen days, though somebody should tell. */
export function isQuiet(noun: Noun, entity: Entity, now: string): boolean {
  const heardAt = read(entity, noun.listing.heardAt);
  return heardAt !== null && isSilent(entity, heardAt, now);
}
