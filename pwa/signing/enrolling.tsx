/** The office's side of an enrolment in person: the same four words stand on both screens, or the key is refused. */
import { checkWordsText } from "../../shared/contract/check-words.ts";
import type { SigningKey } from "../../shared/signing-key.ts";
import { CheckWords } from "../contract/check-words.tsx";
import { Notice } from "../look/notice.tsx";
import { errorText, t } from "../text/text.ts";
import { Pending } from "../turn/pending.tsx";
import { Answer } from "./answer.tsx";
import { KeyHolder } from "./key-holder.tsx";
import { openOffer } from "./who.ts";

interface Props {
  /** Of the committee. */
  keys: readonly SigningKey[];
  /** `keyId` that the other screen's code says; null where none was scanned. */
  scanned: string | null;
}

export function Enrolling({ keys, scanned }: Props) {
  const offered = keys.filter(({ state }) => state === "offered");
  const seen = scanned === null ? undefined : keys.find(({ keyId }) => keyId === scanned);
  if (offered.length === 0 && scanned === null) return null;
  return (
    <section class="record-section">
      <h2>{t("signing.enrol")}</h2>
      {scanned !== null && !seen && (
        <Notice tone="bad" title={t("signing.enrol.unknown")}>
          {t("signing.enrol.unknown.why")}
        </Notice>
      )}
      {scanned !== null && seen && seen.state !== "offered" && (
        <Notice tone="info">{t(`turn.signingKey.${seen.state}`)}</Notice>
      )}
      {offered.length > 0 && <p>{t("signing.enrol.how")}</p>}
      {offered.map((key) => (
        <ToEnrol key={key.id} of={key} scanned={key.keyId === scanned} />
      ))}
    </section>
  );
}

function ToEnrol({ of: key, scanned }: { of: SigningKey; scanned: boolean }) {
  return (
    <article class={scanned ? "signing-card signing-card-here" : "signing-card"}>
      <KeyHolder of={key} />
      {scanned && <Notice tone="good">{t("signing.enrol.scanned")}</Notice>}
      <CheckWords of={key.keyId} />
      {openOffer("signingKey", key, "enrol") ? (
        <p>{t("signing.enrol.ask")}</p>
      ) : (
        <p class="aside">{errorText("ownKey.detail")}</p>
      )}
      <div class="record-actions">
        <Answer
          noun="signingKey"
          record={key}
          command="enrol"
          kind="main"
          args={{ words: checkWordsText(key.keyId) }}
        />
        <Answer noun="signingKey" record={key} command="refuse" />
      </div>
      <Pending id={key.id} kept={false} />
    </article>
  );
}
