/** The five stages of a contract as a line: 谈约 · 签约 · 亮约 · 履约 · 评约. */
import { type Contract, STAGE_OF } from "../../shared/contract.ts";
import { Stages } from "../look/stages.tsx";
import { t } from "../text/text.ts";

const STAGES = ["negotiate", "sign", "publish", "keep", "appraise"] as const;
/** Nothing is kept, and nothing appraised, of what only ends another contract. */
const OF_TERMINATION = STAGES.slice(0, 3);

/** Nothing for a contract that nobody goes on with: it is on no way. */
export function StageLine({ contract }: { contract: Pick<Contract, "kind" | "state" | "turn"> }) {
  const { kind, state, turn } = contract;
  const stages = kind === "termination" ? OF_TERMINATION : STAGES;
  const stage = STAGE_OF[state];
  if (stage === undefined) return null;
  return (
    <Stages
      label={t("contract.stages")}
      stages={stages.map((each) => t(`stage.${each}`))}
      at={turn === null && stage === stages.at(-1) ? stages.length : stages.indexOf(stage)}
    />
  );
}
