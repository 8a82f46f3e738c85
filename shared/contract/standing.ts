/** How a clause is kept, as far as its commitment tells. */
import { dueState } from "../deadlines.ts";
import type { Entity } from "../kit/noun.ts";

/** `reported` is said to be done and waits for somebody else to look; `overdue` is neither, and past its date. */
export const STANDINGS = ["kept", "reported", "under_way", "overdue", "ended"] as const;
export type Standing = (typeof STANDINGS)[number];

/** @param now instant, ISO 8601 */
export function standingOf(
  { state, turn, due }: Pick<Entity, "state" | "turn"> & { due: string },
  now: string,
): Standing {
  if (state === "verified") return "kept";
  if (turn === null) return "ended";
  if (state === "done_claimed") return "reported";
  return dueState(due, now) === "overdue" ? "overdue" : "under_way";
}
