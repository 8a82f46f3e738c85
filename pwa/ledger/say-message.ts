/** Sentences of the ledger: its own texts, and words of the domain where a candidate is one. */
import type { SheetKind } from "../../shared/ledger/columns.ts";
import type { Message } from "../../shared/ledger/preview.ts";
import { sayDate } from "../text/say.ts";
import { hasText, type Key, t } from "../text/text.ts";

/** A question, reason, notice or candidate in the reader's language; dates as people read them. */
export function sayMessage({ key, params }: Message): string {
  const words = Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      (name === "date" || name === "reference") && /^\d{4}-\d{2}-\d{2}$/.test(String(value))
        ? sayDate(String(value))
        : value,
    ]),
  );
  return hasText(`ledger.${key}`) ? t(`ledger.${key}`, words) : t(key as Key, words);
}

/** The name of a column's field in a sheet of some kind. */
export const sayField = (kind: SheetKind, field: string): string =>
  hasText(`ledger.field.${kind}.${field}`)
    ? t(`ledger.field.${kind}.${field}`)
    : t(`ledger.field.${field}`);
