import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { canonicalJson } from "./canonical.ts";

/** What a committee's journal was at one time: its first `size` events have this root (hex). */
export type TreeHead = { committee: string; size: number; root: string; at: string };

/** A signed tree head. `signature` is base64url; `key` is the signing key's `keyFingerprint`. */
export type Seal = TreeHead & { signature: string; key: string };

const CURVE = { name: "ECDSA", namedCurve: "P-256" } as const;
const SIGNING = { name: "ECDSA", hash: "SHA-256" } as const;

/** The bytes that a seal signs. `purpose` keeps the signature from being passed off elsewhere. */
function sealMessage({ committee, size, root, at }: TreeHead): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(
    canonicalJson({ v: 1, purpose: "gongjian tree head", committee, size, root, at }),
  );
}

/** Names a key: hex SHA-256 of the raw public key (65 bytes, uncompressed point). */
export function keyFingerprint(rawPublicKey: Uint8Array): string {
  return bytesToHex(sha256(rawPublicKey));
}

/**
 * Signs a tree head with ECDSA P-256 and SHA-256.
 * @param fingerprint the key's `keyFingerprint`
 * @throws DOMException when the key may not sign
 */
export async function signHead(
  head: TreeHead,
  privateKey: CryptoKey,
  fingerprint: string,
): Promise<Seal> {
  const { committee, size, root, at } = head;
  const signed = await crypto.subtle.sign(SIGNING, privateKey, sealMessage(head));
  const signature = toBase64Url(new Uint8Array(signed));
  return { committee, size, root, at, signature, key: fingerprint };
}

/** Whether the seal's signature is this key's. Doesn't look at the `key` that the seal names. */
export async function verifySeal(seal: Seal, publicKey: CryptoKey): Promise<boolean> {
  const signature = fromBase64Url(seal.signature);
  if (signature === undefined) return false;
  return crypto.subtle.verify(SIGNING, publicKey, signature, sealMessage(seal));
}

/**
 * Reads a raw public key (base64url) for `verifySeal`, with the name that seals call it by.
 * Undefined when it isn't a point on P-256.
 */
export async function readPublicKey(
  text: string,
): Promise<{ publicKey: CryptoKey; fingerprint: string } | undefined> {
  const raw = fromBase64Url(text);
  if (raw === undefined) return undefined;
  try {
    const publicKey = await crypto.subtle.importKey("raw", raw, CURVE, true, ["verify"]);
    return { publicKey, fingerprint: keyFingerprint(raw) };
  } catch {
    return undefined;
  }
}

/** Bytes as base64url without padding (RFC 4648 section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Undefined for any text but the one that `toBase64Url` gives: one value, one spelling. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    return toBase64Url(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}
