/** The words of documents in one language, and how dates and lists are said in it. */
import { type Language, type Params, say, type Texts } from "../language/language.ts";

export interface Words {
  language: Language;
  /** A text of `document.json`, each `{name}` filled. */
  say(key: string, params?: Params): string;
  /** A term of the glossary: `state.problem.struck_off`, `ongoing`. */
  term(key: string, params?: Params): string;
}

/**
 * @param texts those of the texts area `document`: `document.json` with keys after `document.`, the ledger's
 * heads after `ledger.`, and the glossary's terms as they are
 */
export const wordsOf = (language: Language, texts: Texts): Words => ({
  language,
  say: (key, params) => say(texts, `document.${key}`, params),
  term: (key, params) => say(texts, key, params),
});

/** A calendar date, `YYYY-MM-DD` or `ongoing`, with its year: 2026年12月10日. Nothing for null. */
export function sayDate(date: string | null, words: Words): string {
  if (date === null) return "";
  if (date === "ongoing") return words.term("ongoing");
  const [year = "", month = "", day = ""] = date.split("-");
  return words.say("date.full", {
    year,
    month: words.say("date.months").split(" ")[Number(month) - 1] ?? month,
    day: Number(day),
  });
}

/** When a meeting is: 2026年12月10日（星期四）15:00—17:00. */
export function sayWhen(
  { date, begins, ends }: { date: string; begins: string; ends: string | null },
  words: Words,
): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return words.say(ends === null ? "date.from" : "date.span", {
    date: sayDate(date, words),
    weekday: words.say("date.weekdays").split(" ")[weekday] ?? "",
    begins,
    ends: ends ?? "",
  });
}

export const sayList = (items: readonly string[], words: Words): string =>
  items.join(words.say("list.and"));
