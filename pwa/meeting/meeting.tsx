/** `/meetings/:id`: one meeting from its topics to its archived minutes, drawn by what the reader may do. */
import { useEffect } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { agendaItem } from "../../shared/agenda-item.ts";
import { dateOf } from "../../shared/deadlines.ts";
import { committeeOffice, type Noun } from "../../shared/kit/noun.ts";
import { type Actor, reaches } from "../../shared/kit/roles.ts";
import { meeting as meetingNoun } from "../../shared/meeting.ts";
import { busy, lastPull, start, view } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { EmptyState, Loading, Notice } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { PrintButton, PrintFoot } from "../look/print-button.tsx";
import { StateLine } from "../look/state-line.tsx";
import { creatingOffers, ownUnitsFor } from "../record/commands.ts";
import { deadlineOf } from "../record/deadline.ts";
import { prepareForm } from "../record/late-form.tsx";
import { Members } from "../record/members.tsx";
import { actorHere, whoNext } from "../record/names.ts";
import { Timeline } from "../record/timeline-list.tsx";
import { sayDate, sayDayOf } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { Agenda, useOrder } from "./agenda.tsx";
import { Answers } from "./answers.tsx";
import { LeftOver } from "./left-over.tsx";
import { MinutesRead } from "./minutes-read.tsx";
import { NextStep } from "./next-step.tsx";
import { Replies } from "./notice.tsx";
import { type OfMeeting, ofMeeting } from "./of-meeting.ts";
import { Pack } from "./pack.tsx";
import { BEFORE_END, Reply } from "./reply.tsx";
import { ResolutionRow } from "./resolutions.tsx";
import { Review } from "./review.tsx";
import { StageLine } from "./stage-line.tsx";
import { stageOf } from "./stages.ts";
import { Topics } from "./topics.tsx";

const MEETING = meetingNoun as unknown as Noun;

export default function MeetingPage() {
  useEffect(start, []);
  useEffect(prepareForm, []);
  return (
    <Members title={t("noun.meeting")}>
      <Opened />
    </Members>
  );
}

function Opened() {
  const id = useRoute().params.id ?? "";
  const of = ofMeeting(view.value, id, clock.value);
  const actor = actorHere();
  if (of && actor) return <OneMeeting key={id} of={of} actor={actor} />;
  return (
    <Page title={t("noun.meeting")} back="/meetings">
      {busy.value && lastPull.value === null ? (
        <Loading />
      ) : (
        <EmptyState icon="search" title={t("record.gone")}>
          {t("record.gone.why")}
        </EmptyState>
      )}
    </Page>
  );
}

/** Units for which the reader may hand in topics: those they speak for. */
function unitsOf(actor: Actor, committee: string): readonly string[] {
  const submit = creatingOffers(agendaItem as unknown as Noun, actor, committee).find(
    ({ name }) => name === "submit",
  );
  return submit ? (ownUnitsFor(submit, actor, committee) ?? []) : [];
}

const holdsOffice = (actor: Actor, committee: string): boolean =>
  actor.grants.some(
    (held) =>
      reaches(held, committee) && committeeOffice.anyOf.some(({ role }) => role === held.role),
  );

function OneMeeting({ of, actor }: { of: OfMeeting; actor: Actor }) {
  const { meeting, items, attendances } = of;
  const order = useOrder(of);
  const own = unitsOf(actor, meeting.committee);
  const office = holdsOffice(actor, meeting.committee);
  const stage = stageOf(meeting, clock.value);
  const over = meeting.closedAt !== null;
  return (
    <Page
      title={meeting.title}
      lang={langOf(meeting.title)}
      over={t(`kind.${meeting.kind}`)}
      lead={t("meeting.when", {
        date: sayDate(meeting.date),
        time: meeting.time,
        place: meeting.place,
      })}
      back="/meetings"
      actions={<PrintButton />}
    >
      <div class="record-section">
        {stage && <StageLine stage={stage} />}
        <StateLine
          noun="meeting"
          state={meeting.state}
          who={whoNext(meeting)}
          due={deadlineOf(MEETING, meeting)}
          large
        />
        {meeting.reason && stage === null && <Notice tone="warn">{meeting.reason}</Notice>}
      </div>
      {BEFORE_END.includes(meeting.state) &&
        attendances
          .filter(({ unit }) => own.includes(unit))
          .map((one) => <Reply key={one.id} meeting={meeting} one={one} />)}
      {office && <NextStep of={of} order={order} />}
      {/* Once it is over, what came of it stands first. */}
      {over && <Outcome of={of} office={office} own={own} />}
      <Topics of={of} office={office} own={own} />
      {office && <LeftOver meeting={meeting} />}
      <section class="record-section" id="agenda">
        <h2>{t("field.meeting.agenda")}</h2>
        <Agenda of={of} office={office} order={order} />
      </section>
      {items.some(({ kind }) => kind === "review") && <Review of={of} office={office} own={own} />}
      {office && <Replies of={of} />}
      {!over && <Outcome of={of} office={office} own={own} />}
      {office && <Pack of={of} />}
      {office && (
        <section class="record-section on-screen">
          <h2>{t("meeting.more")}</h2>
          <Answers
            noun="meeting"
            record={meeting}
            meeting={meeting.id}
            only={["amend", "move", "postpone", "cancel"]}
          />
        </section>
      )}
      <Timeline id={meeting.id} />
      <PrintFoot printedOn={sayDayOf(clock.value)} />
    </Page>
  );
}

/** What was decided, and the minutes. */
function Outcome({ of, office, own }: { of: OfMeeting; office: boolean; own: readonly string[] }) {
  const { meeting, resolutions, commitments } = of;
  const decided = resolutions.filter(({ state }) => state !== "drafted");
  return (
    <>
      {decided.length > 0 && (
        <section class="record-section" id="tasks">
          <h2>{t("noun.resolution.many")}</h2>
          <ul class="rows">
            {decided.map((resolution) => (
              <ResolutionRow
                key={resolution.id}
                resolution={resolution}
                commitments={commitments.get(resolution.id) ?? []}
                page={meeting.id}
                held={meeting}
                office={office && resolution.reviewOn <= dateOf(clock.value)}
                own={own}
              />
            ))}
          </ul>
        </section>
      )}
      <MinutesRead of={of} office={office} own={own} />
    </>
  );
}
