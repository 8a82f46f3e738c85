/** A short word in a frame: a mark on something, never its name. */
import type { ComponentChildren } from "preact";
import "./tag.css";

/** A small word with a frame: an urgency, a mark. */
export const Tag = ({
  tone = "plain",
  children,
}: {
  tone?: "plain" | "red" | "amber" | "gold" | "slate";
  children: ComponentChildren;
}) => <span class={`tag tag-${tone}`}>{children}</span>;
