import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  auditPath,
  checkAuditPath,
  checkConsistency,
  consistencyProof,
  rootAt,
  wholeTree,
} from "../../shared/journal/proof.ts";
import { append, EMPTY_FRONTIER, root } from "../../shared/journal/tree.ts";
import { seed } from "./journal-builder.ts";

const MOST = 70;
const leaves = Array.from({ length: MOST }, (_, i) => bytesToHex(sha256(utf8ToBytes(`leaf ${i}`))));
const tree = wholeTree(leaves);
const other = bytesToHex(sha256(utf8ToBytes("none of them")));

const join = (left: string, right: string): string =>
  bytesToHex(sha256(concatBytes(Uint8Array.of(1), hexToBytes(left), hexToBytes(right))));

/** The largest power of two smaller than n. */
function k(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}
/** RFC 6962 section 2.1, word for word: MTH, PATH, PROOF and SUBPROOF. */
function mth(d: readonly string[]): string {
  const [only] = d;
  if (only === undefined) return bytesToHex(sha256(new Uint8Array()));
  return d.length === 1 ? only : join(mth(d.slice(0, k(d.length))), mth(d.slice(k(d.length))));
}
function path(m: number, d: readonly string[]): string[] {
  if (d.length === 1) return [];
  const cut = k(d.length);
  return m < cut
    ? [...path(m, d.slice(0, cut)), mth(d.slice(cut))]
    : [...path(m - cut, d.slice(cut)), mth(d.slice(0, cut))];
}
function subproof(m: number, d: readonly string[], b: boolean): string[] {
  if (m === d.length) return b ? [] : [mth(d)];
  const cut = k(d.length);
  return m <= cut
    ? [...subproof(m, d.slice(0, cut), b), mth(d.slice(cut))]
    : [...subproof(m - cut, d.slice(cut), false), mth(d.slice(0, cut))];
}

const aPlace = fc
  .integer({ min: 1, max: MOST })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.nat(size - 1) }));
const twoSizes = fc
  .integer({ min: 2, max: MOST })
  .chain((second) =>
    fc.record({ second: fc.constant(second), first: fc.integer({ min: 1, max: second - 1 }) }),
  );
/** A list with one entry changed, doubled, left out or put in. */
const spoilt = (hashes: readonly string[], at: number): string[][] => [
  [...hashes, other],
  [other, ...hashes],
  ...(hashes.length === 0
    ? []
    : [
        hashes.with(at % hashes.length, other),
        hashes.toSpliced(at % hashes.length, 1),
        hashes.toSpliced(at % hashes.length, 0, hashes[at % hashes.length] ?? ""),
      ]),
];

describe("the whole tree", () => {
  it("has at every size the root that the journal's right edge has", () => {
    for (let size = 0; size <= MOST; size++) {
      expect(rootAt(tree, size)).toBe(root(leaves.slice(0, size).reduce(append, EMPTY_FRONTIER)));
    }
  });

  it("has nothing to tell of leaves that it doesn't have", () => {
    for (const size of [MOST + 1, -1, 1.5, Number.NaN]) {
      expect(() => rootAt(tree, size)).toThrow(RangeError);
      expect(() => auditPath(tree, 0, size)).toThrow(RangeError);
      expect(() => consistencyProof(tree, 1, size)).toThrow(RangeError);
    }
    for (const index of [5, 6, -1, 0.5])
      expect(() => auditPath(tree, index, 5)).toThrow(RangeError);
    for (const first of [5, 0, 6, -1]) {
      expect(() => consistencyProof(tree, first, 5)).toThrow(RangeError);
    }
  });
});

