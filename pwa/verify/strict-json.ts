/**
 * A reader of JSON that takes the one spelling of RFC 8785 and nothing else. What a value's hash is over is then
 * simply where it stands in the text.
 */

/** A value with its own place in the text. */
export interface Node {
  value: string | number | boolean | null | Node[] | Map<string, Node>;
  text: string;
}

/** Something isn't as the format says: then nothing can be verified. */
export class Unknown extends Error {}

/** @throws Unknown for any other spelling, a key that stands twice, and half a character */
export function readStrictly(text: string): Node {
  const { node, end } = valueAt(text, 0);
  if (end !== text.length) throw new Unknown("more than one value");
  return node;
}

type Read = { node: Node; end: number };

function valueAt(text: string, at: number): Read {
  const first = text[at];
  if (first === "{") return objectAt(text, at);
  if (first === "[") return arrayAt(text, at);
  if (first === '"') {
    const { value, end } = stringAt(text, at);
    return { node: { value, text: text.slice(at, end) }, end };
  }
  for (const [word, value] of WORDS)
    if (text.startsWith(word, at)) return { node: { value, text: word }, end: at + word.length };
  return numberAt(text, at);
}

const WORDS = [
  ["null", null],
  ["true", true],
  ["false", false],
] as const;

function objectAt(text: string, start: number): Read {
  const fields = new Map<string, Node>();
  let at = start + 1;
  let last: string | null = null;
  if (text[at] === "}") return { node: { value: fields, text: "{}" }, end: at + 1 };
  for (;;) {
    const key = stringAt(text, at);
    // The order of UTF-16 units is that of JavaScript's own comparison (section 3.2.3).
    if (last !== null && !(last < key.value)) throw new Unknown("keys out of order");
    last = key.value;
    if (text[key.end] !== ":") throw new Unknown("no colon");
    const member = valueAt(text, key.end + 1);
    fields.set(key.value, member.node);
    at = member.end + 1;
    if (text[member.end] === "}")
      return { node: { value: fields, text: text.slice(start, at) }, end: at };
    if (text[member.end] !== ",") throw new Unknown("no comma");
  }
}

function arrayAt(text: string, start: number): Read {
  const items: Node[] = [];
  let at = start + 1;
  if (text[at] === "]") return { node: { value: items, text: "[]" }, end: at + 1 };
  for (;;) {
    const item = valueAt(text, at);
    items.push(item.node);
    at = item.end + 1;
    if (text[item.end] === "]")
      return { node: { value: items, text: text.slice(start, at) }, end: at };
    if (text[item.end] !== ",") throw new Unknown("no comma");
  }
}

const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:e[+-][0-9]+)?/y;

function numberAt(text: string, at: number): Read {
  NUMBER.lastIndex = at;
  const found = NUMBER.exec(text)?.[0];
  const value = Number(found);
  const exact = Number.isInteger(value) ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (found === undefined || !exact || String(value) !== found) throw new Unknown("no number");
  return { node: { value, text: found }, end: at + found.length };
}

/** Section 3.2.2.2: the only escapes that there are. */
const ESCAPES: Readonly<Record<string, string>> = {
  b: "\b",
  t: "\t",
  n: "\n",
  f: "\f",
  r: "\r",
  '"': '"',
  "\\": "\\",
};

function stringAt(text: string, start: number): { value: string; end: number } {
  if (text[start] !== '"') throw new Unknown("no text");
  let value = "";
  let at = start + 1;
  for (;;) {
    const letter = text[at];
    if (letter === undefined || letter < " ") throw new Unknown("text without end");
    if (letter === '"') break;
    if (letter !== "\\") {
      value += letter;
      at += 1;
      continue;
    }
    const short = ESCAPES[text[at + 1] ?? ""];
    const long = /^u00[01][0-9a-f]$/.exec(text.slice(at + 1, at + 6))?.[0];
    const meant = short ?? (long && String.fromCharCode(Number.parseInt(long.slice(1), 16)));
    if (meant === undefined || (long && "\b\t\n\f\r".includes(meant)))
      throw new Unknown("an escape that isn't needed");
    value += meant;
    at += short === undefined ? 6 : 2;
  }
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) throw new Unknown("half a character");
  }
  return { value, end: at + 1 };
}
