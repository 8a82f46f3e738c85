/**
 * The model checker: thousands of histories of phones, a server and a bad network, over the product's
 * own code; and bugs planted in it, to see that such bugs would be found.
 * SEED=… replays a run; HISTORIES=… sets how many.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BUGS } from "./bugs.ts";
import { history, openStage } from "./history.ts";
import { plans } from "./plans.ts";

const HISTORIES = Number(process.env.HISTORIES ?? 1_000);
const seed = Number(process.env.SEED ?? Date.now() % 2 ** 31);
/** A planted bug must show itself within so many histories. */
const FOUND_WITHIN = 2_000;

describe("phones without a network, and the journal", () => {
  it(`keep every word and lose no update, in ${HISTORIES} histories`, {
    timeout: 600_000,
  }, async () => {
    console.log(`sync model: ${HISTORIES} histories, seed ${seed}`);
    const stage = await openStage();
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const { wrong, log } = await history(stage, plan, null);
        expect(wrong, log.join("\n")).toEqual([]);
      }),
      { numRuns: HISTORIES, seed },
    );
  });

  it.each(BUGS.map((bug) => [bug.name, bug] as const))(
    "would be found out: %s",
    { timeout: 120_000 },
    async (name, bug) => {
      const stage = await openStage();
      const found = await fc.check(
        fc.asyncProperty(plans, async (plan) => {
          // What is thrown is not what the bug should show.
          const { wrong } = await history(stage, plan, bug).catch(() => ({ wrong: [] }));
          return !wrong.some((one: string) => bug.shows.test(one));
        }),
        { numRuns: FOUND_WITHIN, seed, endOnFailure: true },
      );
      console.log(
        `planted: ${name} — seed ${seed}, path ${found.counterexamplePath}, ${found.numRuns} histories`,
      );
      expect(found.failed).toBe(true);
    },
  );
});
