/** Signatures and keys, by the browser's own cryptography. */
import { fromBase64Url, fromHex, sha256, toHex, utf8 } from "./bytes.ts";

export type Algorithm = "ES256" | "Ed25519" | "WebAuthn-ES256";

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
  const isP256 = alg !== "Ed25519";
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
  const [bytes, over] =
    alg === "WebAuthn-ES256"
      ? await readPasskey(signature, text)
      : [fromBase64Url(signature), utf8(text)];
  if (key === null || bytes?.length !== 64 || over === null) return false;
  const way = alg === "Ed25519" ? { name: "Ed25519" } : { name: "ECDSA", hash: "SHA-256" };
  return crypto.subtle.verify(way, key, bytes, over);
}

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * The signature of a passkey, and the bytes that it is over: nulls unless those say that the passkey was unlocked for
 * this very text.
 */
async function readPasskey(signature: string, text: string): Promise<[Bytes | null, Bytes | null]> {
  const parts = signature.split(".");
  const [device, page, signed] = parts.map(fromBase64Url);
  if (parts.length !== 3 || !device || !page || !signed) return [null, null];
  // Touched and unlocked; it may be one that is kept in several places; nothing else was asked for.
  const unlocked = device.length === 37 && [0x05, 0x0d, 0x1d].includes(device[32] ?? 0);
  if (!unlocked || !(await asksFor(page, text))) return [null, null];
  return [signed, new Uint8Array([...device, ...fromHex(await sha256(page))])];
}

/** Whether what the browser wrote down is that it asked for a signature over this text, for a page of its own. */
async function asksFor(page: Bytes, text: string): Promise<boolean> {
  try {
    const said = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(page));
    const asked = fromBase64Url(String(said.challenge));
    const isThis = asked !== null && toHex(asked) === (await sha256(utf8(text)));
    return isThis && said.type === "webauthn.get" && said.crossOrigin !== true;
  } catch {
    return false;
  }
}
