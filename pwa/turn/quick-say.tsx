/** Saying one sentence right in the row: opened, typed, done. What is typed is kept as a draft. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Refused } from "../../shared/sync/storage.ts";
import { give } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Field } from "../look/field.tsx";
import type { Offer } from "../record/commands.ts";
import { type DraftOf, draftOf, dropDraft, keepDraft } from "../record/drafts.ts";
import { oneText } from "../record/fields.ts";
import { Refusal } from "../record/refusal.tsx";
import { issuesIn } from "../record/values.ts";
import { errorText, t } from "../text/text.ts";

interface Props {
  offer: Offer;
  record: Entity;
  onDone(): void;
  onCancel(): void;
  /** The whole form, with photos and all. */
  fullForm: string;
}

export function QuickSay({ offer, record, onDone, onCancel, fullForm }: Props) {
  const { noun, name, command, fields } = offer;
  const field = oneText(fields)?.name ?? "";
  const id = `say-${record.id}`;
  const of: DraftOf = {
    noun: noun.name,
    command: name,
    target: record.id,
    committee: record.committee,
  };
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector("input")?.focus();
    void draftOf(of).then((draft) => {
      const kept = draft?.values[field];
      if (typeof kept === "string") setText((typed) => typed || kept);
    });
  }, []);
  const type = (next: string) => {
    setText(next);
    setWrong(undefined);
    void keepDraft(of, { values: { [field]: next }, photos: [] });
  };
  const reasonIn = (): string | undefined => issuesIn(command, { [field]: text }, null)[0]?.reason;
  const say = async () => {
    const reason = reasonIn();
    setWrong(reason);
    if (reason || busy) return;
    setBusy(true);
    const { target, committee } = of;
    const answer = await give({
      noun: noun.name,
      command: name,
      target,
      committee,
      args: { [field]: text },
    });
    setBusy(false);
    if (answer.outcome === "refused") return setRefusal(answer.refusal);
    await dropDraft(of);
    onDone();
  };
  return (
    <form
      ref={form}
      class="quick-say"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void say();
      }}
      onKeyDown={(event) => event.key === "Escape" && onCancel()}
      onFocusOut={() => setWrong(text.trim() === "" ? undefined : reasonIn())}
    >
      <Field
        id={id}
        label={t(`field.${noun.name}.${field}`)}
        value={text}
        onInput={type}
        error={wrong && errorText(wrong)}
      />
      {refusal && <Refusal of={refusal} />}
      <div class="quick-say-actions">
        <Button type="submit" kind={offer.ends ? "danger" : "main"} busy={busy}>
          {t(`command.${noun.name}.${name}`)}
        </Button>
        {fields.some(({ kind }) => kind === "photos") && (
          <Button icon="camera" href={fullForm}>
            {t("myTurn.withPhoto")}
          </Button>
        )}
        <Button kind="bare" onClick={onCancel}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}
