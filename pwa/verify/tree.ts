/** RFC 6962 trees from above: what a proof's hashes would be the root of. */
import { fromHex, sha256 } from "./bytes.ts";

const joined = (left: string, right: string): Promise<string> =>
  sha256(Uint8Array.of(1), fromHex(left), fromHex(right));

/** The largest power of two below `size`. */
function half(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/** The root over `size` leaves of which this one is at `index` (from 0); null where the path has another length. */
export async function rootOfPath(
  leaf: string,
  index: number,
  size: number,
  path: readonly string[],
): Promise<string | null> {
  if (index < 0 || index >= size) return null;
  if (size === 1) return path.length === 0 ? leaf : null;
  const top = path[path.length - 1];
  if (top === undefined) return null;
  const middle = half(size);
  const isLeft = index < middle;
  const inner = await (isLeft
    ? rootOfPath(leaf, index, middle, path.slice(0, -1))
    : rootOfPath(leaf, index - middle, size - middle, path.slice(0, -1)));
  if (inner === null) return null;
  return isLeft ? joined(inner, top) : joined(top, inner);
}

/** Whether the tree over `later.size` leaves begins with the whole of the earlier one. */
export async function goesOn(
  earlier: { size: number; root: string },
  later: { size: number; root: string },
  proof: readonly string[],
): Promise<boolean> {
  if (earlier.size >= later.size) return false;
  const roots = await rootsOfProof(earlier.size, later.size, proof, earlier.root);
  return roots !== null && roots.old === earlier.root && roots.whole === later.root;
}

/** @param known the old root, as long as the part looked at begins where the tree does */
async function rootsOfProof(
  old: number,
  whole: number,
  proof: readonly string[],
  known: string | null,
): Promise<{ old: string; whole: string } | null> {
  const top = proof[proof.length - 1];
  if (old === whole) {
    if (known !== null) return proof.length === 0 ? { old: known, whole: known } : null;
    return top !== undefined && proof.length === 1 ? { old: top, whole: top } : null;
  }
  if (top === undefined) return null;
  const middle = half(whole);
  const rest = proof.slice(0, -1);
  if (old <= middle) {
    const left = await rootsOfProof(old, middle, rest, known);
    return left && { old: left.old, whole: await joined(left.whole, top) };
  }
  const right = await rootsOfProof(old - middle, whole - middle, rest, null);
  return right && { old: await joined(top, right.old), whole: await joined(top, right.whole) };
}
