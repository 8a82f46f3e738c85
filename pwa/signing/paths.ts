/** Addresses of signing. */

export const KEYS_PATH = "/signing-keys";
/** Where a contract is read and signed; a print's code leads here, with the hash of the text that it is of. */
export const signPath = (contract: string, sha256 = ""): string =>
  `/contracts/${contract}/sign${sha256 && `#${sha256}`}`;
/** Where the clerk's device compares a key that another screen shows. */
export const keyPath = (keyId: string): string => `${KEYS_PATH}#${keyId}`;
/** The page that verifies a proof by itself. */
export const VERIFY_PATH = "/verify.html";
export const proofPath = (contract: string): string => `/api/contracts/${contract}/bundle`;

/** The 64 hex digits that an address of ours carries after its `#`; null where it carries none. */
export const hashIn = (address: string): string | null =>
  /#([0-9a-f]{64})$/.exec(address.trim())?.[1] ?? null;
