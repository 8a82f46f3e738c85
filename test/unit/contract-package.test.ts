import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { wordlist } from "@scure/bip39/wordlists/simplified-chinese.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkWords, checkWordsText } from "../../shared/contract/check-words.ts";
import { type Draft, type Frozen, freeze, readPackage } from "../../shared/contract/package.ts";
import { sm3 } from "../../shared/contract/sm3.ts";
import type { JsonValue } from "../../shared/journal/canonical.ts";
import { LANGUAGES } from "../../shared/language/language.ts";

const draft: Draft = {
  committee: "540102003001",
  contract: "01K0CONTRACT",
  version: 1,
  language: "zh-CN",
  title: "共建协议",
  text: "第一条 物业每月清扫三巷两次。\n",
  data: { clauses: [{ what: "清扫三巷", quantity: 2 }] },
};
const frozen = (change: Partial<Draft> = {}): Frozen => {
  const made = freeze({ ...draft, ...change });
  if ("refused" in made) throw new Error(made.refused);
  return made;
};

describe("a frozen text", () => {
  it("reads back as what was frozen, and has the hashes of its bytes", () => {
    const made = frozen();
    expect(readPackage(made.text)).toEqual({
      v: 1,
      purpose: "gongjian contract package",
      ...draft,
    });
    expect(made.sha256).toBe(createHash("sha256").update(made.text).digest("hex"));
    expect(made.sm3).toBe(createHash("sm3").update(made.text).digest("hex"));
  });

  it("has line feeds only, however it was typed", () => {
    const made = frozen({ text: "一\r\n二\r三\n", data: { note: "四\r\n五" } });
    expect(readPackage(made.text)).toMatchObject({
      text: "一\n二\n三\n",
      data: { note: "四\n五" },
    });
  });

  it("has the eleven Tibetan letters and six joined ones that NFC takes apart in their parts", () => {
    const changed = Array.from({ length: 0x100 }, (_, i) => String.fromCodePoint(0xf00 + i)).filter(
      (letter) => letter.normalize("NFC") !== letter,
    );
    const letters = "\u0f43\u0f4d\u0f52\u0f57\u0f5c\u0f69\u0f73\u0f75\u0f76\u0f78\u0f81";
    const joined = "\u0f93\u0f9d\u0fa2\u0fa7\u0fac\u0fb9";
    expect(changed).toEqual([...letters, ...joined]);
    // Each on a letter of its own: marks that stand together would change places as well.
    const text = [...letters].map((letter) => `ཨ${letter}`).join("");
    const parts = [
      ...["གྷ", "ཌྷ", "དྷ", "བྷ", "ཛྷ", "ཀྵ"],
      ...["\u0f71\u0f72", "\u0f71\u0f74", "\u0fb2\u0f80", "\u0fb3\u0f80", "\u0f71\u0f80"],
    ]
      .map((part) => `ཨ${part.normalize("NFD")}`)
      .join("");
    const made = frozen({ text, title: text, data: [text, { deep: text }] });
    expect(readPackage(made.text)).toMatchObject({
      text: parts,
      title: parts,
      data: [parts, { deep: parts }],
    });
  });

  it("is spelled once: a text of another spelling that is already frozen is read as it is", () => {
    // As if Unicode had given this letter its parts only after the freezing.
    const early = frozen({ text: "A" }).text.replace('"text":"A"', '"text":"\u0f43"');
    expect(readPackage(early)?.text).toBe("\u0f43");
  });

  it.each([
    ["textHasNul", "a\0b"],
    ["textIsBroken", "a\ud800b"],
    ["textIsBroken", "\udc00"],
    ...[0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e].map((code) => [
      "textTurnsAround",
      `付${String.fromCodePoint(code)}100元`,
    ]),
    ...[0x2066, 0x2067, 0x2068, 0x2069].map((code) => [
      "textTurnsAround",
      `${String.fromCodePoint(code)}`,
    ]),
  ])("is refused as %s, wherever it stands: %j", (refused, text) => {
    expect(freeze({ ...draft, text })).toEqual({ refused });
    expect(freeze({ ...draft, title: text })).toEqual({ refused });
    expect(freeze({ ...draft, data: [{ deep: text }] })).toEqual({ refused });
    expect(freeze({ ...draft, data: { [text]: 1 } })).toEqual({ refused });
    for (const language of LANGUAGES) {
      const errors = readFileSync(`shared/language/${language}/errors.json`, "utf8");
      expect(errors).toContain(`"${refused}.title"`);
      expect(errors).toContain(`"${refused}.detail"`);
    }
  });

  it("keeps what writing needs: joiners, tabs, emoji, Tibetan stacks", () => {
    const text = "བསྒྲུབས་\u200d\t👩‍🌾 x\u200cy";
    expect(readPackage(frozen({ text }).text)?.text).toBe(text);
  });

  it("is the same text for the same draft in any order of keys, and reads back as such", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.jsonValue({ stringUnit: "grapheme" }),
        (text, value) => {
          const data: JsonValue = JSON.parse(JSON.stringify(value, exactly));
          const made = frozen({ text, data });
          const backwards = Object.fromEntries(Object.entries({ ...draft, text, data }).reverse());
          expect(freeze(backwards as Draft)).toEqual(made);
          const read = readPackage(made.text);
          expect(read && freeze(read)).toEqual(made);
        },
      ),
    );
  });

  it("isn't read where anything but its one spelling stands", () => {
    const { text } = frozen();
    for (const wrong of [
      "",
      "{}",
      "null",
      `${text}\n`,
      ` ${text}`,
      text.replace('"v":1', '"v":2'),
      text.replace('"v":1', '"v":1.0'),
      text.replace('"v":1', '"v":1,"w":1'),
      text.replace('"title"', '"title":"甲","title"'),
      text.replace('{"clauses"', '{"__proto__":1,"clauses"').replace("}]}", "}], }"),
      text.replace("共建", "\\u5171建"),
      text.replace('"version":1', '"version":0'),
      text.replace('"zh-CN"', '"fr"'),
      text.replace("gongjian contract package", "gongjian tree head"),
      text.replace("共建", "共\u202e建"),
      text.replace("共建", "共\\r建"),
      text.replace("共建", "共\\u0000建"),
      text.replace("共建", "\\ud800"),
    ]) {
      expect(wrong).not.toBe(text);
      expect(readPackage(wrong), wrong).toBeUndefined();
    }
  });
});

