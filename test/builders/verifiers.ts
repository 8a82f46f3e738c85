/** Both verifiers of a contract's bundle, side by side. */
import { createHash } from "node:crypto";
import { expect } from "vitest";
import { verifyFile } from "../../pwa/verify/check.ts";
import { verifyBundle } from "../../shared/contract/verify.ts";

/** What both say of a file: they may differ in nothing but the order in which they found what is wrong. */
export async function bothSay(bytes: Uint8Array) {
  const one = await verifyBundle(bytes);
  const other = await verifyFile(bytes);
  const [said, alsoSaid] = [one, other].map(({ verdict, problems, ...lists }) => [
    verdict,
    problems.map(line).sort(),
    [lists.proven, lists.asserted, lists.notShown].map((list) => list.map(line)),
  ]);
  // Looking closer takes longer than verifying, and is done thousands of times.
  if (JSON.stringify(said) !== JSON.stringify(alsoSaid)) expect(alsoSaid).toEqual(said);
  expect(other.text?.text).toBe(one.text?.package.text);
  return one;
}

const line = ({ key, params }: { key: string; params: object }): string =>
  `${key} ${JSON.stringify(Object.entries(params).sort())}`;

/**
 * Has the runtime answer at once what it was asked before: the same signature over the same bytes under the same
 * key. Thousands of files that differ in a bit are verified in seconds then; none is verified less. No spies of
 * vitest's: they keep every call.
 * @returns what puts it back
 */
export function rememberCryptography(): () => void {
  const { subtle } = crypto;
  const known = new Map<string, Promise<unknown>>();
  const names = new Map<unknown, string>();
  const spelled = (bytes: unknown) => Buffer.from(bytes as Uint8Array).toString("base64");
  const once = (question: string, ask: () => Promise<unknown>): Promise<unknown> => {
    const answer = known.get(question) ?? ask();
    known.set(question, answer);
    return answer;
  };
  type Call = (...all: unknown[]) => Promise<unknown>;
  const importKey = subtle.importKey.bind(subtle) as Call;
  const verify = subtle.verify.bind(subtle) as Call;
  const remembering: Record<string, Call> = {
    importKey: (...all) => {
      const question = JSON.stringify([all[0], spelled(all[1]), all[2]]);
      return once(question, async () => {
        const key = await importKey(...all);
        names.set(key, question);
        return key;
      });
    },
    verify: (way, key, signature, message) =>
      once([names.get(key), JSON.stringify(way), spelled(signature), spelled(message)].join(), () =>
        verify(way, key, signature, message),
      ),
    digest: async (_, bytes) =>
      Uint8Array.from(
        createHash("sha256")
          .update(bytes as Uint8Array)
          .digest(),
      ).buffer,
  };
  for (const [name, value] of Object.entries(remembering))
    Object.defineProperty(subtle, name, { value, configurable: true });
  return () => {
    for (const name of Object.keys(remembering)) Reflect.deleteProperty(subtle, name);
  };
}
