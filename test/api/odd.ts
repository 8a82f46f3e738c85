/** How a body is spoiled: odd values in odd places, and texts that are no longer JSON. */
import fc from "fast-check";

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

/** Values that are wrong nearly everywhere. Lone surrogates and NUL travel as JSON escapes. */
export const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  2 ** 53,
  -(2 ** 63),
  "",
  " ",
  [],
  {},
  [[]],
  nested(12),
  nested(40),
  "\u0000",
  "路灯\u0000不亮",
  "\ud800",
  "\udc00\ud800",
  "\u202e反",
  "x".repeat(300),
  "长".repeat(30_000),
  "2026-02-30",
  "9999-99-99",
  "540102009004",
  "' or 1=1 --",
  "1'; drop table problem; --",
  '"*" AND words : (',
  "身份证11010519491231002X",
  "13800138000",
  { $gt: "" },
  { toString: 1 },
  Array.from({ length: 500 }, (_, i) => i),
];
/** Columns and properties that no input has. */
const EXTRA = [
  "state",
  "tag",
  "committee",
  "turn",
  "id",
  "number",
  "no",
  "createdAt",
  "allocated",
  "active",
  "verifiedAt",
  "commitment",
  "proposedBy",
  "role",
  "scope",
  "__proto__",
  "constructor",
  "prototype",
  "toString",
  "",
];

export type Bend = { at: number; odd: unknown; how: "replace" | "drop" | "add"; extra: string };
export const bend: fc.Arbitrary<Bend> = fc.record({
  at: fc.nat(20),
  odd: fc.constantFrom(...ODD),
  how: fc.constantFrom("replace", "drop", "add"),
  extra: fc.constantFrom(...EXTRA),
});

/** Every place in a value that can be replaced: an object or list and a key of it. */
function places(value: unknown): { of: Record<string, unknown>; key: string }[] {
  if (typeof value !== "object" || value === null) return [];
  const of = value as Record<string, unknown>;
  return Object.keys(of).flatMap((key) => [{ of, key }, ...places(of[key])]);
}

/** As an own property even where its name is `__proto__`. */
const set = (of: object, key: string, value: unknown): void => {
  Object.defineProperty(of, key, { value, enumerable: true, configurable: true, writable: true });
};

/** A copy with every bend made in it, one after another. */
export function bent(value: unknown, bends: readonly Bend[]): unknown {
  const copy = structuredClone(value);
  for (const { at, odd, how, extra } of bends) {
    const all = places(copy);
    const value = structuredClone(odd);
    const place = all[at % Math.max(1, all.length)];
    if (how === "add" && typeof copy === "object" && copy !== null) set(copy, extra, value);
    else if (place && how === "replace") set(place.of, place.key, value);
    else if (place && how === "drop") delete place.of[place.key];
  }
  return copy;
}

export type Body = string | Uint8Array<ArrayBuffer> | null;
type Wire = (text: string) => { body: Body; json: boolean };
const asIs: Wire = (body) => ({ body, json: true });
const broken =
  (make: (text: string) => Body): Wire =>
  (text) => ({
    body: make(text),
    json: false,
  });
const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** How the text goes onto the wire: mostly as it is. */
export const wire: fc.Arbitrary<Wire> = fc.oneof(
  { arbitrary: fc.constant(asIs), weight: 8 },
  {
    arbitrary: fc.oneof(
      fc.nat(60).map((cut) => broken((text) => text.slice(0, -1 - cut))),
      fc
        .nat(60)
        .map((at) =>
          broken(
            (text) => bytes(text).with(at % (text.length || 1), 0xff) as Uint8Array<ArrayBuffer>,
          ),
        ),
      fc.constantFrom(
        broken((text) => `[${text}]`),
        broken((text) => `\ufeff${text}`),
        broken((text) => `${text}${text}`),
        broken((text) => text.replaceAll('"', "'")),
        broken((text) => `${"[".repeat(5_000)}${text}`),
        broken((text) => text.padEnd(70_000)),
        broken(() => ""),
        broken(() => null),
        broken(() => "null"),
        broken(() => '"text"'),
        broken(() => "NaN"),
        broken(() => "9".repeat(400)),
        broken((text) => `${text.slice(0, -1)},"title":"two","title":"three"}`),
      ),
    ),
    weight: 2,
  },
);
