import { expect, it } from "vitest";
import { createApp } from "../../worker/app.ts";
import type { Environment } from "../../worker/environment.ts";

/** An environment of this edition in which nothing is stored. */
const environment = (edition: Environment["edition"]): Environment => ({
  store: {
    batch: async (statements) =>
      statements.map(() => ({ rows: [], changes: 0, rowsRead: 0, rowsWritten: 0 })),
  },
  blobs: { put: async () => {}, get: async () => null, delete: async () => {} },
  shell: async () => null,
  now: () => "2026-11-26T02:00:00.000Z",
  random: (bytes) => new Uint8Array(bytes),
  sealKey: () => Promise.reject(new Error("nothing is sealed here")),
  edition,
  secure: true,
});

it("no key is offered in the edition that keeps no names, in words that say what to do instead", async () => {
  const offered = async (edition: Environment["edition"]) => {
    const answer = await createApp(() => environment(edition)).request("/api/signing-keys", {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": "zh-CN" },
      body: JSON.stringify({ committee: "540102008001", name: "卓玛" }),
    });
    return (await answer.json()) as { reason: string; detail: string };
  };
  const refused = await offered("public");
  expect(refused.reason).toBe("keepsNoNames");
  expect(refused.detail).toContain("盖章");
  expect((await offered("domestic")).reason).not.toBe("keepsNoNames");
});
