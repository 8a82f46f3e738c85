/** The journal contradicts itself: said plainly, with a way to take it all from the server again. */
import { useState } from "preact/hooks";
import { alarm, me, online, sessionEnded, startOver } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { Notice } from "../look/notice.tsx";
import { t } from "../text/text.ts";

/** Stands on every members' page while anything did not hold; nothing otherwise. */
export function AlarmLine() {
  const [asking, setAsking] = useState(false);
  const followed = alarm.value;
  if (!followed?.alarm) return null;
  const { committee } = followed;
  const { seq, expected, got } = followed.alarm;
  const name = me.value?.committees.find(({ code }) => code === committee)?.name ?? committee;
  // Without the server there is nothing to fill it from again.
  const closed = !online.value
    ? t("common.offline")
    : sessionEnded.value
      ? t("my.sessionEnded")
      : undefined;
  const again = () => {
    setAsking(false);
    void startOver(committee);
  };
  return (
    <div class="alarm-line">
      <Notice
        tone="bad"
        title={t("outbox.alarm")}
        actions={
          <Button icon="refresh" closed={closed} onClick={() => setAsking(true)}>
            {t("outbox.alarm.again")}
          </Button>
        }
      >
        {t("outbox.alarm.why", { seq })}
      </Notice>
      <Dialog
        open={asking}
        title={t("outbox.alarm.again.title", { committee: name })}
        onClose={() => setAsking(false)}
        confirm={{ label: t("outbox.alarm.again"), onConfirm: again }}
      >
        <p>{t("outbox.alarm.again.why")}</p>
        <p>{t("outbox.alarm.again.first", { seq })}</p>
        <dl class="alarm-hashes">
          <dt>{t("outbox.alarm.written")}</dt>
          <dd>{expected}</dd>
          <dt>{t("outbox.alarm.computed")}</dt>
          <dd>{got}</dd>
        </dl>
      </Dialog>
    </div>
  );
}
