import readXlsxFile from "read-excel-file/universal";
import type { Cell, Grid } from "../../shared/ledger/cells.ts";
import { decodeCsv, parseCsv } from "../../shared/ledger/csv.ts";
import {
  type ArchiveEntry,
  inspectSize,
  inspectWorkbook,
  sniffFile,
} from "../../shared/ledger/guard.ts";
import type { Message } from "../../shared/ledger/preview.ts";

/** What reading a file is busy with, for the progress bar. */
export type ReadingPhase = "inspect" | "unpack" | "read";
export type WorkbookReading = { ok: true; grids: Grid[] } | ({ ok: false } & Message);

const MAX_CELLS = 5_000_000;
const refused = (key: string): WorkbookReading => ({ ok: false, key: `file.${key}`, params: {} });

/**
 * Turns an xlsx or csv file into grids; runs in a worker or a page. Cells come untrimmed, dates as
 * midnight UTC, formulas as their last result and never run.
 * @returns the reason (a key of ledger.json) where a file is too large, damaged or no workbook
 */
export async function readWorkbook(
  file: Blob,
  name: string,
  onPhase: (phase: ReadingPhase) => void = () => {},
): Promise<WorkbookReading> {
  onPhase("inspect");
  const oversized = inspectSize(file.size);
  if (oversized) return { ok: false, ...oversized };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kind = sniffFile(bytes);
  if (kind === "old") return refused("oldFormat");
  if (kind === "text") {
    onPhase("read");
    const text = decodeCsv(bytes);
    // No text holds a NUL: a picture, say, that was given another name.
    if (text.includes("\0")) return refused("notWorkbook");
    const rows = parseCsv(text);
    return { ok: true, grids: [{ name: name.replace(/\.[^.]*$/, ""), rows }] };
  }
  const inspection = inspectWorkbook(bytes);
  if (!inspection.ok) return inspection;
  onPhase("unpack");
  const parts = await unpackParts(bytes, inspection.entries);
  if (!parts) return refused("damaged");
  if (parts.some(isSparse)) return refused("tooManyCells");
  onPhase("read");
  try {
    const sheets = await readXlsxFile(new Blob([storedZip(parts)]), { trim: false });
    return {
      ok: true,
      grids: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as unknown as Cell[][] })),
    };
  } catch {
    return refused("damaged");
  }
}

type Part = { name: string; content: Uint8Array };

/**
 * Unpacks the xml parts, none beyond the size it declared. This is done here and not by the reader
 * because the reader trusts the declared sizes and, for large parts, starts workers from blob
 * addresses, which the content security policy forbids.
 */
async function unpackParts(
  bytes: Uint8Array,
  entries: readonly ArchiveEntry[],
): Promise<Part[] | null> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Part[] = [];
  for (const entry of entries) {
    if (!/\.(xml|rels)$/.test(entry.name)) continue;
    const { offset, packed } = entry;
    if (view.getUint32(offset, true) !== 0x04034b50) return null;
    const start =
      offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    const content = await unpack(bytes.subarray(start, start + packed), entry);
    if (!content) return null;
    parts.push({ name: entry.name, content });
  }
  return parts;
}

async function unpack(packed: Uint8Array, entry: ArchiveEntry): Promise<Uint8Array | null> {
  if (entry.method === "stored") return packed.length === entry.unpacked ? packed : null;
  const content = new Uint8Array(entry.unpacked);
  let filled = 0;
  const inflated = new Blob([packed as BlobPart])
    .stream()
    .pipeThrough(new DecompressionStream("deflate-raw"));
  const reader = inflated.getReader();
  try {
    for (let step = await reader.read(); !step.done; step = await reader.read()) {
      if (filled + step.value.length > content.length) {
        await reader.cancel();
        return null;
      }
      content.set(step.value, filled);
      filled += step.value.length;
    }
  } catch {
    return null;
  }
  return filled === content.length ? content : null;
}

/** A single cell at XFD1048576 makes a small sheet that unfolds to billions of empty cells. */
function isSparse({ name, content }: Part): boolean {
  if (!/^xl\/worksheets\/[^/]+\.xml$/.test(name)) return false;
  let columns = 0;
  let rows = 0;
  for (const [, letters = "", digits] of new TextDecoder()
    .decode(content)
    .matchAll(/<(?:\w+:)?(?:c|row)\b[^<>]*?\sr="([A-Z]{0,3})(\d+)"/g)) {
    let column = 0;
    for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
    columns = Math.max(columns, column);
    rows = Math.max(rows, Number(digits));
  }
  return columns * rows > MAX_CELLS;
}

/** The parts as an uncompressed archive, which the reader takes apart without inflating anything. */
function storedZip(parts: readonly Part[]): ArrayBuffer {
  const encoded = parts.map(({ name, content }) => ({
    name: new TextEncoder().encode(name),
    content,
  }));
  const size = encoded.reduce(
    (sum, { name, content }) => sum + 76 + name.length * 2 + content.length,
    22,
  );
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  const offsets: number[] = [];
  let at = 0;
  const put = (
    signature: number,
    headerSize: number,
    sizesAt: number,
    part: (typeof encoded)[number],
  ) => {
    view.setUint32(at, signature, true);
    view.setUint32(at + sizesAt, part.content.length, true);
    view.setUint32(at + sizesAt + 4, part.content.length, true);
    view.setUint16(at + sizesAt + 8, part.name.length, true);
    bytes.set(part.name, at + headerSize);
  };
  for (const part of encoded) {
    offsets.push(at);
    put(0x04034b50, 30, 18, part);
    bytes.set(part.content, at + 30 + part.name.length);
    at += 30 + part.name.length + part.content.length;
  }
  const directory = at;
  for (const [n, part] of encoded.entries()) {
    put(0x02014b50, 46, 20, part);
    view.setUint32(at + 42, offsets[n] ?? 0, true);
    at += 46 + part.name.length;
  }
  view.setUint32(at, 0x06054b50, true);
  view.setUint16(at + 8, parts.length, true);
  view.setUint16(at + 10, parts.length, true);
  view.setUint32(at + 12, at - directory, true);
  view.setUint32(at + 16, directory, true);
  return bytes.buffer;
}
