import { wordlist } from "@scure/bip39/wordlists/simplified-chinese.js";

/** One of the four: the character, and its number in the list for whoever doesn't read it, 0001 to 2048. */
export type CheckWord = { word: string; number: string };

/**
 * A hash as people compare it, from screen to paper and from screen to screen: its first 44 bits as four
 * characters of BIP-39's simplified Chinese list (2048 characters, all different, all common).
 *
 * They guard against a mix-up (another version, another contract, another person's key) and against somebody who
 * changes a text or puts a key of their own in between and hopes that it isn't noticed: a given other text has the
 * same four words once in 2^44 times, and to make one that does takes some 2^44 tries, which is dear but not out of
 * reach. They don't guard against whoever prepares two texts at leisure before either is shown: for a pair with
 * the same words some 2^22 tries are enough. So nothing is ever decided by the words: signatures, QR codes and the
 * verifiers compare the whole hash.
 * @param sha256 64 hex digits
 */
export function checkWords(sha256: string): CheckWord[] {
  const bits = BigInt(`0x${sha256.slice(0, 11)}`);
  return [33n, 22n, 11n, 0n].map((shift) => {
    const index = Number((bits >> shift) & 2047n);
    return { word: wordlist[index] ?? "", number: String(index + 1).padStart(4, "0") };
  });
}

/** The four characters in a row, as an enrolment records them. */
export const checkWordsText = (sha256: string): string =>
  checkWords(sha256)
    .map(({ word }) => word)
    .join("");
