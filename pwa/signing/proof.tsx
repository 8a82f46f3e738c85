/** The proof of a contract as a file, and the page that checks it without us. */
import { Button } from "../look/button.tsx";
import { t } from "../text/text.ts";
import { proofPath, VERIFY_PATH } from "./paths.ts";

export const Proof = ({ contract }: { contract: string }) => (
  <div class="record-section on-screen">
    <p class="aside">
      {t("signing.proof.why")} <a href={VERIFY_PATH}>{t("signing.proof.verify")}</a>
    </p>
    <div class="record-actions">
      <Button icon="download" href={proofPath(contract)} download>
        {t("signing.proof")}
      </Button>
    </div>
  </div>
);
