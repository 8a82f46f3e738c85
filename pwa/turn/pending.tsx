/** Whether what was given on a record has been sent. */
import { pendingOn } from "../local/index.ts";
import { Icon } from "../look/icons.tsx";
import { t } from "../text/text.ts";

/** Not sent yet, refused, or kept just now. */
export function Pending({ id, kept }: { id: string; kept: boolean }) {
  const entries = pendingOn(id);
  if (entries.some(({ status }) => status === "refused"))
    return (
      <p class="turn-refused">
        <Icon name="alert" />
        <a href="/outbox">{t("desk.refused")}</a>
      </p>
    );
  if (entries.length > 0)
    return (
      <p class="turn-waiting">
        <Icon name="waiting" />
        <a href="/outbox">{t("desk.notSent")}</a>
      </p>
    );
  return kept ? (
    <p class="turn-kept" role="status">
      <Icon name="check" />
      {t("desk.sent")}
    </p>
  ) : null;
}
