/** Type on paper as docx has it: units, fonts, and lines on the grid of GB/T 9704-2012. */
import { type IParagraphOptions, LineRuleType, Paragraph, TextRun } from "docx";
import {
  CHARACTERS,
  FONTS,
  type Fonts,
  LINES,
  MARGINS,
  PAPER,
  SIZES,
  scriptsOf,
  TIBETAN_SCALE,
} from "../../shared/document/layout.ts";

/** Millimetres in twentieths of a point, as Word measures. */
export const twips = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);
/** Rounded down: one twip more and the last line would not fit. */
export const LINE_PITCH = Math.floor(twips(PAPER.height - MARGINS.top - MARGINS.bottom) / LINES);
/** What a character of the text has of its line: a little less than its own width, so they stand closer. */
export const CHARACTER = twips(PAPER.width - MARGINS.left - MARGINS.right) / CHARACTERS;
const CLOSER = Math.floor(CHARACTER - SIZES.body * 20);

export interface Type {
  font: Fonts;
  /** In points. */
  size: number;
  color?: string;
}
export const BODY: Type = { font: FONTS.body, size: SIZES.body };

/** One font for every script's slot. */
export const fontOf = ([name]: Fonts) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });

/** Word picks no font for Tibetan by itself: each slot is named. */
const TIBETAN = {
  font: fontOf(FONTS.tibetan),
  language: { value: "bo-CN", bidirectional: "bo-CN" },
};

/** Without the two characters that XML has no place for (XML 1.0, 2.2) and the library lets through. */
export const forXml = (text: string): string => text.replace(/[\ufffe\uffff]/g, "");

/** A text in runs of one script each; the library counts sizes in half points. */
export const runs = (text: string, { font, size, color }: Type): TextRun[] =>
  scriptsOf(forXml(text)).map(
    ({ text: piece, tibetan }) =>
      new TextRun({
        text: piece,
        ...(tibetan
          ? { ...TIBETAN, size: Math.round(size * TIBETAN_SCALE * 2) }
          : { font: fontOf(font), size: size * 2 }),
        ...(!tibetan && size === SIZES.body ? { characterSpacing: CLOSER } : {}),
        ...(color ? { color } : {}),
      }),
  );

/** A text in the type of what is around it, but for the font of Tibetan. */
export const runsAsAround = (text: string): TextRun[] =>
  scriptsOf(forXml(text)).map(
    ({ text: piece, tibetan }) => new TextRun({ text: piece, ...(tibetan ? TIBETAN : {}) }),
  );

/** A paragraph on the grid of lines; one that holds Tibetan takes the height that its stacks need. */
export function lineOf(
  pieces: readonly (readonly [text: string, type: Type])[],
  options: IParagraphOptions = {},
): Paragraph {
  const tibetan = pieces.some(([text]) => scriptsOf(text).some((piece) => piece.tibetan));
  return new Paragraph({
    ...options,
    children: pieces.flatMap(([text, type]) => runs(text, type)),
    spacing: {
      line: LINE_PITCH,
      lineRule: tibetan ? LineRuleType.AT_LEAST : LineRuleType.EXACT,
      ...options.spacing,
    },
  });
}
