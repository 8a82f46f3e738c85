import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { holdsPersonalNumber } from "../../shared/kit/personal-numbers.ts";
import { freeText } from "../../shared/kit/values.ts";

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** The check character of GB 11643-1999, worked out here a second time, from the standard's table. */
const checkOf = (digits: string): string =>
  "10X98765432"[
    [...digits].reduce((sum, digit, i) => sum + Number(digit) * (WEIGHTS[i] ?? 0), 0) % 11
  ] ?? "";

const seventeen = fc.stringMatching(/^[1-9]\d{16}$/);
const idNumber = seventeen.map((digits) => digits + checkOf(digits));
const mobile = fc.stringMatching(/^1[3-9]\d{9}$/);
/** Any text at all, lone surrogates among it. */
const anyText = fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) });
/** Text in which no digit stands. */
const words = fc.stringMatching(/^[一-龥ཀ-ཨ ，。a-wyz]{0,12}$/);
const fullWidth = (digits: string): string =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)));
const tibetan = (digits: string): string =>
  digits.replace(/\d/g, (digit) => String.fromCharCode(0x0f20 + Number(digit)));

describe("a free text", () => {
  it("is known to hold an ID number, wherever it stands and however its digits are written", () => {
    fc.assert(
      fc.property(words, idNumber, words, (before, id, after) => {
        for (const written of [id, id.toLowerCase(), fullWidth(id), tibetan(id)])
          expect(holdsPersonalNumber(`${before}${written}${after}`)).toBe(true);
        const grouped = `${id.slice(0, 6)} ${id.slice(6, 14)}-${id.slice(14)}`;
        expect(holdsPersonalNumber(`${before}${grouped}${after}`)).toBe(true);
      }),
    );
  });

  it("may hold eighteen digits that fail the standard's check: an order number is nobody's", () => {
    fc.assert(
      fc.property(seventeen, fc.constantFrom(..."0123456789"), (digits, last) => {
        fc.pre(last !== checkOf(digits));
        expect(holdsPersonalNumber(`订单号${digits}${last}。`)).toBe(false);
      }),
    );
  });

  it("is known to hold a mobile number, with or without the country's code", () => {
    fc.assert(
      fc.property(words, mobile, words, (before, number, after) => {
        for (const written of [number, `86${number}`, `+86 ${number}`, fullWidth(number)])
          expect(holdsPersonalNumber(`${before}${written}${after}`)).toBe(true);
        const grouped = `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`;
        expect(holdsPersonalNumber(`${before}${grouped}${after}`)).toBe(true);
      }),
    );
  });

  it("may hold dates, prices, meters, landlines and shorter or longer runs of digits", () => {
    for (const ordinary of [
      "2026年10月20日前修好3号楼路灯",
      "2026-10-20至2026-11-20",
      "路面约120平方米，预算15000元",
      "物业值班室 0891-6323456",
      "电表号 1234567890",
      "编号 138123456789012",
      "",
    ])
      expect([ordinary, holdsPersonalNumber(ordinary)]).toEqual([ordinary, false]);
  });

  it("never throws, whatever it is", () => {
    fc.assert(
      fc.property(anyText, (anything) => {
        expect(typeof holdsPersonalNumber(anything)).toBe("boolean");
      }),
    );
  });

  it("with such a number is refused with the reason that explains why", () => {
    const answer = freeText(1, 100).safeParse("请联系13812345678");
    expect(answer.error?.issues[0]?.message).toBe("personalNumber");
    expect(freeText(1, 100).safeParse("请联系物业值班室").success).toBe(true);
  });
});
