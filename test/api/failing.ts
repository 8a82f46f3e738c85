/** Forcing a write to fail at each of its statements in turn: what both proofs of failure share. */
import { afterAll, expect, it } from "vitest";
import { aCommittee, type Committee } from "../builders/district.ts";
import type { Answer } from "./asking.ts";
import { dump } from "./dump.ts";
import type { TestServer } from "./harness.ts";

export type Headers = Record<string, string>;
interface Prepared {
  ask(headers?: Headers): Promise<Answer>;
  status: number;
  /** What asking for the very same again is answered. */
  again: number;
  /** True for a second asking that does something of its own: another link, say. */
  anew?: true;
  afterwards?(answer: Answer): Promise<void>;
}

/** A write that is no command. */
export interface Write {
  what: string;
  /** Fewer statements than this, and the write would not be the one that is meant. */
  least: number;
  prepare(committee: Committee): Promise<Prepared>;
}

/** Uses are counted whether or not they succeed. */
export const COUNTED = ["rate", "rateSalt"];

export interface Forced {
  /** The first answer that did not fail, which is therefore the retry's. */
  answer: Answer;
  /** How many statements were made to fail, each alone. */
  statements: number;
}

/** More statements than any write has. */
const MOST = 200;

/**
 * Asks again and again, each time with the next statement failing, until the number is past the last
 * one. After every failure the database must hold exactly what it held before.
 * @param leave tables that may differ: counted uses are counted whether or not they succeed
 */
export async function failEach(
  server: TestServer,
  ask: (headers: Headers) => Promise<Answer>,
  leave: readonly string[] = [],
): Promise<Forced> {
  const before = await dump(server.store, leave);
  for (let statements = 0; ; statements++) {
    const answer = await ask({ "Test-Fail-At": String(statements) });
    if (answer.status !== 500) return { answer, statements };
    expect(answer.body).toMatchObject({ reason: "internal", final: false });
    expect(await dump(server.store, leave)).toBe(before);
    expect(statements).toBeLessThan(MOST);
  }
}

/**
 * Proves each of these writes: nothing is left behind by any failure, and the retry happens once.
 * @returns the count of statements that were made to fail, as it grows
 */
export function provesEach(
  serverOf: () => TestServer,
  writes: readonly Write[],
): { statements: number } {
  const forced = { statements: 0 };
  it.each(writes)("leaves nothing behind, and its retry happens once: $what", async (write) => {
    const server = serverOf();
    const committee = await aCommittee().with(1).units().in(server.store);
    const prepared = await write.prepare(committee);
    const before = await dump(server.store, COUNTED);
    const { answer, statements } = await failEach(server, prepared.ask, COUNTED);
    forced.statements += statements;
    expect([answer.status, answer.body]).toEqual([prepared.status, answer.body]);
    expect(statements).toBeGreaterThanOrEqual(write.least);
    const done = await dump(server.store, COUNTED);
    expect(done).not.toBe(before);
    await prepared.afterwards?.(answer);
    expect((await prepared.ask()).status).toBe(prepared.again);
    if (!prepared.anew) expect(await dump(server.store, COUNTED)).toBe(done);
  });
  afterAll(() => {
    console.log(`forced failures: ${forced.statements} statements, each made to fail alone`);
  });
  return forced;
}
