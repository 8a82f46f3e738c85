/** The stages of a meeting as a line: what is done, what is under way, what is to come. */
import { Icon } from "../look/icons.tsx";
import { t } from "../text/text.ts";
import { STAGES, type Stage } from "./stages.ts";

export function StageLine({ stage }: { stage: Stage | "done" }) {
  const at = stage === "done" ? STAGES.length : STAGES.indexOf(stage);
  return (
    <ol class="stages" aria-label={t("meeting.stages")}>
      {STAGES.map((each, index) => (
        <li
          key={each}
          class={index < at ? "stage-done" : undefined}
          aria-current={index === at ? "step" : undefined}
        >
          {index < at && <Icon name="check" />}
          <span>{t(`meeting.stage.${each}`)}</span>
          {index < at && <span class="unseen">{t("meeting.stage.done")}</span>}
        </li>
      ))}
    </ol>
  );
}
