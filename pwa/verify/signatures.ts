/** Signatures and keys, by the browser's own cryptography. */
import { fromBase64Url, toHex, utf8 } from "./bytes.ts";

export type Algorithm = "ES256" | "Ed25519";

/** This browser doesn't know the algorithm. */
export class NotSupported extends Error {}

/** y of the points of order 1, 2, 4 and 8 on Ed25519's curve, as numbers modulo its prime. */
const PRIME = 2n ** 255n - 19n;
const ORDER_EIGHT = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;
const WEAK = [0n, 1n, PRIME - 1n, ORDER_EIGHT, PRIME - ORDER_EIGHT];

function isWeak(raw: Uint8Array): boolean {
  const y = BigInt(`0x${toHex(raw.slice().reverse())}`) & (2n ** 255n - 1n);
  return WEAK.includes(y % PRIME);
}

/** Null for what is no public key in its raw encoding. @throws NotSupported */
export async function readKey(
  raw: Uint8Array<ArrayBuffer>,
  alg: Algorithm,
): Promise<CryptoKey | null> {
  const isP256 = alg === "ES256";
  if (isP256 ? raw.length !== 65 || raw[0] !== 4 : raw.length !== 32 || isWeak(raw)) return null;
  const kind = isP256 ? { name: "ECDSA", namedCurve: "P-256" } : { name: "Ed25519" };
  try {
    return await crypto.subtle.importKey("raw", raw, kind, false, ["verify"]);
  } catch (error) {
    if ((error as Error).name === "NotSupportedError") throw new NotSupported(alg);
    return null;
  }
}

/** Whether this key signed the text. @throws NotSupported */
export async function isSigned(
  text: string,
  signature: string,
  key: CryptoKey | null,
  alg: Algorithm,
): Promise<boolean> {
  const bytes = fromBase64Url(signature);
  if (key === null || bytes === null || bytes.length !== 64) return false;
  const way = alg === "ES256" ? { name: "ECDSA", hash: "SHA-256" } : { name: "Ed25519" };
  return crypto.subtle.verify(way, key, bytes, utf8(text));
}
