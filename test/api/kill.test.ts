/** The server killed in the middle of writes (SIGKILL): nothing acknowledged is lost, nothing is half done. */
import { expect, inject, it } from "vitest";
import { seedNow } from "./choices.ts";
import { killAgainAndAgain } from "./kill.ts";

it("loses nothing that it acknowledged and leaves nothing half done, killed ten times", async () => {
  const seed = seedNow();
  const killed = await killAgainAndAgain({ kills: 10, seed, worker: inject("worker") });
  const { kills, acknowledged, unacknowledged } = killed;
  console.log(
    `kills: ${kills}, acknowledged: ${acknowledged}, applied but never acknowledged: ${unacknowledged}, seed ${seed}`,
  );
  expect(killed.faults).toEqual([]);
  expect(kills).toBe(10);
  expect(acknowledged).toBeGreaterThan(50);
}, 300_000);
