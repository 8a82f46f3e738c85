/** `/signing-keys#<keyId>`: keys made here, and those that the office compares in person and enrols. */
import { useEffect } from "preact/hooks";
import type { SigningKey } from "../../shared/signing-key.ts";
import { CheckWords } from "../contract/check-words.tsx";
import { holdsOffice } from "../contract/may.ts";
import { recordsOf, start } from "../local/index.ts";
import { EmptyState } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { CommitteeChoice, useCommittee } from "../meetings/committee.tsx";
import { Members } from "../record/members.tsx";
import { actorHere } from "../record/names.ts";
import { t } from "../text/text.ts";
import { Pending } from "../turn/pending.tsx";
import { Answer } from "./answer.tsx";
import { Enrolling } from "./enrolling.tsx";
import { KeyHolder } from "./key-holder.tsx";
import { OwnKeys } from "./own-keys.tsx";
import { KEYS_PATH } from "./paths.ts";
import { useScanned } from "./use-scanned.ts";
import { signsFor } from "./who.ts";

export default function SigningKeys() {
  useEffect(start, []);
  return (
    <Members title={t("noun.signingKey.many")}>
      <Opened />
    </Members>
  );
}

function Opened() {
  const committee = useCommittee();
  const scanned = useScanned();
  const actor = actorHere();
  const code = committee?.code ?? "";
  const identities = actor && committee ? signsFor(actor, code) : [];
  const keys = recordsOf<SigningKey>("signingKey").filter((key) => key.committee === code);
  const office = actor !== null && holdsOffice(actor, code);
  return (
    <Page title={t("noun.signingKey.many")} lead={t("signing.keys.lead")} back="/my">
      <CommitteeChoice code={code} at={KEYS_PATH} />
      {identities.length === 0 && !office && (
        <EmptyState icon="closed" title={t("signing.keys.notYours")}>
          {t("signing.keys.notYours.why")}
        </EmptyState>
      )}
      {office && <Enrolling keys={keys} scanned={scanned} />}
      {identities.map((unit) => (
        <OwnKeys key={unit ?? ""} unit={unit} committee={code} keys={keys} />
      ))}
      {office && <Enrolled keys={keys} />}
    </Page>
  );
}

/** Every key that may sign, so that a lost phone's can be stopped by whoever is told of it. */
function Enrolled({ keys }: { keys: readonly SigningKey[] }) {
  const enrolled = keys.filter(({ state }) => state === "enrolled");
  if (enrolled.length === 0) return null;
  return (
    <section class="record-section">
      <h2>{t("signing.keys.enrolled", { count: enrolled.length })}</h2>
      <ul class="rows">
        {enrolled.map((key) => (
          <li key={key.id} class="row key-row">
            <KeyHolder of={key} />
            <CheckWords of={key.keyId} />
            <Answer noun="signingKey" record={key} command="revoke" kind="bare" />
            <Pending id={key.id} kept={false} />
          </li>
        ))}
      </ul>
    </section>
  );
}
