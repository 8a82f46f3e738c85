/** Names as UUIDs, for formats that know no other identifiers: the same name is always the same UUID. */
import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

/** The bytes of a UUID. */
export const bytesOf = (uuid: string): Uint8Array => hexToBytes(uuid.replaceAll("-", ""));

/** Under which all names of this product stand. Drawn once; another one would give every station a new id. */
const NAMES = bytesOf("08565c29-a0d0-44a8-b90b-fe76cc05647f");

/** The UUID of a name within a namespace: version 5, RFC 9562, section 5.5. */
export function uuidOf(name: string, namespace: Uint8Array = NAMES): string {
  const hash = sha1(concatBytes(namespace, utf8ToBytes(name)));
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  return bytesToHex(hash.subarray(0, 16)).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
