/** One contract with everything that its negotiation needs, as it stands on this device. */
import type { ClauseComment } from "../../shared/clause-comment.ts";
import type { Contract } from "../../shared/contract.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { settled } from "../../shared/kit/take.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { View } from "../../shared/sync/view.ts";

export interface OfContract {
  contract: Contract;
  /** Newest version first. */
  texts: readonly ContractText[];
  /** The one that the contract stands by. */
  text: ContractText | null;
  /** Oldest first; none that was withdrawn. */
  comments: readonly ClauseComment[];
  /** What it adds to, ends or follows, and what does so to it; none that nobody goes on with. */
  related: readonly Contract[];
}

/** Null where the contract isn't on this device. */
export function ofContract(view: View, id: string, now: string): OfContract | null {
  const found = view.records.get("contract")?.get(id) as Contract | undefined;
  if (!found) return null;
  const contract = settled(nounNamed("contract"), found, now);
  const others = [...(view.records.get("contract")?.values() ?? [])] as Contract[];
  const its = <E extends Entity & { contract: string }>(noun: string): E[] =>
    ([...(view.records.get(noun)?.values() ?? [])] as E[]).filter(
      (record) => record.contract === id,
    );
  const texts = its<ContractText>("contractText").sort((one, other) => other.version - one.version);
  return {
    contract,
    texts,
    text: texts.find((text) => text.id === contract.textId) ?? null,
    comments: its<ClauseComment>("clauseComment")
      .filter(({ state }) => state !== "withdrawn")
      .sort(
        (one, other) =>
          one.createdAt.localeCompare(other.createdAt) || one.id.localeCompare(other.id),
      ),
    related: others
      .map((other) => settled(nounNamed("contract"), other, now))
      .filter(
        (other) =>
          other.state !== "dropped" &&
          (other.id === contract.amends ||
            other.id === contract.renewedBy ||
            other.amends === id ||
            other.renewedBy === id),
      )
      .sort((one, other) => one.id.localeCompare(other.id)),
  };
}
