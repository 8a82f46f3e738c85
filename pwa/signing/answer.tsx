/** One command on a record, where it stands: given at once, or with one sentence that says why. */
import { useState } from "preact/hooks";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Refused } from "../../shared/sync/storage.ts";
import { give } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { oneText, requiredOf } from "../record/fields.ts";
import { formPath } from "../record/paths.ts";
import { Refusal } from "../record/refusal.tsx";
import { t } from "../text/text.ts";
import { QuickSay } from "../turn/quick-say.tsx";
import { openOffer } from "./who.ts";

interface Props {
  noun: string;
  record: Entity;
  command: string;
  kind?: "main" | "plain" | "danger" | "bare";
  /** What goes with it; asked for where the command wants a sentence and this is left out. */
  args?: Record<string, unknown>;
  onDone?(): void;
}

/** Nothing where it can't be given now. */
export function Answer({ noun, record, command, kind = "plain", args, onDone }: Props) {
  const [saying, setSaying] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const offer = openOffer(noun, record, command);
  if (!offer) return null;
  const done = () => {
    setSaying(false);
    onDone?.();
  };
  const asks = args === undefined && requiredOf(offer.fields).length > 0 && oneText(offer.fields);
  if (asks && saying)
    return (
      <QuickSay
        offer={offer}
        record={record}
        onDone={done}
        onCancel={() => setSaying(false)}
        fullForm={formPath(noun, record.id, command)}
      />
    );
  const act = async () => {
    setBusy(true);
    setRefusal(null);
    const { id: target, committee } = record;
    const answer = await give({ noun, command, target, committee, args: args ?? {} });
    setBusy(false);
    if (answer.outcome === "refused") setRefusal(answer.refusal);
    else done();
  };
  return (
    <>
      {refusal && <Refusal of={refusal} />}
      <Button kind={kind} busy={busy} onClick={() => (asks ? setSaying(true) : void act())}>
        {t(`command.${noun}.${command}`)}
      </Button>
    </>
  );
}
