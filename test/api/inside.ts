/** The app in this process over SQLite in memory: the same code without the network, for large numbers. */
import { createApp } from "../../worker/app.ts";
import type { Blobs } from "../../worker/environment.ts";
import type { App } from "../../worker/http/app-type.ts";
import { inMemory, type Memory } from "../builders/memory.ts";
import type { Send } from "./asking.ts";

export interface Inside extends Memory {
  app: App;
  send: Send;
}

function blobsInMemory(): Blobs {
  const kept = new Map<string, { bytes: Uint8Array; type: string }>();
  return {
    async put(name, bytes, type) {
      kept.set(name, { bytes, type });
    },
    get: async (name) => kept.get(name) ?? null,
    async delete(name) {
      kept.delete(name);
    },
  };
}

const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;

export async function inside(): Promise<Inside> {
  const memory = inMemory();
  const blobs = blobsInMemory();
  const { privateKey } = await crypto.subtle.generateKey(P256, true, ["sign", "verify"]);
  const app = createApp(() => ({
    store: memory.store,
    blobs,
    shell: async () => null,
    now: () => new Date().toISOString(),
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    sealKey: async () => ({ privateKey, fingerprint: "test", publicKey: "test" }),
    edition: "domestic",
    secure: false,
  }));
  return {
    ...memory,
    app,
    send: async (path, init) => app.request(path, init),
  };
}
