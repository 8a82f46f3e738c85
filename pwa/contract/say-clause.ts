/** A clause's facts in the reader's words. */
import { comesBack } from "../../shared/contract/recurrence.ts";
import type { Clause } from "../../shared/contract/terms.ts";
import { nameOf } from "../record/names.ts";
import { sayDate } from "../text/say.ts";
import { t } from "../text/text.ts";

/** How much, with its measure; empty where nothing is counted. */
export const sayQuantity = ({ quantity, measure }: Clause): string =>
  quantity === null ? "" : t("contract.quantity", { quantity, measure: measure ?? "" }).trim();

export const sayWhen = ({ due, every }: Clause): string =>
  comesBack(every)
    ? t("contract.when.first", { date: sayDate(due), every: t(`every.${every}`) })
    : sayDate(due);

export const sayTerm = ({ from, until }: { from: string; until: string }): string =>
  t("contract.term", { from: sayDate(from), until: sayDate(until) });

/** Each fact of a clause under its name, in the order in which it is told. */
export const factsOf = (clause: Clause): [name: string, fact: string][] => [
  [t("field.contract.clauses.what"), clause.what],
  [t("field.contract.clauses.owner"), nameOf("unit", clause.owner)],
  [t("field.contract.clauses.quantity"), sayQuantity(clause)],
  [t("contract.when"), sayWhen(clause)],
  [t("field.contract.clauses.evidence"), t(`evidence.${clause.evidence}`)],
];
