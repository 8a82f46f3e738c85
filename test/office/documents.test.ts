/** The files open in LibreOffice, say there what the values say, and have the pages of GB/T 9704-2012. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Document, Packer, Paragraph } from "docx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { docxOf } from "../../pwa/document/docx.ts";
import { filledTemplate } from "../../pwa/document/docx-template.ts";
import { workbookOf } from "../../pwa/ledger/write-workbook.ts";
import { agenda } from "../../shared/document/agenda.ts";
import { annexesOf } from "../../shared/document/annexes.ts";
import { attendanceList, attendanceTable } from "../../shared/document/attendance.ts";
import { type OfficialDocument, tableTexts } from "../../shared/document/blocks.ts";
import { contractPaper } from "../../shared/document/contract.ts";
import { ledger } from "../../shared/document/ledger.ts";
import { minutes } from "../../shared/document/minutes.ts";
import { notice } from "../../shared/document/notice.ts";
import { report } from "../../shared/document/report.ts";
import { signInSheet } from "../../shared/document/sign-in.ts";
import { taskList, taskTable } from "../../shared/document/tasks.ts";
import { templateValues } from "../../shared/document/template.ts";
import { LANGUAGES, type Language } from "../../shared/language/language.ts";
import {
  CONTRACT,
  LEDGERS,
  MEETING,
  MINUTES,
  NOTICE,
  PLAIN,
  REPORT,
  SIGN_IN,
  TASKS,
  textOf,
  wordsIn,
} from "../builders/documents.ts";
import { type PdfPage, pagesOf, unescaped } from "../builders/pdf.ts";
import { converted } from "./office.ts";

const zh = wordsIn("zh-CN");

/** All documents of a meeting, and the lists. */
function pack(language: Language): OfficialDocument[] {
  const words = wordsIn(language);
  return [
    notice(NOTICE, words),
    agenda({ meeting: MEETING, items: NOTICE.agenda }, words),
    signInSheet(SIGN_IN, words),
    minutes(MINUTES, words),
    ...annexesOf(
      [attendanceList(MINUTES, words), taskList(TASKS, words)],
      words.say("minutes.annexed", { date: TASKS.asOf }),
      words,
    ),
    ...LEDGERS.map((values) => ledger(values, words)),
    report(REPORT, words),
  ];
}

const SHEETS = [
  { name: "任务清单", table: tableTexts(taskTable(TASKS.tasks, zh)) },
  { name: "出席情况", table: tableTexts(attendanceTable(MINUTES.attendance, zh)) },
];
/** More than two pages of text. */
const TEXT = "一二三四五六七八九十".repeat(140);
const STACKS = "བསྒྲུབས་པའི་ལས་འགན་རྣམས་ཞིབ་བཤེར་བྱས་ཏེ་ཐོ་གཞུང་དུ་བཀོད།".repeat(12);
/** What the records' own rules let through. */
const ODD = "甲\ufffe乙\uffff<丙> & 丁]]>\u2028“戊”🏮\t己";
const TEMPLATE = new Document({
  sections: [
    { children: [new Paragraph("甲社区 {{标题}} 共{{应到}}家"), new Paragraph("{{出席情况}}")] },
  ],
});

async function filled(): Promise<Blob> {
  const document = minutes(MINUTES, zh);
  const values = templateValues({ document, meeting: MEETING, attendance: MINUTES }, zh);
  const template = new Uint8Array(await (await Packer.toBlob(TEMPLATE)).arrayBuffer());
  const made = await filledTemplate(template, values, "zh-CN");
  if ("refused" in made) throw new Error(made.refused.key);
  return made.blob;
}

let texts: Awaited<ReturnType<typeof converted>>;
let pages: Awaited<ReturnType<typeof converted>>;
beforeAll(async () => {
  const packs = LANGUAGES.map(
    async (language) => [`${language}.docx`, await docxOf(pack(language))] as const,
  );
  [texts, pages] = await Promise.all([
    converted("html", {
      ...Object.fromEntries(await Promise.all(packs)),
      "odd.docx": await docxOf([
        { ...PLAIN, title: ODD, blocks: [{ kind: "fact", label: ODD, text: ODD }] },
      ]),
      "filled.docx": await filled(),
      "contract.docx": await docxOf([contractPaper(CONTRACT, zh)]),
      "sheets.xlsx": await workbookOf(SHEETS),
    }),
    converted("pdf", {
      "plain.docx": await docxOf([{ ...PLAIN, blocks: [{ kind: "line", text: TEXT }] }]),
      "several.docx": await docxOf([
        { ...PLAIN, blocks: [{ kind: "line", text: TEXT }] },
        taskList(TASKS, zh),
        { ...PLAIN, blocks: [{ kind: "line", text: TEXT }] },
      ]),
      "contract.docx": await docxOf([contractPaper(CONTRACT, zh)]),
      "stacks.docx": await docxOf([
        { ...PLAIN, language: "bo", blocks: [{ kind: "paragraph", text: STACKS }] },
        { ...PLAIN, blocks: [{ kind: "paragraph", text: `到会：${STACKS}` }] },
      ]),
    }),
  ]);
});
afterAll(() => {
  texts?.remove();
  pages?.remove();
});

