/** The model checker for as long as wanted: `npm run torture -- --only sync [--histories N] [--seed N]`. */
import fc from "fast-check";
import { history, openStage, type Stage } from "./model/history.ts";
import { plans } from "./model/plans.ts";

/** Histories on one database before it is opened anew, and between two lines of progress. */
const PORTION = 1_000;

/**
 * Runs histories until one goes wrong or all have passed. Portion `k` has the seed `seed + k`, which is
 * printed: the same histories come again by passing it.
 * @throws Error when one went wrong, after printing it shrunk to its few steps
 */
export async function tortureSync({
  histories = 100_000,
  seed = Date.now() % 2 ** 31,
}: {
  histories?: number;
  seed?: number;
}): Promise<void> {
  console.log(`sync: ${histories} histories, seed ${seed}`);
  const began = performance.now();
  for (let done = 0, portion = 0; done < histories; portion++) {
    const stage: Stage = await openStage();
    const numRuns = Math.min(PORTION, histories - done);
    const result = await fc.check(
      fc.asyncProperty(plans, async (plan) => {
        const { wrong, log } = await history(stage, plan, null);
        if (wrong.length > 0) throw new Error([...wrong, "", ...log].join("\n"));
      }),
      { numRuns, seed: seed + portion, includeErrorInReport: true },
    );
    stage.database.close();
    if (result.failed) {
      console.error(await fc.asyncDefaultReportMessage(result));
      throw new Error(
        `sync: replay with --only sync --seed ${seed + portion} --histories ${result.numRuns}`,
      );
    }
    done += numRuns;
    const seconds = (performance.now() - began) / 1000;
    console.log(`sync: ${done} histories hold (${(done / seconds).toFixed(0)} a second)`);
  }
}
