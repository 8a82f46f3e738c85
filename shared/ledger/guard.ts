import type { Message } from "./preview.ts";

export const MAX_FILE_BYTES = 20 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 100 * 1024 * 1024;
const MAX_RATIO = 200;
const MAX_ENTRIES = 2000;

/** One file of the archive as its central directory declares it; sizes in bytes. */
export type ArchiveEntry = {
  name: string;
  method: "stored" | "deflated";
  packed: number;
  unpacked: number;
  /** Where its local header begins. */
  offset: number;
};

/**
 * Whether a workbook may be unpacked. What it declares may be a lie, so the reader stops at
 * `limit` bytes in all and at each entry's own `unpacked`.
 */
export type Inspection =
  | { ok: true; entries: ArchiveEntry[]; limit: number }
  | ({ ok: false } & Message);

const refused = (key: string, params: Message["params"] = {}): Inspection => {
  return { ok: false, key: `file.${key}`, params };
};

/** Refuses a file by its size alone, before a byte of it is read. */
export function inspectSize(bytes: number): Message | null {
  if (bytes <= MAX_FILE_BYTES) return null;
  const megabytes = (size: number) => Math.ceil(size / 1024 / 1024);
  return {
    key: "file.tooLarge",
    params: { size: megabytes(bytes), most: megabytes(MAX_FILE_BYTES) },
  };
}

/** What a file is by its first bytes. `old` is an OLE container: a .xls, or a workbook with a password. */
export function sniffFile(bytes: Uint8Array): "zip" | "old" | "text" {
  const [a, b, c, d] = bytes;
  if (a === 0x50 && b === 0x4b) return "zip";
  return a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0 ? "old" : "text";
}

/**
 * Reads the central directory of a zip archive (PKWARE APPNOTE 4.3) and nothing else: no byte is
 * unpacked. Refuses what is no workbook, what is encrypted, and what would unpack to too much.
 * @param mainPart the part without which it is none; another for another kind of office file
 */
export function inspectWorkbook(bytes: Uint8Array, mainPart = "xl/workbook.xml"): Inspection {
  const oversized = inspectSize(bytes.length);
  if (oversized) return { ok: false, ...oversized };
  if (sniffFile(bytes) === "old") return refused("oldFormat");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) return refused("notWorkbook");
  const count = view.getUint16(end + 10, true);
  if (count > MAX_ENTRIES) return refused("tooManyEntries", { most: MAX_ENTRIES });
  const entries = readDirectory(view, count, view.getUint32(end + 16, true), end);
  if (typeof entries === "string") return refused(entries);
  if (!entries.some(({ name }) => name === mainPart)) return refused("notWorkbook");
  if (overlaps(entries)) return refused("damaged");
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0);
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0);
  if (unpacked > MAX_UNPACKED_BYTES) {
    return refused("unpacksTooLarge", { most: MAX_UNPACKED_BYTES / 1024 / 1024 });
  }
  // A small part may well shrink a thousandfold; it is the large ones that hurt.
  const steep = entries.some(
    (entry) => entry.unpacked > 1024 * 1024 && entry.unpacked > entry.packed * MAX_RATIO,
  );
  if (steep || unpacked > packed * MAX_RATIO) return refused("unpacksTooLarge", { most: 100 });
  return { ok: true, entries, limit: unpacked };
}

/** The end record lies in the last 22 bytes plus a comment of at most 65,535. */
function findEnd(view: DataView): number | null {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - 65_535); at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return null;
}

function readDirectory(
  view: DataView,
  count: number,
  start: number,
  end: number,
): ArchiveEntry[] | "damaged" | "encrypted" {
  const entries: ArchiveEntry[] = [];
  let at = start;
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return "damaged";
    if ((view.getUint16(at + 8, true) & 1) === 1) return "encrypted";
    const method = view.getUint16(at + 10, true);
    const packed = view.getUint32(at + 20, true);
    const unpacked = view.getUint32(at + 24, true);
    const nameLength = view.getUint16(at + 28, true);
    const offset = view.getUint32(at + 42, true);
    const next =
      at + 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    // Sizes of 0xffffffff (zip64) fail here too: no workbook under 20 MB needs them.
    if (next > end || offset + 30 + packed > start) return "damaged";
    if (method !== 0 && method !== 8) return "damaged";
    const name = new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength);
    entries.push({
      name: new TextDecoder().decode(name),
      method: method === 0 ? "stored" : "deflated",
      packed,
      unpacked,
      offset,
    });
    at = next;
  }
  return entries;
}

/** Overlapping entries unpack the same bytes again and again (Fifield's bomb). */
function overlaps(entries: readonly ArchiveEntry[]): boolean {
  const inOrder = [...entries].sort((a, b) => a.offset - b.offset);
  return inOrder.some((entry, at) => {
    const before = inOrder[at - 1];
    return before !== undefined && before.offset + 30 + before.packed > entry.offset;
  });
}
