/** QR codes, loaded only when one is asked for. */
import qrcode from "qrcode-generator";

function codeOf(text: string): ReturnType<typeof qrcode> {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  return code;
}

/** The dark squares of a text's QR code as one SVG path, in units of one square; `size` squares a side. */
export function qrPath(text: string): { path: string; size: number } {
  const code = codeOf(text);
  const size = code.getModuleCount();
  let path = "";
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (code.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  return { path, size };
}

const PIXELS_A_SQUARE = 4;
/** White around the code that readers need to find it, in squares (ISO/IEC 18004). */
const QUIET = 4;

/** The same code as a picture: a bitmap of one bit a pixel, with nothing to compress, since a docx does that. */
export function qrPicture(text: string): Uint8Array {
  const code = codeOf(text);
  const squares = code.getModuleCount();
  const side = (squares + 2 * QUIET) * PIXELS_A_SQUARE;
  const stride = Math.ceil(side / 32) * 4;
  const [header, palette] = [54, 8];
  const bytes = new Uint8Array(header + palette + stride * side);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x424d);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, header + palette, true);
  view.setUint32(14, 40, true);
  view.setUint32(18, side, true);
  view.setUint32(22, side, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 1, true);
  // Bit 0 is white, bit 1 black.
  view.setUint32(header, 0xffffff, true);
  const isDark = (row: number, column: number): boolean =>
    row >= 0 && row < squares && column >= 0 && column < squares && code.isDark(row, column);
  for (let y = 0; y < side; y++) {
    // Rows are kept from the bottom up.
    const row = squares + QUIET - 1 - Math.floor(y / PIXELS_A_SQUARE);
    for (let x = 0; x < side; x++) {
      if (!isDark(row, Math.floor(x / PIXELS_A_SQUARE) - QUIET)) continue;
      const at = header + palette + y * stride + (x >> 3);
      bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return bytes;
}
