/** A passkey as a browser has it, made by hand: what it signs, in the DER that it gives. */
import { sha256 } from "@noble/hashes/sha2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Algorithm } from "../../shared/contract/algorithms.ts";
import {
  type Assertion,
  assertionText,
  challengeOf,
  signedBytes,
} from "../../shared/contract/assertion.ts";
import { signStatement } from "../../shared/contract/statement.ts";
import { toBase64Url } from "../../shared/journal/seal.ts";

/** What WebCrypto makes for a key of this kind. */
export const kindOf = (alg: Algorithm) =>
  alg === "Ed25519" ? { name: alg } : { name: "ECDSA", namedCurve: "P-256" };

export interface Said {
  flags?: number;
  /** What stands after the counter. */
  more?: string;
  client?: Record<string, unknown>;
}

/** What a passkey answers to this statement, with something else in it where told. */
export async function asserted(
  statement: string,
  privateKey: CryptoKey,
  { flags = 0x05, more = "", client = {} }: Said = {},
): Promise<Assertion> {
  const said = {
    ...{ type: "webauthn.get", challenge: toBase64Url(challengeOf(statement)) },
    ...{ origin: "https://gongjian.example", crossOrigin: false },
    ...client,
  };
  const unsigned = {
    authenticatorData: Uint8Array.from(
      concatBytes(
        sha256(utf8ToBytes("gongjian.example")),
        Uint8Array.of(flags, 0, 0, 0, 7),
        utf8ToBytes(more),
      ),
    ),
    clientDataJSON: Uint8Array.from(utf8ToBytes(JSON.stringify(said))),
    signature: new Uint8Array(64),
  };
  const way = { name: "ECDSA", hash: "SHA-256" };
  const signature = await crypto.subtle.sign(way, privateKey, signedBytes(unsigned));
  return { ...unsigned, signature: new Uint8Array(signature) };
}

/** A statement's signature by a key of this kind, as it stands under a contract. */
export const signedWith = async (
  statement: string,
  privateKey: CryptoKey,
  alg: Algorithm,
): Promise<string> =>
  alg === "WebAuthn-ES256"
    ? assertionText(await asserted(statement, privateKey))
    : signStatement(statement, privateKey);
