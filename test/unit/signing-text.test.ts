import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computed } from "../../pwa/signing/of-signing.ts";
import { hashIn, keyPath, signPath } from "../../pwa/signing/paths.ts";
import { freeze } from "../../shared/contract/package.ts";
import type { Contract } from "../../shared/contract.ts";
import type { ContractText } from "../../shared/contract-text.ts";

const frozen = freeze({
  ...{ committee: "540102008001", contract: "c1", version: 2, language: "zh-CN" },
  ...{ title: "操场共用协议", text: "各方自愿，约定如下。", data: { parties: [] } },
});
if ("refused" in frozen) throw new Error(frozen.refused);
const { text: bytes, sha256, sm3 } = frozen;
const CONTRACT = { id: "c1", committee: "540102008001", sha256 } as Contract;
const TEXT = { version: 2, package: bytes, sha256, sm3 } as ContractText;

describe("a frozen text, before it is signed on a device", () => {
  it("is computed there, and is what the record says", () => {
    expect(computed(CONTRACT, TEXT)).toEqual({ sha256, sm3 });
  });

  it("is not signed with any one character changed", () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (at) => {
        const changed = `${bytes.slice(0, at)}${bytes[at] === "x" ? "y" : "x"}${bytes.slice(at + 1)}`;
        expect(computed(CONTRACT, { ...TEXT, package: changed })).toBeNull();
      }),
    );
  });

  it("is not signed for another contract, community, version or record", () => {
    expect(computed({ ...CONTRACT, id: "c2" }, TEXT)).toBeNull();
    expect(computed({ ...CONTRACT, committee: "540102008002" }, TEXT)).toBeNull();
    expect(computed(CONTRACT, { ...TEXT, version: 1 })).toBeNull();
    expect(computed({ ...CONTRACT, sha256: "1".repeat(64) }, TEXT)).toBeNull();
    expect(computed(CONTRACT, { ...TEXT, sm3: "1".repeat(64) })).toBeNull();
    expect(computed(CONTRACT, { ...TEXT, package: null })).toBeNull();
  });
});

it("a code that is scanned carries the whole hash, and nothing else is taken for one", () => {
  expect(hashIn(`https://gongjian.example${signPath("c1", sha256)}`)).toBe(sha256);
  expect(hashIn(`https://gongjian.example${keyPath(sha256)}`)).toBe(sha256);
  for (const other of ["", sha256, `#${sha256.slice(1)}`, `#${sha256}0`, `#${sha256}/x`])
    expect(hashIn(other)).toBeNull();
});
