/** The proof of a contract where the server runs: in workerd. */
import { rmSync } from "node:fs";
import { Miniflare } from "miniflare";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ALGORITHMS } from "../../shared/contract/algorithms.ts";

import { buildWorker } from "../../worker/embedded/build.ts";
import { aBundle } from "../builders/bundle.ts";

const folder = `dist/test-worker/signing-${process.pid}`;
let workerd: Miniflare;
beforeAll(async () => {
  await buildWorker("test/api/signing.ts", folder);
  workerd = new Miniflare({
    modules: [{ type: "ESModule", path: `${folder}/signing.js` }],
    compatibilityDate: "2026-07-01",
    cf: false,
  } as ConstructorParameters<typeof Miniflare>[0]);
});
afterAll(async () => {
  await workerd?.dispose();
  rmSync(folder, { recursive: true, force: true });
});

describe("in workerd", () => {
  it.each(ALGORITHMS)(
    "keys by %s sign, and a bundle signed by them elsewhere is verified",
    async (alg) => {
      const { text } = await aBundle({ alg, order: "in_order" });
      const asked = async (body: string) => {
        const response = await workerd.dispatchFetch("http://worker.invalid/", {
          method: "POST",
          body,
        });
        return response.json();
      };
      const said = await asked(text);
      expect(said).toMatchObject({ verdict: "holds", problems: [] });
      expect(said).toMatchObject({
        signed: [
          { alg: "ES256", size: 65, own: true, other: false },
          { alg: "Ed25519", size: 32, own: true, other: false },
          { alg: "WebAuthn-ES256", size: 65, own: true, other: false },
        ],
      });
      expect(await asked(text.replace("两次", "一次"))).toMatchObject({ verdict: "finding" });
    },
  );
});
