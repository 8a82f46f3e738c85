/**
 * What a passkey signs: no text, but that somebody was there and unlocked it while this challenge was shown (W3C Web
 * Authentication Level 2, 6.1 and 7.2). The challenge is SHA-256 of the statement, so the assertion is about it alone.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { fromBase64Url, toBase64Url } from "../journal/seal.ts";

/** SHA-256 of the page's domain, one byte of flags, four of a counter: what was not asked for is not there. */
const DATA_BYTES = 37;
const FLAGS = 32;
/**
 * Somebody touched it, and showed who they are by finger, face or PIN: it is kept in one place, could be in more, is.
 */
const UNLOCKED: readonly number[] = [0x05, 0x0d, 0x1d];

export interface Assertion {
  authenticatorData: Uint8Array<ArrayBuffer>;
  clientDataJSON: Uint8Array<ArrayBuffer>;
  /** 64 bytes, r ‖ s. */
  signature: Uint8Array<ArrayBuffer>;
}

/** As it stands under a contract: three parts in base64url, with points between. */
export const assertionText = ({
  authenticatorData,
  clientDataJSON,
  signature,
}: Assertion): string => [authenticatorData, clientDataJSON, signature].map(toBase64Url).join(".");

/** Undefined for any text but the one that `assertionText` gives. */
export function readAssertion(text: string): Assertion | undefined {
  const [authenticatorData, clientDataJSON, signature, more] = text.split(".").map(fromBase64Url);
  if (!authenticatorData || !clientDataJSON || signature?.length !== 64 || more) return undefined;
  return text.split(".").length === 3
    ? { authenticatorData, clientDataJSON, signature }
    : undefined;
}

/** What the browser is to show the passkey for this statement: 32 bytes. */
export const challengeOf = (statement: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(sha256(utf8ToBytes(statement)));

/** Whether it says that somebody was there and unlocked the passkey for this statement, on a page of its own. */
export function isAbout(
  { authenticatorData, clientDataJSON }: Assertion,
  statement: string,
): boolean {
  if (authenticatorData.length !== DATA_BYTES) return false;
  if (!UNLOCKED.includes(authenticatorData[FLAGS] ?? 0)) return false;
  try {
    const said: unknown = JSON.parse(
      new TextDecoder("utf-8", { fatal: true }).decode(clientDataJSON),
    );
    const { type, challenge, crossOrigin } = said as Record<string, unknown>;
    return (
      type === "webauthn.get" &&
      challenge === toBase64Url(challengeOf(statement)) &&
      crossOrigin !== true
    );
  } catch {
    return false;
  }
}

/** The bytes that are signed. */
export const signedBytes = ({ authenticatorData, clientDataJSON }: Assertion) =>
  Uint8Array.from(concatBytes(authenticatorData, sha256(clientDataJSON)));

/**
 * r ‖ s out of the DER in which a passkey gives its signature (RFC 3279, 2.2.3): one spelling for what has several.
 * @returns undefined for what is no such DER
 */
export function rawSignature(der: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const raw = new Uint8Array(64);
  let at = 2;
  for (const end of [32, 64]) {
    const length = der[at + 1] ?? 0;
    const number = der.subarray(at + 2, at + 2 + length);
    const digits = number.subarray(Math.max(0, number.length - 32));
    if (der[at] !== 0x02 || number.length !== length || length === 0 || length > 33)
      return undefined;
    raw.set(digits, end - digits.length);
    at += 2 + length;
  }
  return der[0] === 0x30 && der[1] === at - 2 && at === der.length ? raw : undefined;
}
