/** The keys that whoever is here may sign with on this device, and what they typed about themselves. */
import { useEffect, useState } from "preact/hooks";
import type { SigningKey } from "../../shared/signing-key.ts";
import { me, pendingOn, recordsOf } from "../local/index.ts";
import { type KeptKey, keysOf, type SignerWords, wordsOf } from "./key-store.ts";

export interface OnDevice {
  keys: readonly KeptKey[];
  words: SignerWords;
}

/** Null until they have been read. */
export function useOnDevice(): [OnDevice | null, (next: Partial<OnDevice>) => void] {
  const [found, setFound] = useState<OnDevice | null>(null);
  const person = me.value?.person ?? "";
  useEffect(() => {
    let here = true;
    void Promise.all([keysOf(person), wordsOf(person)]).then(
      ([keys, words]) => here && setFound({ keys, words }),
    );
    return () => {
      here = false;
    };
  }, [person]);
  return [found, (next) => setFound((before) => before && { ...before, ...next })];
}

/** A key on this device and its record. */
export type Held = { kept: KeptKey; record: SigningKey };

/** The key with which somebody signs for this unit (null: for the committee) on this device, once it is enrolled. */
export const enrolledHere = (
  { keys }: OnDevice,
  committee: string,
  unit: string | null,
): Held | undefined =>
  recordsOf<SigningKey>("signingKey")
    .filter(
      (record) =>
        record.state === "enrolled" && record.unit === unit && record.committee === committee,
    )
    .flatMap((record) => {
      const kept = keys.find(({ keyId }) => keyId === record.keyId);
      return kept ? [{ kept, record }] : [];
    })[0];

/** Keys on this device that the server has refused or stopped for good. */
export const endedHere = (here: OnDevice | null, keys: readonly SigningKey[]): KeptKey[] => {
  const ended = keys.filter(
    ({ id, state }) => ["refused", "revoked"].includes(state) && pendingOn(id).length === 0,
  );
  return (here?.keys ?? []).filter((kept) => ended.some(({ keyId }) => keyId === kept.keyId));
};
