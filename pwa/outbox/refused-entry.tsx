/** A refused entry: why, every word of it, and for a conflict both versions and what may be made of them. */
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { NOUNS } from "../../shared/nouns.ts";
import type { Entry, Refused } from "../../shared/sync/storage.ts";
import { discard, type Resolution, recordOf, resolve } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { keepDraft } from "../record/drafts.ts";
import { fieldsOf } from "../record/fields.ts";
import { formPath } from "../record/paths.ts";
import { Refusal } from "../record/refusal.tsx";
import { typedIn } from "../record/values.ts";
import { errorText, langOf, t } from "../text/text.ts";
import { toldIn, wordsFor } from "./told.ts";
import { EntryHead, Told } from "./waiting-entry.tsx";

export function RefusedEntry({ entry }: { entry: Entry }) {
  const { mutation, refusal } = entry;
  const [failed, setFailed] = useState<Refused | null>(null);
  const [dropping, setDropping] = useState(false);
  const [busy, setBusy] = useState(false);
  const settle = async (resolution: Resolution) => {
    setBusy(true);
    const resolved = await resolve(mutation.id, resolution);
    setBusy(false);
    setFailed(resolved.outcome === "refused" ? resolved.refusal : null);
  };
  const conflict = refusal?.reason === "conflict" && mutation.target !== null;
  return (
    <li class="entry">
      <EntryHead entry={entry} />
      {refusal && <Refusal of={refusal} />}
      {refusal && refusal.issues.length > 0 && (
        <ul class="aside">
          {refusal.issues.map(({ path, reason }) => (
            <li key={path}>{`${t(`field.${mutation.noun}.${path}`)} · ${errorText(reason)}`}</li>
          ))}
        </ul>
      )}
      {conflict ? <Versions entry={entry} /> : <Told entry={entry} />}
      {failed && <Refusal of={failed} />}
      <div class="entry-actions">
        {conflict ? (
          <>
            <Button busy={busy} onClick={() => void settle({ keep: "mine" })}>
              {t("outbox.mine")}
            </Button>
            <Button busy={busy} onClick={() => void settle({ keep: "theirs" })}>
              {t("outbox.theirs")}
            </Button>
            {NOUNS[mutation.noun]?.commands.note && (
              <Button
                busy={busy}
                onClick={() => void settle({ keep: "both", note: inOneNote(entry) })}
              >
                {t("outbox.both")}
              </Button>
            )}
          </>
        ) : (
          <>
            <Again entry={entry} />
            <Button kind="bare" icon="trash" onClick={() => setDropping(true)}>
              {t("outbox.discard")}
            </Button>
          </>
        )}
      </div>
      <Dialog
        open={dropping}
        title={t("outbox.discard.title")}
        onClose={() => setDropping(false)}
        confirm={{
          label: t("outbox.discard"),
          danger: true,
          onConfirm: () => void discard(mutation.id),
        }}
      >
        <p>{t("outbox.discard.why")}</p>
      </Dialog>
    </li>
  );
}

/** What was wanted, as one note: the command's name and everything that was typed. */
const inOneNote = ({ mutation }: Entry): string =>
  [
    t(`command.${mutation.noun}.${mutation.command}`),
    ...toldIn(mutation).map(([field, text]) => `${t(`field.${mutation.noun}.${field}`)} ${text}`),
  ].join(" · ");

/** Mine and what stands now, field by field. */
function Versions({ entry: { mutation } }: { entry: Entry }) {
  const record = recordOf(mutation.noun, mutation.target ?? "");
  const own = (record ?? {}) as unknown as Record<string, unknown>;
  return (
    <div class="table-frame">
      <table class="table versions">
        <thead>
          <tr>
            <th scope="col">{t("outbox.field")}</th>
            <th scope="col">{t("outbox.youWrote")}</th>
            <th scope="col">{t("outbox.stands")}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t("field.record.state")}</th>
            <td>{t(`command.${mutation.noun}.${mutation.command}`)}</td>
            <td>{record ? t(`state.${mutation.noun}.${record.state}`) : "–"}</td>
          </tr>
          {toldIn(mutation).map(([field, mine]) => {
            const theirs = wordsFor(mutation.noun, field, own[field]) || "–";
            return (
              <tr key={field}>
                <th scope="row">{t(`field.${mutation.noun}.${field}`)}</th>
                <td lang={langOf(mine)}>{mine}</td>
                <td lang={langOf(theirs)}>{theirs}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Opens the form again with every word in it, to change what was refused and give it anew. */
function Again({ entry }: { entry: Entry }) {
  const { route } = useLocation();
  const { noun, command, target, committee, args } = entry.mutation;
  const declared = NOUNS[noun]?.commands[command];
  if (!declared) return null;
  const open = async () => {
    const values = typedIn(fieldsOf(declared.input), args);
    await keepDraft({ noun, command, target, committee }, { values, photos: entry.photos });
    await discard(entry.mutation.id);
    route(formPath(noun, target ?? "new", command, { committee }));
  };
  return <Button onClick={() => void open()}>{t("outbox.edit")}</Button>;
}
