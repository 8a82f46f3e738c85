import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { joinNodes } from "./tree.ts";

/**
 * Every complete subtree of an RFC 6962 tree: `levels[k][i]` is the root (hex) over the 2^k leaves from
 * `i * 2^k` on. Made once, it gives any root and any proof at the cost of the tree's height.
 */
export type WholeTree = { readonly levels: readonly (readonly string[])[] };

/** Hashes all leaves (hex, from `leafHash`) once. */
export function wholeTree(leaves: readonly string[]): WholeTree {
  const levels: string[][] = [[...leaves]];
  for (let below = levels[0] ?? []; below.length > 1; ) {
    const above: string[] = [];
    for (let i = 0; i + 1 < below.length; i += 2) {
      above.push(joinNodes(below[i] ?? "", below[i + 1] ?? ""));
    }
    levels.push(above);
    below = above;
  }
  return { levels };
}

/**
 * The root over the first `size` leaves, hex.
 * @throws RangeError where the tree has fewer leaves
 */
export function rootAt(tree: WholeTree, size: number): string {
  within(tree, size, 0);
  return size === 0 ? bytesToHex(sha256(new Uint8Array())) : rangeRoot(tree, 0, size);
}

/**
 * RFC 6962 section 2.1.1, PATH(index, D[size]): what is missing to get from one leaf to the root, from the
 * leaf up. `index` counts from 0.
 * @throws RangeError where there is no such leaf
 */
export function auditPath(tree: WholeTree, index: number, size: number): string[] {
  within(tree, size, index + 1);
  within(tree, index, 0);
  const path: string[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + split(to - from);
    if (index < middle) {
      path.push(rangeRoot(tree, middle, to));
      to = middle;
    } else {
      path.push(rangeRoot(tree, from, middle));
      from = middle;
    }
  }
  return path.reverse();
}

/**
 * RFC 6962 section 2.1.2, PROOF(first, D[second]): what shows that the tree over `second` leaves begins with
 * the one over `first`.
 * @throws RangeError unless 0 < first < second and the tree has so many leaves
 */
export function consistencyProof(tree: WholeTree, first: number, second: number): string[] {
  within(tree, second, first + 1);
  within(tree, first, 1);
  const proof: string[] = [];
  let from = 0;
  let to = second;
  let rest = first;
  while (rest !== to - from) {
    const middle = from + split(to - from);
    if (rest <= middle - from) {
      proof.push(rangeRoot(tree, middle, to));
      to = middle;
    } else {
      proof.push(rangeRoot(tree, from, middle));
      rest -= middle - from;
      from = middle;
    }
  }
  // The old tree itself is known to whoever checks; any other subtree has to be told.
  if (from > 0) proof.push(rangeRoot(tree, from, to));
  return proof.reverse();
}

/** Whether a leaf stands at a place of the tree with this root. RFC 9162 section 2.1.3.2. */
export function checkAuditPath(claim: {
  leaf: string;
  /** counts from 0 */
  index: number;
  size: number;
  path: readonly string[];
  root: string;
}): boolean {
  const { leaf, index, size, path, root } = claim;
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return false;
  if (index < 0 || index >= size) return false;
  let at = index;
  let last = size - 1;
  let joined = leaf;
  for (const beside of path) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      joined = joinNodes(beside, joined);
      while (!isOdd(at) && at !== 0) {
        at = half(at);
        last = half(last);
      }
    } else {
      joined = joinNodes(joined, beside);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 && joined === root;
}

/** Whether a later tree begins with an earlier one. RFC 9162 section 2.1.4.2. */
export function checkConsistency(claim: {
  first: { size: number; root: string };
  second: { size: number; root: string };
  proof: readonly string[];
}): boolean {
  const { first, second, proof } = claim;
  if (!Number.isSafeInteger(first.size) || !Number.isSafeInteger(second.size)) return false;
  if (first.size < 1 || first.size >= second.size) return false;
  let at = first.size - 1;
  let last = second.size - 1;
  while (isOdd(at)) {
    at = half(at);
    last = half(last);
  }
  // A complete first tree is itself the first part of the second.
  const [start, ...rest] = at === 0 ? [first.root, ...proof] : proof;
  if (start === undefined || proof.length === 0) return false;
  let earlier = start;
  let later = start;
  for (const beside of rest) {
    if (last === 0) return false;
    if (isOdd(at) || at === last) {
      earlier = joinNodes(beside, earlier);
      later = joinNodes(beside, later);
      while (!isOdd(at) && at !== 0) {
        at = half(at);
        last = half(last);
      }
    } else {
      later = joinNodes(later, beside);
    }
    at = half(at);
    last = half(last);
  }
  return last === 0 && earlier === first.root && later === second.root;
}

// Shifts and masks of 32 bits would cut the sizes that a file may name.
const isOdd = (value: number): boolean => value % 2 === 1;
const half = (value: number): number => Math.floor(value / 2);

/** The largest power of two smaller than `size`. */
function split(size: number): number {
  let k = 1;
  while (k * 2 < size) k *= 2;
  return k;
}

/** The root over the leaves from `from` to before `to`, where `from` is the edge of a complete subtree. */
function rangeRoot(tree: WholeTree, from: number, to: number): string {
  const size = to - from;
  let level = 0;
  while (2 ** level < size) level += 1;
  const known = 2 ** level === size ? tree.levels[level]?.[from / size] : undefined;
  if (known !== undefined) return known;
  const middle = from + split(size);
  return joinNodes(rangeRoot(tree, from, middle), rangeRoot(tree, middle, to));
}

function within(tree: WholeTree, size: number, least: number): void {
  const most = tree.levels[0]?.length ?? 0;
  if (!Number.isSafeInteger(size) || size < least || size > most) {
    throw new RangeError(`no tree over ${size} of ${most} leaves here`);
  }
}
