import type { JsonValue } from "../journal/canonical.ts";

/** Why a text can't be frozen or signed. Each is a key of errors.json. */
export type TextRefusal = "textHasNul" | "textIsBroken" | "textTurnsAround";

/** Marks that let a text show in another order than it is stored in (Unicode TR9, explicit formatting). */
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** With the `u` flag a pair counts as one character, so only a lone half matches. */
const LONE_SURROGATE = /[\ud800-\udfff]/u;

/**
 * What in a value keeps its bytes from being exactly what a reader sees: NUL (cut off by much software), halves of
 * characters (no UTF-8), carriage returns (`freeze` makes line feeds of them), marks that turn text around. Looks
 * into every text and every key.
 */
export function hiddenIn(value: JsonValue): TextRefusal | undefined {
  if (typeof value === "string") return hiddenInText(value);
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, member] of Object.entries(value)) {
    const found = hiddenInText(key) ?? hiddenIn(member);
    if (found) return found;
  }
  return undefined;
}

function hiddenInText(text: string): TextRefusal | undefined {
  if (text.includes("\0")) return "textHasNul";
  if (LONE_SURROGATE.test(text) || text.includes("\r")) return "textIsBroken";
  return BIDI_CONTROLS.test(text) ? "textTurnsAround" : undefined;
}
