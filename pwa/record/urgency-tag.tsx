/** How urgent a problem is, when it is more than normal. */
import type { Entity } from "../../shared/kit/noun.ts";
import type { Problem } from "../../shared/problem.ts";
import { Tag } from "../look/tag.tsx";
import { t } from "../text/text.ts";

export function UrgencyTag({ record }: { record: Entity }) {
  const { urgency } = record as Partial<Problem>;
  return urgency && urgency !== "normal" ? (
    <Tag tone={urgency === "critical" ? "red" : "amber"}>{t(`urgency.${urgency}`)}</Tag>
  ) : null;
}
