/** The words of a contract's text in its own language, whichever the reader's is. */
import { useEffect, useState } from "preact/hooks";
import type { Language, Texts } from "../../shared/language/language.ts";
import { type TextArea, textsIn } from "../text/texts.ts";

const AREAS: readonly TextArea[] = ["public", "board", "member", "contract"];

/** @returns null until they are here, or where they don't come */
export function useContractWords(language: Language): Texts | null {
  const [words, setWords] = useState<{ language: Language; texts: Texts } | null>(null);
  useEffect(() => {
    let here = true;
    Promise.all(AREAS.map((area) => textsIn(language, area))).then(
      (parts) => here && setWords({ language, texts: Object.assign({}, ...parts) as Texts }),
      () => {},
    );
    return () => {
      here = false;
    };
  }, [language]);
  return words?.language === language ? words.texts : null;
}
