/** Everything that the schedule does, each minute. A sweep that was missed leaves nothing stuck. */
import type { Environment } from "./environment.ts";
import { sealJournals, settleLapsed } from "./journal/sweep.ts";
import { sweepImports } from "./ledger/imports.ts";
import { sweepPersonal } from "./privacy/sweep.ts";

export async function sweep(environment: Environment): Promise<void> {
  await settleLapsed(environment);
  await sealJournals(environment);
  await sweepImports(environment);
  await sweepPersonal(environment);
}
