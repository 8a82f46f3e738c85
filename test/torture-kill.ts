/** The long proof by kills: as in `npm test`, but hundreds of them. */
import { rmSync } from "node:fs";
import { buildWorker } from "../worker/embedded/build.ts";
import { killAgainAndAgain } from "./api/kill.ts";

/** Prints what it counted. @throws where anything acknowledged was lost or anything was half done */
export async function tortureKill({ kills, seed }: { kills: number; seed: number }): Promise<void> {
  const folder = `dist/test-worker/${process.pid}`;
  await buildWorker("test/api/entry.ts", folder);
  try {
    const killed = await killAgainAndAgain({ kills, seed, worker: `${folder}/entry.js` });
    console.log(
      `kill: ${killed.kills} kills, ${killed.acknowledged} acknowledged writes, ${killed.unacknowledged} applied but never acknowledged, ${killed.faults.length} faults (seed ${seed})`,
    );
    if (killed.faults.length > 0) throw new Error(killed.faults.join("\n"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
