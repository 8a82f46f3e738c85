/** An import on its way and the answers before it, kept on the device until it is applied: a reload, a cut or a flat battery loses nothing. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Step } from "../../shared/ledger/steps.ts";
import type { Answered } from "./reading.ts";

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

/** What was answered about a file that has not been applied. */
export interface KeptAnswers {
  committee: string;
  /** The file's name, for its reader, and the SHA-256 of its bytes, hex: what tells that it is the same. */
  file: string;
  hash: string;
  answered: Answered;
}

interface Kept {
  import: KeptImport;
  answers: KeptAnswers;
}
interface Schema extends DBSchema {
  import: { key: keyof Kept; value: Kept[keyof Kept] };
}
const NAME = "gongjian-import";

let opening: Promise<IDBPDatabase<Schema>> | null = null;
const open = () => {
  opening ??= openDB<Schema>(NAME, 1, {
    upgrade: (database) => void database.createObjectStore("import"),
  });
  return opening;
};

async function keep<K extends keyof Kept>(key: K, kept: Kept[K] | null): Promise<void> {
  try {
    const database = await open();
    if (kept === null) await database.delete("import", key);
    else await database.put("import", kept, key);
  } catch {
    // Private windows may forbid it; the import still goes on in this page.
  }
}

async function found<K extends keyof Kept>(key: K): Promise<Kept[K] | null> {
  try {
    return ((await (await open()).get("import", key)) as Kept[K] | undefined) ?? null;
  } catch {
    return null;
  }
}

/** Keeps an import; there is one at a time. A browser that forbids storage just cannot resume. */
export const keepImport = (kept: KeptImport | null): Promise<void> => keep("import", kept);

/** The import that was on its way, if any. */
export const keptImport = (): Promise<KeptImport | null> => found("import");

/** Keeps the answers about a file; those about one file at a time. */
export const keepAnswers = (kept: KeptAnswers | null): Promise<void> => keep("answers", kept);

/** The answers about the file that was read last and not applied, if any. */
export const keptAnswers = (): Promise<KeptAnswers | null> => found("answers");
