/** How urgent a problem is, in a word. */
import { Tag } from "../look/tag.tsx";
import { t } from "../text/text.ts";
import type { BoardItem } from "./boards.ts";

/** A problem's urgency, when it is more than normal. */
export const Urgency = ({ of }: { of: BoardItem }) =>
  of.urgency && of.urgency !== "normal" ? (
    <Tag tone={of.urgency === "critical" ? "red" : "amber"}>{t(`urgency.${of.urgency}`)}</Tag>
  ) : null;
