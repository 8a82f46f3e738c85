/** Reading a QR code out of a photo: by the browser where it can, else by a decoder of our own that loads late. */
import { hashIn } from "./paths.ts";

interface Detector {
  detect(source: ImageBitmap): Promise<{ rawValue: string }[]>;
}
type DetectorClass = {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<string[]>;
};

/** Longest sides in pixels at which a picture is looked at: a code on a whole page needs many, a close one few. */
const SIDES = [3200, 1600, 900];

/**
 * The hash that a print's code in this picture leads to.
 * @returns null where there is no code of ours in it, or none that can be read
 */
export async function readCode(picture: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(picture, { imageOrientation: "from-image" }).catch(
    () => null,
  );
  if (!bitmap) return null;
  try {
    for (const text of [...(await byBrowser(bitmap)), ...(await byDecoder(bitmap))]) {
      const hash = hashIn(text);
      if (hash) return hash;
    }
    return null;
  } finally {
    bitmap.close();
  }
}

async function byBrowser(bitmap: ImageBitmap): Promise<string[]> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: DetectorClass };
  try {
    if (!(await BarcodeDetector?.getSupportedFormats())?.includes("qr_code") || !BarcodeDetector)
      return [];
    const found = await new BarcodeDetector({ formats: ["qr_code"] }).detect(bitmap);
    return found.map(({ rawValue }) => rawValue);
  } catch {
    // On some devices it is there and does not work.
    return [];
  }
}

async function byDecoder(bitmap: ImageBitmap): Promise<string[]> {
  const { decodeQR } = await import("qr/decode.js");
  const found: string[] = [];
  for (const side of SIDES) {
    const picture = pixels(bitmap, side);
    if (!picture) continue;
    try {
      found.push(decodeQR(picture));
    } catch {
      // None at this size.
    }
  }
  return found;
}

function pixels(bitmap: ImageBitmap, side: number): ImageData | null {
  const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height, 1));
  const width = Math.max(1, Math.round(bitmap.width * scale));
  const height = Math.max(1, Math.round(bitmap.height * scale));
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  context?.drawImage(bitmap, 0, 0, width, height);
  return context?.getImageData(0, 0, width, height) ?? null;
}
