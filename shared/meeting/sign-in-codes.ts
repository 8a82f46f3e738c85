/**
 * The rotating code on the meeting's screen: a chain of hashes (Lamport, "Password authentication with
 * insecure communication", 1981). The device in the room makes up a seed and keeps it; the meeting holds
 * only the chain's end. Each half minute the screen shows one link further back: whoever holds the end
 * can check it, and nobody can make the next one from it. So any phone and the server judge a code by the
 * same pure rule, the room needs no network to show it, and no secret is stored anywhere else.
 */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";

/** Seconds that one code stands on the screen. */
const CODE_SECONDS = 30;
/** Ten hours of codes: no meeting is longer. */
export const CHAIN = (10 * 3600) / CODE_SECONDS;
/** Codes before and after the present one that still count: scanning takes a moment, and clocks differ. */
const TOLERANCE = 2;
/** 128 bits: short enough to scan, far too many to guess. */
const BYTES = 16;

const next = (code: Uint8Array): Uint8Array => sha256(code).slice(0, BYTES);
const onward = (code: string, steps: number): string => {
  let bytes: Uint8Array = hexToBytes(code);
  for (let step = 0; step < steps; step++) bytes = next(bytes);
  return bytesToHex(bytes);
};

/** The code of a step (from 0), out of the seed (32 hex digits). */
export const codeAt = (seed: string, step: number): string => onward(seed, CHAIN - 1 - step);

/** What the meeting keeps of the chain: its end. */
export const anchorOf = (seed: string): string => onward(seed, CHAIN);

/** Which step an instant falls into, counted from when the codes began. */
export const stepAt = (since: string, now: string): number =>
  Math.floor((Date.parse(now) - Date.parse(since)) / (CODE_SECONDS * 1000));

/** Whether a code of a step is one of the chain's, and stands (or stood a moment ago) on the screen. */
export function codeFault(
  { anchor, since }: { anchor: string | null; since: string | null },
  { step, code }: { step: number; code: string },
  now: string,
): "codeUnknown" | "codeTooOld" | null {
  if (anchor === null || since === null || step >= CHAIN) return "codeUnknown";
  if (onward(code, step + 1) !== anchor) return "codeUnknown";
  return Math.abs(stepAt(since, now) - step) <= TOLERANCE ? null : "codeTooOld";
}
