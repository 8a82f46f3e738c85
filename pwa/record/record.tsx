/** The one page of any record: what it is, whose turn, what can be done, its links and its timeline. */
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { officeIn } from "../../shared/access.ts";
import { type Entity, isCreating, type Noun } from "../../shared/kit/noun.ts";
import type { Problem } from "../../shared/problem.ts";
import type { Seat } from "../../shared/seat.ts";
import type { Station } from "../../shared/station.ts";
import { busy, lastPull, pendingOn, ready, recordOf, view } from "../local/index.ts";
import { Beside } from "../look/beside.tsx";
import { Button } from "../look/button.tsx";
import { EmptyState, Loading, Notice } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { PrintButton, PrintFoot } from "../look/print-button.tsx";
import { StateLine } from "../look/state-line.tsx";
import { useLate } from "../look/use-late.ts";
import { sayDayOf } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { Actions, offersHere } from "./actions.tsx";
import { creatingOffers, type Offer } from "./commands.ts";
import { deadlineOf } from "./deadline.ts";
import { Facts } from "./facts.tsx";
import { FormHead } from "./form-head.tsx";
import { LateForm, prepareForm } from "./late-form.tsx";
import { actorHere, titleOf, whoNext } from "./names.ts";
import { givenIn, listPart, listPath, recordPath, withQuery } from "./paths.ts";
import { askForPeople } from "./people.ts";
import { Timeline } from "./timeline-list.tsx";
import { UrgencyTag } from "./urgency-tag.tsx";
import "./record.css";

export interface RecordProps {
  noun: Noun;
  id: string;
  /** Beside its list, on a desktop window, instead of a page of its own. */
  beside: boolean;
}

/** A record, or (`id` is `new`) the form that makes one. */
export function RecordPage({ noun, id, beside }: RecordProps) {
  const { query } = useLocation();
  const record = recordOf(noun.name, id);
  useEffect(prepareForm, []);
  useEffect(() => {
    if (record) void askForPeople(record.committee);
  }, [record?.committee]);
  const back = query.from === "turn" ? "/turn" : listPath(noun.name, listPart(query));
  const making = id === "new";
  const title = making
    ? t(`command.${noun.name}.${query.do ?? ""}`)
    : record
      ? titleOf(noun.name, record)
      : t(`noun.${noun.name}`);
  const content = making ? (
    <Making noun={noun} query={query} />
  ) : record ? (
    <Content noun={noun} record={record} query={query} />
  ) : !ready.value || (busy.value && lastPull.value === null) ? (
    <Loading />
  ) : (
    <EmptyState icon="search" title={t("record.gone")}>
      {t("record.gone.why")}
    </EmptyState>
  );
  const lang = langOf(title);
  if (!beside)
    return (
      <Page
        title={title}
        lang={lang}
        over={t(`noun.${noun.name}`)}
        back={back}
        actions={record && <PrintButton />}
      >
        {content}
        <PrintFoot printedOn={sayDayOf(new Date().toISOString())} />
      </Page>
    );
  return (
    <Beside id={id} title={title} lang={lang} back={back}>
      {content}
    </Beside>
  );
}

type Query = Readonly<Record<string, string>>;

function Making({ noun, query }: { noun: Noun; query: Query }) {
  const { route } = useLocation();
  const committee = query.committee ?? view.value.me?.committees[0]?.code ?? "";
  const actor = actorHere();
  const offer =
    actor && creatingOffers(noun, actor, committee).find(({ name }) => name === query.do);
  if (!offer) return ready.value ? <p class="aside">{t("record.nothing")}</p> : <Loading />;
  return (
    <LateForm
      offer={offer}
      entity={null}
      committee={committee}
      given={givenIn(query)}
      back={listPath(noun.name, listPart(query))}
      onDone={(target) => route(recordPath(noun.name, target, listPart(query)), true)}
    />
  );
}

