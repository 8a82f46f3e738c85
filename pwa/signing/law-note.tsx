/** What the law asks (Electronic Signature Law, articles 13 and 14), and which of it each kind of evidence supports. */
import { t } from "../text/text.ts";

export const LawNote = () => (
  <details class="record-more">
    <summary>{t("signing.law")}</summary>
    <p>{t("signing.law.asks")}</p>
    <dl class="signing-law">
      {(["key", "passkey", "paper_sealed", "witnessed"] as const).map((kind) => (
        <div key={kind}>
          <dt>{t(kind === "passkey" ? "signing.keys.place.passkey" : `kind.${kind}`)}</dt>
          <dd>{t(`signing.law.${kind}`)}</dd>
        </div>
      ))}
    </dl>
    <p>{t("signing.law.not")}</p>
  </details>
);
