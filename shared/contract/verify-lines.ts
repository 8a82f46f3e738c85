import bo from "../language/bo/verify.json" with { type: "json" };
import en from "../language/en/verify.json" with { type: "json" };
import { type Language, say, type Texts } from "../language/language.ts";
import zh from "../language/zh-CN/verify.json" with { type: "json" };
import type { BundleVerification, Said } from "./verify.ts";

const TEXTS: Readonly<Record<Language, Texts>> = { "zh-CN": zh, bo, en };
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const EIGHT_HOURS = 8 * 60 * 60 * 1000;

/** What the command line says of a bundle: the verdict, why, and the three lists. */
export function bundleLines(found: BundleVerification, language: Language): string[] {
  const texts = TEXTS[language];
  const list = (name: string, items: readonly Said[]): string[] =>
    items.length === 0 ? [] : ["", name, ...items.map((item) => `  - ${sayItem(texts, item)}`)];
  const { bundle, text } = found;
  return [
    say(texts, `verdict.${found.verdict}`),
    ...(text && bundle
      ? [
          text.package.title,
          say(texts, "page.about", {
            contract: bundle.contract,
            version: bundle.version,
            committee: bundle.committee,
          }),
        ]
      : []),
    ...(bundle ? [say(texts, "list.heads", { count: found.headsCompared })] : []),
    ...list(say(texts, "verdict.why"), found.problems),
    ...(found.verdict === "holds" || found.proven.length === 0
      ? []
      : ["", say(texts, "list.partly")]),
    ...list(say(texts, "list.proven"), found.proven),
    ...list(say(texts, "list.asserted"), found.asserted),
    ...list(say(texts, "list.notShown"), found.notShown),
  ].map(withoutControls);
}

/** Kinds of records in words, instants as Lhasa's clocks show them. */
function sayItem(texts: Texts, { key, params }: Said): string {
  const words = Object.entries(params).map(([name, value]) => {
    if (name === "what") return [name, say(texts, `what.${value}`)];
    return [name, INSTANT.test(String(value)) ? localTime(String(value)) : value];
  });
  return say(texts, key, Object.fromEntries(words));
}

function localTime(instant: string): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return instant;
  const local = new Date(at + EIGHT_HOURS).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 19)} UTC+8`;
}

/** What a file says must not move the terminal's cursor. */
const withoutControls = (line: string): string => line.replace(/\p{Cc}/gu, "\ufffd");
