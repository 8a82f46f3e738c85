/** Giving commands from a page of its own: one at a time, and a "no" kept to be shown. */
import { useState } from "preact/hooks";
import type { Refused } from "../../shared/sync/storage.ts";
import { giveAll, type Intention } from "../local/index.ts";

export interface Giving {
  busy: boolean;
  refusal: Refused | null;
  /** @returns whether all were taken */
  giving(...intentions: Intention[]): Promise<boolean>;
}

export function useGiving(): Giving {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  return {
    busy,
    refusal,
    async giving(...intentions) {
      if (busy) return false;
      setBusy(true);
      setRefusal(null);
      const given = await giveAll(intentions);
      setBusy(false);
      const last = given.at(-1);
      if (last?.outcome === "refused") setRefusal(last.refusal);
      return last?.outcome === "waiting";
    },
  };
}
