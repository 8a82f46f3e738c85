/** What can be done on a record now; what is closed, and why, behind a fold. */
import { useState } from "preact/hooks";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Refused } from "../../shared/sync/storage.ts";
import { give } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { Button } from "../look/button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { t } from "../text/text.ts";
import { type Offer, offersOn, openOf } from "./commands.ts";
import { requiredOf } from "./fields.ts";
import { actorHere } from "./names.ts";
import { formPath } from "./paths.ts";
import { Refusal, sayNo } from "./refusal.tsx";

/** Buttons beyond these are folded away. */
const IN_SIGHT = 4;

interface Props {
  record: Entity;
  noun: string;
  offers: readonly Offer[];
  query: Readonly<Record<string, string | undefined>>;
  onDone(): void;
}

/** Every command that this actor's role knows of, on this record. */
export const offersHere = (noun: Offer["noun"], record: Entity): Offer[] => {
  const actor = actorHere();
  return actor ? offersOn(noun, record, actor, clock.value) : [];
};

/** The buttons. */
export function Actions({ record, noun, offers, query, onDone }: Props) {
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const open = openOf(offers);
  const closed = offers.filter((offer) => offer.closed !== null);
  const buttons = (some: readonly Offer[], first: boolean) =>
    some.map((offer, index) => (
      <AnswerButton
        key={offer.name}
        offer={offer}
        record={record}
        main={first && index === 0}
        href={formPath(noun, record.id, offer.name, query)}
        onDone={onDone}
        onRefused={setRefusal}
      />
    ));
  return (
    <section class="record-section on-screen" aria-label={t("record.now")}>
      <h2>{t("record.now")}</h2>
      {refusal && <Refusal of={refusal} />}
      {open.length === 0 ? (
        <p class="aside">{t("record.nothing")}</p>
      ) : (
        <div class="record-actions">{buttons(open.slice(0, IN_SIGHT), true)}</div>
      )}
      {open.length > IN_SIGHT && (
        <details class="record-more">
          <summary>{t("record.more")}</summary>
          <div class="record-actions">{buttons(open.slice(IN_SIGHT), false)}</div>
        </details>
      )}
      {closed.length > 0 && (
        <details class="record-more">
          <summary>{t("record.shut")}</summary>
          <ul class="record-shut">
            {closed.map((offer) => (
              <li key={offer.name}>
                <span class="record-shut-name">{t(`command.${noun}.${offer.name}`)}</span>
                <span class="aside">{whyShut(offer)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Why an offer is closed, in one line. */
export function whyShut({ closed }: Offer): string {
  if (!closed) return "";
  const { title, detail } = sayNo({ reason: closed.refused, params: closed.params ?? {} });
  return closed.refused === "state" ? detail : `${title} · ${detail}`;
}

/** One answer: given at once where nothing needs to be said, else a way to its form. */
export function AnswerButton(props: {
  offer: Offer;
  record: Entity;
  main: boolean;
  href: string;
  onDone(): void;
  onRefused(refusal: Refused | null): void;
}) {
  const { offer, record, main, href, onDone, onRefused } = props;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const label = t(`command.${offer.noun.name}.${offer.name}`);
  const kind = main ? "main" : "plain";
  // Anything to say, even if it may be left out, gets its form: but a lone remark is not asked for.
  const atOnce =
    requiredOf(offer.fields).length === 0 && offer.fields.every(({ name }) => name === "note");
  if (!atOnce)
    return (
      <Button kind={kind} href={href}>
        {label}
      </Button>
    );
  const act = async () => {
    setAsking(false);
    setBusy(true);
    onRefused(null);
    const answer = await give({
      noun: offer.noun.name,
      command: offer.name,
      target: record.id,
      committee: record.committee,
      args: {},
    });
    setBusy(false);
    if (answer.outcome === "refused") onRefused(answer.refusal);
    else onDone();
  };
  return (
    <>
      <Button kind={kind} busy={busy} onClick={() => (offer.ends ? setAsking(true) : void act())}>
        {label}
      </Button>
      {offer.ends && (
        <Dialog
          open={asking}
          title={t("form.end.title", { command: label })}
          onClose={() => setAsking(false)}
          confirm={{ label, danger: true, onConfirm: () => void act() }}
        >
          <p>{t("form.end.why")}</p>
        </Dialog>
      )}
    </>
  );
}
