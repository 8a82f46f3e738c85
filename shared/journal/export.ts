import * as z from "zod/mini";
import { canonicalJson, type JsonValue } from "./canonical.ts";
import { type EventHeader, eventHeader } from "./leaf.ts";
import type { Seal } from "./seal.ts";

/** The first line of an exported journal. `publicKey` is raw, base64url. */
export type Opening = { committee: string; publicKey: string };

/** An event as it is exported. Once erased, `salt` and `payload` are both null. */
export type ExportedEvent = EventHeader & {
  seq: number;
  leaf: string;
  salt: string | null;
  payload: JsonValue;
};

/** A seal as it is exported. `previous` is the size of the seal before it, 0 for the first. */
export type ExportedSeal = { previous: number; seal: Seal };

/**
 * A journal file taken apart, in the file's own order. `undefined` stands for a line that can't be
 * read as what its place asks for; `lateEvents` counts the events that stand after a seal.
 */
export type JournalFile = {
  opening: Opening | undefined;
  events: (ExportedEvent | undefined)[];
  lateEvents: number;
  seals: (ExportedSeal | undefined)[];
};

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const committee = z.string().check(z.regex(/^[0-9]{12}$/));
const count = z.int().check(z.nonnegative());
const textOrNull = z.nullable(z.string());

const openingLine = z.object({ committee, publicKey: z.string() });
const eventLine = z.object({
  seq: count,
  committee,
  mutation: z.string(),
  kind: z.string(),
  target: textOrNull,
  base: textOrNull,
  actor: textOrNull,
  role: textOrNull,
  unit: textOrNull,
  at: z.string(),
  payloadHash: hash,
  leaf: hash,
  salt: z.nullable(z.string().check(z.regex(/^[0-9a-f]{32}$/))),
  payload: z.custom<JsonValue>(),
});
const sealLine = z.object({
  previous: count,
  seal: z.object({
    committee,
    size: count,
    root: hash,
    at: z.string(),
    signature: z.string(),
    key: hash,
  }),
});

/** The first line, with its line feed. */
export function formatOpening({ committee, publicKey }: Opening): string {
  return line({ v: 1, kind: "gongjian journal", committee, publicKey });
}

/**
 * An event's line, with its line feed. A null salt means erased.
 * @throws where `canonicalJson` does
 */
export function formatEvent(event: ExportedEvent): string {
  const { seq, leaf, salt, payload } = event;
  const kept = { seq, ...eventHeader(event), leaf, salt };
  return line(salt === null ? { ...kept, payload: null, erased: true } : { ...kept, payload });
}

/** A seal's line, with its line feed. */
export function formatSeal({ previous, seal }: ExportedSeal): string {
  const { committee, size, root, at, signature, key } = seal;
  return line({ previous, seal: { committee, size, root, at, signature, key } });
}

/**
 * Takes an exported journal apart. Strict: a line that isn't byte for byte what the format
 * functions above would write doesn't count as read, so no edit can hide in spaces, escapes,
 * doubled keys or unknown fields.
 */
export function readJournalFile(file: Uint8Array): JournalFile {
  const [first, ...rest] = linesOf(file);
  const journal: JournalFile = {
    opening: first === undefined ? undefined : read(first, openingLine, formatOpening),
    events: [],
    lateEvents: 0,
    seals: [],
  };
  for (const text of rest) {
    const event = read(text, eventLine, formatEvent);
    const seal = event === undefined ? read(text, sealLine, formatSeal) : undefined;
    const sealsBegan = journal.seals.length > 0;
    if (event !== undefined && sealsBegan) journal.lateEvents += 1;
    // A broken line is taken for what its place, or else its first bytes, say that it was.
    const isSeal = seal !== undefined || sealsBegan || text.startsWith('{"previous":');
    if (event !== undefined || !isSeal) journal.events.push(event);
    else journal.seals.push(seal);
  }
  return journal;
}

function line(value: JsonValue): string {
  return `${canonicalJson(value)}\n`;
}

function read<S extends z.ZodMiniType>(
  text: string,
  schema: S,
  format: (value: z.output<S>) => string,
): z.output<S> | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success && format(parsed.data) === text ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Lines with their line feeds; one that isn't UTF-8 comes as "", which nothing reads. */
function linesOf(file: Uint8Array): string[] {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const lines: string[] = [];
  for (let start = 0; start < file.length; ) {
    const feed = file.indexOf(0x0a, start);
    const end = feed === -1 ? file.length : feed + 1;
    try {
      lines.push(decoder.decode(file.subarray(start, end)));
    } catch {
      lines.push("");
    }
    start = end;
  }
  return lines;
}
