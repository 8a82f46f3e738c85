/** Another party compares a sealed print with the text: side by side, then yes, or back with a reason. */
import type { ComponentChildren } from "preact";
import type { Signature } from "../../shared/signature.ts";
import { CheckWords } from "../contract/check-words.tsx";
import { Photos } from "../photo/photos.tsx";
import { langOf, t } from "../text/text.ts";
import { Pending } from "../turn/pending.tsx";
import { Answer } from "./answer.tsx";
import { nameOfSide } from "./key-holder.tsx";
import type { Computed } from "./of-signing.ts";

export function Compare(props: {
  place: Signature;
  hashes: Computed;
  /** The text as this device shows it. */
  children: ComponentChildren;
}) {
  const { place, hashes, children } = props;
  const side = nameOfSide(place.unit);
  return (
    <section class="record-section signing-card" id={`compare-${place.id}`}>
      <h2>
        {t("signing.compare")} <span lang={langOf(side)}>{side}</span>
      </h2>
      <p>{t("signing.compare.how")}</p>
      <div class="signing-beside">
        <div>
          <h3>{t("field.signature.photos")}</h3>
          <Photos ids={place.photos} committee={place.committee} />
        </div>
        <div>
          <h3>{t("field.signature.text")}</h3>
          <CheckWords of={hashes.sha256} />
          {children}
        </div>
      </div>
      <div class="record-actions">
        <Answer noun="signature" record={place} command="confirmSealed" kind="main" />
        <Answer noun="signature" record={place} command="returnSealed" />
      </div>
      <Pending id={place.id} kept={false} />
    </section>
  );
}
