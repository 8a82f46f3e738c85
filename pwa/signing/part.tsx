/** Signing on the contract's page: each party's place, whose turn it is, and the proof that can be taken along. */
import type { Contract } from "../../shared/contract.ts";
import { view } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { sayDate } from "../text/say.ts";
import { t } from "../text/text.ts";
import { SignCode } from "./key-code.tsx";
import { LawNote } from "./law-note.tsx";
import { placesOf } from "./of-signing.ts";
import { signPath } from "./paths.ts";
import { PlaceRow } from "./place-row.tsx";
import { Proof } from "./proof.tsx";
import { openOffer } from "./who.ts";

/** Nothing as long as no text is frozen. */
export function Signing({ contract }: { contract: Contract }) {
  if (contract.sha256 === null) return null;
  const places = placesOf(contract, (noun, id) => view.value.records.get(noun)?.get(id));
  const mine = places.some(
    (place) =>
      openOffer("signature", place, "sign") ?? openOffer("signature", place, "confirmSealed"),
  );
  return (
    <section class="record-section" id="signing">
      <h2>{t("signing.title")}</h2>
      {contract.state === "signing" && contract.signBy && (
        <p>
          {t("signing.until", { date: sayDate(contract.signBy) })}
          {" · "}
          {t("signing.count", { signed: contract.signed, all: contract.parties.length })}
        </p>
      )}
      {places.length > 0 && (
        <ol class="rows">
          {places.map((place) => (
            <PlaceRow key={place.id} of={place} />
          ))}
        </ol>
      )}
      <div class="record-actions on-screen">
        <Button kind={mine ? "main" : "plain"} icon="seal" href={signPath(contract.id)}>
          {t(mine ? "signing.open.mine" : "signing.open")}
        </Button>
      </div>
      {contract.state === "signing" && (
        <details class="record-more on-screen">
          <summary>{t("signing.link")}</summary>
          <p>{t("signing.link.why")}</p>
          <SignCode contract={contract.id} />
        </details>
      )}
      <Proof contract={contract.id} />
      <LawNote />
    </section>
  );
}
