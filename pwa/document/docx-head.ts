/** What stands around the text of an official document: letterhead, title, the code that leads back, page numbers. */
import {
  AlignmentType,
  BorderStyle,
  Footer,
  FrameAnchorType,
  Header,
  type IParagraphOptions,
  LineRuleType,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx";
import type { Code, OfficialDocument } from "../../shared/document/blocks.ts";
import {
  CODE_SIDES,
  FONTS,
  letterheadSize,
  RED,
  SIZES,
  TO_CORNER,
  TO_LETTERHEAD,
  TO_RED_LINE,
} from "../../shared/document/layout.ts";
import { BODY, fontOf, LINE_PITCH, lineOf, runs, twips } from "./docx-runs.ts";
import { codeRun } from "./docx-table.ts";

const CENTRED = { alignment: AlignmentType.CENTER };

/** Letterhead with its red line, then the title between empty lines. */
export function headOf(document: OfficialDocument): Paragraph[] {
  const { letterhead, number, annex, title, subtitle } = document;
  return [
    ...(annex
      ? [
          lineOf([[annex, { font: FONTS.heading1, size: SIZES.body }]], {
            spacing: { after: LINE_PITCH },
          }),
        ]
      : []),
    ...(letterhead ? letterheadOf(letterhead, number) : []),
    ...(title
      ? [
          lineOf([[title, { font: FONTS.title, size: SIZES.title }]], {
            ...CENTRED,
            spacing: { before: letterhead ? 2 * LINE_PITCH : 0, after: subtitle ? 0 : LINE_PITCH },
          }),
        ]
      : []),
    ...(subtitle
      ? [
          lineOf([[subtitle, { font: FONTS.heading2, size: SIZES.body }]], {
            ...CENTRED,
            spacing: { after: LINE_PITCH },
          }),
        ]
      : []),
  ];
}

/** The red line stands under the number, or under the name where there is none. */
function letterheadOf(letterhead: string, number: string | null): Paragraph[] {
  const border = {
    bottom: {
      style: BorderStyle.SINGLE,
      // Eighths of a point; the distance is in points.
      size: 12,
      color: RED,
      space: Math.round((TO_RED_LINE / 25.4) * 72),
    },
  };
  const type = { font: FONTS.title, size: letterheadSize(letterhead), color: RED };
  return [
    new Paragraph({
      ...CENTRED,
      ...(number ? {} : { border }),
      spacing: { before: twips(TO_LETTERHEAD) },
      children: runs(letterhead, type),
    }),
    ...(number
      ? [lineOf([[number, BODY]], { ...CENTRED, border, spacing: { before: 2 * LINE_PITCH } })]
      : []),
  ];
}

/** The code that leads back, in a frame above the type area of the first page. @param end of the line, in twips */
export function cornerOf({ link, text }: Code, end: number): Paragraph[] {
  const width = twips(60);
  const frame: IParagraphOptions["frame"] = {
    type: "absolute",
    position: { x: end - width, y: twips(TO_CORNER) },
    width,
    height: twips(CODE_SIDES.corner + 4),
    anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
  };
  const placed = { frame, alignment: AlignmentType.RIGHT };
  const type = { font: FONTS.body, size: SIZES.wideTable };
  return [
    new Paragraph({ ...placed, children: [codeRun(link, CODE_SIDES.corner)] }),
    new Paragraph({ ...placed, children: runs(text, type) }),
  ];
}

/** The code and its words in the head of every page. */
export const runningHead = ({ link, text }: Code): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [
          ...runs(`${text}  `, { font: FONTS.body, size: SIZES.wideTable }),
          codeRun(link, CODE_SIDES.running),
        ],
      }),
    ],
  });

/** — 1 — on the outer side of the sheet, a character in from the margin (7.5). */
export function pageNumber(alignment: "left" | "right"): Footer {
  const inset = Math.round(SIZES.pageNumber * 20);
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === AlignmentType.RIGHT ? { right: inset } : { left: inset },
        spacing: { line: 240, lineRule: LineRuleType.AUTO },
        children: [
          new TextRun({
            children: ["— ", PageNumber.CURRENT, " —"],
            font: fontOf(FONTS.number),
            size: SIZES.pageNumber * 2,
          }),
        ],
      }),
    ],
  });
}
