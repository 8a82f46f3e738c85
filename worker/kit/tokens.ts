/**
 * Tokens of the full-text index. SQLite's own tokenizers find no two-character Chinese word, so words
 * are overlapping bigrams for Han script and syllables for Tibetan (split at the tsheg), in a column of
 * their own beside the record's facets: committee, state, turn and whatever the noun lists.
 */
import type { Entity, Noun } from "../../shared/kit/noun.ts";

/** Letters and digits only: what the tokenizer takes as one token. */
const plain = (value: string): string => value.replace(/[^0-9A-Za-z]/g, "x").toLowerCase();

export const facetToken = (facet: string, value: string): string =>
  `${plain(facet)}z${plain(value)}`;

/** Every facet of a record, as one text of tokens. */
export function facetTokens(noun: Noun, entity: Entity): string {
  const listed = Object.entries(noun.listing.facets(entity)).flatMap(([facet, values]) =>
    [...new Set(values)].filter((value) => value !== null).map((value) => facetToken(facet, value)),
  );
  return [
    facetToken("committee", entity.committee),
    facetToken("state", entity.state),
    ...(entity.turn === null ? [] : [facetToken("turn", entity.turn), "open"]),
    ...listed,
  ].join(" ");
}

const RUNS =
  /(\p{Script=Han}+)|(\p{Script=Tibetan}+)|([[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Tibetan}]]+)/gv;
const TSHEG = /[^\p{L}\p{N}\p{M}]+/u;

/** Runs of one script, each as its tokens in order: `路灯不亮` → 路灯 灯不 不亮 亮. */
function runsOf(text: string, last: boolean): string[][] {
  return [...text.normalize("NFC").toLowerCase().matchAll(RUNS)].map(([, han, tibetan, word]) => {
    if (tibetan !== undefined) return tibetan.split(TSHEG).filter((syllable) => syllable !== "");
    if (han === undefined) return [word ?? ""];
    const characters = [...han];
    const pairs = characters.slice(1).map((character, i) => `${characters[i]}${character}`);
    // The last character alone lets one-character searches find the end of a run too.
    return last || pairs.length === 0 ? [...pairs, characters.at(-1) ?? ""] : pairs;
  });
}

/** Every word of a record's texts, as one text of tokens. */
export const wordTokens = (noun: Noun, entity: Entity): string =>
  noun.listing
    .text(entity)
    .flatMap((text) => (text === null ? [] : runsOf(text, true)))
    .map((run) => run.join(" "))
    .join(" ");

/** What somebody typed, as an FTS5 query on the words column; null where nothing in it can be searched. */
export function wordQuery(typed: string): string | null {
  const phrases = runsOf(typed, false)
    .filter((run) => run.length > 0)
    .map((run) => {
      const [only] = run;
      const single = run.length === 1 && only !== undefined && [...only].length === 1;
      // Latin words and single characters match as beginnings; a phrase of bigrams matches exactly.
      return single || /^[\p{Script=Latin}\p{N}]/u.test(only ?? "")
        ? `"${run.join(" ")}"*`
        : `"${run.join(" ")}"`;
    });
  return phrases.length === 0 ? null : phrases.map((phrase) => `words : ${phrase}`).join(" AND ");
}

/** FTS5 query on the facets column: every facet, each with any of its values. */
export const facetQuery = (facets: readonly (readonly string[])[]): string =>
  facets.map((tokens) => `facets : (${tokens.join(" OR ")})`).join(" AND ");
