import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod/mini";
import { canonicalJson } from "../journal/canonical.ts";
import { fromBase64Url, keyFingerprint, toBase64Url } from "../journal/seal.ts";
import { ALGORITHMS, type Algorithm, isRawKey } from "./algorithms.ts";
import { isAbout, readAssertion, signedBytes } from "./assertion.ts";
import { hiddenIn } from "./characters.ts";

const PURPOSE = "gongjian contract signature";
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const instant = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
const place = z.int().check(z.positive());

const signerShape = z.strictObject({
  /** id of the unit that the person speaks for; null for the committee's own people */
  unit: z.nullable(z.string()),
  name: z.string(),
  title: z.string(),
  /** what the person says to be empowered by, in their own words; nothing proves it */
  authority: z.string(),
});

/** docs/contract-bundle.md tells each field. */
const statementShape = z.strictObject({
  v: z.literal(1),
  purpose: z.literal(PURPOSE),
  /** `keyFingerprint` of the deployment's key for tree heads */
  deployment: hash,
  contract: z.string().check(z.minLength(1)),
  version: place,
  /** both from `packageHashes` over the text that the signer's own device showed */
  packageSha256: hash,
  packageSm3: hash,
  parties: z.array(z.strictObject({ unit: z.string(), name: z.string() })),
  signer: signerShape,
  /** whoever signs by hand before the witness; null where the signer is the party */
  for: z.nullable(signerShape),
  role: z.enum(["party", "witness"]),
  act: z.literal("sign"),
  /** 1, 2, 3… where the parties sign one after another, else null */
  order: z.nullable(place),
  /** `statementHash` of the statement before in that order; null where there is none */
  prev: z.nullable(hash),
  /** `keyIdOf` the key that signs */
  keyId: hash,
  alg: z.enum(ALGORITHMS),
  /** 16 random bytes, hex, so that no two statements are the same */
  nonce: z.string().check(z.regex(/^[0-9a-f]{32}$/)),
  /** instant by the signer's own clock: a claim */
  clientTime: instant,
});

/** What a signature is over: who signs which bytes, for whom, as what. */
export type Statement = z.output<typeof statementShape>;

/** The canonical JSON (RFC 8785) that is signed as UTF-8. @throws where `canonicalJson` does */
export const statementText = (fields: Omit<Statement, "v" | "purpose" | "act">): string =>
  canonicalJson({ ...fields, v: 1, purpose: PURPOSE, act: "sign" });

/**
 * Reads a statement. Strict: undefined for what isn't byte for byte canonical, for another version, purpose,
 * algorithm or field, for marks that let it show differently, and for a role or an order that contradicts itself.
 */
export function readStatement(text: string): Statement | undefined {
  try {
    const parsed = statementShape.safeParse(JSON.parse(text));
    if (!parsed.success || canonicalJson(parsed.data) !== text) return undefined;
    return hiddenIn(parsed.data) || !agrees(parsed.data) ? undefined : parsed.data;
  } catch {
    return undefined;
  }
}

/** A witness stands beside somebody of another unit, a party for itself; only a later place has one before it. */
function agrees({ role, order, prev, signer, for: witnessed }: Statement): boolean {
  if ((role === "witness") !== (witnessed !== null)) return false;
  if (witnessed !== null && witnessed.unit === signer.unit) return false;
  return prev === null || (order !== null && order > 1);
}

/** What the next statement in order names as `prev`: hex SHA-256 of the text. Also its identity: signatures are none. */
export const statementHash = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** Hex SHA-256 of the raw public key: 65 bytes from 0x04 (P-256) or 32 (Ed25519), in no other encoding. */
export const keyIdOf = (rawPublicKey: Uint8Array): string => keyFingerprint(rawPublicKey);

const ES256_SIGNING = { name: "ECDSA", hash: "SHA-256" } as const;
const ED25519 = { name: "Ed25519" } as const;

/**
 * Signs a statement's text: base64url of 64 bytes, r ‖ s or Ed25519's own.
 * @param privateKey of P-256 or Ed25519
 * @throws DOMException when the key may not sign
 */
export async function signStatement(text: string, privateKey: CryptoKey): Promise<string> {
  const way = privateKey.algorithm.name === "Ed25519" ? ED25519 : ES256_SIGNING;
  const signed = await crypto.subtle.sign(way, privateKey, bytesOf(text));
  return toBase64Url(new Uint8Array(signed));
}

