/** Both verifiers of a contract's bundle, side by side. */
import { createHash } from "node:crypto";
import { expect, vi } from "vitest";
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
 * key. Thousands of files that differ in a bit are verified in seconds then; none is verified less.
 */
export function rememberCryptography(): () => void {
  const { subtle } = crypto;
  const known = new Map<string, Promise<unknown>>();
  const names = new Map<CryptoKey, string>();
  const hex = (bytes: unknown) => Buffer.from(bytes as Uint8Array).toString("base64");
  const once = <T>(question: string, ask: () => Promise<T>): Promise<T> => {
    const answer = known.get(question) ?? ask();
    known.set(question, answer);
    return answer as Promise<T>;
  };
  const importKey = subtle.importKey.bind(subtle) as (...all: unknown[]) => Promise<CryptoKey>;
  const verify = subtle.verify.bind(subtle);
  const spies = [
    vi.spyOn(subtle, "importKey").mockImplementation((...all: unknown[]) => {
      const question = JSON.stringify([all[0], hex(all[1]), all[2]]);
      return once(question, async () => {
        const key = await importKey(...all);
        names.set(key, question);
        return key;
      });
    }),
    vi
      .spyOn(subtle, "verify")
      .mockImplementation((way, key, signature, message) =>
        once([names.get(key), JSON.stringify(way), hex(signature), hex(message)].join(), () =>
          verify(way, key, signature, message),
        ),
      ),
    vi.spyOn(subtle, "digest").mockImplementation(async (_, bytes) => {
      const digest = createHash("sha256")
        .update(bytes as Uint8Array)
        .digest();
      return Uint8Array.from(digest).buffer;
    }),
  ];
  return () => {
    for (const spy of spies) spy.mockRestore();
  };
}
