/** What a photo's bytes say of themselves: kind and whether they carry metadata. Nothing is decoded. */

/** `image/jpeg`, `image/webp`, or null where the bytes are neither. */
export function imageType(bytes: Uint8Array): "image/jpeg" | "image/webp" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return "image/jpeg";
  if (fourCharacters(bytes, 0) === "RIFF" && fourCharacters(bytes, 8) === "WEBP")
    return "image/webp";
  return null;
}

/**
 * True when a photo carries EXIF or XMP, where cameras write place and time: JPEG APP1 segments
 * (ITU-T T.81 annex B; CIPA DC-008), WebP `EXIF` and `XMP ` chunks (RFC 9649).
 */
export function hasMetadata(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (imageType(bytes) === "image/jpeg") {
    for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
      const marker = bytes[at + 1] ?? 0;
      // Start of scan: from here on there is only picture.
      if (marker === 0xda) return false;
      if (marker === 0xe1) return true;
      at += 2 + view.getUint16(at + 2);
    }
    return false;
  }
  for (let at = 12; at + 8 <= bytes.length; ) {
    const chunk = fourCharacters(bytes, at);
    if (chunk === "EXIF" || chunk === "XMP ") return true;
    const size = view.getUint32(at + 4, true);
    at += 8 + size + (size % 2);
  }
  return false;
}

const fourCharacters = (bytes: Uint8Array, at: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + 4));
