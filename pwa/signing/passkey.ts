/**
 * A passkey of this device as a signing key (W3C Web Authentication): made and unlocked by the device itself, each time
 * by finger, face or PIN. Never required: where there is none, a key in the browser does.
 */
import { assertionText, challengeOf, rawSignature } from "../../shared/contract/assertion.ts";

/** COSE's name of ECDSA on P-256 with SHA-256 (RFC 9053, 2.1). */
const ES256 = -7;
const NONCE_BYTES = 32;

/** Passkeys belong to a domain: a page under a bare address has none. */
const isDomain = (host: string): boolean => !/^\[|^[\d.]+$/.test(host);

/** Whether this device would make one. */
export async function offersPasskey(): Promise<boolean> {
  try {
    return (
      isDomain(location.hostname) &&
      (await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable())
    );
  } catch {
    return false;
  }
}

const random = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(NONCE_BYTES));

export interface Passkey {
  /** The name by which the device finds it again. */
  id: ArrayBuffer;
  /** Raw P-256 public key: 65 bytes from 0x04. */
  raw: Uint8Array<ArrayBuffer>;
}

/**
 * Has the device make one, after whoever holds it has unlocked it.
 * @param holder how the device is to list it
 * @throws DOMException where they don't, or the device can't
 */
export async function makePasskey(holder: string): Promise<Passkey> {
  const made = (await navigator.credentials.create({
    publicKey: {
      rp: { name: location.hostname },
      user: { id: random(), name: holder, displayName: holder },
      // Nothing is proven by its making: it is enrolled in person, like any other key.
      challenge: random(),
      pubKeyCredParams: [{ type: "public-key", alg: ES256 }],
      authenticatorSelection: {
        authenticatorAttachment: "platform",
        userVerification: "required",
      },
      attestation: "none",
    },
  })) as PublicKeyCredential;
  const spki = (made.response as AuthenticatorAttestationResponse).getPublicKey();
  if (!spki) throw new Error("no key that this browser can read");
  const kind = { name: "ECDSA", namedCurve: "P-256" };
  const key = await crypto.subtle.importKey("spki", spki, kind, true, ["verify"]);
  return { id: made.rawId, raw: new Uint8Array(await crypto.subtle.exportKey("raw", key)) };
}

/**
 * Has the device sign for this statement, after whoever holds it has unlocked it.
 * @param id of the passkey
 * @returns the assertion, as it stands under a contract
 * @throws DOMException where they don't
 */
export async function signWithPasskey(statement: string, id: ArrayBuffer): Promise<string> {
  const given = (await navigator.credentials.get({
    publicKey: {
      challenge: challengeOf(statement),
      allowCredentials: [{ type: "public-key", id }],
      userVerification: "required",
    },
  })) as PublicKeyCredential;
  const { authenticatorData, clientDataJSON, signature } =
    given.response as AuthenticatorAssertionResponse;
  const raw = rawSignature(new Uint8Array(signature));
  if (!raw) throw new Error("no signature that anybody can read");
  return assertionText({
    authenticatorData: new Uint8Array(authenticatorData),
    clientDataJSON: new Uint8Array(clientDataJSON),
    signature: raw,
  });
}
