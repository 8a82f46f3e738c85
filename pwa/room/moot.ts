/**
 * What was refused and has come about all the same: two devices signed in one unit, or both ended the
 * discussion. There is nothing left to decide about it.
 */
import type { Attendance } from "../../shared/attendance.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Entry } from "../../shared/sync/storage.ts";

const RUNNING = ["in_session"];
const OVER = ["minutes_draft", "minutes_circulated", "minutes_final", "archived"];
const WANTED: Readonly<Record<string, readonly string[]>> = {
  "attendance.signIn": ["present", "proxy"],
  "attendance.signInByCode": ["present", "proxy"],
  "attendance.signInProxy": ["proxy"],
  "attendance.takeBack": ["expected", "announced", "excused", "absent"],
  "agendaItem.discuss": ["discussed", "decided", "noted"],
  "agendaItem.note": ["noted"],
  "agendaItem.carryOver": ["carried_over", "continued"],
  "meeting.begin": [...RUNNING, ...OVER],
  "meeting.close": OVER,
  // What was to be on the screen of a meeting that is over.
  "meeting.turnTo": OVER,
  "meeting.renewCodes": OVER,
};
/** Refusals that say only that somebody else was first. */
const FIRST = ["conflict", "state"];

/** Whether a refused entry wanted nothing else than what its record now is. */
export function isMoot({ mutation, refusal }: Entry, record: Entity | undefined): boolean {
  const wanted = WANTED[`${mutation.noun}.${mutation.command}`] ?? [];
  if (!record || !refusal || !FIRST.includes(refusal.reason) || !wanted.includes(record.state))
    return false;
  const { proxyTitle } = mutation.args as { proxyTitle?: string };
  return !proxyTitle || (record as Attendance).proxyTitle === proxyTitle;
}
