/** A contract's paper from what stands on this device. What it takes to compare hashes loads with the tap. */
import { checkWords } from "../../shared/contract/check-words.ts";
import type { Party } from "../../shared/contract/terms.ts";
import type { Contract } from "../../shared/contract.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import type { ContractValues, EvidenceValues } from "../../shared/document/contract.ts";
import type { Signature } from "../../shared/signature.ts";
import type { SigningKey } from "../../shared/signing-key.ts";
import type { PublishedSignature } from "../board/contracts.ts";
import { readFrozen } from "../contract/read-frozen.ts";

interface Standing {
  contract: Contract;
  text: ContractText;
  /** In the parties' order; none before signing is open. */
  signatures: readonly Signature[];
  keyOf(id: string): SigningKey | undefined;
  /** Where the signatures of a published contract stand in the journal, in the same order. */
  recorded: readonly PublishedSignature[];
}

/** @returns why there is no paper where the bytes are not those that the record holds the hashes of */
export function paperValues(of: Standing, origin: string): ContractValues | "unread" | "other" {
  const { contract, text, signatures, keyOf, recorded } = of;
  const frozen = readFrozen(text);
  if (typeof frozen === "string") return frozen;
  const [sha256, sm3] = [text.sha256 ?? "", text.sm3 ?? ""];
  const { parties } = frozen.data as unknown as { parties: readonly Party[] };
  const evidenceOf = (unit: string): EvidenceValues | null => {
    const at = signatures.findIndex((signature) => signature.unit === unit);
    const signature = signatures[at];
    if (signature?.state !== "signed" || signature.kind === null) return null;
    const key = signature.key === null ? undefined : keyOf(signature.key);
    const { before = null, after = null } = recorded[at] ?? {};
    return {
      ...{ kind: signature.kind, recordedAt: signature.stateAt },
      keyWords: key ? checkWords(key.keyId) : [],
      between: after && { before: before?.size ?? null, after: after.size },
    };
  };
  return {
    ...{ title: frozen.title, version: frozen.version, text: frozen.text },
    ...{ sha256, sm3, words: checkWords(sha256) },
    link: `${origin}/contracts/${contract.id}/sign#${sha256}`,
    places: parties.map(({ unit, name }) => ({
      party: name,
      evidence: evidenceOf(unit),
    })),
  };
}
