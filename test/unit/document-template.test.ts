/** A committee's own docx is filled, and nothing else of it changes; what can't be filled is refused by name. */
import { readFileSync } from "node:fs";
import {
  Document,
  Header,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from "docx";
import { describe, expect, it } from "vitest";
import { textsOf } from "../../pwa/build/texts.ts";
import { filledTemplate } from "../../pwa/document/docx-template.ts";
import { qrPicture } from "../../pwa/look/qr.ts";
import { minutes } from "../../shared/document/minutes.ts";
import { templateValues } from "../../shared/document/template.ts";
import { LANGUAGES, say } from "../../shared/language/language.ts";
import { bytesOf, partOf, partsOf } from "../builders/archive.ts";
import { MEETING, MINUTES, UNITS, wordsIn } from "../builders/documents.ts";

const zh = wordsIn("zh-CN");
const VALUES = templateValues(
  { document: minutes(MINUTES, zh), meeting: MEETING, attendance: MINUTES },
  zh,
);

/** A form of a committee's own: header, picture, bold placeholders, one of them in two runs, and a table. */
const aTemplate = async (...more: string[]): Promise<Uint8Array> =>
  bytesOf(
    await Packer.toBlob(
      new Document({
        sections: [
          {
            headers: { default: new Header({ children: [new Paragraph("本社区自己的抬头")] }) },
            properties: { page: { margin: { left: 2000, right: 2000 } } },
            children: [
              new Paragraph({
                children: [
                  new ImageRun({
                    type: "bmp",
                    data: qrPicture("https://gongjian.example"),
                    transformation: { width: 40, height: 40 },
                  }),
                  new TextRun({ text: "《{{标题}}》", bold: true, size: 44, font: "KaiTi" }),
                ],
              }),
              new Paragraph({
                children: [new TextRun("会议：{{会议"), new TextRun("名称}}，共{{ 应到 }}家")],
              }),
              new Table({
                rows: [
                  new TableRow({
                    children: [
                      new TableCell({ children: [new Paragraph("地点")] }),
                      new TableCell({ children: [new Paragraph("{{会议地点}}")] }),
                    ],
                  }),
                ],
              }),
              ...more.map((text) => new Paragraph(text)),
              new Paragraph("落款不动"),
            ],
          },
        ],
      }),
    ),
  );

const fill = async (template: Uint8Array, values = VALUES): Promise<Uint8Array> => {
  const filled = await filledTemplate(template, values, "zh-CN");
  if ("refused" in filled) throw new Error(filled.refused.key);
  return bytesOf(filled.blob);
};
const refusal = async (template: Uint8Array) => {
  const filled = await filledTemplate(template, VALUES, "zh-CN");
  return "refused" in filled ? filled.refused : null;
};
/** The text of a docx, a paragraph a line. */
const textOf = (docx: Uint8Array): string =>
  partOf(docx, "word/document.xml")
    .replaceAll("</w:p>", "\n")
    .replace(/<[^>]+>/g, "");

describe("a template", () => {
  it("is filled in sentences and cells, in the type of what is around", async () => {
    const docx = await fill(await aTemplate());
    const text = textOf(docx);
    expect(text).toContain("《2026年第四季度联席会议纪要》");
    expect(text).toContain("会议：2026年第四季度联席会议，共5家");
    expect(text).toContain(MEETING.place);
    expect(text).not.toMatch(/[{}]/);
    const title = /<w:r>(?:(?!<\/w:r>).)*2026年第四季度联席会议纪要.*?<\/w:r>/.exec(
      partOf(docx, "word/document.xml"),
    );
    for (const kept of ["<w:b/>", 'w:val="44"', "KaiTi"]) expect(title?.[0]).toContain(kept);
  });

  it("takes paragraphs and tables in place of a paragraph", async () => {
    const text = textOf(await fill(await aTemplate("{{正文}}", "{{出席情况}}")));
    for (const said of ["一、出席情况", "责任单位：", UNITS[4], "落款不动"])
      expect(text).toContain(said);
    expect(text.split("应到单位5个").length).toBe(3);
  });

  it("keeps everything else as it was", async () => {
    const template = await aTemplate();
    const filled = await fill(template);
    const [before, after] = [partsOf(template), partsOf(filled)];
    expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
    // Namespaces are declared anew in the root's tag, to no effect.
    const inside = (part: Buffer | undefined, name: string): string =>
      /^word\/(header|footer|footnotes|endnotes|document)/.test(name)
        ? (part?.toString("utf8").replace(/<w:\w+ [^>]*xmlns[^>]*>/, "") ?? "")
        : (part?.toString("latin1") ?? "");
    const changed = [...before].filter(
      ([name, part]) => inside(part, name) !== inside(after.get(name), name),
    );
    expect(changed.map(([name]) => name)).toEqual(["word/document.xml"]);
    const kept = (docx: Uint8Array) =>
      ["<w:drawing>.*?</w:drawing>", "<w:sectPr.*", "<w:p>(?:(?!<w:p>).)*落款不动.*?</w:p>"].map(
        (pattern) => new RegExp(pattern).exec(partOf(docx, "word/document.xml"))?.[0],
      );
    expect(kept(template)).not.toContain(undefined);
    expect(kept(filled)).toEqual(kept(template));
  });

  it("that is not there to be filled with says which, and which there are", async () => {
    expect(await refusal(await aTemplate("{{任务清单}}{{甲方}}"))).toEqual({
      key: "template.unknown",
      params: {
        names: "{{任务清单}} {{甲方}}",
        known: Object.keys({ ...VALUES.texts, ...VALUES.blocks })
          .map((name) => `{{${name}}}`)
          .join(" "),
      },
    });
  });

  it("that has no placeholder is refused", async () => {
    const plain = new Document({ sections: [{ children: [new Paragraph("没有要填的")] }] });
    expect((await refusal(await bytesOf(await Packer.toBlob(plain))))?.key).toBe("template.empty");
  });

  it.each([
    ["is a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47]), "template.notDocx"],
    ["is an old .doc", Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), "template.oldFormat"],
    ["is nothing", new Uint8Array(), "template.notDocx"],
    ["is too large", new Uint8Array(20 * 1024 * 1024 + 1), "template.tooLarge"],
  ])("that %s is refused", async (_, bytes, key) => {
    expect((await refusal(bytes))?.key).toBe(key);
  });

  it("that is a workbook or is cut short is refused", async () => {
    const workbook = readFileSync("worker/embedded/sample/ledger.xlsx");
    expect((await refusal(workbook))?.key).toBe("template.notDocx");
    const whole = await aTemplate();
    expect((await refusal(whole.subarray(0, whole.length / 2)))?.key).toBe("template.notDocx");
    const spoiled = Uint8Array.from(whole).fill(7, 60, 400);
    expect((await refusal(spoiled))?.key).toBe("template.notDocx");
  });

  it.each(LANGUAGES)("is refused in whole sentences in %s", (language) => {
    const texts = textsOf(language).desk ?? {};
    const params = { names: "{{甲}}", known: "{{乙}}", size: 21, most: 20, example: "{{丙}}" };
    for (const key of ["notDocx", "oldFormat", "tooLarge", "unknown", "empty"])
      expect(say(texts, `template.${key}`, params)).not.toMatch(/⟦|(?<!\{)\{\w+\}(?!\})/);
  });
});
