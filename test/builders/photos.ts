/** Photos for tests: the smallest that the door lets through. */
import { createHash } from "node:crypto";

/** A JPEG of no picture, different every time, with its name. */
export function aPhoto(): { bytes: Uint8Array; name: string } {
  const bytes = new Uint8Array([
    ...[0xff, 0xd8, 0xff, 0xda],
    ...crypto.getRandomValues(new Uint8Array(40)),
  ]);
  return { bytes, name: createHash("sha256").update(bytes).digest("hex") };
}
