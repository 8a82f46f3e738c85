/**
 * Whole numbers as digits of base 64 (RFC 4648's alphabet), all of one width: any of them can be read without
 * those before it, so that a phone reads the few that it needs and no others.
 */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const VALUES = new Uint8Array(128);
for (let i = 0; i < 64; i++) VALUES[DIGITS.charCodeAt(i)] = i;

/** The least of the numbers, and for each how much it is more; no digits at all where all are the same. */
export type Written = readonly [least: number, digits: string];

/** @param numbers whose largest is less than 2^30 above the least */
export function written(numbers: readonly number[]): Written {
  let [least, most] = [numbers[0] ?? 0, numbers[0] ?? 0];
  for (const number of numbers) {
    least = Math.min(least, number);
    most = Math.max(most, number);
  }
  let width = 0;
  while (64 ** width <= most - least) width++;
  let digits = "";
  for (const number of numbers)
    for (let place = width - 1; place >= 0; place--)
      digits += DIGITS[((number - least) >>> (6 * place)) & 63];
  return [least, digits];
}

/** @returns what reads the number at a place; the least where the text ends early */
export function reading([least, digits]: Written, count: number): (place: number) => number {
  const width = count > 0 ? digits.length / count : 0;
  return (place) => {
    let more = 0;
    const end = (place + 1) * width;
    for (let at = place * width; at < end; at++)
      more = (more << 6) | (VALUES[digits.charCodeAt(at) & 127] as number);
    return least + more;
  };
}
