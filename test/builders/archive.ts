/** Looks into office files, which are zip archives of XML. */
import { inflateRawSync } from "node:zlib";
import { inspectWorkbook } from "../../shared/ledger/guard.ts";

/** The parts of a docx by name. */
export function partsOf(docx: Uint8Array): Map<string, Buffer> {
  const inspection = inspectWorkbook(docx, "word/document.xml");
  if (!inspection.ok) throw new Error(inspection.key);
  const view = new DataView(docx.buffer, docx.byteOffset, docx.byteLength);
  return new Map(
    inspection.entries.map(({ name, method, packed, offset }) => {
      const start =
        offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
      const content = docx.subarray(start, start + packed);
      return [name, method === "stored" ? Buffer.from(content) : inflateRawSync(content)];
    }),
  );
}

/** The XML of one part. */
export function partOf(docx: Uint8Array, name: string): string {
  const part = partsOf(docx).get(name);
  if (!part) throw new Error(`no ${name}`);
  return part.toString("utf8");
}

export const bytesOf = async (blob: Blob): Promise<Uint8Array> =>
  new Uint8Array(await blob.arrayBuffer());
