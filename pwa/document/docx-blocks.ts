/** The blocks of an official document as paragraphs and tables of a docx, in the layout of GB/T 9704-2012. */
import {
  AlignmentType,
  type IParagraphOptions,
  LineRuleType,
  PageBreak,
  Paragraph,
  type Table,
} from "docx";
import { type Block, type Heading, labelled } from "../../shared/document/blocks.ts";
import { FONTS, SIZES, signaturePlaces } from "../../shared/document/layout.ts";
import type { Language } from "../../shared/language/language.ts";
import { BODY, CHARACTER, LINE_PITCH, lineOf, type Type } from "./docx-runs.ts";
import { tableOf, type Width } from "./docx-table.ts";

/** @param width of its tables */
export function drawn(block: Block, language: Language, width: Width): (Paragraph | Table)[] {
  switch (block.kind) {
    case "heading":
      return [headingOf(block)];
    case "paragraph":
      return [lineOf([[block.text, BODY]], { indent: INDENT, alignment: AlignmentType.BOTH })];
    case "line":
      return [lineOf([[block.text, BODY]])];
    case "fact":
      return [factOf(labelled(block.label, language), block.text)];
    case "table":
      return [smallGap(), tableOf(block, width), smallGap()];
    case "attachments":
      return attachmentsOf(labelled(block.label, language), block.titles);
    case "signature":
      return signatureOf(block.organ, block.date);
    case "pageBreak":
      return [new Paragraph({ children: [new PageBreak()] })];
    default:
      return block satisfies never;
  }
}

const INDENT = { firstLine: Math.round(2 * CHARACTER), firstLineChars: 200 };
/** Sets a table off, also from another one: with nothing between them, two would be one. */
const smallGap = () => new Paragraph({ spacing: { line: 120, lineRule: LineRuleType.EXACT } });

const HEADINGS: Readonly<Record<Heading["level"], Type>> = {
  1: { font: FONTS.heading1, size: SIZES.body },
  2: { font: FONTS.heading2, size: SIZES.body },
  3: BODY,
};

/** Headings of the third level are often whole lists: those may part from what follows. */
const headingOf = ({ level, number, text }: Heading): Paragraph =>
  lineOf([[number + text, HEADINGS[level]]], {
    indent: INDENT,
    outlineLevel: level - 1,
    keepNext: level < 3,
  });

const factOf = (label: string, text: string): Paragraph =>
  lineOf(
    [
      [label, HEADINGS[1]],
      [text, BODY],
    ],
    { indent: INDENT },
  );

/** A line below the text; several are numbered, the further ones under the first (7.3.4). */
function attachmentsOf(label: string, titles: readonly string[]): Paragraph[] {
  return titles.map((title, at) => {
    const text = titles.length > 1 ? `${at + 1}. ${title}` : title;
    return lineOf([[at === 0 ? label + text : text, BODY]], {
      indent: { left: Math.round((at === 0 ? 2 : 5) * CHARACTER) },
      spacing: { before: at === 0 ? LINE_PITCH : 0 },
    });
  });
}

/** Two lines of room for the seal, then who and when. */
function signatureOf(organ: string, date: string): Paragraph[] {
  const places = signaturePlaces(organ, date);
  const placed = (text: string, from: number, options: IParagraphOptions) =>
    lineOf([[text, BODY]], {
      ...options,
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(from * CHARACTER) },
    });
  return [
    placed(organ, places.organ, { keepNext: true, spacing: { before: 2 * LINE_PITCH } }),
    placed(date, places.date, {}),
  ];
}
