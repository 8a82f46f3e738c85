/** Who holds a key: name, title, and for whom it signs. */
import type { SigningKey } from "../../shared/signing-key.ts";
import { nameOf } from "../record/names.ts";
import { langOf, t } from "../text/text.ts";

/** Name of the unit for which somebody signs; the committee where it is null. */
export const nameOfSide = (unit: string | null): string =>
  unit === null ? t("committee") : nameOf("unit", unit);

export function KeyHolder({ of: key }: { of: SigningKey }) {
  const side = nameOfSide(key.unit);
  return (
    <p class="key-holder">
      <strong lang={langOf(key.name ?? "")}>{key.name ?? "–"}</strong>{" "}
      <span lang={langOf(key.title ?? "")}>{key.title}</span>
      {" · "}
      <span lang={langOf(side)}>{side}</span>
    </p>
  );
}
