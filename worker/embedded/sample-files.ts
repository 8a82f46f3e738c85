/** The files that the sample district is made of. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const read = (name: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(readFileSync(join(import.meta.dirname, "sample", name)));

export interface SampleFiles {
  /** csv with street_code, street, community_code, community. */
  divisions: string;
  /** The workbook, xlsx. */
  ledger: Uint8Array<ArrayBuffer>;
  /** Bytes of a drawing by its name. */
  drawing(name: string): Uint8Array<ArrayBuffer>;
}

/** Reads them. */
export const sampleFiles = (): SampleFiles => ({
  divisions: new TextDecoder().decode(read("divisions.csv")),
  ledger: read("ledger.xlsx"),
  drawing: read,
});
