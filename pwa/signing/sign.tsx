/** `/contracts/:id/sign#<sha256>`: the frozen text, read from its bytes, and one's own place under it. */
import type { ComponentChildren } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import type { Contract } from "../../shared/contract.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import type { Signature } from "../../shared/signature.ts";
import { CheckWords } from "../contract/check-words.tsx";
import { FrozenText } from "../contract/frozen-text.tsx";
import { holdsOffice } from "../contract/may.ts";
import { contractPath } from "../contracts/paths.ts";
import { busy, lastPull, recordOf, start, view } from "../local/index.ts";
import { EmptyState, Loading, Notice } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { StateLine } from "../look/state-line.tsx";
import { Members } from "../record/members.tsx";
import { actorHere, whoNext } from "../record/names.ts";
import { sayDate } from "../text/say.ts";
import { errorText, langOf, t } from "../text/text.ts";
import { Answer } from "./answer.tsx";
import { Compare } from "./compare.tsx";
import { SignCode } from "./key-code.tsx";
import { nameOfSide } from "./key-holder.tsx";
import { LawNote } from "./law-note.tsx";
import { type Computed, computed, placesOf } from "./of-signing.ts";
import { PlaceRow } from "./place-row.tsx";
import { Proof } from "./proof.tsx";
import { Sealed } from "./sealed.tsx";
import { SignByKey, Witness } from "./sign-by-key.tsx";
import { type OnDevice, useOnDevice } from "./use-keys.ts";
import { useScanned } from "./use-scanned.ts";
import { openOffer, signsFor } from "./who.ts";

export default function Sign() {
  useEffect(start, []);
  return (
    <Members title={t("signing.title")}>
      <Opened />
    </Members>
  );
}

function Opened() {
  const id = useRoute().params.id ?? "";
  const contract = recordOf<Contract>("contract", id);
  const frozen = recordOf<ContractText>("contractText", contract?.textId ?? "");
  if (contract && frozen?.package)
    return <OneContract key={id} contract={contract} frozen={frozen} />;
  return (
    <Page title={t("signing.title")} back={contract ? contractPath(id) : "/contracts"}>
      {busy.value && lastPull.value === null ? (
        <Loading />
      ) : (
        <EmptyState icon="search" title={t(contract ? "signing.notFrozen" : "record.gone")}>
          {t(contract ? "signing.notFrozen.why" : "record.gone.why")}
        </EmptyState>
      )}
    </Page>
  );
}

function OneContract({ contract, frozen }: { contract: Contract; frozen: ContractText }) {
  const [here] = useOnDevice();
  const scanned = useScanned();
  const hashes = useMemo(
    () => computed(contract, frozen),
    [contract.sha256, frozen.package, frozen.sha256],
  );
  const actor = actorHere();
  const places = placesOf(contract, (noun, id) => view.value.records.get(noun)?.get(id));
  const units = actor ? signsFor(actor, contract.committee) : [];
  const office = actor !== null && holdsOffice(actor, contract.committee);
  const text = <FrozenText text={frozen} />;
  return (
    <Page
      title={contract.title}
      lang={langOf(contract.title)}
      over={t("signing.title")}
      back={contractPath(contract.id)}
      lead={contract.signBy && t("signing.until", { date: sayDate(contract.signBy) })}
    >
      <StateLine noun="contract" state={contract.state} who={whoNext(contract)} large />
      {scanned !== null && hashes && <Scanned isThis={scanned === hashes.sha256} />}
      <section class="record-section">
        <h2>{t("field.signature.text")}</h2>
        {hashes ? (
          <>
            <p>{t("signing.text.words")}</p>
            <CheckWords of={hashes.sha256} />
            {text}
            <Notice tone="good">{t("signing.text.same")}</Notice>
            <details class="record-more">
              <summary>{t("signing.text.hashes")}</summary>
              <p class="signing-hash">
                SHA-256 <code>{hashes.sha256}</code>
              </p>
              <p class="signing-hash">
                SM3 <code>{hashes.sm3}</code>
              </p>
            </details>
          </>
        ) : (
          <Notice tone="bad" title={t("signing.text.differs")}>
            {t("signing.text.differs.why")}
          </Notice>
        )}
      </section>
      {hashes &&
        contract.state === "signing" &&
        places.map((place) => (
          <Place
            key={place.id}
            {...{ place, hashes, frozen, here, text }}
            own={units.includes(place.unit)}
          />
        ))}
      <section class="record-section">
        <h2>{t("signing.parties")}</h2>
        <ol class="rows">
          {places.map((place) => (
            <PlaceRow key={place.id} of={place}>
              {office && <OfOffice place={place} hashes={hashes} frozen={frozen} here={here} />}
            </PlaceRow>
          ))}
        </ol>
        <LawNote />
        <Proof contract={contract.id} />
      </section>
      {contract.state === "signing" && (
        <section class="record-section on-screen">
          <h2>{t("signing.link")}</h2>
          <p>{t("signing.link.why")}</p>
          <SignCode contract={contract.id} />
        </section>
      )}
    </Page>
  );
}

/** Whether the print in hand, whose code led here, is of the text that is shown. */
const Scanned = ({ isThis }: { isThis: boolean }) =>
  isThis ? (
    <Notice tone="good">{t("signing.scanned.same")}</Notice>
  ) : (
    <Notice tone="bad" title={errorText("paperOtherText.title")}>
      {t("signing.scanned.other")}
    </Notice>
  );

interface PlaceProps {
  place: Signature;
  hashes: Computed;
  frozen: ContractText;
  here: OnDevice | null;
  text: ComponentChildren;
  own: boolean;
}

/** What the reader is asked in this place: to sign it, or to compare what another party sealed. */
function Place({ place, hashes, frozen, here, text, own }: PlaceProps) {
  if (openOffer("signature", place, "confirmSealed"))
    return (
      <Compare place={place} hashes={hashes}>
        {text}
      </Compare>
    );
  if (!own || !openOffer("signature", place, "sign")) return null;
  const side = nameOfSide(place.unit);
  return (
    <section class="record-section signing-card">
      <h2>
        {t("signing.your")} <span lang={langOf(side)}>{side}</span>
      </h2>
      {place.reason && (
        <Notice tone="warn" title={t("signing.returned")}>
          {place.reason}
        </Notice>
      )}
      <h3>{t("kind.key")}</h3>
      {here && <SignByKey frozen={frozen} hashes={hashes} place={place} here={here} />}
      <details class="record-more">
        <summary>{t("signing.paper")}</summary>
        <Sealed hashes={hashes} place={place} />
      </details>
      <details class="record-more">
        <summary>{t("signing.decline")}</summary>
        <p>{t("signing.decline.why")}</p>
        <Answer noun="signature" record={place} command="decline" kind="danger" />
      </details>
    </section>
  );
}

/** What the office does about a place: reminds, or stands by as the witness. */
function OfOffice({
  place,
  hashes,
  frozen,
  here,
}: Pick<PlaceProps, "place" | "frozen" | "here"> & { hashes: Computed | null }) {
  if (!openOffer("signature", place, "remind")) return null;
  return (
    <>
      <div class="record-actions">
        <Answer noun="signature" record={place} command="remind" />
      </div>
      {hashes && here && openOffer("signature", place, "witness") && (
        <details class="record-more">
          <summary>{t("signing.witness")}</summary>
          <p>{t("signing.witness.how")}</p>
          <Witness frozen={frozen} hashes={hashes} place={place} here={here} />
        </details>
      )}
    </>
  );
}
