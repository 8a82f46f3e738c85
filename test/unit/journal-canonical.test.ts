import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson, type JsonValue } from "../../shared/journal/canonical.ts";
import type { ExportedEvent } from "../../shared/journal/export.ts";
import { leafHash, payloadHash } from "../../shared/journal/leaf.ts";
import { anEvent, erased, seed } from "./journal-builder.ts";

/** Made with Python's hashlib and json, not with this code. */
const KNOWN_PAYLOAD_HASH = "d610bc7501b1677896409b3d13018ef55f0c395d5951aa9d596bf038cb51c2fa";
const KNOWN_LEAF = "77075f4d65bcd4820ab0dd3ad5e3ebbd9f770dd6d72d0dba3c5c734c900d3222";

describe("canonical JSON", () => {
  it("is the text that RFC 8785 gives for its own examples", () => {
    // Section 3.2.2, without 1E30, which is beyond 2^53.
    const sample: JsonValue = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    expect(canonicalJson(sample)).toBe(
      `{"literals":[null,true,false],"numbers":[333333333.3333333,4.5,0.002,1e-27],` +
        String.raw`"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  it("orders keys by UTF-16 units, as section 3.2.3 shows", () => {
    const sample: JsonValue = JSON.parse(String.raw`{
      "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control",
      "\u00f6": "Latin Small Letter O With Diaeresis"
    }`);
    const inOrder = [
      `"\\r":"Carriage Return"`,
      `"1":"One"`,
      `"\u0080":"Control"`,
      `"\u00f6":"Latin Small Letter O With Diaeresis"`,
      `"\u20ac":"Euro Sign"`,
      `"\u{1f600}":"Emoji: Grinning Face"`,
      `"\ufb33":"Hebrew Letter Dalet With Dagesh"`,
    ];
    expect(canonicalJson(sample)).toBe(`{${inOrder.join(",")}}`);
  });

  it("is the same for numbers however they are written, negative zero included", () => {
    const numbers: JsonValue = JSON.parse("[-0, 0.0, 1E2, 9007199254740991, -9007199254740991]");
    expect(canonicalJson(numbers)).toBe("[0,0,100,9007199254740991,-9007199254740991]");
  });

  it("refuses what has no exact text", () => {
    const refused: unknown[] = [
      "\ud800",
      "a\udc00b",
      "\udc00\ud800",
      { "\ud800": 1 },
      Number.NaN,
      Number.POSITIVE_INFINITY,
      2 ** 53,
      -(2 ** 53),
      1e30,
      undefined,
      { a: undefined },
      () => 1,
    ];
    for (const value of refused) {
      expect(() => canonicalJson(value as JsonValue)).toThrow(TypeError);
    }
  });

  it("reads back as the same value, and gives one text for any order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: "binary" }), (value) => {
        const json = JSON.parse(JSON.stringify(value)) as JsonValue;
        fc.pre(exact(json));
        const text = canonicalJson(json);
        expect(JSON.parse(text)).toEqual(json);
        expect(canonicalJson(backwards(json))).toBe(text);
      }),
      { seed },
    );
  });
});

describe("an event's leaf", () => {
  it("is known for a known event", () => {
    const event = anEvent(1);
    expect(payloadHash(`${"00".repeat(15)}01`, event.payload)).toBe(event.payloadHash);
    expect(payloadHash("00".repeat(16), null)).toBe(KNOWN_PAYLOAD_HASH);
    expect(leafHash(event)).toBe(KNOWN_LEAF);
  });

  it("doesn't hang on the number, the salt or the payload, which may go or come later", () => {
    const event = anEvent(7);
    const later: ExportedEvent = { ...erased(event), seq: 8 };
    expect(leafHash(later)).toBe(event.leaf);
  });
});

function exact(value: JsonValue): boolean {
  if (typeof value === "number") return !Number.isInteger(value) || Number.isSafeInteger(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(exact);
}

function backwards(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, backwards(member)]),
  );
}
