import type { JsonValue } from "../../shared/journal/canonical.ts";
import {
  type ExportedEvent,
  type ExportedSeal,
  formatEvent,
  formatOpening,
  formatSeal,
} from "../../shared/journal/export.ts";
import { type EventHeader, leafHash, payloadHash } from "../../shared/journal/leaf.ts";
import { keyFingerprint, signHead, toBase64Url } from "../../shared/journal/seal.ts";
import { append, EMPTY_FRONTIER, root } from "../../shared/journal/tree.ts";

export const COMMITTEE = "540102003001";

/** A run's seed: a new one each time, or FC_SEED to replay. It is printed with the results. */
export const seed = Number(process.env.FC_SEED ?? Date.now() % 2 ** 31);
console.log(`journal properties: FC_SEED=${seed}`);

export type SealingKey = { privateKey: CryptoKey; fingerprint: string; publicKey: string };

/** A fresh key to seal with. */
export async function aSealingKey(): Promise<SealingKey> {
  const curve = { name: "ECDSA", namedCurve: "P-256" };
  const pair = await crypto.subtle.generateKey(curve, true, ["sign", "verify"]);
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  return {
    privateKey: pair.privateKey,
    fingerprint: keyFingerprint(raw),
    publicKey: toBase64Url(raw),
  };
}

/** Event number `seq`, whole and true to its own hashes. */
export function anEvent(
  seq: number,
  payload: JsonValue = { note: `第${seq}条 བོད་ཡིག` },
): ExportedEvent {
  const salt = seq.toString(16).padStart(32, "0");
  const header: EventHeader = {
    committee: COMMITTEE,
    mutation: `01K000000000000000000000${String(seq).padStart(2, "0")}`,
    kind: "commitment.note",
    target: `commitment-${seq % 3}`,
    base: seq % 2 === 0 ? null : `base-${seq}`,
    actor: `actor-${seq % 4}`,
    role: "liaison",
    unit: seq % 5 === 0 ? null : `unit-${seq % 4}`,
    at: `2026-11-02T03:04:${String(seq % 60).padStart(2, "0")}.000Z`,
    payloadHash: payloadHash(salt, payload),
  };
  return { ...header, seq, leaf: leafHash(header), salt, payload };
}

/** The event with other contents and all of its hashes made to fit again. */
export function rewritten(event: ExportedEvent, change: Partial<ExportedEvent>): ExportedEvent {
  const changed = { ...event, ...change };
  const { salt, payload } = changed;
  const hashed = salt === null ? changed : { ...changed, payloadHash: payloadHash(salt, payload) };
  return { ...hashed, leaf: leafHash(hashed) };
}

/** The event with its payload erased, as the retention sweep leaves it. */
export function erased(event: ExportedEvent): ExportedEvent {
  return { ...event, salt: null, payload: null };
}

export type SampleJournal = { key: SealingKey; events: ExportedEvent[]; seals: ExportedSeal[] };

/** A journal sealed at the given sizes; the last should be that of all its events. */
export async function aJournal(
  key: SealingKey,
  events: ExportedEvent[],
  sizes: number[],
): Promise<SampleJournal> {
  const seals: ExportedSeal[] = [];
  let previous = 0;
  for (const size of sizes) {
    const tree = events.slice(0, size).map(leafHash).reduce(append, EMPTY_FRONTIER);
    const at = `2026-11-02T04:${String(size % 60).padStart(2, "0")}:00.000Z`;
    const head = { committee: COMMITTEE, size, root: root(tree), at };
    seals.push({ previous, seal: await signHead(head, key.privateKey, key.fingerprint) });
    previous = size;
  }
  return { key, events, seals };
}

/** The journal's export, as text. */
export function exported({ key, events, seals }: SampleJournal): string {
  return [
    formatOpening({ committee: COMMITTEE, publicKey: key.publicKey }),
    ...events.map(formatEvent),
    ...seals.map(formatSeal),
  ].join("");
}

/** Text as the file's bytes. */
export function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
