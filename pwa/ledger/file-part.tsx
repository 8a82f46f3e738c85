/** Picking the file, and how far reading it is. */
import { useRef } from "preact/hooks";
import { sayProblem } from "../account/say-problem.ts";
import { Button } from "../look/button.tsx";
import { Notice, Progress } from "../look/notice.tsx";
import { t } from "../text/text.ts";
import { EarlierAnswers } from "./earlier-answers.tsx";
import {
  discard,
  dropAnswers,
  earlier,
  failed,
  goOn,
  openFile,
  phase,
  resume,
  sending,
  stop,
  summary,
  trouble,
  unfinished,
} from "./import-state.ts";
import type { Phase } from "./messages.ts";
import { sayMessage } from "./say-message.ts";

const PHASES: readonly Phase[] = ["inspect", "unpack", "read", "lists", "plan"];

export function FilePart({ committee }: { committee: string }) {
  const input = useRef<HTMLInputElement>(null);
  const at = phase.value;
  return (
    <section class="ledger-part on-screen" aria-label={t("ledger.page.file")}>
      {unfinished.value?.committee === committee && !sending.value && (
        <Notice
          tone="warn"
          title={t("ledger.page.unfinished")}
          actions={
            <>
              <Button icon="refresh" onClick={resume}>
                {t("ledger.page.resume")}
              </Button>
              <Button kind="bare" onClick={discard}>
                {t("ledger.page.discard")}
              </Button>
            </>
          }
        >
          {t("ledger.page.unfinished.why", { steps: unfinished.value.steps })}
        </Notice>
      )}
      {earlier.value?.committee === committee && !sending.value && (
        <EarlierAnswers
          of={earlier.value}
          onGoOn={() => goOn(true)}
          onAgain={() => goOn(false)}
          onDrop={dropAnswers}
        />
      )}
      {failed.value && (
        <Notice tone="bad" title={t("ledger.page.failed")}>
          {sayMessage(failed.value)}
        </Notice>
      )}
      {trouble.value && (
        <Notice tone="bad" title={sayProblem({ status: 0, ...trouble.value }).title}>
          {sayProblem({ status: 0, ...trouble.value }).detail}
        </Notice>
      )}
      {at !== null ? (
        <Progress
          label={t(`ledger.phase.${at}`)}
          done={PHASES.indexOf(at) + 1}
          total={PHASES.length}
          onCancel={stop}
        />
      ) : (
        !sending.value && (
          <div class="ledger-actions">
            <input
              ref={input}
              id="import-file"
              hidden
              type="file"
              accept=".xlsx,.csv,text/csv"
              aria-label={t("ledger.page.pick")}
              onChange={({ currentTarget }) => {
                const file = currentTarget.files?.[0];
                currentTarget.value = "";
                if (file) openFile(committee, file);
              }}
            />
            <Button
              kind={summary.value ? "plain" : "main"}
              icon="upload"
              onClick={() => input.current?.click()}
            >
              {t(summary.value ? "ledger.page.pickOther" : "ledger.page.pick")}
            </Button>
            {summary.value && (
              <Button kind="bare" icon="cross" onClick={stop}>
                {t("ledger.page.stop")}
              </Button>
            )}
          </div>
        )
      )}
    </section>
  );
}
