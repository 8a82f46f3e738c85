/** An import on its way, kept on the device until it is applied: a reload, a cut or a flat battery loses nothing. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Step } from "../../shared/ledger/steps.ts";

/** One chunk as it is sent, and the rows that its steps come from. */
export interface KeptChunk {
  steps: Omit<Step, "row">[];
  rows: string[];
}
export interface KeptImport {
  /** Given by the server. */
  id: string;
  committee: string;
  chunks: KeptChunk[];
}

interface Schema extends DBSchema {
  import: { key: string; value: KeptImport };
}
const NAME = "gongjian-import";
const KEY = "import";

let opening: Promise<IDBPDatabase<Schema>> | null = null;
const open = () => {
  opening ??= openDB<Schema>(NAME, 1, {
    upgrade: (database) => void database.createObjectStore("import"),
  });
  return opening;
};

/** Keeps an import; there is one at a time. A browser that forbids storage just cannot resume. */
export async function keepImport(kept: KeptImport | null): Promise<void> {
  try {
    const database = await open();
    if (kept === null) await database.delete("import", KEY);
    else await database.put("import", kept, KEY);
  } catch {
    // Private windows may forbid it; the import still goes on in this page.
  }
}

/** The import that was on its way, if any. */
export async function keptImport(): Promise<KeptImport | null> {
  try {
    return (await (await open()).get("import", KEY)) ?? null;
  } catch {
    return null;
  }
}
