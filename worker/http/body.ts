/** Reads what came in, counted before it is parsed: size, type, depth, and texts that would not keep. */
import type { Context } from "hono";
import { Problem } from "./problem.ts";

const MOST_JSON = 64 * 1024;
const DEEPEST = 16;

/** The body's bytes, at most `most`; stops reading as soon as there are more. */
export async function readBytes(c: Context, most: number): Promise<Uint8Array> {
  const declared = Number(c.req.header("Content-Length") ?? 0);
  if (declared > most) throw new Problem("tooLarge", { kilobytes: Math.floor(most / 1024) });
  const reader = c.req.raw.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.byteLength;
    if (size > most) {
      await reader?.cancel();
      throw new Problem("tooLarge", { kilobytes: Math.floor(most / 1024) });
    }
    chunks.push(part.value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

const isTooDeep = (text: string): boolean => {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (quoted) {
      if (character === "\\") i++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === "{" || character === "[") {
      if (++depth > DEEPEST) return true;
    } else if (character === "}" || character === "]") depth--;
  }
  return false;
};

/** A JSON body as a value not yet trusted. Invalid UTF-8 is refused, never replaced. */
export async function readJson(c: Context, most = MOST_JSON): Promise<unknown> {
  const type = (c.req.header("Content-Type") ?? "").split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new Problem("wrongContentType");
  const bytes = await readBytes(c, most);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Problem("malformed");
  }
  if (isTooDeep(text)) throw new Problem("tooDeep");
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem("malformed");
  }
}

/** A JSON object body; anything else is malformed. */
export async function readObject(c: Context, most?: number): Promise<Record<string, unknown>> {
  const value = await readJson(c, most);
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Problem("malformed");
  return value as Record<string, unknown>;
}
