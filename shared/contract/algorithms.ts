/** Kinds of key that sign contracts: ECDSA on P-256 with SHA-256 (RFC 7518), or Ed25519 (RFC 8032). */
export const ALGORITHMS = ["ES256", "Ed25519"] as const;
export type Algorithm = (typeof ALGORITHMS)[number];
