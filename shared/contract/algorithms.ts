/**
 * Kinds of key that sign contracts: ECDSA on P-256 with SHA-256 (RFC 7518), Ed25519 (RFC 8032), and a passkey of the
 * first kind, which signs an assertion about the statement (W3C Web Authentication; assertion.ts).
 */
export const ALGORITHMS = ["ES256", "Ed25519", "WebAuthn-ES256"] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

/** Whether this has the form of a raw public key, in the one encoding of its kind: 65 bytes from 0x04 (P-256) or 32. */
export const isRawKey = (raw: Uint8Array | undefined, alg: Algorithm): boolean =>
  alg === "Ed25519" ? raw?.length === 32 : raw?.length === 65 && raw[0] === 0x04;
