/** A contract on paper: every fact of its record stands in it, in its own language, and nothing is left out of its text. */
import { describe, expect, it } from "vitest";
import { docxOf } from "../../pwa/document/docx.ts";
import { contractPaper } from "../../shared/document/contract.ts";
import { LANGUAGES } from "../../shared/language/language.ts";
import { bytesOf, partOf, partsOf } from "../builders/archive.ts";
import { CONTRACT, textOf, wordsIn } from "../builders/documents.ts";

const said = (xml: string): string => xml.replace(/<[^>]+>/g, "");

describe("a contract on paper", () => {
  it.each(LANGUAGES)("says everything that its record holds, in %s", (language) => {
    const words = wordsIn(language);
    const text = textOf(contractPaper(CONTRACT, words));
    expect(text).toContain(CONTRACT.text);
    for (const fact of [CONTRACT.title, CONTRACT.sha256, CONTRACT.sm3, "211", "213"])
      expect(text).toContain(fact);
    for (const { word, number } of CONTRACT.words) expect(text).toContain(`${word}${number}`);
    for (const { party, evidence } of CONTRACT.places) {
      // Once where it signs, once where it is told what it signed with.
      expect(text.split(party)).toHaveLength(3);
      for (const { word, number } of evidence?.keyWords ?? [])
        expect(text).toContain(`${word}${number}`);
      expect(text).toContain(
        evidence ? words.term(`kind.${evidence.kind}`) : words.say("contract.evidence.none"),
      );
    }
    // 16:05 by UTC is past midnight in Lhasa.
    expect(text).toContain("00:05");
    expect(text).not.toMatch(/\{\w+\}|contract\.|kind\./);
  });

  it("keeps lines as they are, empty and indented ones too", () => {
    const text = "甲方：\n\n　　第一条\n  b";
    const { blocks } = contractPaper({ ...CONTRACT, text }, wordsIn("zh-CN"));
    const before = blocks.slice(
      0,
      blocks.findIndex(({ kind }) => kind === "pageBreak"),
    );
    expect(before.map((block) => (block.kind === "line" ? block.text : null)).join("\n")).toBe(
      text,
    );
  });

  it("has in a docx a head for odd and for even pages, each with the check words and a code", async () => {
    const docx = await bytesOf(await docxOf([contractPaper(CONTRACT, wordsIn("zh-CN"))]));
    const heads = [...partsOf(docx).keys()].filter((name) => /^word\/header\d+\.xml$/.test(name));
    expect(heads).toHaveLength(2);
    const words = CONTRACT.words.map(({ word, number }) => word + number).join(" ");
    for (const name of heads) {
      const xml = partOf(docx, name);
      expect(said(xml)).toContain(words);
      expect(xml).toContain("<a:blip");
    }
    const section = partOf(docx, "word/document.xml");
    for (const type of ["default", "even"])
      expect(section).toContain(`<w:headerReference w:type="${type}"`);
  });
});
