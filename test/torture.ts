/**
 * `npm run torture`: the long proofs. `-- --only sync|kill`, `--histories N`, `--kills N`, `--seed N`.
 * Prints its seed; the same seed gives the same histories.
 */
import { parseArgs } from "node:util";
import { tortureKill } from "./torture-kill.ts";
import { tortureSync } from "./torture-sync.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    histories: { type: "string", default: "100000" },
    kills: { type: "string", default: "200" },
    seed: { type: "string" },
  },
});
const seed = values.seed === undefined ? Date.now() % 2 ** 31 : Number(values.seed);
console.log(`seed ${seed}`);
if (values.only === undefined || values.only === "sync")
  await tortureSync({ histories: Number(values.histories), seed });
if (values.only === undefined || values.only === "kill")
  await tortureKill({ kills: Number(values.kills), seed });
