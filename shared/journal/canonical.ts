/** A value that JSON can carry. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** With the `u` flag a pair counts as one character, so only a lone half matches. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/**
 * The one text of a JSON value (RFC 8785): keys in UTF-16 order, no spaces, numbers as ECMAScript
 * prints them. Equal values give equal text on every runtime, so they can be hashed and signed.
 * @throws TypeError for what has no exact text: lone surrogates, numbers that aren't finite,
 *   integers beyond 2^53 - 1, and anything that isn't JSON
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "string") return canonicalString(value);
  if (typeof value === "number") return canonicalNumber(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value === "object") {
    const members = Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${canonicalString(key)}:${canonicalJson(member)}`);
    return `{${members.join(",")}}`;
  }
  throw new TypeError(`not a JSON value: ${typeof value}`);
}

function canonicalString(text: string): string {
  if (LONE_SURROGATE.test(text)) throw new TypeError("a lone surrogate has no UTF-8 form");
  return JSON.stringify(text);
}

function canonicalNumber(value: number): string {
  const exact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (!exact) throw new TypeError(`no exact JSON number: ${value}`);
  return JSON.stringify(value);
}
