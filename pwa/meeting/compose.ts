/** The minutes' text in any language, composed from what stands on this device. */
import { useEffect, useState } from "preact/hooks";
import { type Language, say, type Texts } from "../../shared/language/language.ts";
import { minutesText } from "../../shared/meeting/minutes-text.ts";
import { minutesValues } from "../../shared/meeting/minutes-values.ts";
import { nameOf } from "../record/names.ts";
import { type TextArea, textsIn } from "../text/texts.ts";
import type { OfMeeting } from "./of-meeting.ts";

const AREAS: readonly TextArea[] = ["public", "board", "member", "meeting"];

async function wordsIn(language: Language): Promise<Texts> {
  const parts = await Promise.all(AREAS.map((area) => textsIn(language, area)));
  return Object.assign({}, ...parts) as Texts;
}

/** The text as the records have it now; null until the language's words are here, or where they don't come. */
export function useComposed(of: OfMeeting, language: Language): string | null {
  const [words, setWords] = useState<{ language: Language; texts: Texts } | null>(null);
  useEffect(() => {
    let here = true;
    wordsIn(language).then(
      (texts) => here && setWords({ language, texts }),
      () => {},
    );
    return () => {
      here = false;
    };
  }, [language]);
  if (words?.language !== language) return null;
  const { texts } = words;
  const names = {
    unit: (id: string) => nameOf("unit", id),
    committee: say(texts, "committee"),
    chair: say(texts, "role.secretary"),
    review: say(texts, "kind.review"),
    reviewed: (counts: Record<string, number>) => say(texts, "kind.review.count", counts),
    and: say(texts, "minutes.and"),
  };
  return minutesText(minutesValues(of, names, of.meeting.versions + 1), texts);
}
