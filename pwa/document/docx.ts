/** Official documents as one docx. Loaded only on the tap that needs it: the library is large. */
import {
  AlignmentType,
  Document,
  DocumentGridType,
  type ISectionOptions,
  Packer,
  PageOrientation,
  SectionType,
} from "docx";
import type { OfficialDocument } from "../../shared/document/blocks.ts";
import {
  FONTS,
  MARGINS,
  PAPER,
  SIZES,
  TO_PAGE_NUMBER,
  TO_RUNNING,
} from "../../shared/document/layout.ts";
import { drawn } from "./docx-blocks.ts";
import { cornerOf, headOf, pageNumber, runningHead } from "./docx-head.ts";
import { fontOf, forXml, LINE_PITCH, twips } from "./docx-runs.ts";

/** Each document on pages of its own, numbered from 1, in one file. */
export function docxOf(documents: readonly OfficialDocument[]): Promise<Blob> {
  const committee = forXml(documents.find(({ letterhead }) => letterhead)?.letterhead ?? "");
  const file = new Document({
    creator: committee,
    lastModifiedBy: committee,
    title: forXml(documents[0]?.title ?? ""),
    evenAndOddHeaderAndFooters: true,
    styles: {
      // The grid of characters counts from this style's size, and from no other (ECMA-376, 17.6.5).
      paragraphStyles: [
        {
          id: "Normal",
          name: "Normal",
          run: {
            font: fontOf(FONTS.body),
            size: SIZES.body * 2,
            language: { value: "en-US", eastAsia: "zh-CN", bidirectional: "bo-CN" },
          },
        },
      ],
    },
    sections: documents.map(sectionOf),
  });
  return Packer.toBlob(file, false, [{ path: "word/fontTable.xml", data: fontTable() }]);
}

function sectionOf(document: OfficialDocument): ISectionOptions {
  const { landscape } = document;
  const { top, right, bottom, left } = MARGINS;
  // On its side the sheet is turned: what was the left margin is on top.
  const around = landscape
    ? { top: left, right: top, bottom: right, left: bottom }
    : { top, right, bottom, left };
  const pageNumberSize = (SIZES.pageNumber / 72) * 25.4;
  const end = PAPER[landscape ? "height" : "width"] - around.right;
  const width = twips(end - around.left);
  return {
    properties: {
      // On a sheet of its own, printed on both sides.
      type: SectionType.ODD_PAGE,
      page: {
        // The library swaps the sides of a page on its side.
        size: {
          width: twips(PAPER.width),
          height: twips(PAPER.height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(around.top),
          right: twips(around.right),
          bottom: twips(around.bottom),
          left: twips(around.left),
          header: twips(TO_RUNNING),
          footer: twips(Math.max(10, around.bottom - TO_PAGE_NUMBER - pageNumberSize)),
        },
        pageNumbers: { start: 1 },
      },
      // No pitch of characters: where it is less than their own width, LibreOffice gives each the room of two.
      // No grid for Tibetan: its lines are a little taller, and each would take two.
      ...(document.language === "bo"
        ? {}
        : { grid: { type: DocumentGridType.LINES_AND_CHARS, linePitch: LINE_PITCH } }),
    },
    ...(document.running
      ? {
          headers: {
            default: runningHead(document.running),
            even: runningHead(document.running),
          },
        }
      : {}),
    footers: {
      default: pageNumber(AlignmentType.RIGHT),
      even: pageNumber(AlignmentType.LEFT),
    },
    children: [
      ...(document.code ? cornerOf(document.code, twips(end)) : []),
      ...headOf(document),
      ...document.blocks.flatMap((block) => drawn(block, document.language, width)),
    ],
  };
}

/** Says which font stands in for one that isn't installed; the library's own table knows no such names. */
function fontTable(): string {
  const fonts = Object.values(FONTS).map(
    ([name, ...others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others.join(",")}"/></w:font>`,
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join("")}</w:fonts>`;
}
