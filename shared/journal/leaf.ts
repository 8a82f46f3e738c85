import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import { canonicalJson, type JsonValue } from "./canonical.ts";

/**
 * What stays of an event for ever. It names its payload by hash only, so the payload can be erased
 * and the header still verifies. `seq` isn't here: it is given inside the write, and the place in
 * the tree proves it.
 */
export type EventHeader = {
  /** 12-digit division code */
  committee: string;
  /** id of the mutation that made the event */
  mutation: string;
  kind: string;
  target: string | null;
  /** id of the last mutation seen on the target, where the command depends on it */
  base: string | null;
  actor: string | null;
  role: string | null;
  unit: string | null;
  /** instant, ISO 8601, from the server's clock */
  at: string;
  /** from `payloadHash` */
  payloadHash: string;
};

/** RFC 6962 section 2.1: leaves and nodes are hashed under different prefixes. */
const LEAF_PREFIX = Uint8Array.of(0);

/**
 * Hex SHA-256(salt bytes ‖ canonical JSON of the payload). The salt keeps a short payload from
 * being guessed from its hash once it is erased.
 * @param salt 16 random bytes, lower-case hex
 * @throws where `canonicalJson` does, and where `salt` isn't hex
 */
export function payloadHash(salt: string, payload: JsonValue): string {
  return bytesToHex(sha256(concatBytes(hexToBytes(salt), utf8ToBytes(canonicalJson(payload)))));
}

/**
 * The event's leaf: hex SHA-256(0x00 ‖ canonical JSON of the header). Fields that don't belong to
 * the header are left out, so a whole row may be passed.
 * @throws where `canonicalJson` does
 */
export function leafHash(event: EventHeader): string {
  return bytesToHex(
    sha256(concatBytes(LEAF_PREFIX, utf8ToBytes(canonicalJson(eventHeader(event))))),
  );
}

/** The header's fields and nothing else, out of anything that carries them. */
export function eventHeader(event: EventHeader): EventHeader {
  const { committee, mutation, kind, target, base, actor, role, unit, at, payloadHash } = event;
  return { committee, mutation, kind, target, base, actor, role, unit, at, payloadHash };
}
