/** The files of a meeting, made on the phone. What makes them is loaded on the tap that asks for one. */
import { type OfficialDocument, type Table, tableTexts } from "../../shared/document/blocks.ts";
import type { TemplateValues } from "../../shared/document/template.ts";
import { type Words, wordsOf } from "../../shared/document/words.ts";
import type { Language } from "../../shared/language/language.ts";
import type { Message } from "../../shared/ledger/preview.ts";
import { writtenFile } from "../ledger/files.ts";

const TEXTS = {
  "zh-CN": () => import("virtual:texts/zh-CN/document"),
  bo: () => import("virtual:texts/bo/document"),
  en: () => import("virtual:texts/en/document"),
} as const satisfies Record<Language, unknown>;

/** The words of documents: zh-CN for official ones, whatever the reader's own language is. */
export async function documentWords(language: Language): Promise<Words> {
  const { default: texts } = await TEXTS[language]();
  return wordsOf(language, texts);
}

/** A file, or why there is none: a text's key with what is filled into it, as `t` takes them. */
export type Made = { blob: Blob } | { refused: Message };

const OFFLINE: Made = { refused: { key: "common.offline.why", params: {} } };

/** Loads the maker; without network, and never loaded before, there is none. */
async function withWord(make: (word: typeof import("./word.ts")) => Promise<Made>): Promise<Made> {
  const word = await import("./word.ts").catch(() => null);
  return word ? make(word) : OFFLINE;
}

/** One docx of all these documents, each on sheets of its own, in the layout of GB/T 9704-2012. */
export const makeDocx = (documents: readonly OfficialDocument[]): Promise<Made> =>
  withWord(async ({ docxOf }) => ({ blob: await docxOf(documents) }));

/** A committee's own docx with its placeholders filled; `language` is that of the values. */
export const fillTemplate = (
  template: Uint8Array,
  values: TemplateValues,
  language: Language,
): Promise<Made> => withWord(({ filledTemplate }) => filledTemplate(template, values, language));

/** One xlsx with a sheet for each table. */
export async function makeSheet(sheets: readonly { name: string; table: Table }[]): Promise<Made> {
  const told = await writtenFile({
    name: "",
    tables: sheets.map((sheet) => ({ name: sheet.name, table: tableTexts(sheet.table) })),
  });
  return told.told === "file" ? { blob: told.blob } : OFFLINE;
}
