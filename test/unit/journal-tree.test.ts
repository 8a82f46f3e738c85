import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { append, EMPTY_FRONTIER, root } from "../../shared/journal/tree.ts";
import { seed } from "./journal-builder.ts";

/** The inputs and roots that Certificate Transparency's own implementations test with. */
const INPUTS = [
  "",
  "00",
  "10",
  "2021",
  "3031",
  "40414243",
  "5051525354555657",
  "606162636465666768696a6b6c6d6e6f",
];
const ROOTS = [
  "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
  "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
  "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
  "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
  "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
  "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
  "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
  "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
];

const leaf = (input: string) =>
  bytesToHex(sha256(concatBytes(Uint8Array.of(0), hexToBytes(input))));

/** RFC 6962 section 2.1, word for word: the slow definition to compare with. */
function definedRoot(leaves: string[]): string {
  const [only] = leaves;
  if (only === undefined) return bytesToHex(sha256(new Uint8Array()));
  if (leaves.length === 1) return only;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  const halves = [definedRoot(leaves.slice(0, k)), definedRoot(leaves.slice(k))];
  return bytesToHex(sha256(concatBytes(Uint8Array.of(1), ...halves.map(hexToBytes))));
}

describe("the tree over a journal's leaves", () => {
  it("has the published roots of RFC 6962 trees", () => {
    expect(root(EMPTY_FRONTIER)).toBe(
      "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    );
    let tree = EMPTY_FRONTIER;
    const roots = INPUTS.map((input) => {
      tree = append(tree, leaf(input));
      return root(tree);
    });
    expect(roots).toEqual(ROOTS);
  });

  it("grows leaf by leaf, put away and taken up in between, to the root that the standard defines", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(255), { maxLength: 70 }), fc.nat(70), (values, pause) => {
        const leaves = values.map((value) => leaf(value.toString(16).padStart(2, "0")));
        const before = leaves.slice(0, pause).reduce(append, EMPTY_FRONTIER);
        const stored: typeof before = JSON.parse(JSON.stringify(before));
        const tree = leaves.slice(pause).reduce(append, stored);
        expect(tree.size).toBe(leaves.length);
        expect(root(tree)).toBe(definedRoot(leaves));
      }),
      { seed },
    );
  });
});
