/** What is on this device and not with the server: waiting, refused, or not finished. Nothing is lost here. */
import { useEffect, useState } from "preact/hooks";
import type { Entry } from "../../shared/sync/storage.ts";
import {
  asText,
  busy,
  lasting,
  me,
  oldOutbox,
  online,
  outbox,
  ready,
  sessionEnded,
  start,
  syncNow,
} from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { EmptyState, Loading, Notice } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { AlarmLine } from "../record/alarm-line.tsx";
import { drafts, findDrafts } from "../record/drafts.ts";
import { nameOf } from "../record/names.ts";
import { errorText, t } from "../text/text.ts";
import { DraftLine } from "./draft-line.tsx";
import { isOld } from "./old.ts";
import { RefusedEntry } from "./refused-entry.tsx";
import { WaitingEntry } from "./waiting-entry.tsx";

/** `/outbox`. */
export default function Outbox() {
  useEffect(start, []);
  useEffect(() => void findDrafts(), [outbox.value]);
  const waiting = outbox.value.filter(({ status }) => status === "waiting");
  const refused = outbox.value.filter(({ status }) => status === "refused");
  const old = oldOutbox.value.length + drafts.value.filter(isOld).length;
  const empty = waiting.length + refused.length + drafts.value.length === 0;
  // Before this device's store has been read, nothing may be said about what is in it.
  const read = ready.value || me.value === null;
  return (
    <Page title={t("my.outbox")} back="/my">
      <AlarmLine />
      {sessionEnded.value && (
        <Notice tone="bad" title={t("my.sessionEnded")}>
          {t("my.sessionEnded.why")}
        </Notice>
      )}
      {old > 0 && (
        <Notice tone="warn" title={t("outbox.old", { count: old })}>
          {t("outbox.old.why")}
        </Notice>
      )}
      {!lasting.value && <Notice tone="warn">{t("outbox.notLasting")}</Notice>}
      {!read && <Loading />}
      {read && empty && (
        <EmptyState icon="sent" title={t("outbox.none")}>
          {t("outbox.none.why")}
        </EmptyState>
      )}
      {refused.length > 0 && (
        <section class="outbox-part">
          <h2>{t("outbox.refused")}</h2>
          <ul class="entries">
            {refused.map((entry) => (
              <RefusedEntry key={entry.mutation.id} entry={entry} />
            ))}
          </ul>
        </section>
      )}
      {waiting.length > 0 && (
        <section class="outbox-part">
          <h2>{t("outbox.waiting")}</h2>
          <div>
            <Button
              kind="main"
              icon="refresh"
              busy={busy.value}
              closed={online.value ? undefined : t("common.offline")}
              onClick={() => void syncNow()}
            >
              {t(busy.value ? "outbox.sending" : "outbox.sendNow")}
            </Button>
          </div>
          <ul class="entries">
            {waiting.map((entry) => (
              <WaitingEntry key={entry.mutation.id} entry={entry} />
            ))}
          </ul>
        </section>
      )}
      {waiting.length + refused.length > 0 && <CopyOut entries={[...refused, ...waiting]} />}
      {drafts.value.length > 0 && (
        <section class="outbox-part">
          <h2>{t("outbox.drafts")}</h2>
          <ul class="entries">
            {drafts.value.map((draft) => (
              <DraftLine
                key={`${draft.noun}/${draft.command}/${draft.target ?? draft.committee}`}
                draft={draft}
              />
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

/** Everything as text: into the clipboard, or to select by hand where that is forbidden. */
function CopyOut({ entries }: { entries: readonly Entry[] }) {
  const [state, setState] = useState<"asked" | "copied" | "byHand">("asked");
  const text = asText(entries, errorText, nameOf);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setState("copied");
    } catch {
      setState("byHand");
    }
  };
  return (
    <section class="outbox-part">
      <div>
        <Button icon="list" onClick={() => void copy()}>
          {t(state === "copied" ? "common.copied" : "outbox.copy")}
        </Button>
      </div>
      {state === "byHand" && (
        <label class="field">
          <span class="field-label">{t("outbox.text")}</span>
          <span class="aside">{t("outbox.text.how")}</span>
          <textarea
            readOnly
            rows={8}
            value={text}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
      )}
    </section>
  );
}
