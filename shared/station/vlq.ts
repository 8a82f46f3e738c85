/** Whole numbers as Base64 VLQ, as source maps have them (ECMA-426): short where numbers are small. */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Uint8Array(128);
for (let i = 0; i < 64; i++) VALUES[DIGITS.charCodeAt(i)] = i;

/** @param numbers between -2^30 and 2^30 */
export function toVlq(numbers: Iterable<number>): string {
  let text = "";
  for (const number of numbers) {
    let rest = number < 0 ? (-number << 1) | 1 : number << 1;
    do {
      const digit = rest & 31;
      rest >>>= 5;
      text += DIGITS[rest > 0 ? digit | 32 : digit];
    } while (rest > 0);
  }
  return text;
}

/** @returns so many numbers; zeros where the text ends early */
export function fromVlq(text: string, count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let i = 0, at = 0; i < count && at < text.length; i++) {
    let digit = VALUES[text.charCodeAt(at++) & 127] as number;
    let value = digit & 31;
    for (let shift = 5; digit & 32 && at < text.length; shift += 5) {
      digit = VALUES[text.charCodeAt(at++) & 127] as number;
      value |= (digit & 31) << shift;
    }
    numbers[i] = value & 1 ? -(value >>> 1) : value >>> 1;
  }
  return numbers;
}
