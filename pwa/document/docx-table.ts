/** Tables and QR codes of an official document in a docx. */
import {
  AlignmentType,
  HeightRule,
  ImageRun,
  Paragraph,
  TableCell,
  TableLayoutType,
  Table as TableOfWord,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { Cell, Table } from "../../shared/document/blocks.ts";
import {
  CODE_SIDES,
  FONTS,
  MANY_COLUMNS,
  ROW_HEIGHTS,
  SIZES,
} from "../../shared/document/layout.ts";
import { qrPicture } from "../look/qr.ts";
import { lineOf, type Type, twips } from "./docx-runs.ts";

/** Width of a table in twips, or `page` for all that a page of somebody else's making has. */
export type Width = number | "page";

/** The head stands on every page that the table runs over, and no row is cut by the end of one. */
export function tableOf({ columns, rows, toSign }: Table, width: Width): TableOfWord {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const type = width === "page" ? WidthType.PERCENTAGE : WidthType.DXA;
  const whole = width === "page" ? 100 : width;
  const widths = columns.map(({ share }) => Math.floor((share / shares) * whole));
  const size = columns.length > MANY_COLUMNS ? SIZES.wideTable : SIZES.table;
  const rowOf = (cells: readonly Cell[], words: Type, isHead: boolean) =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: true,
      height: {
        value: twips(toSign && !isHead ? ROW_HEIGHTS.toSign : ROW_HEIGHTS.usual),
        rule: HeightRule.ATLEAST,
      },
      children: columns.map(
        ({ centred }, at) =>
          new TableCell({
            children: [cellOf(cells[at] ?? "", words, centred || isHead)],
            width: { size: widths[at] ?? 0, type },
            verticalAlign: VerticalAlignTable.CENTER,
          }),
      ),
    });
  const heads = columns.map(({ head }) => head);
  return new TableOfWord({
    width: { size: whole, type },
    ...(width === "page" ? {} : { columnWidths: widths }),
    layout: TableLayoutType.FIXED,
    margins: { left: 60, right: 60, top: 30, bottom: 30 },
    rows: [
      rowOf(heads, { font: FONTS.heading1, size }, true),
      ...rows.map((row) => rowOf(row, { font: FONTS.body, size }, false)),
    ],
  });
}

/** Lines of a fixed height keep off the grid, so those of cells stand closer than those of the text. */
function cellOf(content: Cell, type: Type, centred: boolean): Paragraph {
  const alignment = centred ? AlignmentType.CENTER : AlignmentType.LEFT;
  if (typeof content !== "string")
    return new Paragraph({ alignment, children: [codeRun(content.link, CODE_SIDES.cell)] });
  const spacing = { line: Math.round(type.size * 1.3 * 20) };
  return lineOf([[content, type]], { alignment, spacing });
}

/** @param side in millimetres; the library measures pictures in pixels of 1/96 inch */
export function codeRun(link: string, side: number): ImageRun {
  const pixels = Math.round((side / 25.4) * 96);
  const transformation = { width: pixels, height: pixels };
  return new ImageRun({ type: "bmp", data: qrPicture(link), transformation });
}
