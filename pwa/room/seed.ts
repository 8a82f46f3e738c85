/** The seed of a meeting's sign-in codes: only the device that made it up has it, and shows the codes. */
import { bytesToHex } from "@noble/hashes/utils.js";
import { anchorOf, CHAIN, codeAt, stepAt } from "../../shared/meeting/sign-in-codes.ts";
import type { Meeting } from "../../shared/meeting.ts";
import { recall, remember } from "../text/remembered.ts";

const BYTES = 16;
const placeOf = (meeting: string): string => `gongjian.seed.${meeting}`;
/** Where the browser keeps nothing: as long as the page lives. */
const inMemory = new Map<string, string>();

/** Makes up a seed and keeps it here. @returns what `begin` and `renewCodes` take */
export function newCodes(meeting: string): { anchor: string; since: string } {
  const seed = bytesToHex(crypto.getRandomValues(new Uint8Array(BYTES)));
  inMemory.set(meeting, seed);
  remember(placeOf(meeting), seed);
  return { anchor: anchorOf(seed), since: new Date().toISOString() };
}

/** This device's seed, where the meeting's codes come from it; else null: another device has the screen. */
export function seedFor({ id, anchor }: Pick<Meeting, "id" | "anchor">): string | null {
  const seed = recall(placeOf(id)) ?? inMemory.get(id) ?? null;
  return seed !== null && anchor !== null && anchorOf(seed) === anchor ? seed : null;
}

/** The meeting is over: nobody needs the seed any more. */
export function forgetSeed(meeting: string): void {
  inMemory.delete(meeting);
  remember(placeOf(meeting), null);
}

/** What the screen shows at an instant: the step and its code; null before the first and after the last. */
export function codeNow(
  seed: string,
  since: string,
  now: string,
): { step: number; code: string } | null {
  const step = stepAt(since, now);
  return step >= 0 && step < CHAIN ? { step, code: codeAt(seed, step) } : null;
}

/** The part of a sign-in address after `#`. */
export const codeText = ({ step, code }: { step: number; code: string }): string =>
  `${step}.${code}`;

/** Reads what `codeText` wrote; null where it is something else. */
export function codeIn(text: string): { step: number; code: string } | null {
  const [, step, code] = /^(\d{1,5})\.([0-9a-f]{32})$/.exec(text) ?? [];
  return step !== undefined && code !== undefined ? { step: Number(step), code } : null;
}