describe("an audit path", () => {
  it("is the one that RFC 6962 defines, and holds", () => {
    fc.assert(
      fc.property(aPlace, ({ size, index }) => {
        const made = auditPath(tree, index, size);
        expect(made).toEqual(path(index, leaves.slice(0, size)));
        const leaf = leaves[index] ?? "";
        expect(checkAuditPath({ leaf, index, size, path: made, root: rootAt(tree, size) })).toBe(
          true,
        );
      }),
      { seed },
    );
  });

  it("holds for no other leaf, place, size, root or path", () => {
    fc.assert(
      fc.property(aPlace, fc.nat(), ({ size, index }, at) => {
        const claim = {
          leaf: leaves[index] ?? "",
          index,
          size,
          path: auditPath(tree, index, size),
          root: rootAt(tree, size),
        };
        expect(checkAuditPath({ ...claim, leaf: other })).toBe(false);
        expect(checkAuditPath({ ...claim, root: other })).toBe(false);
        for (const wrong of spoilt(claim.path, at)) {
          expect(checkAuditPath({ ...claim, path: wrong })).toBe(false);
        }
        for (let wrong = 0; wrong < size; wrong++) {
          if (wrong !== index) expect(checkAuditPath({ ...claim, index: wrong })).toBe(false);
        }
        for (const wrong of [-1, size, size + index, index + 0.5, Number.NaN]) {
          expect(checkAuditPath({ ...claim, index: wrong })).toBe(false);
        }
      }),
      { seed },
    );
  });

  it("of one tree holds in no tree of another size", () => {
    fc.assert(
      fc.property(aPlace, fc.integer({ min: 1, max: MOST }), ({ size, index }, wrong) => {
        fc.pre(wrong !== size);
        const leaf = leaves[index] ?? "";
        const made = auditPath(tree, index, size);
        expect(
          checkAuditPath({ leaf, index, size: wrong, path: made, root: rootAt(tree, wrong) }),
        ).toBe(false);
      }),
      { seed },
    );
  });

  it("counts beyond 32 bits", () => {
    const claim = { leaf: leaves[0] ?? "", index: 2 ** 32, path: [], root: leaves[0] ?? "" };
    expect(checkAuditPath({ ...claim, size: 2 ** 32 + 1 })).toBe(false);
    expect(checkAuditPath({ ...claim, index: 0, size: 2 ** 32 + 1 })).toBe(false);
  });
});

describe("a consistency proof", () => {
  it("is the one that RFC 6962 defines, and holds", () => {
    fc.assert(
      fc.property(twoSizes, ({ first, second }) => {
        const proof = consistencyProof(tree, first, second);
        expect(proof).toEqual(subproof(first, leaves.slice(0, second), true));
        expect(
          checkConsistency({
            first: { size: first, root: rootAt(tree, first) },
            second: { size: second, root: rootAt(tree, second) },
            proof,
          }),
        ).toBe(true);
      }),
      { seed },
    );
  });

  it("holds for no other tree, size or proof", () => {
    fc.assert(
      fc.property(twoSizes, fc.nat(), ({ first, second }, at) => {
        const claim = {
          first: { size: first, root: rootAt(tree, first) },
          second: { size: second, root: rootAt(tree, second) },
          proof: consistencyProof(tree, first, second),
        };
        expect(checkConsistency({ ...claim, first: { size: first, root: other } })).toBe(false);
        expect(checkConsistency({ ...claim, second: { size: second, root: other } })).toBe(false);
        for (const wrong of spoilt(claim.proof, at)) {
          expect(checkConsistency({ ...claim, proof: wrong })).toBe(false);
        }
        for (const wrong of [0, -1, second, second + 1, first + 0.5, Number.NaN]) {
          const changed = { ...claim, first: { size: wrong, root: claim.first.root } };
          expect(checkConsistency(changed)).toBe(false);
        }
      }),
      { seed },
    );
  });

  it("doesn't join a tree to one in which an earlier leaf was changed", () => {
    fc.assert(
      fc.property(twoSizes, fc.nat(), ({ first, second }, at) => {
        const changed = wholeTree(leaves.with(at % first, other));
        expect(
          checkConsistency({
            first: { size: first, root: rootAt(tree, first) },
            second: { size: second, root: rootAt(changed, second) },
            proof: consistencyProof(changed, first, second),
          }),
        ).toBe(false);
      }),
      { seed },
    );
  });
});
