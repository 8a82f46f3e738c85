/** How one contract is kept, as it stands on this device: its clauses, what they made, and what was said of it. */
import type { Appraisal } from "../../shared/appraisal.ts";
import type { Commitment } from "../../shared/commitment.ts";
import { standingOf } from "../../shared/contract/standing.ts";
import type { Contract } from "../../shared/contract.ts";
import type { ContractClause } from "../../shared/contract-clause.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { settled } from "../../shared/kit/take.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { View } from "../../shared/sync/view.ts";

export interface KeptClause {
  clause: ContractClause;
  /** Its latest promise; null where that isn't on this device. */
  current: Commitment | null;
  /** Those before it, newest first. */
  earlier: readonly Commitment[];
}

export interface OfKept {
  /** In the order of the text. */
  clauses: readonly KeptClause[];
  appraisals: readonly Appraisal[];
}

/** What belongs to a contract that is in force, or was. */
export function ofKept(view: View, { id }: Contract, now: string): OfKept {
  const all = <E extends Entity>(noun: string): E[] =>
    [...(view.records.get(noun)?.values() ?? [])].map((record) =>
      settled(nounNamed(noun), record as E, now),
    );
  const clauses = all<ContractClause>("contractClause").filter(({ contract }) => contract === id);
  const ids = new Set(clauses.map((clause) => clause.id));
  const promises = all<Commitment>("commitment")
    .filter(({ source, sourceId }) => source === "contractClause" && ids.has(sourceId))
    .sort((one, other) => other.due.localeCompare(one.due));
  return {
    clauses: clauses
      .sort((one, other) => one.place - other.place)
      .map((clause) => ({
        clause,
        current: promises.find((one) => one.id === clause.current) ?? null,
        earlier: promises.filter((one) => one.sourceId === clause.id && one.id !== clause.current),
      })),
    appraisals: all<Appraisal>("appraisal").filter(({ contract }) => contract === id),
  };
}

/** How many of these are kept and overdue, each clause by its latest promise. */
export function countsOf(
  clauses: readonly KeptClause[],
  now: string,
): { count: number; kept: number; overdue: number } {
  const standings = clauses.flatMap(({ current }) => (current ? [standingOf(current, now)] : []));
  const having = (wanted: string) => standings.filter((standing) => standing === wanted).length;
  return { count: clauses.length, kept: having("kept"), overdue: having("overdue") };
}

/** How many supplements of it have come into force, whatever came of them; the others wait for their first day. */
export const supplementsInForce = (view: View, { supplements }: Contract): number =>
  supplements.filter((id) => {
    const found = view.records.get("contract")?.get(id) as Contract | undefined;
    return found !== undefined && found.clauses.length > 0;
  }).length;
