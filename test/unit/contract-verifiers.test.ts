/** Both verifiers, over files as they should be and over every way to change one. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";

import { fromBase64Url as pageFromBase64Url, sm3 as pageSm3 } from "../../pwa/verify/bytes.ts";
import { readStrictly } from "../../pwa/verify/strict-json.ts";
import { ALGORITHMS } from "../../shared/contract/algorithms.ts";
import { sm3 } from "../../shared/contract/sm3.ts";
import { canonicalJson } from "../../shared/journal/canonical.ts";
import { fromBase64Url, toBase64Url } from "../../shared/journal/seal.ts";
import { aBundle, aContract, bundled, type Happening } from "../builders/bundle.ts";

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

describe("both verifiers", () => {
  it("agree on whatever a deployment makes of a contract's records", async () => {
    const { happenings, ...contract } = await aContract({ order: "in_order" });
    const kinds = [...new Set(happenings.map(({ kind }) => kind))];
    const edit = fc.record({
      at: fc.nat(happenings.length - 1),
      change: fc.oneof(
        fc.record({ unit: fc.constantFrom("unit-1", "unit-2", "unit-3", "unit-9", null) }),
        fc.record({ actor: fc.constantFrom("person-1", "person-2", "person-9") }),
        fc.record({ kind: fc.constantFrom(...kinds, "contract.close") }),
        fc.record({ target: fc.constantFrom("key-1", "key-2", "signature-unit-2", "text-1") }),
        fc.record({ input: fc.constantFrom(...happenings.map(({ input }) => input)) }),
        fc.constant({ erased: true as const }),
      ),
    });
    const places = fc.shuffledSubarray([...happenings.keys(), ...happenings.keys()], {
      minLength: 12,
    });
    const mostlyInOrder = fc
      .tuple(places, fc.boolean())
      .map(([list, asTheyAre]) => (asTheyAre ? list.toSorted((one, other) => one - other) : list));
    const verdicts = new Set<string>();
    await fc.assert(
      fc.asyncProperty(mostlyInOrder, fc.array(edit, { maxLength: 3 }), async (order, edits) => {
        const changed = order.map((place, i) => {
          const changes = edits.filter(({ at }) => at === i).map(({ change }) => change);
          return Object.assign({}, happenings[place], ...changes) as Happening;
        });
        if (changed.every(({ kind }) => kind === null)) return;
        const { verdict } = await bothSay((await bundled(changed, contract)).bytes);
        verdicts.add(verdict);
      }),
      { numRuns: 200 },
    );
    expect(verdicts).toContain("finding");
  });

  it("take the same texts for canonical JSON", () => {
    const agree = (text: string): boolean => {
      let isCanonical = false;
      try {
        isCanonical = canonicalJson(JSON.parse(text)) === text;
      } catch {
        // Then it isn't.
      }
      let isRead = true;
      try {
        readStrictly(text);
      } catch {
        isRead = false;
      }
      expect(isRead, text).toBe(isCanonical);
      return isRead;
    };
    for (const text of [
      "-0",
      "1e21",
      "1e-7",
      "0.1",
      "01",
      "1.0",
      '"\\u000f"',
      '"\\u000F"',
      '"\\/"',
      "[,]",
    ])
      agree(text);
    let read = 0;
    fc.assert(
      fc.property(fc.json({ stringUnit: "binary" }), fc.nat(), fc.nat(0x7f), (json, at, code) => {
        agree(json);
        let text = "null";
        try {
          text = canonicalJson(JSON.parse(json));
        } catch {
          // A number or a character that has no exact text.
        }
        read += Number(agree(text));
        const place = at % text.length;
        agree(text.slice(0, place) + String.fromCharCode(code) + text.slice(place + 1));
        agree(text.slice(0, place) + String.fromCharCode(code) + text.slice(place));
      }),
      { numRuns: 400 },
    );
    expect(read).toBe(400);
  });

  it("give the same SM3, and read the same texts as base64url", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(pageSm3(bytes)).toBe(sm3(bytes));
        const text = toBase64Url(bytes);
        expect(pageFromBase64Url(text)).toEqual(Uint8Array.from(bytes));
      }),
    );
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9_-]{0,12}$/), (text) => {
        expect(pageFromBase64Url(text)).toEqual(fromBase64Url(text) ?? null);
      }),
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
