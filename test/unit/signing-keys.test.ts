import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import {
  dropKey,
  dropSigningOf,
  dropWordsOf,
  keepWords,
  keysOf,
  makeKey,
  signWith,
  wordsOf,
} from "../../pwa/signing/key-store.ts";
import { verifySignature } from "../../shared/contract/statement.ts";
import { fromBase64Url, keyFingerprint } from "../../shared/journal/seal.ts";

const NOW = "2026-11-02T04:00:00.000Z";

describe("a signing key", () => {
  it("signs after it was kept and found again, and its public half tells that it did", async () => {
    const { keyId } = await makeKey("signer", NOW);
    const [found] = await keysOf("signer");
    if (!found) throw new Error("no key");
    const raw = fromBase64Url(found.publicKey);
    if (!raw) throw new Error("no public key");
    expect(found.keyId).toBe(keyId);
    expect(keyFingerprint(raw)).toBe(keyId);
    const signature = await signWith(found, "共建协议");
    expect(await verifySignature("共建协议", signature, raw, "ES256")).toBe(true);
    expect(await verifySignature("共建协议二", signature, raw, "ES256")).toBe(false);
  });

  it("can't be taken off the device: its private half is never handed out", async () => {
    const key = await makeKey("keeper", NOW);
    if (!("privateKey" in key)) throw new Error("no key of the browser's own");
    const { privateKey } = key;
    expect(privateKey.extractable).toBe(false);
    for (const format of ["jwk", "pkcs8"] as const)
      await expect(crypto.subtle.exportKey(format, privateKey)).rejects.toThrow();
  });

  it("is nobody else's on a device that several use, and goes with its person", async () => {
    await makeKey("first", NOW);
    await keepWords("first", { name: "卓玛", title: "校长", authority: "法定代表人" });
    await makeKey("second", NOW);
    expect(await keysOf("third")).toEqual([]);
    await dropWordsOf("first");
    expect(await keysOf("first")).toHaveLength(1);
    await dropSigningOf("first");
    expect(await keysOf("first")).toEqual([]);
    expect(await wordsOf("first")).toEqual({ name: "", title: "", authority: "" });
    expect(await keysOf("second")).toHaveLength(1);
  });

  it("is gone once it is thrown away", async () => {
    const { keyId } = await makeKey("lost", NOW);
    await dropKey(keyId);
    expect(await keysOf("lost")).toEqual([]);
  });
});
