/** The files of a meeting are made in the browser, under the pages' own policy, and printed with 22 lines of 28 characters. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import preact from "@preact/preset-vite";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textsPlugin } from "../../pwa/build/texts.ts";
import { docxOf } from "../../pwa/document/docx.ts";
import { readWorkbook } from "../../pwa/ledger/workbook.ts";
import type { OfficialDocument } from "../../shared/document/blocks.ts";
import { tableTexts } from "../../shared/document/blocks.ts";
import { contractPaper } from "../../shared/document/contract.ts";
import { minutes } from "../../shared/document/minutes.ts";
import { taskList, taskTable } from "../../shared/document/tasks.ts";
import { SECURITY_HEADERS } from "../../shared/security-headers.ts";
import { bytesOf, partOf } from "../builders/archive.ts";
import { CONTRACT, MINUTES, PLAIN, TASKS, wordsIn } from "../builders/documents.ts";
import { pagesOf } from "../builders/pdf.ts";
import { aBrowser } from "../journeys/browser.ts";
import type { Makers } from "./page.ts";

declare const makers: Makers;
const TYPES: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css" };
const zh = wordsIn("zh-CN");

let browser: Browser;
let page: Page;
const folder = mkdtempSync(join(tmpdir(), "gongjian-documents-"));
/** Parts of the page that have been asked for. */
const loaded: string[] = [];
let cut = false;

beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: "error",
    plugins: [preact({ reactAliasesEnabled: false }), textsPlugin()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      modulePreload: false,
      rolldownOptions: {
        input: "test/office/page.ts",
        output: { entryFileNames: "page.js", assetFileNames: "assets/[name]-[hash][extname]" },
      },
    },
  });
  browser = await aBrowser();
  page = await browser.newPage();
  await page.route("https://documents.example/**", (route) => {
    const path = new URL(route.request().url()).pathname;
    if (cut) return route.abort("internetdisconnected");
    loaded.push(path);
    if (path === "/")
      return route.fulfill({
        headers: SECURITY_HEADERS,
        contentType: "text/html",
        body: '<!doctype html><meta charset="utf-8"><div id="app"></div><script type="module" src="/page.js"></script>',
      });
    return route.fulfill({
      headers: SECURITY_HEADERS,
      contentType: TYPES[extname(path)] ?? "application/octet-stream",
      body: readFileSync(join(folder, path)),
    });
  });
  await page.goto("https://documents.example/");
  await page.waitForFunction("makers");
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What a maker made, as bytes; or why there is nothing. */
type Bytes = { bytes: number[] } | { refused: string };

const docxInPage = (documents: readonly OfficialDocument[]): Promise<Bytes> =>
  page.evaluate(async (given) => {
    const made = await makers.makeDocx(given);
    if ("refused" in made) return { refused: made.refused.key };
    return { bytes: [...new Uint8Array(await made.blob.arrayBuffer())] };
  }, documents);

const wordParts = () => loaded.filter((path) => path.includes("/word-"));

describe("a docx", () => {
  const documents = [minutes(MINUTES, zh), taskList(TASKS, zh)];

  it("is not made without network when its maker was never loaded", async () => {
    cut = true;
    expect(await docxInPage(documents)).toEqual({ refused: "common.offline.why" });
    cut = false;
    expect(wordParts()).toEqual([]);
  });

  it("is made on the tap that asks for it, by a part that loads only then", async () => {
    const made = await docxInPage(documents);
    if (!("bytes" in made)) throw new Error(made.refused);
    expect(wordParts()).toHaveLength(1);
    const part = readFileSync(join(folder, wordParts()[0] ?? ""));
    expect(gzipSync(part, { level: 9 }).length / 1024).toBeLessThan(80);
    const here = await bytesOf(await docxOf(documents));
    const text = (docx: Uint8Array) => partOf(docx, "word/document.xml").replace(/ id="\d+"/g, "");
    expect(text(Uint8Array.from(made.bytes))).toBe(text(here));
  });

  it("of the committee's own is filled, or refused with a reason", async () => {
    const filled = await page.evaluate(
      async ([template, values]) => {
        const made = await makers.fillTemplate(Uint8Array.from(template), values, "zh-CN");
        return "refused" in made ? made.refused.key : made.blob.type;
      },
      [[1, 2, 3], { texts: {}, blocks: {} }] as const,
    );
    expect(filled).toBe("template.notDocx");
  });
});

