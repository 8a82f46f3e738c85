/** Sends a plan in chunks and has it applied; chunks that have arrived are never sent again. */
import type { Step } from "../../shared/ledger/steps.ts";
import { type KeptChunk, type KeptImport, keepImport } from "./kept-import.ts";
import type { Applied, Trouble } from "./messages.ts";
import { request } from "./request.ts";

/** Steps and characters of one chunk. */
const MOST_STEPS = 100;
const MOST_CHARACTERS = 100_000;

/** Splits steps into chunks that the server takes in one request. */
export function inChunks(steps: readonly Step[]): KeptChunk[] {
  const chunks: KeptChunk[] = [];
  let size = 0;
  for (const { row, ...step } of steps) {
    const length = JSON.stringify(step).length;
    let chunk = chunks.at(-1);
    if (!chunk || chunk.steps.length === MOST_STEPS || size + length > MOST_CHARACTERS) {
      chunk = { steps: [], rows: [] };
      chunks.push(chunk);
      size = 0;
    }
    chunk.steps.push(step);
    chunk.rows.push(row);
    size += length;
  }
  return chunks;
}

export type Sent =
  | { sent: "applied"; applied: Applied }
  /** Rows that the server refused, in its words. Nothing was applied. */
  | { sent: "refused"; rows: ReadonlyMap<string, string> }
  /** No answer, or one about the import as a whole. `lost`: it cannot go on and must be planned anew. */
  | { sent: "trouble"; trouble: Trouble; lost: boolean };

/** Begins an import of these steps, and keeps it. */
export async function beginImport(
  committee: string,
  steps: readonly Step[],
  language: string,
): Promise<{ kept: KeptImport } | { trouble: Trouble }> {
  const begun = await request<{ id: string }>("POST", "/api/imports", language, { committee });
  if (!begun.done) return { trouble: begun.trouble };
  const kept = { id: begun.body.id, committee, chunks: inChunks(steps) };
  await keepImport(kept);
  return { kept };
}

type RefusedStep = {
  i: number;
  title: string;
  detail: string;
  issues: { path: string; message: string }[];
};

/** Sends what is missing of an import, and then has it applied. */
export async function sendImport(
  { id, chunks }: KeptImport,
  language: string,
  onProgress: (done: number, total: number) => void,
): Promise<Sent> {
  const path = `/api/imports/${id}`;
  const state = await request<{ chunks: number[]; appliedAt: string | null }>(
    "GET",
    path,
    language,
  );
  if (!state.done) return troubled(state);
  const there = new Set(state.body.chunks);
  const total = chunks.reduce((sum, { steps }) => sum + steps.length, 0);
  let done = 0;
  const refused = new Map<string, string>();
  for (const [chunk, { steps, rows }] of chunks.entries()) {
    if (!there.has(chunk) && state.body.appliedAt === null) {
      const answer = await request("PUT", `${path}/chunks/${chunk}`, language, { steps });
      if (!answer.done) {
        const list = answer.body.refused as RefusedStep[] | undefined;
        if (!list) return troubled(answer);
        // The other chunks are asked too, so that all that stands in the way is known at once.
        for (const each of list) refused.set(rows[each.i] ?? "", sentence(each));
      }
    }
    done += steps.length;
    onProgress(done, total);
  }
  if (refused.size > 0) {
    await keepImport(null);
    return { sent: "refused", rows: refused };
  }
  const expected = { chunks: chunks.length, steps: total };
  const applied = await request<Applied>("POST", `${path}/apply`, language, expected);
  if (!applied.done) return troubled(applied);
  await keepImport(null);
  return { sent: "applied", applied: applied.body };
}

/** The words of the issues where the input is wrong, else those of the refusal. */
const sentence = ({ title, detail, issues }: RefusedStep): string =>
  issues.length > 0 ? issues.map(({ message }) => message).join(" ") : `${title} ${detail}`;

async function troubled(answer: { status: number; trouble: Trouble }): Promise<Sent> {
  // Signing in again or a network that comes back lets it go on; anything else does not.
  const lost = answer.status !== 0 && answer.status !== 401;
  if (lost) await keepImport(null);
  return { sent: "trouble", trouble: answer.trouble, lost };
}
