/** Entry on Cloudflare (and in workerd on a laptop): bindings become the app's environment. */
import { keyFingerprint, toBase64Url } from "../shared/journal/seal.ts";
import { createApp } from "./app.ts";
import type { Blobs, Environment } from "./environment.ts";
import { type D1Binding, d1Store } from "./kit/d1.ts";
import { sweep } from "./sweep.ts";

/** The part of R2's binding that attachments need. */
interface R2Binding {
  put(
    name: string,
    bytes: Uint8Array,
    options: { httpMetadata: { contentType: string } },
  ): Promise<unknown>;
  get(name: string): Promise<{
    arrayBuffer(): Promise<ArrayBuffer>;
    httpMetadata?: { contentType?: string };
  } | null>;
  delete(name: string): Promise<void>;
}

interface Bindings {
  DB: D1Binding;
  BLOBS: R2Binding;
  /** The built pages. */
  ASSETS?: { fetch(request: Request): Promise<Response> };
  /** Private P-256 key for tree heads, as a JSON Web Key; a secret. */
  SEAL_KEY: string;
  EDITION: "domestic" | "public";
  /** `1` on plain HTTP on one's own machine: cookies can't be Secure there. */
  INSECURE?: string;
}

const r2Blobs = (bucket: R2Binding): Blobs => ({
  async put(name, bytes, type) {
    await bucket.put(name, bytes, { httpMetadata: { contentType: type } });
  },
  async get(name) {
    const found = await bucket.get(name);
    return found
      ? {
          bytes: new Uint8Array(await found.arrayBuffer()),
          type: found.httpMetadata?.contentType ?? "application/octet-stream",
        }
      : null;
  },
  delete: (name) => bucket.delete(name),
});

const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;

async function importSealKey(json: string): Promise<Awaited<ReturnType<Environment["sealKey"]>>> {
  const jwk = JSON.parse(json) as JsonWebKey;
  const { d: _, ...half } = jwk;
  const [privateKey, publicKey] = await Promise.all([
    crypto.subtle.importKey("jwk", jwk, P256, false, ["sign"]),
    crypto.subtle.importKey("jwk", { ...half, key_ops: ["verify"] }, P256, true, ["verify"]),
  ]);
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", publicKey));
  return { privateKey, fingerprint: keyFingerprint(raw), publicKey: toBase64Url(raw) };
}

/** Imported once an isolate. */
let sealKey: ReturnType<Environment["sealKey"]> | undefined;

/** The platform's bindings as the app's environment. `now` is given apart so that proofs can move it. */
export const environmentFrom = (
  bindings: unknown,
  now: () => string = () => new Date().toISOString(),
): Environment => {
  const { DB, BLOBS, ASSETS, SEAL_KEY, EDITION, INSECURE } = bindings as Bindings;
  return {
    store: d1Store(DB),
    blobs: r2Blobs(BLOBS),
    // Assets are found by path alone: the host is none that anybody asks.
    shell: async () => (await ASSETS?.fetch(new Request("https://pages.invalid/"))) ?? null,
    now,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    sealKey: () => {
      sealKey ??= importSealKey(SEAL_KEY);
      return sealKey;
    },
    edition: EDITION,
    secure: INSECURE !== "1",
  };
};

const app = createApp((bindings) => environmentFrom(bindings));

export default {
  fetch: app.fetch,
  async scheduled(_: unknown, bindings: unknown): Promise<void> {
    await sweep(environmentFrom(bindings));
  },
};
