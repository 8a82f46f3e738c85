/** Clocks of the domain: computed when read, never stored, so a missed timer leaves nothing stuck. */
import type { Entity } from "./kit/noun.ts";
import { ONGOING } from "./kit/values.ts";

const DAY = 86_400_000;
/** A claim that is not answered or started in this time returns to its list. */
export const LEASE_DAYS = 7;
const DUE_SOON_DAYS = 3;
export const SILENT_DAYS = 14;
export const REOPEN_DAYS = 90;
/** Lhasa keeps Beijing time, without summer time: a calendar day begins at UTC+8. */
const ZONE_OFFSET = 8 * 3_600_000;

/** The calendar date, `YYYY-MM-DD`, on which an instant falls where the committee sits. */
export const dateOf = (instant: string): string =>
  new Date(Date.parse(instant) + ZONE_OFFSET).toISOString().slice(0, 10);

/** The instant `days` after (or, negative, before) another. */
export const daysAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * DAY).toISOString();

/** The calendar date `days` after another. */
export const dateAfter = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** The same day of the month `months` later, or that month's last day where it has none. */
export function monthsAfter(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last)))
    .toISOString()
    .slice(0, 10);
}

export type Urgency = "overdue" | "dueSoon" | null;

/** Overdue: the day after `due` has begun. Due soon: within three days. `ongoing` is never either. */
export function dueState(due: string | null, now: string): Urgency {
  if (due === null || due === ONGOING) return null;
  const today = dateOf(now);
  if (due < today) return "overdue";
  return due <= dateAfter(today, DUE_SOON_DAYS) ? "dueSoon" : null;
}

/** An open record without a sign of life for fourteen days. */
export const isSilent = (entity: Entity, heardAt: string, now: string): boolean =>
  entity.turn !== null && heardAt < daysAfter(now, -SILENT_DAYS);

/** True when a lease that was given until `endsAt` has run out. */
export const hasLapsed = (endsAt: string | null, now: string): boolean =>
  endsAt !== null && endsAt <= now;
