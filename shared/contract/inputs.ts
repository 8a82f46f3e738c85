import * as z from "zod/mini";
import type { JsonValue } from "../journal/canonical.ts";
import { fromBase64Url } from "../journal/seal.ts";
import { ALGORITHMS, isRawKey } from "./algorithms.ts";

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const some = z.string().check(z.minLength(1));

const signed = z.strictObject({ statement: z.string(), signature: z.string(), key: some });

/** What the payload's `input` of each kind of event holds, and nothing else. */
const INPUTS = {
  "contractText.freeze": z.strictObject({
    contract: some,
    version: z.int().check(z.positive()),
    package: z.string(),
    sha256: hash,
    sm3: hash,
    order: z.enum(["parallel", "in_order"]),
  }),
  "signingKey.offer": z
    .strictObject({
      publicKey: z.string(),
      alg: z.enum(ALGORITHMS),
      unit: z.nullable(some),
      name: z.string(),
      title: z.string(),
    })
    .check(z.refine(({ publicKey, alg }) => isRawKey(fromBase64Url(publicKey), alg))),
  "signingKey.enrol": z.strictObject({ words: z.string() }),
  "signingKey.revoke": z.strictObject({ reason: z.string() }),
  "signature.sign": signed,
  "signature.witness": signed,
  "signature.uploadSealed": z.strictObject({
    photos: z.array(hash).check(z.minLength(1)),
    sha256: hash,
  }),
  "signature.confirmSealed": z.strictObject({}),
  "signature.decline": z.strictObject({ reason: z.string() }),
} as const;

export type Kind = keyof typeof INPUTS;
export type Input<K extends Kind> = z.output<(typeof INPUTS)[K]>;

export const isKind = (kind: string): kind is Kind => Object.hasOwn(INPUTS, kind);

/** An event's input where its payload is `{from, to, input}` and nothing in it is unknown, else undefined. */
export function readInput<K extends Kind>(kind: K, payload: JsonValue): Input<K> | undefined {
  const whole = payloadShape.safeParse(payload);
  if (!whole.success) return undefined;
  const input = INPUTS[kind].safeParse(whole.data.input);
  return input.success ? (input.data as Input<K>) : undefined;
}

const payloadShape = z.strictObject({
  from: z.nullable(z.string()),
  to: z.nullable(z.string()),
  input: z.unknown(),
});
