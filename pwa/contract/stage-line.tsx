/** The five stages of a contract as a line: 谈约 · 签约 · 亮约 · 履约 · 评约. */
import { STAGE_OF } from "../../shared/contract.ts";
import { Stages } from "../look/stages.tsx";
import { t } from "../text/text.ts";

const STAGES = ["negotiate", "sign", "publish", "keep", "appraise"] as const;

/** Nothing for a contract that nobody goes on with: it is on no way. @param over nobody's turn any more */
export function StageLine({ state, over }: { state: string; over: boolean }) {
  const stage = STAGE_OF[state];
  if (stage === undefined) return null;
  return (
    <Stages
      label={t("contract.stages")}
      stages={STAGES.map((each) => t(`stage.${each}`))}
      at={over && stage === "appraise" ? STAGES.length : STAGES.indexOf(stage)}
    />
  );
}
