import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import * as z from "zod/mini";
import { canonicalJson, type JsonValue } from "../journal/canonical.ts";
import { LANGUAGES, type Language } from "../language/language.ts";
import { hiddenIn, type TextRefusal } from "./characters.ts";
import { sm3 } from "./sm3.ts";

/** What is to be frozen. `text` is what people read; `data` the same clauses as the app works with them. */
export type Draft = {
  /** 12-digit division code */
  committee: string;
  /** the contract's id */
  contract: string;
  /** 1, 2, 3… */
  version: number;
  language: Language;
  title: string;
  text: string;
  data: JsonValue;
};

/** A contract's text as it is circulated, signed and kept. docs/contract-bundle.md describes it. */
export type Package = { v: 1; purpose: typeof PURPOSE } & Draft;

/** The package's one text, and the hashes (hex) of its UTF-8 bytes. */
export type Frozen = { text: string; sha256: string; sm3: string };

const PURPOSE = "gongjian contract package";

const packageShape = z.strictObject({
  v: z.literal(1),
  purpose: z.literal(PURPOSE),
  committee: z.string().check(z.regex(/^[0-9]{12}$/)),
  contract: z.string().check(z.minLength(1)),
  version: z.int().check(z.positive()),
  language: z.enum(LANGUAGES),
  title: z.string(),
  text: z.string(),
  data: z.custom<JsonValue>((value) => value !== undefined),
});

/**
 * Fixes a contract's text: line ends become \n, and title, text and every text within `data` get the one spelling
 * that Unicode calls NFC, here and never again (it changes some Tibetan letters, so done later it would change what
 * was signed). Keys of `data` are the format's own and stay.
 * @throws where `canonicalJson` does: `data` holds a number without exact text
 */
export function freeze(draft: Draft): Frozen | { refused: TextRefusal } {
  const { committee, contract, version, language } = draft;
  const title = spelled(draft.title);
  const text = spelled(draft.text);
  const content: Package = {
    ...{ v: 1, purpose: PURPOSE, committee, contract, version, language },
    ...{ title, text, data: everySpelled(draft.data) },
  };
  const refused = hiddenIn(content);
  if (refused) return { refused };
  const bytes = canonicalJson(content);
  return { text: bytes, ...packageHashes(bytes) };
}

/** SHA-256 and SM3 of a package's text, hex. */
export function packageHashes(text: string): { sha256: string; sm3: string } {
  const bytes = utf8ToBytes(text);
  return { sha256: bytesToHex(sha256(bytes)), sm3: sm3(bytes) };
}

/**
 * Reads a package. Strict: undefined for what isn't byte for byte canonical, has another version or a field that
 * isn't known, or holds what `freeze` refuses. It doesn't ask for NFC: what letters that is may grow with Unicode.
 */
export function readPackage(text: string): Package | undefined {
  try {
    const parsed = packageShape.safeParse(JSON.parse(text));
    if (!parsed.success || canonicalJson(parsed.data) !== text) return undefined;
    return hiddenIn(parsed.data) ? undefined : parsed.data;
  } catch {
    return undefined;
  }
}

const spelled = (text: string): string => text.replace(/\r\n?/g, "\n").normalize("NFC");

function everySpelled(value: JsonValue): JsonValue {
  if (typeof value === "string") return spelled(value);
  if (Array.isArray(value)) return value.map(everySpelled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, everySpelled(member)]),
  );
}
