/** Terms as they are read back out of a frozen text. */
import type { JsonValue } from "../journal/canonical.ts";
import {
  calendarDate,
  dueDate,
  listOf,
  nullable,
  object,
  oneOf,
  recordId,
  text,
  whole,
} from "../kit/values.ts";
import { EVERY } from "./recurrence.ts";
import {
  CADENCES,
  EVIDENCE_RULES,
  LONGEST_PACKAGE,
  MOST_CLAUSES,
  MOST_PARTIES,
  type Terms,
  termsOf,
} from "./terms.ts";

/** Lengths are the package's to bound: fixing a text may have spelled a letter in two. */
const kept = () => text(0, LONGEST_PACKAGE);
const frozenShape = object({
  parties: listOf(object({ unit: recordId(), name: kept() }), MOST_PARTIES),
  principles: kept(),
  from: calendarDate(),
  until: dueDate(),
  cadence: oneOf(CADENCES),
  clauses: listOf(
    object({
      what: kept(),
      quantity: nullable(whole(1, 1_000_000)),
      measure: nullable(kept()),
      owner: recordId(),
      due: dueDate(),
      every: oneOf(EVERY),
      evidence: oneOf(EVIDENCE_RULES),
    }),
    MOST_CLAUSES,
  ),
});

/** The terms within a package's data; null where it holds anything else. */
export function readTerms(data: JsonValue): Terms | null {
  const read = frozenShape.safeParse(data);
  return read.success ? termsOf(read.data) : null;
}
