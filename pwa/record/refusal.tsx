/** A "no" in words, where it was asked for. */
import { inWords } from "../../shared/language/language.ts";
import { Notice } from "../look/notice.tsx";
import { allTexts, errorText } from "../text/text.ts";

type No = { reason: string; params: Readonly<Record<string, string | number>> };

/** Title and what to do about it. */
export const sayNo = ({ reason, params }: No): { title: string; detail: string } => {
  const words = inWords(allTexts(), params);
  return {
    title: errorText(`${reason}.title`, words),
    detail: errorText(`${reason}.detail`, words),
  };
};

export function Refusal({ of }: { of: No }) {
  const { title, detail } = sayNo(of);
  return (
    <Notice tone="bad" title={title}>
      {detail}
    </Notice>
  );
}
