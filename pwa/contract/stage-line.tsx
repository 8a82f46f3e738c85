/** The five stages of a contract as a line: 谈约 · 签约 · 亮约 · 履约 · 评约. */
import { STAGE_OF } from "../../shared/contract.ts";
import { Icon } from "../look/icons.tsx";
import { t } from "../text/text.ts";

const STAGES = ["negotiate", "sign", "publish", "keep", "appraise"] as const;

/** Nothing for a contract that nobody goes on with: it is on no way. @param over nobody's turn any more */
export function StageLine({ state, over }: { state: string; over: boolean }) {
  const stage = STAGE_OF[state];
  if (stage === undefined) return null;
  const at = over && stage === "appraise" ? STAGES.length : STAGES.indexOf(stage);
  return (
    <ol class="stages" aria-label={t("contract.stages")}>
      {STAGES.map((each, index) => (
        <li
          key={each}
          class={index < at ? "stage-done" : undefined}
          aria-current={index === at ? "step" : undefined}
        >
          {index < at && <Icon name="check" />}
          <span>{t(`stage.${each}`)}</span>
          {index < at && <span class="unseen">{t("contract.stage.done")}</span>}
        </li>
      ))}
    </ol>
  );
}
