import * as z from "zod/mini";

/** A tree head that a member kept, from the phone or from paper (then without its committee). */
export type KeptHead = { size: number; root: string; committee?: string | undefined };

const keptHead = z.object({
  size: z.int().check(z.nonnegative()),
  root: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  committee: z.optional(z.string()),
});

/** As printed on minutes and contracts. */
const PRINTED = /^([0-9]{1,15})\s*:\s*([0-9a-f]{64})$/i;

/**
 * Reads the heads that a member kept: a JSON array, or one head a line as JSON (also an export's
 * seal line) or as printed, "size:root".
 * @returns undefined when any of it can't be read: a head that is passed over could be the one
 *   that tells
 */
export function readKeptHeads(text: string): KeptHead[] | undefined {
  const whole = parse(text);
  const items: unknown[] = Array.isArray(whole)
    ? whole
    : text
        .split(/\r?\n/)
        .filter((line) => line.trim() !== "")
        .map(readLine);
  const heads = items.map(readHead);
  return heads.includes(undefined) ? undefined : heads.filter((head) => head !== undefined);
}

function readLine(line: string): unknown {
  const [, size, root] = PRINTED.exec(line.trim()) ?? [];
  return root === undefined ? parse(line) : { size: Number(size), root: root.toLowerCase() };
}

function readHead(item: unknown): KeptHead | undefined {
  const wrapped = typeof item === "object" && item !== null && "seal" in item ? item.seal : item;
  const parsed = keptHead.safeParse(wrapped);
  return parsed.success ? parsed.data : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
