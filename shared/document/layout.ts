/**
 * The layout of official documents (GB/T 9704-2012), for docx and print alike. Lengths in millimetres,
 * sizes of type in points (3号 is 16, 2号 is 22, 4号 is 14, 小四 is 12, 五号 is 10.5).
 */
export const PAPER = { width: 210, height: 297 } as const;
/** 5.2: top 37 and left 28 (each ±1) around a type area of 156 × 225. */
export const MARGINS = { top: 37, right: 26, bottom: 35, left: 28 } as const;
export const LINES = 22;
export const CHARACTERS = 28;
/** From the foot of the type area to the dash beside the page number (7.5). */
export const TO_PAGE_NUMBER = 7;
/** From the head of the type area to the name of the committee (7.2.4). */
export const TO_LETTERHEAD = 35;
/** From the number of the document to the red line (7.2.7). */
export const TO_RED_LINE = 4;
export const RED = "E60012";

export const SIZES = { title: 22, body: 16, pageNumber: 14, table: 12, wideTable: 10.5 } as const;
/** Tables with more columns than this are set smaller. */
export const MANY_COLUMNS = 7;
/** Tibetan letters are small in their em, and stacks are tall: set larger, and never in lines of a fixed height. */
export const TIBETAN_SCALE = 1.2;
/** Heights of the rows of tables, at least: one that somebody signs in is taller. */
export const ROW_HEIGHTS = { usual: 8, toSign: 14 } as const;
/**
 * Side of a QR code in a table, of the one in the corner of the first page, above the type area, and of the one in
 * the head of every page, which is read back from a photo of the whole sheet.
 */
export const CODE_SIDES = { cell: 16, corner: 18, running: 24 } as const;
/** From the edge of the sheet to what stands in the head of every page. */
export const TO_RUNNING = 8;
/** From the edge of the sheet to the code in its corner: with its words it ends above the type area of either way. */
export const TO_CORNER = 5;

/** A font and those that stand in where it isn't installed, the best first. */
export type Fonts = readonly [name: string, ...others: string[]];
export const FONTS = {
  /** 小标宋: the title and the letterhead. */
  title: ["方正小标宋简体", "FZXiaoBiaoSong-B05S", "STZhongsong", "SimSun", "Noto Serif CJK SC"],
  /** 仿宋: the text. */
  body: ["仿宋", "仿宋_GB2312", "FangSong", "STFangsong", "Noto Serif CJK SC"],
  /** 黑体: headings of the first level. */
  heading1: ["黑体", "SimHei", "STHeiti", "Noto Sans CJK SC"],
  /** 楷体: headings of the second level. */
  heading2: ["楷体", "楷体_GB2312", "KaiTi", "STKaiti", "Noto Serif CJK SC"],
  /** 宋体: page numbers. */
  number: ["宋体", "SimSun", "STSong", "Noto Serif CJK SC"],
  tibetan: [
    "Microsoft Himalaya",
    "Qomolangma-Uchen Sarchen",
    "Kailasa",
    "Noto Serif Tibetan",
    "Jomolhari",
  ],
} as const satisfies Record<string, Fonts>;

/** Size in points at which a letterhead fills the line at most; no larger than is handsome. */
export const letterheadSize = (letterhead: string): number => {
  const line = ((PAPER.width - MARGINS.left - MARGINS.right) / 25.4) * 72;
  return Math.min(42, Math.max(SIZES.title, Math.floor(line / (widthOf(letterhead) + 1))));
};

/** Width of a text in full-width characters; others count half. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + (/[\u2e80-\uffff]/.test(sign) ? 1 : 0.5), 0);

/**
 * How far from the right margin the date and the organ over it end, in characters (7.3.5.1): the date four
 * characters in, the organ centred over it; further in where a long name would reach over the margin.
 */
export function signaturePlaces(organ: string, date: string): { organ: number; date: number } {
  const longer = (widthOf(organ) - widthOf(date)) / 2;
  const right = Math.max(4, longer);
  return { organ: right - longer, date: right };
}

/** A text in pieces of one script each, since Tibetan needs a font and a size of its own. */
export function scriptsOf(text: string): { text: string; tibetan: boolean }[] {
  return text
    .split(/([\u0f00-\u0fff]+(?:\s+[\u0f00-\u0fff]+)*)/)
    .map((piece, at) => ({ text: piece, tibetan: at % 2 === 1 }))
    .filter((piece) => piece.text !== "");
}
