/** The stages of something as a line: what is done, what is under way, what is to come. */
import { t } from "../text/text.ts";
import { Icon } from "./icons.tsx";

interface Props {
  label: string;
  /** Their names, in their order. */
  stages: readonly string[];
  /** Which one is under way; their count where all are done. */
  at: number;
}

export const Stages = ({ label, stages, at }: Props) => (
  <ol class="stages" aria-label={label}>
    {stages.map((name, index) => (
      <li
        key={name}
        class={index < at ? "stage-done" : undefined}
        aria-current={index === at ? "step" : undefined}
      >
        {index < at && <Icon name="check" />}
        <span>{name}</span>
        {index < at && <span class="unseen">{t("stage.done")}</span>}
      </li>
    ))}
  </ol>
);
