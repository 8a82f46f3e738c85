/** Something begun and not given: what it is about, and ways to go on or let go. */
import { useState } from "preact/hooks";
import type { AgendaItem } from "../../shared/agenda-item.ts";
import type { Resolution } from "../../shared/resolution.ts";
import { contractPath, draftPath, proposePath } from "../contracts/paths.ts";
import { recordOf } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { type Draft, dropDraft } from "../record/drafts.ts";
import { formPath } from "../record/paths.ts";
import { roomPath } from "../room/paths.ts";
import { VOTE_DRAFT } from "../room/vote-draft.ts";
import { t } from "../text/text.ts";
import { EntryHead } from "./waiting-entry.tsx";

/** The item that a resolution is being written on, in its meeting's room. */
const itemOf = ({ noun, command, target }: Draft): AgendaItem | undefined =>
  noun === "resolution" && command === "draft" && target
    ? recordOf<AgendaItem>("agendaItem", target)
    : undefined;

const isVote = ({ noun, command }: Draft): boolean =>
  noun === "resolution" && command === VOTE_DRAFT;

/** Where a contract goes on: its terms in their own form, everything else on its page. */
function placeOfContract({ command, target, committee }: Draft): string {
  if (command === "draft") {
    const [amends, kind] = target?.split(" ") ?? [];
    return draftPath(committee, { amends, kind });
  }
  if (command === "renew") return draftPath(committee, { renews: target ?? "" });
  return command === "propose"
    ? proposePath(committee, target ?? "")
    : contractPath(target ?? "", { do: command, on: target ?? "" });
}

/** Where a draft goes on: in the room of a meeting, on a contract's page, or in its form. */
function placeOf(draft: Draft): string {
  if (draft.noun === "contract") return placeOfContract(draft);
  if (draft.noun === "clauseComment" && draft.command === "say")
    return contractPath(draft.target ?? "", { do: "comment" });
  if (draft.noun === "appraisal") {
    const [contract = "", , by, of] = draft.target?.split(" ") ?? [];
    return contractPath(contract, { do: "appraise", by, of });
  }
  const { noun, command, target, committee } = draft;
  const item = itemOf(draft);
  if (item) return roomPath(item.meeting, { item: item.id, do: command });
  const voted = isVote(draft) && target ? recordOf<Resolution>("resolution", target) : undefined;
  return voted
    ? roomPath(voted.meeting, { item: voted.item, do: command, on: voted.id })
    : formPath(noun, target ?? "new", command, { committee });
}

/** Records that are kept by the contract that they are said of. */
const OF_CONTRACT: readonly string[] = ["clauseComment.say", "appraisal.give"];

export function DraftLine({ draft }: { draft: Draft }) {
  const [dropping, setDropping] = useState(false);
  const { noun, command, target, committee, at } = draft;
  const elsewhere = itemOf(draft) !== undefined || OF_CONTRACT.includes(`${noun}.${command}`);
  // What adds to a contract and what ends it are told apart behind its id.
  const about = elsewhere ? null : (target?.split(" ")[0] ?? null);
  const mutation = { id: "", noun, command, target: about, committee, base: null, args: {} };
  return (
    <li class="entry">
      <EntryHead
        entry={{ mutation, clientTime: at }}
        what={isVote(draft) ? t("field.resolution.vote") : undefined}
      />
      <div class="entry-actions">
        <Button href={placeOf(draft)}>{t("outbox.continue")}</Button>
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