/** No number without exact text comes out of a draft. */
const exactly = (_: string, value: unknown) =>
  typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value) ? 0 : value;

describe("SM3", () => {
  it("gives the digests of the standard's two examples", () => {
    expect(sm3(utf8ToBytes("abc"))).toBe(
      "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
    );
    expect(sm3(utf8ToBytes("abcd".repeat(16)))).toBe(
      "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
    );
  });

  it("gives what Node gives, at every length around the blocks and for any bytes", () => {
    const expected = (bytes: Uint8Array) => createHash("sm3").update(bytes).digest("hex");
    for (let length = 0; length <= 200; length++) {
      const bytes = new Uint8Array(length).fill(length);
      expect(sm3(bytes)).toBe(expected(bytes));
    }
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(sm3(bytes)).toBe(expected(bytes));
      }),
    );
  });
});

describe("check words", () => {
  it("are four characters of the list, each with its number", () => {
    expect(checkWords("0".repeat(64))).toEqual(Array(4).fill({ word: "的", number: "0001" }));
    expect(checkWords("f".repeat(64))).toEqual(Array(4).fill({ word: "歇", number: "2048" }));
    // 00000000001 00000000010 00000000011 00000000100
    expect(checkWords(`00200801804${"9".repeat(53)}`).map(({ number }) => number)).toEqual([
      "0002",
      "0003",
      "0004",
      "0005",
    ]);
  });

  it("are of a list of 2048 different characters, one each", () => {
    expect(new Set(wordlist).size).toBe(2048);
    expect(wordlist.every((word) => /^\p{Script=Han}$/u.test(word))).toBe(true);
  });

  it("tell apart whatever differs in the first 44 bits, and nothing after", () => {
    const hex = fc.stringMatching(/^[0-9a-f]{64}$/);
    fc.assert(
      fc.property(hex, hex, (one, other) => {
        const same = one.slice(0, 11) === other.slice(0, 11);
        expect(checkWordsText(one) === checkWordsText(other)).toBe(same);
        expect(checkWordsText(one.slice(0, 11) + other.slice(11))).toBe(checkWordsText(one));
        expect([...checkWordsText(one)]).toHaveLength(4);
      }),
    );
  });
});
