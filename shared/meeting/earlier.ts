/** 上次议定事项落实情况: what became of everything that earlier meetings decided, as it stands now. */
import type { Commitment } from "../commitment.ts";
import { dateOf, dueState } from "../deadlines.ts";
import type { Resolution } from "../resolution.ts";

export interface Followed {
  resolution: Resolution;
  commitments: readonly Commitment[];
  /** Its review date has come. */
  toReview: boolean;
}

export interface Earlier {
  /** Adopted and not concluded yet, the nearest review first. */
  open: readonly Followed[];
  /** Concluded, superseded or revoked, the newest first. */
  settled: readonly Followed[];
  /** Overdue promises that no open resolution shows already, the longest overdue first. */
  overdue: readonly Commitment[];
}

/** How many of each, as it is said in one line. */
export const earlierCounts = ({ open, settled, overdue }: Earlier) => ({
  open: open.length,
  review: open.filter(({ toReview }) => toReview).length,
  settled: settled.length,
  overdue: overdue.length,
});

const SETTLED: readonly string[] = ["concluded", "superseded", "revoked"];

/**
 * @param meeting the meeting that hears it: its own resolutions are no earlier ones
 * @param records all of its committee
 * @param now instant, ISO 8601
 */
export function earlierOf(
  meeting: string,
  records: { resolutions: readonly Resolution[]; commitments: readonly Commitment[] },
  now: string,
): Earlier {
  const { resolutions, commitments } = records;
  const earlier = resolutions.filter((resolution) => resolution.meeting !== meeting);
  const followed = (resolution: Resolution): Followed => ({
    resolution,
    commitments: commitments.filter(
      ({ source, sourceId }) => source === "resolution" && sourceId === resolution.id,
    ),
    toReview: resolution.state === "adopted" && resolution.reviewOn <= dateOf(now),
  });
  const open = earlier
    .filter(({ state }) => state === "adopted")
    .sort((one, other) => one.reviewOn.localeCompare(other.reviewOn) || older(one, other))
    .map(followed);
  const told = new Set(open.flatMap((each) => each.commitments.map(({ id }) => id)));
  return {
    open,
    settled: earlier
      .filter(({ state }) => SETTLED.includes(state))
      .sort((one, other) => older(other, one))
      .map(followed),
    overdue: commitments
      .filter(
        ({ id, turn, due }) => turn !== null && !told.has(id) && dueState(due, now) === "overdue",
      )
      .sort((one, other) => one.due.localeCompare(other.due) || older(one, other)),
  };
}

const older = (one: { createdAt: string; id: string }, other: { createdAt: string; id: string }) =>
  one.createdAt.localeCompare(other.createdAt) || one.id.localeCompare(other.id);
