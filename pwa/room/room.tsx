/** The meeting room, before everybody's eyes: one item at a time, who is there, and what is decided. */
import { useEffect, useRef } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import { busy, lastPull, start } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Icon } from "../look/icons.tsx";
import { EmptyState, Loading } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { StateLine } from "../look/state-line.tsx";
import { RefusedEntry } from "../outbox/refused-entry.tsx";
import { prepareForm } from "../record/late-form.tsx";
import { Members } from "../record/members.tsx";
import { titleOf, whoNext } from "../record/names.ts";
import { Refusal } from "../record/refusal.tsx";
import { sayDate } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { BeginPart, ClosePart } from "./begin-close.tsx";
import { CodePart } from "./code-part.tsx";
import { ItemPart } from "./item-part.tsx";
import { PresenceLine } from "./presence-line.tsx";
import { SignInList } from "./sign-in-list.tsx";
import { TurnPages } from "./turn-pages.tsx";
import { type Room, useRoom } from "./use-room.ts";
import "../record/record.css";

/** `/meetings/:id/room`. */
export default function MeetingRoom() {
  useEffect(start, []);
  // The room may lose its network any moment: what a form needs is fetched ahead of it.
  useEffect(prepareForm, []);
  const { params } = useRoute();
  return (
    <Members title={t("room.title")}>
      <Opened key={params.id} id={params.id ?? ""} />
    </Members>
  );
}

function Opened({ id }: { id: string }) {
  const room = useRoom(id);
  const screen = useRef<HTMLDivElement>(null);
  if (!room)
    return (
      <Page title={t("room.title")}>
        {busy.value && lastPull.value === null ? (
          <Loading />
        ) : (
          <EmptyState icon="search" title={t("record.gone")}>
            {t("record.gone.why")}
          </EmptyState>
        )}
      </Page>
    );
  const { meeting, refusal, runs } = room;
  const running = meeting.state === "in_session";
  return (
    <Page
      wide
      title={meeting.title}
      lang={langOf(meeting.title)}
      over={`${sayDate(meeting.date)} ${meeting.time} · ${meeting.place}`}
      back={`/meetings/${meeting.id}`}
      actions={
        document.fullscreenEnabled && (
          <Button icon="computer" onClick={() => void screen.current?.requestFullscreen()}>
            {t("room.fullScreen")}
          </Button>
        )
      }
    >
      <div class="room" ref={screen}>
        <PresenceLine room={room} />
        <Unsent room={room} />
        {refusal && <Refusal of={refusal} />}
        {running ? <Running room={room} /> : <NotRunning room={room} />}
        <SignInList room={room} />
        {running && runs && (
          <div class="room-end">
            <ClosePart room={room} />
          </div>
        )}
      </div>
    </Page>
  );
}

const Running = ({ room }: { room: Room }) => (
  <div class="room-stage">
    <div class="room-main">
      <TurnPages room={room} />
      <ItemPart room={room} />
    </div>
    <CodePart room={room} />
  </div>
);

/** Before and after: the agenda, and where the meeting stands. */
function NotRunning({ room }: { room: Room }) {
  const { meeting, items } = room;
  return (
    <div class="room-main">
      <p>
        <StateLine noun="meeting" state={meeting.state} who={whoNext(meeting)} large />
      </p>
      {meeting.state === "agenda_set" && <BeginPart room={room} />}
      <ol class="room-agenda" aria-label={t("field.meeting.agenda")}>
        {items
          .filter(({ id }) => meeting.agenda.includes(id))
          .map((item) => (
            <li key={item.id}>
              <span lang={langOf(titleOf("agendaItem", item))}>{titleOf("agendaItem", item)}</span>
              {meeting.closedAt && (
                <StateLine noun="agendaItem" state={item.state} who={whoNext(item)} />
              )}
            </li>
          ))}
      </ol>
    </div>
  );
}

/** What has not left this device, and what came back: plainly, also on a full screen. */
function Unsent({ room }: { room: Room }) {
  const { unsent, refused } = room;
  return (
    <>
      <p class={unsent.length > 0 ? "room-unsent" : "room-sent"} role="status">
        {unsent.length > 0 && (
          <>
            <Icon name="waiting" />
            <span>{t("room.unsent", { count: unsent.length })}</span>
          </>
        )}
      </p>
      {refused.length > 0 && (
        <ul class="entries">
          {refused.map((entry) => (
            <RefusedEntry key={entry.mutation.id} entry={entry} />
          ))}
        </ul>
      )}
    </>
  );
}
