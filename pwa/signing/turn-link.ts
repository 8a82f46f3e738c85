/** What waits to be signed, compared or enrolled is answered on a page of its own. */
import type { Entity } from "../../shared/kit/noun.ts";
import type { Signature } from "../../shared/signature.ts";
import type { Key } from "../text/text.ts";
import { KEYS_PATH, signPath } from "./paths.ts";

/** Where, and what is done there; null for every other record. */
export function signingLink(noun: string, record: Entity): { href: string; label: Key } | null {
  if (noun === "signingKey") return { href: KEYS_PATH, label: "command.signingKey.enrol" };
  if (noun !== "signature") return null;
  const { contract, state } = record as Signature;
  return {
    href: signPath(contract),
    label: state === "sealed_shown" ? "state.signature.sealed_shown" : "command.signature.sign",
  };
}
