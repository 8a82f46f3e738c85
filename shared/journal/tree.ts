import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes } from "@noble/hashes/utils.js";

/**
 * The right edge of an RFC 6962 Merkle tree: the roots (hex) of its complete subtrees, largest
 * first, one for each bit set in `size`. It is all that is needed to add leaves and to tell the
 * root, so a sweep seals only what is new and a phone follows the feed with a few hundred bytes.
 */
export type Frontier = { readonly size: number; readonly hashes: readonly string[] };

/** The tree without leaves. */
export const EMPTY_FRONTIER: Frontier = { size: 0, hashes: [] };

/** RFC 6962 section 2.1 */
const NODE_PREFIX = Uint8Array.of(1);

/** The frontier after one more leaf (hex, from `leafHash`). */
export function append(frontier: Frontier, leaf: string): Frontier {
  const hashes = [...frontier.hashes];
  let joined = leaf;
  // Each trailing 1 bit of the size is a complete subtree as large as the one just completed.
  for (let rest = frontier.size; rest % 2 === 1; rest = Math.floor(rest / 2)) {
    joined = joinNodes(hashes.pop() ?? "", joined);
  }
  return { size: frontier.size + 1, hashes: [...hashes, joined] };
}

/** The tree's root, hex. The empty tree's is SHA-256 of nothing. */
export function root(frontier: Frontier): string {
  if (frontier.hashes.length === 0) return bytesToHex(sha256(new Uint8Array()));
  return frontier.hashes.reduceRight((right, left) => joinNodes(left, right));
}

/** The node over two subtrees, all in hex: SHA-256(0x01 ‖ left ‖ right). @throws where either isn't hex */
export function joinNodes(left: string, right: string): string {
  return bytesToHex(sha256(concatBytes(NODE_PREFIX, hexToBytes(left), hexToBytes(right))));
}
