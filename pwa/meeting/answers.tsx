/** What can be answered on a record of a meeting or a contract, right where it stands: at once, in a sentence, or in a form. */
import { useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { Entity } from "../../shared/kit/noun.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { Refused } from "../../shared/sync/storage.ts";
import { Button } from "../look/button.tsx";
import { AnswerButton, offersHere, whyShut } from "../record/actions.tsx";
import { oneText } from "../record/fields.ts";
import { FormHead } from "../record/form-head.tsx";
import { LateForm } from "../record/late-form.tsx";
import { givenIn, recordPath } from "../record/paths.ts";
import { Refusal } from "../record/refusal.tsx";
import { t } from "../text/text.ts";
import { Pending } from "../turn/pending.tsx";
import { QuickSay } from "../turn/quick-say.tsx";

interface Props {
  noun: string;
  record: Entity;
  /** Commands in the order in which they are offered; those that the reader's role does not know stay away. */
  only: readonly string[];
  /** The meeting whose page this is; or whatever `page` says that it is. */
  meeting: string;
  page?: "meeting" | "contract";
  /** The command that is the page's main one, if it is among these. */
  main?: string;
  /** Given at once, without what could be said with them. */
  atOnce?: readonly string[];
}

export function Answers(props: Props) {
  const { noun, record, only, meeting, page = "meeting", main, atOnce = [] } = props;
  const { query, route } = useLocation();
  const [saying, setSaying] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [kept, setKept] = useState(false);
  const known = offersHere(nounNamed(noun), record);
  const offers = only.flatMap((name) => {
    const offer = known.find((each) => each.name === name);
    return offer ? [atOnce.includes(name) ? { ...offer, fields: [] } : offer] : [];
  });
  // What another state allows is no matter here; what is shut for another reason says so.
  const shown = offers.filter(({ closed }) => closed === null || closed.refused !== "state");
  const asked = query.on === record.id ? shown.find(({ name }) => name === query.do) : undefined;
  const said = shown.find(({ name }) => name === saying);
  const here = recordPath(page, meeting);
  const place = useRef<HTMLDivElement>(null);
  const close = () => {
    setSaying(null);
    // The field that had the focus is gone: back to the answers.
    setTimeout(() => place.current?.querySelector<HTMLElement>("button, a")?.focus());
  };
  const done = () => {
    close();
    setRefusal(null);
    setKept(true);
  };
  if (asked && asked.closed === null)
    return (
      <section aria-label={t(`command.${noun}.${asked.name}`)} class="meeting-form">
        <FormHead>{t(`command.${noun}.${asked.name}`)}</FormHead>
        <LateForm
          offer={asked}
          entity={record}
          committee={record.committee}
          given={givenIn(query)}
          back={here}
          onDone={() => {
            done();
            route(here, true);
          }}
        />
      </section>
    );
  return (
    <div class="turn-answers" ref={place}>
      {said ? (
        <QuickSay
          offer={said}
          record={record}
          onDone={done}
          onCancel={close}
          fullForm={recordPath(page, meeting, { on: record.id, do: said.name })}
        />
      ) : (
        shown.map((offer) =>
          offer.closed !== null || oneText(offer.fields) ? (
            <Button
              key={offer.name}
              kind={offer.name === main ? "main" : "plain"}
              closed={whyShut(offer) || undefined}
              onClick={() => {
                setKept(false);
                setSaying(offer.name);
              }}
            >
              {t(`command.${noun}.${offer.name}`)}
            </Button>
          ) : (
            <AnswerButton
              key={offer.name}
              offer={offer}
              record={record}
              main={offer.name === main}
              href={recordPath(page, meeting, { on: record.id, do: offer.name })}
              onDone={done}
              onRefused={setRefusal}
            />
          ),
        )
      )}
      {refusal && <Refusal of={refusal} />}
      {/* The page's own record has its answers in two places: what was given in the other is told there. */}
      {(kept || noun !== page) && <Pending id={record.id} kept={kept} />}
    </div>
  );
}
