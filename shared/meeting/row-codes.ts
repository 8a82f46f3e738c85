/**
 * Codes of the rows of a printed sign-in sheet: the row's number and one check character (ISO/IEC 7064,
 * MOD 11-2, as on Chinese identity cards), so that a digit that was misread or swapped with its neighbour is
 * noticed instead of signing in somebody else. Rows are numbered in the order of a meeting's attendances.
 */

/** Value of the check character that stands for ten. */
const TEN = "X";

const checkOf = (digits: string): string => {
  let sum = 0;
  for (const digit of digits) sum = ((sum + Number(digit)) * 2) % 11;
  const value = (12 - sum) % 11;
  return value === 10 ? TEN : String(value);
};

/** The code of a row. @param index from 0 */
export function rowCodeOf(index: number): string {
  const digits = String(index + 1);
  return digits + checkOf(digits);
}

/** Full-width and Tibetan digits as plain ones; a keyboard writes whichever it is set to. */
export const plainDigits = (typed: string): string =>
  typed
    .replace(/[\uFF10-\uFF19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/[\u0F20-\u0F29]/g, (digit) => String(digit.charCodeAt(0) - 0x0f20));

/** The row (from 0) that a typed code stands for; null where it is no row's code. */
export function rowOf(code: string): number | null {
  const plain = plainDigits(code).toUpperCase().replace("\uFF38", TEN);
  const [, digits = "", check] = /^([1-9]\d{0,3})([\dX])$/.exec(plain) ?? [];
  return check !== undefined && checkOf(digits) === check ? Number(digits) - 1 : null;
}

/** Codes as they were typed one after the other, each once. */
export const codesIn = (typed: string): string[] => [
  ...new Set(typed.split(/[\s,;\u3001\uFF0C\uFF1B\u0F0B\u0F0D]+/).filter(Boolean)),
];
