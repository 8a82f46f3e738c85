/** The stages of a meeting as a line. */
import { Stages } from "../look/stages.tsx";
import { t } from "../text/text.ts";
import { STAGES, type Stage } from "./stages.ts";

export const StageLine = ({ stage }: { stage: Stage | "done" }) => (
  <Stages
    label={t("meeting.stages")}
    stages={STAGES.map((each) => t(`meeting.stage.${each}`))}
    at={stage === "done" ? STAGES.length : STAGES.indexOf(stage)}
  />
);
