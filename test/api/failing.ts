/** Forcing a write to fail at each of its statements in turn: what both proofs of failure share. */
import { expect } from "vitest";
import type { Answer } from "./asking.ts";
import { dump } from "./dump.ts";
import type { TestServer } from "./harness.ts";

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
  ask: (headers: Record<string, string>) => Promise<Answer>,
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
