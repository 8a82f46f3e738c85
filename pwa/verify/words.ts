import { wordlist } from "@scure/bip39/wordlists/simplified-chinese.js";

/** The first 44 bits of a hash (hex) as four characters and their numbers, for people who compare. */
export function wordsOf(hash: string): { words: string; numbers: string } {
  let bits = "";
  for (const digit of hash.slice(0, 11))
    bits += Number.parseInt(digit, 16).toString(2).padStart(4, "0");
  const places = [0, 11, 22, 33].map((from) => Number.parseInt(bits.slice(from, from + 11), 2));
  return {
    words: places.map((place) => wordlist[place]).join(" "),
    numbers: places.map((place) => `${place + 1}`.padStart(4, "0")).join(" "),
  };
}
