/** QR codes, loaded only when one is asked for. */
import qrcode from "qrcode-generator";

/** The dark squares of a text's QR code as one SVG path, in units of one square; `size` squares a side. */
export function qrPath(text: string): { path: string; size: number } {
  const code = qrcode(0, "M");
  code.addData(text);
  code.make();
  const size = code.getModuleCount();
  let path = "";
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      if (code.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`;
    }
  }
  return { path, size };
}