function Content({ noun, record, query }: { noun: Noun; record: Entity; query: Query }) {
  const { route } = useLocation();
  const [kept, setKept] = useState<{ id: string } | null>(null);
  const offers = offersHere(noun, record);
  const here = recordPath(noun.name, record.id, listPart(query));
  const asked = query.do ? offers.find(({ name }) => name === query.do) : undefined;
  const waiting = pendingOn(record.id).some(({ status }) => status === "waiting");
  const form = asked && isOpen(asked) ? asked : null;
  const top = useKeptFocus(form?.name ?? null, kept);
  // What it hangs together with comes a moment after what it is.
  const around = useLate(true, () => import("./links-list.tsx"));
  return (
    <div class="record-parts" ref={top}>
      <p tabIndex={-1}>
        <UrgencyTag record={record} />
        <StateLine
          noun={noun.name}
          state={record.state}
          who={whoNext(record)}
          due={deadlineOf(noun, record)}
          large
        />
      </p>
      {noun.name === "station" && (record as Station).reportedAt !== null && (
        <Notice tone="warn" title={t("desk.station.reported")}>
          {t("desk.station.reported.why")}
        </Notice>
      )}
      {(waiting || kept?.id === record.id) && (
        <div tabIndex={-1}>
          {waiting ? (
            <Notice tone="warn" title={t("desk.notSent")}>
              {t("record.pending")}
            </Notice>
          ) : (
            <Notice tone="good">{t("desk.sent")}</Notice>
          )}
        </div>
      )}
      {form ? (
        <section class="record-section" aria-label={t(`command.${noun.name}.${form.name}`)}>
          <FormHead>{t(`command.${noun.name}.${form.name}`)}</FormHead>
          <LateForm
            offer={form}
            entity={record}
            committee={record.committee}
            given={givenIn(query)}
            back={query.from === "turn" ? "/turn" : here}
            onDone={() => {
              setKept({ id: record.id });
              route(query.from === "turn" ? "/turn" : here, true);
            }}
          />
        </section>
      ) : (
        <Actions
          key={record.id}
          record={record}
          noun={noun.name}
          offers={offers}
          query={query}
          onDone={() => setKept({ id: record.id })}
        />
      )}
      {around && noun.name === "problem" && !asked && (
        <around.Matching problem={record as Problem} offers={offers} query={query} />
      )}
      <section class="record-section" aria-label={t("record.about")}>
        <Facts noun={noun} record={record} />
      </section>
      <PeopleLink noun={noun.name} record={record} />
      {around && <around.Links noun={noun.name} record={record} />}
      <Timeline id={record.id} />
    </div>
  );
}

/**
 * Once a form or a button has gone and taken the focus with it, puts it on what is told at the top.
 * @param form name of the form that is open
 * @param kept what was given last here: another object each time
 */
function useKeptFocus(form: string | null, kept: object | null): RefObject<HTMLDivElement | null> {
  const top = useRef<HTMLDivElement>(null);
  const before = useRef({ form, kept });
  useEffect(() => {
    const gone = before.current.form !== null || before.current.kept !== kept;
    before.current = { form, kept };
    if (form === null && gone && document.activeElement === document.body)
      [...(top.current?.querySelectorAll<HTMLElement>(":scope > [tabindex]") ?? [])]
        .at(-1)
        ?.focus();
  }, [form, kept]);
  return top;
}

/** From a unit or a seat to those who may speak there, for whoever keeps them. */
function PeopleLink({ noun, record }: { noun: string; record: Entity }) {
  const actor = actorHere();
  if ((noun !== "unit" && noun !== "seat") || !actor) return null;
  const { id, committee } = record;
  if (!officeIn(actor, committee)) return null;
  const unit = noun === "unit" ? id : ((record as Seat).unit ?? undefined);
  return (
    <div class="on-screen">
      <Button icon="people" href={withQuery("/people", { committee, unit })}>
        {t("people.title")}
      </Button>
    </div>
  );
}

const isOpen = ({ closed, command }: Offer): boolean => closed === null && !isCreating(command);