const htmlOf = (name: string): string => readFileSync(join(texts.folder, `${name}.html`), "utf8");
const bare = (text: string): string => text.replace(/[\s|]/g, "");
/** What a page says, without the numbers of pages. */
const said = (html: string): string =>
  bare(
    unescaped(
      html
        .replace(/<div title="(header|footer)"[\s\S]*?<\/div>/g, "")
        .replace(/^[\s\S]*<body[^>]*>/, "")
        .replace(/<[^>]+>/g, ""),
    ),
  );

describe("a docx", () => {
  it.each(LANGUAGES)(
    "of the whole pack says what its values say, no more and no less, in %s",
    (language) => {
      expect(said(htmlOf(language))).toBe(bare(pack(language).map(textOf).join("")));
    },
  );

  it("opens whatever was typed into the records", () => {
    const typed = bare(ODD).replace(/[\ufffe\uffff]/g, "");
    expect(said(htmlOf("odd"))).toBe(`${typed}${typed}：${typed}`);
  });

  it("from a template of the committee's own says so as well", () => {
    const text = said(htmlOf("filled"));
    expect(text).toContain("甲社区2026年第四季度联席会议纪要共5家");
    expect(text).toContain(bare(SHEETS[1]?.table.slice(1).flat().join("") ?? "?"));
  });
});

describe("an xlsx", () => {
  it("holds the very cells of its tables", () => {
    const tables = [...htmlOf("sheets").matchAll(/<table[\s\S]*?<\/table>/g)].map(([table]) =>
      [...table.matchAll(/<tr>([\s\S]*?)<\/tr>/g)].map(([, row = ""]) =>
        [...row.matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g)].map(([, cell = ""]) =>
          unescaped(cell.replace(/<[^>]+>/g, "")).trim(),
        ),
      ),
    );
    expect(tables).toEqual(SHEETS.map(({ table }) => table));
    for (const { name } of SHEETS) expect(htmlOf("sheets")).toContain(name);
  });
});

const MILLIMETRE = 72 / 25.4;

describe("a contract", () => {
  it("has its check words in the head of every page, its text whole, and the page to sign at its end", () => {
    const read = pagesOf(join(pages.folder, "contract.pdf"));
    expect(read.length).toBeGreaterThan(3);
    const words = CONTRACT.words.map(({ word, number }) => word + number).join("");
    for (const { lines } of read)
      expect(lines.map(({ text }) => text).join("")).toContain(`核对词：${words}`);
    const text = read.flatMap(({ lines }) => lines.map((line) => line.text)).join("");
    const whole = text.replaceAll(`核对词：${words}`, "").replace(/—\d—/g, "");
    for (const line of CONTRACT.text.split("\n")) expect(whole).toContain(bare(line));
    expect(whole).toContain("签署页");
    const { running: _, ...without } = contractPaper(CONTRACT, zh);
    expect(said(htmlOf("contract"))).toBe(bare(textOf(without)));
  });
});

describe("a page of plain text", () => {
  let read: PdfPage[];
  const isNumber = ({ text }: { text: string }) => text.includes("—");
  beforeAll(() => {
    read = pagesOf(join(pages.folder, "plain.pdf"));
  });

  it("has 22 lines of 28 characters", () => {
    expect(read).toHaveLength(3);
    for (const { lines } of read.slice(0, 2))
      expect(lines.filter((line) => !isNumber(line)).map(({ text }) => text.length)).toEqual(
        Array(22).fill(28),
      );
  });

  it("is A4, with the text 37 mm from the top and 28 mm from the left", () => {
    for (const { width, height, lines } of read) {
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
      const [first] = lines;
      expect(first?.left).toBeCloseTo(28 * MILLIMETRE, -0.5);
      // LibreOffice sets letters at the foot of their line of the grid.
      expect(first?.top).toBeGreaterThan(37 * MILLIMETRE);
      expect(first?.top).toBeLessThan(37 * MILLIMETRE + 15);
    }
  });

  it("has its number on the outer side, 7 mm under the text", () => {
    const numbers = read.map(({ lines }) => lines.find(isNumber));
    expect(numbers.map((line) => line?.text)).toEqual(["—1—", "—2—", "—3—"]);
    for (const line of numbers) {
      const middle = ((line?.top ?? 0) + (line?.bottom ?? 0)) / 2 / MILLIMETRE;
      expect(middle - (297 - 35)).toBeGreaterThan(6);
      expect(middle - (297 - 35)).toBeLessThan(12);
    }
    expect(numbers[0]?.right).toBeGreaterThan((210 - 26 - 10) * MILLIMETRE);
    expect(numbers[1]?.left).toBeLessThan((28 + 10) * MILLIMETRE);
  });
});

describe("several documents in one file", () => {
  it("are numbered from 1 each", () => {
    const read = pagesOf(join(pages.folder, "several.pdf"));
    const numbers = read.map(({ lines }) => lines.find(({ text }) => text.includes("—"))?.text);
    expect(numbers).toEqual([1, 2, 3, 1, 1, 2, 3].map((number) => `—${number}—`));
  });
});

describe("Tibetan", () => {
  it("stands in lines that are as far apart as its stacks are tall", () => {
    const read = pagesOf(join(pages.folder, "stacks.pdf"));
    let gaps = 0;
    for (const { lines } of read) {
      // A row comes in as many pieces as it has sentences.
      const rows = [...new Map(lines.map((line) => [Math.round(line.top), line])).values()];
      for (const [at, { bottom }] of rows.slice(0, -1).entries()) {
        gaps += 1;
        expect(rows[at + 1]?.top).toBeGreaterThan(bottom);
      }
    }
    expect(gaps).toBeGreaterThan(10);
  });
});
