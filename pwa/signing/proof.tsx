/** The proof of a contract as a file, and the page that checks it without us. */
import { useState } from "preact/hooks";
import { ProblemNotice } from "../account/problem-notice.tsx";
import type { Problem } from "../ask.ts";
import { saveFile } from "../ledger/files.ts";
import { Button } from "../look/button.tsx";
import { language, t } from "../text/text.ts";
import { proofPath, VERIFY_PATH } from "./paths.ts";

export function Proof({ contract }: { contract: string }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async () => {
    setBusy(true);
    setProblem(await saveProof(contract));
    setBusy(false);
  };
  return (
    <div class="record-section on-screen">
      <p class="aside">
        {t("signing.proof.why")} <a href={VERIFY_PATH}>{t("signing.proof.verify")}</a>
      </p>
      <ProblemNotice problem={problem} />
      <div class="record-actions">
        <Button icon="download" busy={busy} onClick={() => void save()}>
          {t("signing.proof")}
        </Button>
      </div>
    </div>
  );
}

/** Byte for byte as the server gives it. @returns why there is none, as long as it isn't sealed */
async function saveProof(contract: string): Promise<Problem | null> {
  try {
    const response = await fetch(proofPath(contract), {
      headers: { Accept: "application/json", "Accept-Language": language.peek() },
    });
    if (response.ok) {
      saveFile(`contract-${contract}.json`, await response.blob());
      return null;
    }
    const said = (await response.json()) as Partial<Problem>;
    return { reason: "unknown", ...said, status: response.status };
  } catch {
    return { reason: "offline", status: 0 };
  }
}
