/** Both verifiers, over files as they should be and over every way to change one. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { ALGORITHMS } from "../../shared/contract/algorithms.ts";

import { aBundle } from "../builders/bundle.ts";
import { bothSay, rememberCryptography } from "../builders/verifiers.ts";

const ORDERS = ["parallel", "in_order"] as const;
const CASES = ALGORITHMS.flatMap((alg) => ORDERS.map((order) => ({ alg, order })));

describe("a whole bundle", () => {
  it.each(CASES)("holds, signed by $alg, $order, and says what that proves", async (settings) => {
    const { bytes, contract } = await aBundle(settings);
    const said = await bothSay(bytes);
    expect(said.problems).toEqual([]);
    expect(said.verdict).toBe("holds");
    const { sha256, sm3 } = contract.frozen;
    expect(said.proven[0]).toMatchObject({ key: "proven.text", params: { sha256, sm3 } });
    const keys = (list: { key: string }[]) => list.map(({ key }) => key);
    expect(keys(said.proven)).toEqual([
      ...["proven.text", "proven.signed", "proven.witnessed", "proven.placedFirst"],
      ...Array(8).fill("proven.placed"),
    ]);
    expect(said.asserted[0]?.params).toEqual({ bound: 3, all: 3 });
    expect(keys(said.asserted)).toEqual([
      ...["asserted.parties", "asserted.key", "asserted.key"],
      ...["asserted.deviceTime.within", "asserted.deviceTime.within"],
      ...["asserted.paper", "asserted.clock"],
    ]);
    expect(keys(said.notShown)).toEqual([
      ...["notShown.deployment", "notShown.leftOut", "notShown.authority", "notShown.authority"],
      ...["notShown.identity", "notShown.seal", "notShown.certificate"],
    ]);
    const signed = said.proven.find(({ key }) => key === "proven.signed");
    expect(signed?.params).toMatchObject({ unit: "江畔物业", name: "次仁", ...{ seq: 10 } });
    const place = said.proven.find(({ params }) => params.what === "signature.sign");
    expect(place?.params).toMatchObject({ seq: 10, before: 9, after: 13 });
  });

  it("has a sentence in every language for all that is ever said of it", () => {
    const sources = [
      ...["verify", "verify-evidence", "verify-lists"].map((name) => `shared/contract/${name}.ts`),
      ...["check", "contract", "lists"].map((name) => `pwa/verify/${name}.ts`),
    ].map((file) => readFileSync(file, "utf8"));
    const texts = JSON.parse(readFileSync("shared/language/en/verify.json", "utf8")) as object;
    const said = new Set(
      sources.flatMap((source) =>
        [...source.matchAll(/"((?:proven|asserted|notShown|finding|cannot)\.[\w.]+)"/g)].map(
          ([, key]) => key,
        ),
      ),
    );
    expect(said.size).toBeGreaterThan(30);
    for (const key of said) expect(texts).toHaveProperty([key ?? ""]);
  });
});

describe("a bundle with one bit changed", () => {
  it("never holds, whichever byte it is in, and both verifiers say so alike", async () => {
    onTestFinished(rememberCryptography());
    const { bytes } = await aBundle({ order: "in_order" });
    const verdicts = { holds: 0, finding: 0, cannot: 0 };
    for (const [at, byte] of bytes.entries()) {
      const changed = Uint8Array.from(bytes);
      changed[at] = byte ^ (1 << (at % 8));
      const { verdict } = await bothSay(changed);
      if (verdict === "holds") expect.fail(`byte ${at} of ${bytes.length} may be changed`);
      verdicts[verdict] += 1;
    }
    expect(verdicts.holds).toBe(0);
    // Not all are simply unreadable, and not all are read.
    expect(verdicts.finding).toBeGreaterThan(bytes.length / 8);
    expect(verdicts.cannot).toBeGreaterThan(bytes.length / 8);
  });

  it("nor with some bytes changed, cut out, doubled or moved", async () => {
    onTestFinished(rememberCryptography());
    const { bytes } = await aBundle({ alg: "Ed25519" });
    const place = fc.nat(bytes.length - 1);
    await fc.assert(
      fc.asyncProperty(place, place, fc.integer({ min: 1, max: 255 }), async (at, to, mask) => {
        const [from, until] = at < to ? [at, to] : [to, at];
        const flipped = Uint8Array.from(bytes);
        flipped[at] = (flipped[at] ?? 0) ^ mask;
        const cut = Uint8Array.of(...bytes.slice(0, from), ...bytes.slice(until + 1));
        const doubled = Uint8Array.of(...bytes.slice(0, until), ...bytes.slice(from));
        const swapped = Uint8Array.from(bytes);
        swapped[from] = bytes[until] ?? 0;
        swapped[until] = bytes[from] ?? 0;
        for (const changed of [flipped, cut, doubled, swapped]) {
          if (Buffer.compare(changed, bytes) === 0) continue;
          expect((await bothSay(changed)).verdict).not.toBe("holds");
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("the page that verifies", () => {
  it("shares no code with the command line: of shared/ it takes the words alone", () => {
    const allowed = /^(\.\/|\.\.\/(?:tokens|base)\.css|@scure\/bip39\/wordlists\/)/;
    const words = /^\.\.\/\.\.\/shared\/language\/(zh-CN|bo|en)\/verify\.json$/;
    const files = readdirSync("pwa/verify").filter((file) => /\.(ts|css)$/.test(file));
    expect(files.length).toBeGreaterThan(8);
    for (const file of files) {
      const source = readFileSync(`pwa/verify/${file}`, "utf8");
      for (const [, path = ""] of source.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g))
        expect(allowed.test(path) || words.test(path), `${file}: ${path}`).toBe(true);
    }
  });
});
