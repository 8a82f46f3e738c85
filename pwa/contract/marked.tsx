/** One of two texts with what the other doesn't have marked: struck out, or underlined; never by colour alone. */
import { wordsBetween } from "../../shared/contract/differences.ts";
import { langOf } from "../text/text.ts";

export function Marked(props: { before: string; after: string; side: "before" | "after" }) {
  const { before, after, side } = props;
  const hidden = side === "before" ? "added" : "removed";
  return (
    <span class="marked" lang={langOf(side === "before" ? before : after)}>
      {wordsBetween(before, after)
        .filter(({ change }) => change !== hidden)
        .map(({ text, change }, at) =>
          change === "added" ? (
            <ins key={at}>{text}</ins>
          ) : change === "removed" ? (
            <del key={at}>{text}</del>
          ) : (
            <span key={at}>{text}</span>
          ),
        )}
    </span>
  );
}
