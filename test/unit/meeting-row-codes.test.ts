import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codesIn, rowCodeOf, rowOf } from "../../shared/meeting/row-codes.ts";

const anIndex = fc.integer({ min: 0, max: 79 });
const SIGNS = [..."0123456789X"];

describe("the code of a row on the sign-in sheet", () => {
  it("is the row's number and one check character", () => {
    expect([0, 1, 8, 9, 79].map(rowCodeOf)).toEqual(["1X", "28", "95", "108", "802"]);
  });

  it("leads back to its row, in whichever digits it is typed", () => {
    fc.assert(fc.property(anIndex, (index) => rowOf(rowCodeOf(index)) === index));
    expect(rowOf("1x")).toBe(0);
    expect(rowOf("\uFF12\uFF18")).toBe(1);
    expect(rowOf("\u0F22\u0F28")).toBe(1);
  });

  it("with one wrong character is nobody's code", () => {
    fc.assert(
      fc.property(anIndex, fc.nat(), fc.constantFrom(...SIGNS), (index, at, sign) => {
        const code = rowCodeOf(index);
        const place = at % code.length;
        const wrong = code.slice(0, place) + sign + code.slice(place + 1);
        expect(rowOf(wrong)).toBe(wrong === code ? index : null);
      }),
    );
  });

  it("with two neighbours swapped is nobody's code", () => {
    fc.assert(
      fc.property(anIndex, fc.nat(), (index, at) => {
        const code = rowCodeOf(index);
        const place = at % (code.length - 1);
        const [one, other] = [code[place] ?? "", code[place + 1] ?? ""];
        const swapped = code.slice(0, place) + other + one + code.slice(place + 2);
        expect(rowOf(swapped)).toBe(swapped === code ? index : null);
      }),
    );
  });

  it("is not made out of just any text", () => {
    for (const typed of ["", "1", "X", "01X", "1X1", "\u4e00"]) expect(rowOf(typed)).toBeNull();
  });

  it("stands among others, apart by spaces or commas, each once", () => {
    expect(codesIn(" 1X 28\uFF0C28\u3001 95\n")).toEqual(["1X", "28", "95"]);
    expect(codesIn(" ")).toEqual([]);
  });
});
