import * as z from "zod/mini";
import { canonicalJson, type JsonValue } from "../journal/canonical.ts";
import type { ExportedEvent } from "../journal/export.ts";
import { eventHeader } from "../journal/leaf.ts";
import { auditPath, consistencyProof, wholeTree } from "../journal/proof.ts";
import type { Seal } from "../journal/seal.ts";

/** An event with its audit path under the smallest seal that covers it. */
export type ProvenEvent = ExportedEvent & { path: string[] };

/** A contract's proof as one file. docs/contract-bundle.md describes it. */
export type Bundle = {
  /** 12-digit division code */
  committee: string;
  /** the deployment's raw public key for tree heads, base64url */
  publicKey: string;
  contract: string;
  version: number;
  /** by rising size, at least one */
  seals: Seal[];
  /** one proof between each seal and the next */
  consistency: string[][];
  /** by rising seq; the last is covered by the last seal */
  events: ProvenEvent[];
};

const KIND = "gongjian contract bundle";
/** What marks a file as meant to be a bundle, broken or not. */
export const BUNDLE_MARK = `"kind":"${KIND}"`;

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const committee = z.string().check(z.regex(/^[0-9]{12}$/));
const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
const place = z.int().check(z.positive());
const textOrNull = z.nullable(z.string());

const bundleShape = z.strictObject({
  v: z.literal(1),
  kind: z.literal(KIND),
  committee,
  publicKey: z.string(),
  contract: z.string().check(z.minLength(1)),
  version: place,
  seals: z
    .array(
      z.strictObject({
        committee,
        size: place,
        root: hash,
        at: instant,
        signature: z.string(),
        key: hash,
      }),
    )
    .check(z.minLength(1)),
  consistency: z.array(z.array(hash)),
  events: z.array(
    z.strictObject({
      seq: place,
      committee,
      mutation: z.string(),
      kind: z.string(),
      target: textOrNull,
      base: textOrNull,
      actor: textOrNull,
      role: textOrNull,
      unit: textOrNull,
      at: instant,
      payloadHash: hash,
      leaf: hash,
      salt: z.nullable(z.string().check(z.regex(/^[0-9a-f]{32}$/))),
      payload: z.custom<JsonValue>((value) => value !== undefined),
      erased: z.optional(z.literal(true)),
      path: z.array(hash),
    }),
  ),
});

/** The bundle's bytes as text, with its line feed. @throws where `canonicalJson` does */
export function formatBundle(bundle: Bundle): string {
  const { committee, publicKey, contract, version, consistency } = bundle;
  const seals = bundle.seals.map(({ committee, size, root, at, signature, key }) => ({
    ...{ committee, size, root, at, signature, key },
  }));
  const events = bundle.events.map((event): JsonValue => {
    const { seq, leaf, salt, payload, path } = event;
    const kept = { seq, ...eventHeader(event), leaf, salt, path };
    // As in the journal's own file: a null payload alone could be one that was never anything else.
    return salt === null ? { ...kept, payload: null, erased: true } : { ...kept, payload };
  });
  const whole = { v: 1, kind: KIND, committee, publicKey, contract, version, seals, consistency };
  return `${canonicalJson({ ...whole, events })}\n`;
}

/**
 * Reads a bundle. Strict: undefined for anything that isn't byte for byte what `formatBundle` gives, or whose seals
 * and events aren't in their order, so that no edit can hide in spaces, doubled keys or unknown fields. Proves
 * nothing by itself: verify.ts does.
 */
export function readBundle(file: Uint8Array): Bundle | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(file);
    const parsed = bundleShape.safeParse(JSON.parse(text));
    if (!parsed.success) return undefined;
    const { v: _, kind: __, ...bundle } = parsed.data;
    return formatBundle(bundle) === text && inOrder(bundle) ? bundle : undefined;
  } catch {
    return undefined;
  }
}

function inOrder({ seals, consistency, events }: Bundle): boolean {
  const sizes = seals.map(({ size }) => size);
  const seqs = events.map(({ seq }) => seq);
  return (
    consistency.length === seals.length - 1 &&
    rises(sizes) &&
    rises(seqs) &&
    (seqs.at(-1) ?? 0) <= (sizes.at(-1) ?? 0)
  );
}

const rises = (numbers: readonly number[]): boolean =>
  numbers.every((number, i) => i === 0 || number > (numbers[i - 1] ?? 0));

/** Between which heads an event was recorded: `before` doesn't hold it yet, `after` does. */
export function headsAround(
  seals: readonly Seal[],
  seq: number,
): { before: Seal | undefined; after: Seal | undefined } {
  return {
    before: seals.findLast(({ size }) => size < seq),
    after: seals.find(({ size }) => size >= seq),
  };
}

/**
 * Puts a contract's bundle together: its events, each with its path, between the nearest of the seals around it.
 * @param journal `leaves` are the committee's, from its first event to at least the seal that covers the last of
 *   `events`; of `seals` (by rising size) those that aren't needed are left out
 * @returns undefined as long as an event isn't sealed
 */
export function makeBundle(journal: {
  committee: string;
  publicKey: string;
  contract: string;
  version: number;
  leaves: readonly string[];
  seals: readonly Seal[];
  events: readonly ExportedEvent[];
}): Bundle | undefined {
  const { committee, publicKey, contract, version } = journal;
  const events = journal.events.toSorted((one, other) => one.seq - other.seq);
  const around = events.map(({ seq }) => headsAround(journal.seals, seq));
  const needed = new Set(around.flatMap(({ before, after }) => [before, after]));
  const seals = journal.seals.filter((seal) => needed.has(seal));
  if (seals.length === 0 || around.some(({ after }) => after === undefined)) return undefined;
  const tree = wholeTree(journal.leaves.slice(0, seals.at(-1)?.size));
  return {
    ...{ committee, publicKey, contract, version, seals },
    consistency: seals
      .slice(1)
      .map(({ size }, i) => consistencyProof(tree, seals[i]?.size ?? 0, size)),
    events: events.map((event, i) => ({
      ...event,
      path: auditPath(tree, event.seq - 1, around[i]?.after?.size ?? 0),
    })),
  };
}
