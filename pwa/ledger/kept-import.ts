/** An import on its way and the answers before it, kept on the device until it is applied: a reload, a cut or a flat battery loses nothing. */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Step } from "../../shared/ledger/steps.ts";
import type { StationLayout } from "../../shared/station/import.ts";
import type { Answers, Usual } from "../../shared/station/import-row.ts";
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

/** What was said about a table of stations, and which of its rows are on the list by now. */
export interface SaidOfTable {
  layout: StationLayout;
  usual: Usual;
  answers: Answers;
  given: readonly string[];
}
/** What was said about a file with stations that is not done with, by table. */
export interface KeptStations extends Pick<KeptAnswers, "committee" | "file" | "hash"> {
  said: Readonly<Record<string, SaidOfTable>>;
}

interface Kept {
  import: KeptImport;
  answers: KeptAnswers;
  stations: readonly KeptStations[];
}
interface Schema extends DBSchema {
  import: { key: keyof Kept; value: Kept[keyof Kept] };
}
const NAME = "gongjian-import";
/** More than anybody has half done at once. */
const MOST_FILES = 20;

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

/** The files with stations that are not done with, the latest first. */
export const keptStations = async (): Promise<readonly KeptStations[]> =>
  (await found("stations")) ?? [];

let keeping: Promise<void> = Promise.resolve();

/** Keeps what was said about a file with stations, beside what was said about others; null forgets it. */
export function keepStations(
  of: Pick<KeptStations, "committee" | "hash">,
  kept: KeptStations | null,
): Promise<void> {
  // One after the other: each is added to what the one before has left.
  keeping = keeping.then(async () => {
    const others = (await keptStations()).filter(
      ({ committee, hash }) => committee !== of.committee || hash !== of.hash,
    );
    await keep("stations", [...(kept ? [kept] : []), ...others].slice(0, MOST_FILES));
  });
  return keeping;
}
