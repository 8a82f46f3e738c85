/**
 * All that the app needs from its platform, as values. Only the entry files (`cloudflare.ts`,
 * `embedded/`) know where they come from.
 */
import type { Store } from "./kit/store.ts";

/** A place for attachments, by name. */
export interface Blobs {
  put(name: string, bytes: Uint8Array, type: string): Promise<void>;
  get(name: string): Promise<{ bytes: Uint8Array; type: string } | null>;
  delete(name: string): Promise<void>;
}

export interface Environment {
  store: Store;
  blobs: Blobs;
  /** The page that every address of the app begins with, and its tag; null where no pages are served. */
  shell(): Promise<Response | null>;
  /** The server's clock: instant, ISO 8601 UTC with milliseconds. */
  now(): string;
  /** Cryptographically random bytes. */
  random(bytes: number): Uint8Array;
  /** The deployment's key for tree heads: P-256, and the fingerprint and raw bytes of its public half. */
  sealKey(): Promise<{ privateKey: CryptoKey; fingerprint: string; publicKey: string }>;
  /** `domestic` keeps person cards; `public` is built without them. */
  edition: "domestic" | "public";
  /** True where cookies may be Secure: everywhere but plain HTTP on one's own machine. */
  secure: boolean;
}

/** Random bytes in lower-case hex. */
export const randomHex = (environment: Pick<Environment, "random">, bytes: number): string =>
  [...environment.random(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
