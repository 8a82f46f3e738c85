/** Finding records by words, on the phone: substrings of folded texts, so that two characters are enough. */

/**
 * A text as it is compared: compatibility forms (full width, ligatures) folded, lower case, one space
 * between words, the Tibetan non-breaking tsheg as the plain one.
 */
const folded = (text: string): string =>
  text.normalize("NFKC").toLowerCase().replaceAll("\u0F0C", "\u0F0B").replace(/\s+/g, " ").trim();

/** The words to find; a tsheg or shad at the end of one is only its punctuation. */
export const wordsOf = (query: string): string[] =>
  folded(query)
    .split(" ")
    .map((word) => word.replace(/[\u0F0B\u0F0D]+$/, ""))
    .filter((word) => word !== "");

/** True where every word stands in one of the texts. No words find everything. */
export function holds(words: readonly string[], texts: readonly (string | null)[]): boolean {
  if (words.length === 0) return true;
  const all = texts.map((text) => folded(text ?? "")).join("\n");
  return words.every((word) => all.includes(word));
}
