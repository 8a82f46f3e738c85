import { describe, expect, it } from "vitest";
import type { Commitment } from "../../shared/commitment.ts";
import { earlierOf } from "../../shared/meeting/earlier.ts";
import type { Resolution } from "../../shared/resolution.ts";
import { allFor, inSession } from "./meeting-ground.ts";
import { clerk, secretary } from "./world.ts";

/** One resolution was adopted for a unit that was there and agreed; another is not voted on yet. */
function adopted() {
  const ground = inSession();
  const { world, there, draft, meeting } = ground;
  const first = draft();
  const second = draft({ text: "改由供水所修好", reviewOn: "2027-01-15" });
  for (const id of [first, second])
    world.done(clerk, "resolution", "adopt", id, { vote: allFor(there), agreed: [there[0]] });
  draft({ text: "还没有表决" });
  const seen = (at = "another meeting") =>
    earlierOf(
      at,
      {
        resolutions: world.all<Resolution>("resolution"),
        commitments: world.all<Commitment>("commitment"),
      },
      world.now,
    );
  return { ...ground, first, second, seen, meeting };
}

describe("what became of earlier resolutions", () => {
  it("shows every adopted one with its promises, the nearest review first, and none of the meeting itself", () => {
    const { seen, first, second, meeting, resolution } = adopted();
    expect(seen().open.map(({ resolution: { id } }) => id)).toEqual([second, first]);
    expect(seen().open.map(({ commitments }) => commitments.map(({ id }) => id))).toEqual([
      resolution(second).commitments,
      resolution(first).commitments,
    ]);
    expect(seen(meeting)).toMatchObject({ open: [], settled: [] });
  });

  it("says which are to be reviewed from the day of their review on", () => {
    const { world, seen } = adopted();
    world.now = "2027-01-14T15:59:00.000Z";
    expect(seen().open.map(({ toReview }) => toReview)).toEqual([false, false]);
    world.now = "2027-01-14T16:00:00.000Z";
    expect(seen().open.map(({ toReview }) => toReview)).toEqual([true, false]);
  });

  it("counts what was concluded or revoked as settled, and no longer as open", () => {
    const { world, seen, first, second } = adopted();
    world.done(clerk, "resolution", "conclude", first, { finding: "kept_late" });
    world.done(secretary, "resolution", "revoke", second, { reason: "不再需要" });
    expect(seen().open).toEqual([]);
    expect(
      seen()
        .settled.map(({ resolution: { id } }) => id)
        .sort(),
    ).toEqual([first, second].sort());
  });

  it("tells of every overdue promise once: with its resolution, or else by itself", () => {
    const { world, seen, first, speaks, resolution, units } = adopted();
    const [kept] = resolution(first).commitments;
    world.done(speaks(0), "commitment", "start", kept ?? "");
    world.now = "2027-01-04T00:00:00.000Z";
    expect(seen().overdue).toEqual([]);
    world.done(clerk, "resolution", "conclude", first, { finding: "not_kept" });
    expect(seen().overdue).toMatchObject([{ id: kept, unit: units[0] }]);
    world.done(speaks(0), "commitment", "claimDone", kept ?? "", { note: "已修好" });
    world.done(clerk, "commitment", "verify", kept ?? "");
    expect(seen().overdue).toEqual([]);
  });
});
