/** How a clause is kept, told from its commitment. */
import { expect, it } from "vitest";
import { STANDINGS, standingOf } from "../../shared/contract/standing.ts";
import { nounNamed } from "../../shared/nouns.ts";

const NOW = "2026-11-26T04:00:00.000Z";
const of = (state: string, turn: string | null, due: string) =>
  standingOf({ state, turn, due }, NOW);

it("a promise past its date is overdue until it is said to be done, and kept once somebody else has looked", () => {
  expect(of("active", "unit", "2026-11-26")).toBe("under_way");
  expect(of("active", "unit", "2026-11-25")).toBe("overdue");
  expect(of("active", "unit", "ongoing")).toBe("under_way");
  expect(of("done_claimed", "committee", "2026-11-25")).toBe("reported");
  expect(of("verified", null, "2026-11-25")).toBe("kept");
});

it("each state of a commitment has a standing, and only what has ended undone is called ended", () => {
  const { states } = nounNamed("commitment");
  for (const [state, { type, turn }] of Object.entries(states)) {
    const standing = of(state, turn, "2026-12-31");
    expect(STANDINGS).toContain(standing);
    expect([state, standing === "ended"]).toEqual([state, type === "ended"]);
  }
});
