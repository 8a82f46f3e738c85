/**
 * Makes a photo fit to send: drawn anew, so that nothing is left of where, when and with what it was
 * taken, at most 200 KB, and named by the SHA-256 of its bytes.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Photo } from "../../shared/sync/storage.ts";
import { type Attempt, attemptsFor, MOST_BYTES } from "./attempts.ts";

/** The picked file as a photo; null where it is no picture that this browser can read. */
export async function shrink(file: Blob): Promise<Photo | null> {
  const picture = await readPicture(file);
  if (!picture) return null;
  try {
    for (const attempt of attemptsFor(picture.width, picture.height)) {
      const drawn = await draw(picture, attempt);
      if (!drawn || drawn.size > MOST_BYTES) continue;
      const bytes = await drawn.arrayBuffer();
      return { id: bytesToHex(sha256(new Uint8Array(bytes))), type: typeOf(drawn), bytes };
    }
    return null;
  } finally {
    picture.close();
  }
}

async function readPicture(file: Blob): Promise<ImageBitmap | null> {
  try {
    // Turned upright as the camera meant it: its mark goes with the rest of the EXIF.
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return null;
  }
}

/** Safari draws no WebP and hands out PNG instead: JPEG is drawn everywhere. */
const WANTED = "image/jpeg";
const typeOf = (drawn: Blob): Photo["type"] =>
  drawn.type === "image/webp" ? "image/webp" : "image/jpeg";

async function draw(picture: ImageBitmap, attempt: Attempt): Promise<Blob | null> {
  const { width, height, quality } = attempt;
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d", { alpha: false });
  if (!context) return null;
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.drawImage(picture, 0, 0, width, height);
  return new Promise((done) => canvas.toBlob(done, WANTED, quality));
}
