/** One party's place under the text: whose it is, how it stands, and with what evidence it was filled. */
import type { ComponentChildren } from "preact";
import { readStatement } from "../../shared/contract/statement.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { Signature } from "../../shared/signature.ts";
import { StateLine } from "../look/state-line.tsx";
import { Tag } from "../look/tag.tsx";
import { Photos } from "../photo/photos.tsx";
import { deadlineOf } from "../record/deadline.ts";
import { whoNext } from "../record/names.ts";
import { sayInstant } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { Pending } from "../turn/pending.tsx";
import { nameOfSide } from "./key-holder.tsx";

export function PlaceRow({ of: place, children }: { of: Signature; children?: ComponentChildren }) {
  const side = nameOfSide(place.unit);
  return (
    <li class="row place-row">
      <p class="place-head">
        {place.inOrder && <span class="row-number">{place.place}</span>}
        <strong lang={langOf(side)}>{side}</strong>
        {place.kind && <Tag tone="gold">{t(`kind.${place.kind}`)}</Tag>}
      </p>
      <StateLine
        noun="signature"
        state={place.state}
        who={whoNext(place)}
        due={deadlineOf(nounNamed("signature"), place)}
      />
      <Said of={place} />
      {place.photos.length > 0 && (
        <details class="record-more">
          <summary>{t("field.signature.photos")}</summary>
          <Photos ids={place.photos} committee={place.committee} />
        </details>
      )}
      {place.reason && <p lang={langOf(place.reason)}>{place.reason}</p>}
      {place.state === "awaited" && place.remindedAt && (
        <p class="aside">{t("signing.reminded", { when: sayInstant(place.remindedAt) })}</p>
      )}
      {children}
      <Pending id={place.id} kept={false} />
    </li>
  );
}

/** Who signed, as what, and when by their own clock, out of the statement itself. */
function Said({ of: place }: { of: Signature }) {
  const said = place.statement ? readStatement(place.statement) : undefined;
  if (!said) return null;
  const { signer, for: hand, clientTime } = said;
  const { name, title, authority } = hand ?? signer;
  return (
    <p class="aside">
      <span lang={langOf(name)}>{[name, title, authority].filter(Boolean).join(" · ")}</span>
      {hand && (
        <span lang={langOf(signer.name)}>
          {" · "}
          {t("signing.witnessedBy", { name: signer.name })}
        </span>
      )}
      {" · "}
      {t("signing.claimedAt", { when: sayInstant(clientTime) })}
    </p>
  );
}
