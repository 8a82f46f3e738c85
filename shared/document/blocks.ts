/**
 * An official document as blocks: what it says and in which order, without a word of how it is drawn.
 * One model for docx, print and a committee's own template, so that all of them say the same.
 */
import type { Language } from "../language/language.ts";

export interface OfficialDocument {
  language: Language;
  /** The committee's own name in red above the first page; null for what is only an attachment or a table. */
  letterhead: string | null;
  /** 发文字号, under the letterhead. */
  number: string | null;
  /** 附件1, before the title of what goes with another paper. */
  annex?: string;
  title: string;
  /** A line under the title: a version, a day. */
  subtitle: string | null;
  /** Lies on its side: for tables of many columns. */
  landscape: boolean;
  /** Leads back from the sheet to what is newest. */
  code: Code | null;
  /** Stands in the head of every page: a sheet that goes astray still says what it belongs to. */
  running?: Code;
  blocks: readonly Block[];
}

export type Block =
  | Heading
  | Table
  | { kind: "paragraph"; text: string }
  /** Flush with the margin: 主送机关, or a remark under a table. */
  | { kind: "line"; text: string }
  /** What it is called, in the type of headings, and what it is. */
  | { kind: "fact"; label: string; text: string }
  | { kind: "attachments"; label: string; titles: readonly string[] }
  /** Who signs and when, with room for the seal between the text and the names. */
  | { kind: "signature"; organ: string; date: string }
  | { kind: "pageBreak" };

export interface Heading {
  kind: "heading";
  level: 1 | 2 | 3;
  /** With its signs, as in 一、（一）1. */
  number: string;
  text: string;
}

export interface Table {
  kind: "table";
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  /** Tall enough to sign in. */
  toSign: boolean;
}

export interface Column {
  head: string;
  /** Share of the width, against the other columns' shares. */
  share: number;
  centred: boolean;
}

/** A text, or an address that becomes a QR code. */
export type Cell = string | { link: string };

/** An address as a QR code, and what it is for. The address itself is not printed: it may hold an id. */
export interface Code {
  link: string;
  text: string;
}

export const paragraph = (text: string): Block => ({ kind: "paragraph", text });
export const line = (text: string): Block => ({ kind: "line", text });
export const fact = (label: string, text: string): Block => ({ kind: "fact", label, text });
export const column = (head: string, share: number, centred = false): Column => ({
  head,
  share,
  centred,
});
export const table = (
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  toSign = false,
): Table => ({ kind: "table", columns, rows, toSign });

export const codeFor = (link: string | null, text: string): Code | null =>
  link ? { link, text } : null;

/** What people write over several lines is as many paragraphs. */
export const paragraphs = (text: string): Block[] =>
  text
    .split("\n")
    .map((part) => part.trim())
    .filter(Boolean)
    .map(paragraph);

/** A table as rows of text, heads first: for a workbook. Codes are left out, they are for paper. */
export function tableTexts({ columns, rows }: Table): string[][] {
  const written = columns
    .map((_, at) => at)
    .filter((at) => rows.every((row) => typeof row[at] === "string"));
  const texts = (cells: readonly Cell[]) =>
    written.map((at) => (typeof cells[at] === "string" ? cells[at] : ""));
  return [texts(columns.map(({ head }) => head)), ...rows.map(texts)];
}

/** A label with the colon of its language. */
export const labelled = (label: string, language: Language): string =>
  label + (language === "zh-CN" ? "：" : ": ");