describe("an xlsx", () => {
  it("holds the table, and what looks like a formula as text", async () => {
    const table = taskTable(TASKS.tasks, zh);
    const bytes = await page.evaluate(async (given) => {
      const made = await makers.makeSheet([{ name: "任务清单", table: given }]);
      return "blob" in made ? [...new Uint8Array(await made.blob.arrayBuffer())] : [];
    }, table);
    const read = await readWorkbook(new Blob([Uint8Array.from(bytes)]), "tasks.xlsx");
    const rows = read.ok ? read.grids[0]?.rows : [];
    expect(rows?.map((row) => row.map((cell) => cell ?? ""))).toEqual(tableTexts(table));
  });
});

describe("the words of documents", () => {
  it("come in the language that is asked for", async () => {
    const said = await page.evaluate(() =>
      Promise.all(
        (["zh-CN", "bo", "en"] as const).map(async (language) =>
          (await makers.documentWords(language)).say("vote"),
        ),
      ),
    );
    expect(said).toEqual(
      ["zh-CN", "bo", "en"].map((language) => wordsIn(language as "en").say("vote")),
    );
  });
});

/** What would come out of the printer, read back. */
async function printed(documents: readonly OfficialDocument[]) {
  await page.evaluate((given) => {
    window.print = () => {};
    void makers.printDocuments(given);
  }, documents);
  await page.locator(".official-host").waitFor({ state: "attached" });
  const codes = await page.locator(".official-host .qr").count();
  const file = join(folder, "printed.pdf");
  // Also tells the page that it has been printed.
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  expect(await page.locator(".official-host").count()).toBe(0);
  return { pages: pagesOf(file), codes };
}

describe("on paper", () => {
  it("a page of plain text has 22 lines of 28 characters, and its number on the outer side", async () => {
    const text = "一二三四五六七八九十".repeat(140);
    const { pages } = await printed([{ ...PLAIN, blocks: [{ kind: "line", text }] }]);
    expect(pages).toHaveLength(3);
    for (const { width, height, lines } of pages.slice(0, 2)) {
      expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
      const body = lines.filter(({ text: said }) => !said.includes("—"));
      expect(body.map(({ text: said }) => said.length)).toEqual(Array(22).fill(28));
    }
    const numbers = pages.map(({ lines }) => lines.find(({ text: said }) => said.includes("—")));
    expect(numbers.map((line) => line?.text)).toEqual(["—1—", "—2—", "—3—"]);
    expect(numbers[0]?.left).toBeGreaterThan(400);
    expect(numbers[1]?.right).toBeLessThan(200);
  });

  it("a contract has its code and its check words in the head of every page, and the text whole", async () => {
    const { pages } = await printed([contractPaper(CONTRACT, zh)]);
    expect(pages.length).toBeGreaterThan(3);
    for (const { lines } of pages)
      expect(lines[0]?.text).toContain(
        CONTRACT.words.map(({ word, number }) => word + number).join(""),
      );
    const text = pages.flatMap(({ lines }) => lines.slice(1).map((line) => line.text)).join("");
    for (const line of CONTRACT.text.split("\n"))
      expect(text.replace(/—\d—/g, "")).toContain(line.replace(/\s/g, ""));
    expect(
      pages
        .at(-1)
        ?.lines.map(({ text: said }) => said)
        .join(""),
    ).toContain("签署页");
  });

  it("documents say the same as their values, with codes that lead back, each on its own sheets", async () => {
    const { pages, codes } = await printed([minutes(MINUTES, zh), taskList(TASKS, zh)]);
    expect(codes).toBe(2);
    const last = pages.at(-1);
    expect([last?.width, last?.height].map((side) => Math.round(side ?? 0))).toEqual([842, 595]);
    const text = pages.flatMap(({ lines }) => lines.map((line) => line.text)).join("");
    for (const said of [
      "2026年第四季度联席会议纪要",
      "责任单位：江畔物业服务有限公司",
      "（一）更换滨河路三巷五盏路灯的线路",
      "2026年第四季度联席会议任务清单",
    ])
      expect(text).toContain(said);
  });

  it("each document is numbered from 1, on the side of the sheet that is outside", async () => {
    const long = { ...PLAIN, blocks: [{ kind: "line" as const, text: "一二三四五".repeat(280) }] };
    const tasks = taskList(TASKS, zh);
    const { pages } = await printed([long, tasks, long, long, tasks, tasks]);
    const numbers = pages.map(({ width, lines }) => {
      const line = lines.find(({ text: said }) => said.includes("—"));
      return `${(line?.left ?? 0) > width / 2 ? "right" : "left"} ${line?.text}`;
    });
    const counted = [1, 2, 3, 1, 1, 2, 3, 1, 2, 3, 1, 1];
    expect(numbers).toEqual(
      counted.map((number, at) => `${at % 2 === 0 ? "right" : "left"} —${number}—`),
    );
  });
});
