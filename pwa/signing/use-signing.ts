/** Signing in somebody's place: the statement over the bytes that this device showed, their key, and the command. */
import { bytesToHex } from "@noble/hashes/utils.js";
import { useState } from "preact/hooks";
import type { ContractText } from "../../shared/contract-text.ts";
import type { Signature } from "../../shared/signature.ts";
import type { Refused } from "../../shared/sync/storage.ts";
import { give, me, recordOf } from "../local/index.ts";
import { keepWords, type SignerWords, signWith } from "./key-store.ts";
import { type Computed, statementFor } from "./of-signing.ts";
import type { Held } from "./use-keys.ts";

interface Signed {
  frozen: ContractText;
  hashes: Computed;
  place: Signature;
  held: Held;
  signer: SignerWords;
  hand: SignerWords | null;
}

export interface Signing {
  busy: boolean;
  refusal: Refused | null;
  /** The browser could not sign. */
  failed: boolean;
  /** @returns whether it waits in the outbox */
  sign(signed: Signed): Promise<boolean>;
}

const NONCE_BYTES = 16;

export function useSigning(): Signing {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [failed, setFailed] = useState(false);
  return {
    busy,
    refusal,
    failed,
    async sign({ frozen, hashes, place, held, signer, hand }) {
      const who = me.peek();
      if (busy || !who) return false;
      setBusy(true);
      setRefusal(null);
      setFailed(false);
      try {
        const statement = statementFor({
          ...{ deployment: who.deployment, frozen, hashes, place, key: held.record, signer, hand },
          find: recordOf,
          nonce: bytesToHex(crypto.getRandomValues(new Uint8Array(NONCE_BYTES))),
          now: new Date().toISOString(),
        });
        const signature = await signWith(held.kept, statement);
        await keepWords(who.person, signer);
        const given = await give({
          noun: "signature",
          command: hand ? "witness" : "sign",
          target: place.id,
          committee: place.committee,
          args: { statement, signature, key: held.record.id },
        });
        if (given.outcome === "refused") setRefusal(given.refusal);
        return given.outcome === "waiting";
      } catch {
        setFailed(true);
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
