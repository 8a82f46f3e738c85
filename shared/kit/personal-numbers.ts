/**
 * Finds what must not stand in a free text: mainland ID numbers (GB 11643-1999: 18 characters with an
 * ISO 7064 mod 11-2 check character) and mobile numbers. Only numbers that pass the standard's own
 * check count as IDs, so that an 18-digit order number is left alone.
 */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = "10X98765432";

const isIdNumber = (digits: string): boolean => {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return CHECK[sum % 11] === digits[17]?.toUpperCase();
};

/** Full-width digits, Tibetan digits and separators that people put between groups, folded away. */
const folded = (value: string): string =>
  value
    .replace(/[\uFF10-\uFF19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(/[\u0F20-\u0F29]/g, (digit) => String(digit.charCodeAt(0) - 0x0f20))
    .replace(/(?<=\d)[ \-‐–—·\u3000](?=[\dXx])/g, "");

/** True when `value` holds a valid ID number or a mainland mobile number. */
export function holdsPersonalNumber(value: string): boolean {
  const flat = folded(value);
  if (/(?<!\d)(?:\+?86)?1[3-9]\d{9}(?!\d)/.test(flat)) return true;
  return [...flat.matchAll(/(?<!\d)\d{17}[\dXx](?!\d)/g)].some(([found]) => isIdNumber(found));
}
