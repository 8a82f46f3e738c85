/**
 * Fails where a sentence for people stands in code instead of in a language file, and where a word stands anywhere
 * that would promise more of a contract's proof than it is.
 */
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

/** The one place that may name the words that we never use; they are taken from there. */
const WORDS_PAGE = "docs/contract-bundle.md";
const WORDS_PLACE = /<!-- words:never -->\n[^:]*: ([^.]*)\.[\s\S]*?<!-- \/words:never -->/;
/** However it is spelled: spaces, hyphens and 的 make no other word. */
const plain = (text: string): string => text.toLowerCase().replace(/[\s的-]/g, "");

const never = (WORDS_PLACE.exec(readFileSync(WORDS_PAGE, "utf8"))?.[1] ?? "")
  .split(/[,;]/)
  .map(plain)
  .filter((word) => word !== "");
if (never.length < 10) found.push(`${WORDS_PAGE}: the words that we never use aren't to be found`);
/** To say what the law asks is no claim. */
const CITES_THE_LAW = /电子签名法|Electronic Signature Law/;

const written = globSync(["*.md", "docs/**/*.md", "{pwa,shared,worker}/**/*.{ts,tsx,json,html}"]);
for (const file of written) {
  const whole = readFileSync(file, "utf8");
  const text = file === WORDS_PAGE ? whole.replace(WORDS_PLACE, "") : whole;
  for (const line of text.split("\n")) {
    const word = never.find((each) => plain(line).includes(each));
    if (word && !CITES_THE_LAW.test(line))
      found.push(`${file}: never used: ${word}: ${line.trim().slice(0, 100)}`);
  }
}
console.log(found.join("\n"));
process.exit(found.length > 0 ? 1 : 0);
