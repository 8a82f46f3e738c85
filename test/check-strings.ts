/** Fails where a sentence for people stands in code instead of in a language file. */
import { globSync, readFileSync } from "node:fs";

/** Text between tags, or in an attribute that is shown or read aloud; and any Chinese or Tibetan. */
const SUSPECTS: readonly [string, RegExp][] = [
  ["text of another script", /[\u4e00-\u9fff\u0f00-\u0fff]/],
  ["text between tags", />\s*[A-Za-z][A-Za-z' ]*[A-Za-z]\s*</],
  [
    "attribute with words",
    /\b(?:title|alt|placeholder|aria-label|label)="[^"{}]*[A-Za-z]{2}[^"{}]*"/,
  ],
];

const withoutComments = (source: string): string =>
  source
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, " "))
    .replace(/(^|\s)\/\/[^\n]*/g, "$1");

const found = globSync(["pwa/**/*.tsx", "pwa/**/*.ts"]).flatMap((file) => {
  const pairs = file.endsWith(".tsx") ? SUSPECTS : SUSPECTS.slice(0, 1);
  return withoutComments(readFileSync(file, "utf8"))
    .split("\n")
    .flatMap((line, i) =>
      pairs
        .filter(([, pattern]) =>
          pattern.test(line.replace(/=>\s*</g, "").replace(/<[A-Z][\w.]*<[^>]*>/g, "")),
        )
        .map(([what]) => `${file}:${i + 1}: ${what}: ${line.trim().slice(0, 100)}`),
    );
});
console.log(found.join("\n"));
process.exit(found.length > 0 ? 1 : 0);
