/** What of a contract waits to be signed, compared, enrolled or appraised is answered on a page of its own. */
import type { Entity } from "../../shared/kit/noun.ts";
import type { Signature } from "../../shared/signature.ts";
import { contractPath } from "../contracts/paths.ts";
import type { Key } from "../text/text.ts";
import { KEYS_PATH, signPath } from "./paths.ts";

/** Where, and what is done there; null for every other record. */
export function signingLink(noun: string, record: Entity): { href: string; label: Key } | null {
  if (noun === "signingKey") return { href: KEYS_PATH, label: "command.signingKey.enrol" };
  if (noun === "contract" && /^(mid|final)_review$/.test(record.state))
    return { href: contractPath(record.id), label: "stage.appraise" };
  if (noun !== "signature") return null;
  const { contract, state } = record as Signature;
  return {
    href: signPath(contract),
    label: state === "sealed_shown" ? "state.signature.sealed_shown" : "command.signature.sign",
  };
}
