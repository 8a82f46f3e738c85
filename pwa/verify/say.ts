/** The page's words: of all that the app shares, these alone. */
import bo from "../../shared/language/bo/verify.json";
import en from "../../shared/language/en/verify.json";
import zh from "../../shared/language/zh-CN/verify.json";
import type { Sentence } from "./check.ts";

export const LANGUAGES = ["zh-CN", "bo", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
type Texts = Readonly<Record<string, string>>;
export const TEXTS: Readonly<Record<Language, Texts>> = { "zh-CN": zh, bo, en };

/** The first that the browser's owner reads; Chinese where it is none of these. */
export function firstLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const known = LANGUAGES.find((each) => each.split("-")[0] === tag.toLowerCase().split("-")[0]);
    if (known) return known;
  }
  return "zh-CN";
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** A sentence with its values: kinds of records as words, instants as clocks in China show them. */
export function inWords(texts: Texts, { key, params }: Sentence): string {
  const sentence = texts[key] ?? `⟦${key}⟧`;
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(params[name] ?? `⟦${name}⟧`);
    if (name === "what") return texts[`what.${value}`] ?? value;
    return INSTANT.test(value) ? clockTime(value) : value;
  });
}

function clockTime(instant: string): string {
  const there = new Date(instant);
  there.setUTCHours(there.getUTCHours() + 8);
  if (Number.isNaN(there.getTime())) return instant;
  return `${there.toISOString().slice(0, 19).replace("T", " ")} UTC+8`;
}
