/** What every official document is put together from: numbers, dates, places on the page, scripts. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paragraph, paragraphs, table, tableTexts } from "../../shared/document/blocks.ts";
import { hanNumber, heading, numbered } from "../../shared/document/headings.ts";
import {
  letterheadSize,
  scriptsOf,
  signaturePlaces,
  widthOf,
} from "../../shared/document/layout.ts";
import { PLACEHOLDERS } from "../../shared/document/template.ts";
import { sayDate, sayWhen } from "../../shared/document/words.ts";
import { MEETING, wordsIn } from "../builders/documents.ts";

const zh = wordsIn("zh-CN");

describe("the numbers of headings", () => {
  it("are 一、（一）1. in Chinese, each level counting anew under the one above", () => {
    const levels = [1, 2, 2, 3, 3, 1, 2, 3] as const;
    const said = numbered(
      levels.map((level) => heading(level, "")),
      zh,
    ).map((block) => (block.kind === "heading" ? block.number.trim() : ""));
    expect(said).toEqual(["一、", "（一）", "（二）", "1.", "2.", "二、", "（一）", "1."]);
  });

  it("are digits in the other languages", () => {
    const said = numbered([heading(1, ""), heading(2, "")], wordsIn("en"));
    expect(said).toMatchObject([{ number: "1. " }, { number: "(1) " }]);
  });

  it.each([
    [1, "一"],
    [10, "十"],
    [11, "十一"],
    [20, "二十"],
    [34, "三十四"],
    [99, "九十九"],
    [100, "100"],
  ])("say %i as %s", (count, said) => {
    expect(hanNumber(count)).toBe(said);
  });

  it("leave every other block as it is", () => {
    expect(numbered([paragraph("甲")], zh)).toEqual([paragraph("甲")]);
  });
});

describe("dates", () => {
  it("are said with their year, in the language of the document", () => {
    expect(sayDate("2026-12-10", zh)).toBe("2026年12月10日");
    expect(sayDate("2026-12-01", wordsIn("en"))).toBe("1 December 2026");
    expect(sayDate("2026-12-01", wordsIn("bo"))).toContain("2026");
    expect(sayDate("ongoing", zh)).toBe("长期");
    expect(sayDate(null, zh)).toBe("");
  });

  it("of a meeting come with weekday and time", () => {
    expect(sayWhen(MEETING, zh)).toBe("2026年12月10日（星期四）15:00—17:00");
    expect(sayWhen({ ...MEETING, ends: null }, zh)).toBe("2026年12月10日（星期四）15:00");
  });
});

describe("the place of a signature", () => {
  it("has the date four characters in and the organ centred over it", () => {
    expect(signaturePlaces("仙足岛社区", "2026年12月10日")).toEqual({ organ: 5, date: 4 });
  });

  it("is centred and within the line for any names", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 28 }), fc.string({ maxLength: 14 }), (organ, date) => {
        const places = signaturePlaces(organ, date);
        expect(places.organ + widthOf(organ) / 2).toBeCloseTo(places.date + widthOf(date) / 2);
        expect(places.organ).toBeGreaterThanOrEqual(0);
        expect(places.date).toBeGreaterThanOrEqual(4);
      }),
    );
  });
});

describe("a letterhead", () => {
  it("is as large as is handsome, and smaller where the name is long", () => {
    expect(letterheadSize("仙足岛社区")).toBe(42);
    const long = "拉萨市城关区两岛街道仙足岛社区党委";
    expect(letterheadSize(long) * long.length).toBeLessThan(443);
    expect(letterheadSize(long.repeat(3))).toBe(22);
  });
});

describe("scripts", () => {
  it("are told apart, so that Tibetan gets its own font", () => {
    expect(scriptsOf("到会：སྨན་ཁང་། ཆེན་པོ 2个")).toEqual([
      { text: "到会：", tibetan: false },
      { text: "སྨན་ཁང་། ཆེན་པོ", tibetan: true },
      { text: " 2个", tibetan: false },
    ]);
  });

  it("lose nothing of any text", () => {
    const sign = fc.constantFrom("ས", "་", "།", "路", "a", " ", "2", "\u0fff", "“");
    fc.assert(
      fc.property(fc.string({ unit: sign }), (text) => {
        const pieces = scriptsOf(text);
        expect(pieces.map((piece) => piece.text).join("")).toBe(text);
        for (const piece of pieces)
          expect(/[\u0f00-\u0fff]/.test(piece.text), piece.text).toBe(piece.tibetan);
      }),
    );
  });
});

describe("what people typed over several lines", () => {
  it("is a paragraph a line, blank ones left out", () => {
    expect(paragraphs(" 甲\n\n乙 \n")).toEqual([paragraph("甲"), paragraph("乙")]);
  });
});

describe("a table for a workbook", () => {
  it("has its heads first and leaves out columns of codes", () => {
    const columns = ["甲", "码"].map((head) => ({ head, share: 1, centred: false }));
    expect(tableTexts(table(columns, [["一", { link: "https://a" }]]))).toEqual([["甲"], ["一"]]);
    expect(tableTexts(table(columns, []))).toEqual([["甲", "码"]]);
  });
});

describe("the placeholders of templates", () => {
  it("are all told in the manual, and no others", () => {
    const manual = readFileSync("docs/document-templates.md", "utf8");
    const told = [...manual.matchAll(/^\| `\{\{(.+?)\}\}`/gm)].map(([, name]) => name);
    expect(told).toEqual([...PLACEHOLDERS]);
  });
});