/**
 * Whether the signature over this text is this key's. A key or signature in any other encoding is false.
 * @throws DOMException (NotSupportedError) where this device doesn't know the algorithm: then nothing is known
 */
export async function verifySignature(
  text: string,
  signature: string,
  rawPublicKey: Uint8Array<ArrayBuffer>,
  alg: Algorithm,
): Promise<boolean> {
  const signed = signedIn(text, signature, alg);
  if (!signed || !isPublicKey(rawPublicKey, alg)) return false;
  const [kind, way] =
    alg === "Ed25519"
      ? ([ED25519, ED25519] as const)
      : ([{ name: "ECDSA", namedCurve: "P-256" }, ES256_SIGNING] as const);
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey("raw", rawPublicKey, kind, false, ["verify"]);
  } catch (error) {
    if (isNotSupported(error)) throw error;
    return false;
  }
  return crypto.subtle.verify(way, key, signed.signature, signed.bytes);
}

/** The 64 bytes of a signature and what they are over; undefined where they are not about this text at all. */
function signedIn(text: string, signature: string, alg: Algorithm) {
  if (alg === "WebAuthn-ES256") {
    const assertion = readAssertion(signature);
    return assertion && isAbout(assertion, text)
      ? { signature: assertion.signature, bytes: signedBytes(assertion) }
      : undefined;
  }
  const signed = fromBase64Url(signature);
  return signed?.length === 64 ? { signature: signed, bytes: bytesOf(text) } : undefined;
}

/**
 * The points of small order on Ed25519's curve: under such a key one signature holds for any text. The last bit
 * says only on which side the point lies, so it is left out of the comparison.
 */
const SMALL_ORDER = [
  `00${"0".repeat(62)}`,
  `01${"0".repeat(62)}`,
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  `ec${"f".repeat(60)}7f`,
  `ed${"f".repeat(60)}7f`,
  `ee${"f".repeat(60)}7f`,
];

function isPublicKey(raw: Uint8Array, alg: Algorithm): boolean {
  if (!isRawKey(raw, alg) || alg !== "Ed25519") return isRawKey(raw, alg);
  const point = Uint8Array.from(raw);
  point[31] = (point[31] ?? 0) & 0x7f;
  return !SMALL_ORDER.includes(bytesToHex(point));
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const isNotSupported = (error: unknown): boolean =>
  error instanceof Error && error.name === "NotSupportedError";

/** What a statement has to say in its place, from what else is known of the contract. */
export type Expected = {
  deployment: string;
  contract: string;
  version: number;
  packageSha256: string;
  packageSm3: string;
  parties: readonly { unit: string; name: string }[];
  role: Statement["role"];
  /** id of the unit that this signature binds */
  party: string;
  /** whose device signed: a unit's id, or null for the committee's own people */
  signerUnit: string | null;
  signerName: string;
  order: number | null;
  prev: string | null;
  keyId: string;
  alg: Algorithm;
};

export type StatementFault =
  | "deployment"
  | "contract"
  | "version"
  | "package"
  | "parties"
  | "role"
  | "party"
  | "signer"
  | "order"
  | "prev"
  | "key";

/**
 * Why a statement can't stand in this place, undefined when it can. Doesn't look at the signature: a genuine one
 * over a statement for another place is what this is for.
 */
export function whyStatementFails(
  statement: Statement,
  expected: Expected,
): StatementFault | undefined {
  const { parties, signer, role } = statement;
  const party = role === "party" ? signer.unit : statement.for?.unit;
  const holds: [StatementFault, boolean][] = [
    ["deployment", statement.deployment === expected.deployment],
    ["contract", statement.contract === expected.contract],
    ["version", statement.version === expected.version],
    [
      "package",
      statement.packageSha256 === expected.packageSha256 &&
        statement.packageSm3 === expected.packageSm3,
    ],
    ["parties", canonicalJson(parties) === canonicalJson(expected.parties)],
    ["role", role === expected.role],
    ["party", party === expected.party && parties.some(({ unit }) => unit === party)],
    ["signer", signer.unit === expected.signerUnit && signer.name === expected.signerName],
    ["order", statement.order === expected.order],
    ["prev", statement.prev === expected.prev],
    ["key", statement.keyId === expected.keyId && statement.alg === expected.alg],
  ];
  return holds.find(([, held]) => !held)?.[0];
}
