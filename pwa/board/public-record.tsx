/** One problem or project as everybody may see it: what, where, whose turn, since when. */
import states from "virtual:states";
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Beside } from "../look/beside.tsx";
import { NoAnswer } from "../look/no-answer.tsx";
import { EmptyState, Loading } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { PrintButton, PrintFoot } from "../look/print-button.tsx";
import { StateLine } from "../look/state-line.tsx";
import { Instant } from "../text/instant.tsx";
import { sayDate, sayDayOf } from "../text/say.ts";
import { hasText, langOf, t } from "../text/text.ts";
import { type BoardEvent, type BoardItem, type BoardView, boardRecord } from "./boards.ts";
import { Urgency } from "./urgency.tsx";

/** Name of the unit whose turn it is; null when it is the community's (or nobody's) turn. */
export const whoNext = (item: BoardItem): string | null =>
  states[item.noun]?.[item.state]?.[1] === "committee" ? null : (item.unit ?? null);

interface Props {
  view: BoardView;
  id: string;
  /** Items that are loaded already: the record may be among them. */
  known: readonly BoardItem[];
  /** Name of the community. */
  place: string;
  back: string;
  /** Beside the list, on a desktop window, instead of a page of its own. */
  beside?: boolean;
}

/** The record, from what is loaded or asked for; what was done to it follows when it comes. */
export function PublicRecord({ view, id, known, place, back, beside }: Props) {
  const [answer, setAnswer] = useState<Awaited<ReturnType<typeof boardRecord>> | null>(null);
  const load = () => void boardRecord(view.code, view.noun, id).then(setAnswer);
  useEffect(load, [id]);
  const asked = answer?.done && answer.body.item.id === id ? answer.body : null;
  const item = known.find((one) => one.id === id) ?? asked?.item;
  const content = item ? (
    <>
      <Facts item={item} />
      <Happened events={asked?.events ?? []} />
    </>
  ) : answer === null ? (
    <Loading />
  ) : !answer.done && answer.problem.status === 404 ? (
    <EmptyState icon="search" title={t("board.gone")} />
  ) : (
    <NoAnswer offline={!answer.done && answer.problem.status === 0} onAgain={load} />
  );
  const title = item?.title ?? t(`noun.${view.noun}`);
  if (!beside) {
    return (
      <Page title={title} lang={langOf(title)} over={place} back={back}>
        {content}
        <div class="on-screen">
          <PrintButton />
        </div>
        <PrintFoot printedOn={sayDayOf(new Date().toISOString())} />
      </Page>
    );
  }
  return (
    <Beside id={id} title={title} lang={langOf(title)} back={back}>
      {content}
    </Beside>
  );
}

function Facts({ item }: { item: BoardItem }) {
  return (
    <div class="record-facts">
      <p>
        <Urgency of={item} />
        <StateLine noun={item.noun} state={item.state} who={whoNext(item)} due={item.due} large />
      </p>
      {item.text && (
        <p class="record-text" lang={langOf(item.text)}>
          {item.text}
        </p>
      )}
      <dl class="facts">
        <Fact name={t("field.record.number")}>{item.number}</Fact>
        <Fact name={t("field.problem.place")}>{item.place}</Fact>
        <Fact name={t("field.problem.grid")}>{item.grid}</Fact>
        <Fact name={t(item.noun === "problem" ? "field.problem.claimant" : "field.project.lead")}>
          {item.unit}
        </Fact>
        <Fact
          name={t(item.noun === "problem" ? "field.problem.expectedDate" : "field.project.due")}
        >
          {item.due && sayDate(item.due)}
        </Fact>
        <Fact name={t("field.problem.reportedOn")}>
          {item.reportedOn && sayDate(item.reportedOn)}
        </Fact>
        <Fact name={t("board.sinceColumn")}>{sayDayOf(item.stateAt)}</Fact>
      </dl>
      <p class="aside">{t("board.masked")}</p>
    </div>
  );
}

/** What was done, the latest first: by whom is told by the office, never by name. */
function Happened({ events }: { events: readonly BoardEvent[] }) {
  const told = events.filter(({ kind }) => hasText(`done.${kind}`));
  if (told.length === 0) return null;
  return (
    <section class="record-section">
      <h2>{t("record.timeline")}</h2>
      <ol class="timeline">
        {told.map(({ kind, at, role }) => (
          <li key={`${kind} ${at}`} class="moment">
            <p>
              {t(`done.${kind}`, { who: t(`role.${role}`) })}
              <span class="aside moment-at">
                {" "}
                · <Instant at={at} />
              </span>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) =>
  children === null || children === undefined || children === "" ? null : (
    <div>
      <dt>{name}</dt>
      <dd lang={typeof children === "string" ? langOf(children) : undefined}>{children}</dd>
    </div>
  );
