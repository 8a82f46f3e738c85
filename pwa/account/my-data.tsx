/** `/my-data`: everything that is kept about me, to take along or to have erased. */
import { useState } from "preact/hooks";
import { ask, type Problem } from "../ask.ts";
import { Button } from "../look/button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { Notice } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { t } from "../text/text.ts";
import { CardForm } from "./card.tsx";
import { sayProblem } from "./say-problem.ts";
import { forgetMe, me } from "./session.ts";
import "./my.css";

/** `/my-data`. */
export default function MyData() {
  const [asking, setAsking] = useState(false);
  const [erased, setErased] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const take = async () => {
    setBusy(true);
    const answer = await ask<unknown>("GET", "/api/my-data");
    setBusy(false);
    if (!answer.done) return setProblem(answer.problem);
    setProblem(null);
    save(JSON.stringify(answer.body, null, 2), "gongjian-my-data.json");
  };
  const erase = async () => {
    setAsking(false);
    const answer = await ask("DELETE", "/api/my-data");
    if (!answer.done) return setProblem(answer.problem);
    setProblem(null);
    setErased(true);
    await forgetMe(true);
  };
  return (
    <Page title={t("data.title")} lead={t("data.lead")} back="/my">
      {problem && (
        <Notice tone="warn" title={sayProblem(problem).title}>
          {sayProblem(problem).detail}
        </Notice>
      )}
      {erased && (
        <Notice tone="good" title={t("data.erased")}>
          {t("data.erased.what")}
        </Notice>
      )}
      {!erased && (
        <>
          <section class="my-section">
            <h2>{t("data.what")}</h2>
            <ul class="plain-list">
              <li>{t("data.what.name")}</li>
              <li>{t("data.what.phone")}</li>
              <li>{t("data.what.devices")}</li>
              <li>{t("data.what.calendar")}</li>
              <li>{t("data.what.acts")}</li>
            </ul>
            <div>
              <Button icon="download" busy={busy} onClick={() => void take()}>
                {t(busy ? "common.loading" : "data.take")}
              </Button>
            </div>
          </section>
          {me.value?.edition === "domestic" && <CardForm />}
          <section class="my-section">
            <h2>{t("data.erase")}</h2>
            <p>{t("data.erase.what")}</p>
            <p>{t("data.erase.stays")}</p>
            <div>
              <Button kind="danger" icon="trash" onClick={() => setAsking(true)}>
                {t("data.erase.do")}
              </Button>
            </div>
          </section>
        </>
      )}
      <Dialog
        open={asking}
        title={t("data.erase.title")}
        onClose={() => setAsking(false)}
        confirm={{ label: t("data.erase.do"), danger: true, onConfirm: () => void erase() }}
      >
        <p>{t("data.erase.sure")}</p>
      </Dialog>
    </Page>
  );
}

/** Hands a text to the reader as a file. */
function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Some browsers read the blob only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
