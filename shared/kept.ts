/**
 * What a row of the paper ledger says besides a noun's own fields: the remark, and columns that only
 * this committee's form has. Kept so that nothing typed is lost on the way in and out.
 */
import { freeText, listOf, object, optional, text } from "./kit/values.ts";

/** A cell of a column that only this ledger has, under its own header. */
export interface Extra {
  header: string;
  text: string;
}
export interface Kept {
  remark: string | null;
  extras: Extra[];
}

/** Fields of a command's input; what is left out stays as it was. */
export const kept = {
  remark: optional(freeText(0, 500)),
  extras: optional(listOf(object({ header: text(0, 100), text: freeText(1, 2000) }), 30)),
};

export const NOTHING_KEPT: Kept = { remark: null, extras: [] };

/** What a record keeps after an input: a form that knows nothing of extra columns leaves them alone. */
export const keptOf = (
  input: { remark?: string | undefined; extras?: Extra[] | undefined },
  before: Kept,
): Kept => ({
  remark: input.remark === undefined ? before.remark : input.remark || null,
  extras: input.extras ?? before.extras,
});
