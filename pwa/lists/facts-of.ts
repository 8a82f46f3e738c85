/** The short facts of a record in a list: which unit, where, how much. */
import type { Entity } from "../../shared/kit/noun.ts";
import { pendingOn } from "../local/index.ts";
import { nounOf } from "../record/fields.ts";
import { isWord, nameOf, wordOf } from "../record/names.ts";

const FACTS: Readonly<Record<string, readonly string[]>> = {
  problem: ["place", "grid", "reporters"],
  commitment: ["unit", "grid"],
  project: ["lead"],
  resource: ["unit", "kind"],
  station: ["unit", "kind", "grid"],
  stationReport: ["word", "unit"],
  unit: ["nature", "grid"],
  seat: ["unit", "role"],
  contract: ["kind", "parties"],
  contractText: ["by"],
  contractClause: ["unit", "every"],
  clauseComment: ["by", "contract"],
  signature: ["kind"],
  appraisal: ["grade", "stage"],
};

/** A record's short facts in words; what it hasn't is left out. */
export function factsOf(noun: string, record: Entity): string[] {
  const own = record as unknown as Record<string, unknown>;
  const facts = (FACTS[noun] ?? []).flatMap((field) => {
    const value = Array.isArray(own[field]) ? own[field][0] : own[field];
    if (typeof value !== "string" || value === "") return [];
    const other = nounOf(field, noun);
    return other ? nameOf(other, value) : isWord(field) ? wordOf(field, value) : value;
  });
  return [...new Set(facts)];
}

/** Whether something given here on it has not been sent. */
export const isNotSent = ({ id }: Entity): boolean =>
  pendingOn(id).some(({ status }) => status === "waiting");
