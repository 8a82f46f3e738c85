import papaparse from "papaparse";

/** Excel on Windows reads UTF-8 only behind this mark. */
const BYTE_ORDER_MARK = "\ufeff";
const CHARGED = /^'*[=+\-@\t\r\n＝＋－＠]/;

/**
 * Defuses a text that a spreadsheet would take for a formula: one that begins with = + - @ (also
 * full-width), a tab or a line end gets one apostrophe in front. So does one that already has
 * apostrophes before such a sign; therefore `unguardCell` gives back exactly what was there.
 */
export function guardCell(text: string): string {
  return CHARGED.test(text) ? `'${text}` : text;
}

/** Takes off the one apostrophe that `guardCell` put on; any other text is left as it is. */
export function unguardCell(text: string): string {
  return text.startsWith("'") && CHARGED.test(text) ? text.slice(1) : text;
}

/**
 * Rows as csv text (RFC 4180: commas, CRLF, quotes doubled) with a byte order mark, each cell
 * guarded against being run as a formula. The first row should have two cells or more, which is
 * how `parseCsv` knows the delimiter.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  const guarded = rows.map((row) => row.map(guardCell));
  return `${BYTE_ORDER_MARK}${papaparse.unparse(guarded, { newline: "\r\n" })}\r\n`;
}

/**
 * Reads csv text, ours or that of a spreadsheet: the delimiter is a comma, or a tab or semicolon
 * where the first line has no comma. The inverse of `writeCsv`, cell by cell.
 */
export function parseCsv(csv: string): string[][] {
  const text = csv.startsWith(BYTE_ORDER_MARK) ? csv.slice(1) : csv;
  const [firstLine = ""] = text.split(/[\r\n]/, 1);
  const delimiter = [",", "\t", ";"].find((sign) => firstLine.includes(sign)) ?? ",";
  const rows = papaparse.parse<string[]>(text, { delimiter }).data;
  const last = rows.at(-1);
  if (last?.length === 1 && last[0] === "") rows.pop();
  return rows.map((row) => row.map(unguardCell));
}

/**
 * The text of a csv file: UTF-8, UTF-16 where a mark says so (Excel's "Unicode text"), or else
 * GB 18030, in which Chinese Excel saves csv.
 */
export function decodeCsv(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}
