/** Something begun and not given: what it is about, and ways to go on or let go. */
import { useState } from "preact/hooks";
import type { AgendaItem } from "../../shared/agenda-item.ts";
import { recordOf } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { type Draft, dropDraft } from "../record/drafts.ts";
import { formPath } from "../record/paths.ts";
import { roomPath } from "../room/paths.ts";
import { t } from "../text/text.ts";
import { EntryHead } from "./waiting-entry.tsx";

/** The item that a resolution is being written on, in its meeting's room. */
const itemOf = ({ noun, command, target }: Draft): AgendaItem | undefined =>
  noun === "resolution" && command === "draft" && target
    ? recordOf<AgendaItem>("agendaItem", target)
    : undefined;

export function DraftLine({ draft }: { draft: Draft }) {
  const [dropping, setDropping] = useState(false);
  const { noun, command, target, committee, at } = draft;
  const item = itemOf(draft);
  const about = item ? null : target;
  const mutation = { id: "", noun, command, target: about, committee, base: null, args: {} };
  return (
    <li class="entry">
      <EntryHead entry={{ mutation, clientTime: at }} />
      <div class="entry-actions">
        <Button
          href={
            item
              ? roomPath(item.meeting, { item: item.id, do: command })
              : formPath(noun, target ?? "new", command, { committee })
          }
        >
          {t("outbox.continue")}
        </Button>
        <Button kind="bare" icon="trash" onClick={() => setDropping(true)}>
          {t("outbox.discard")}
        </Button>
      </div>
      <Dialog
        open={dropping}
        title={t("outbox.discard.title")}
        onClose={() => setDropping(false)}
        confirm={{
          label: t("outbox.discard"),
          danger: true,
          onConfirm: () => void dropDraft(draft),
        }}
      >
        <p>{t("outbox.discard.why")}</p>
      </Dialog>
    </li>
  );
}
