/** A committee's meetings: the one that is on, those to come, those whose minutes are open, and the past. */
import { useState } from "preact/hooks";
import type { Attendance } from "../../shared/attendance.ts";
import { dateAfter, dateOf } from "../../shared/deadlines.ts";
import { type Meeting, noticeDue, takesTopics, topicsUntil } from "../../shared/meeting.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { pendingOn, recordsOf, view } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { Button } from "../look/button.tsx";
import { Icon, type IconName } from "../look/icons.tsx";
import { RecordRow, RecordRows } from "../look/record-row.tsx";
import { Tag } from "../look/tag.tsx";
import { offersHere } from "../record/actions.tsx";
import { openOf } from "../record/commands.ts";
import { nameOf, wordOf } from "../record/names.ts";
import { sayDate } from "../text/say.ts";
import { t } from "../text/text.ts";
import { meetingFormPath, meetingPath } from "./paths.ts";
import { sayWhen } from "./say-when.ts";

const GROUPS = ["running", "ahead", "minutes", "past"] as const;
type Group = (typeof GROUPS)[number];
const ICONS: Readonly<Record<Group, IconName>> = {
  running: "working",
  ahead: "due",
  minutes: "clock",
  past: "seal",
};
/** Past meetings that are drawn at once. */
const AT_ONCE = 8;

function groupOf({ state }: Meeting): Group {
  if (state === "in_session") return "running";
  if (state === "minutes_draft" || state === "minutes_circulated") return "minutes";
  return state === "minutes_final" || state === "archived" || state === "cancelled"
    ? "past"
    : "ahead";
}

/** The next comes first; of the past, the last. A postponed one has no date to stand by. */
function inOrder(group: Group, meetings: readonly Meeting[]): Meeting[] {
  const its = meetings.filter((meeting) => groupOf(meeting) === group);
  const place = ({ state, date, time }: Meeting) =>
    `${state === "postponed" ? 1 : 0} ${date} ${time}`;
  its.sort((one, other) => place(one).localeCompare(place(other)));
  return group === "past" ? its.reverse() : its;
}

export const MeetingGroups = ({ meetings }: { meetings: readonly Meeting[] }) => (
  <>
    {GROUPS.map((group) => (
      <OneGroup key={group} group={group} meetings={inOrder(group, meetings)} />
    ))}
  </>
);

function OneGroup({ group, meetings }: { group: Group; meetings: readonly Meeting[] }) {
  const [most, setMost] = useState(AT_ONCE);
  if (meetings.length === 0) return null;
  const label = t(`meetings.${group}`);
  return (
    <section class="meetings-group">
      <h2>
        <Icon name={ICONS[group]} />
        <span>{label}</span>
        <span class="aside">{meetings.length}</span>
      </h2>
      <RecordRows label={label}>
        {meetings.slice(0, most).map((meeting) => (
          <MeetingRow key={meeting.id} meeting={meeting} />
        ))}
      </RecordRows>
      {meetings.length > most && (
        <Button onClick={() => setMost(most + AT_ONCE)}>{t("lists.more")}</Button>
      )}
    </section>
  );
}

function MeetingRow({ meeting }: { meeting: Meeting }) {
  const { id, committee, state, kind, place, moved } = meeting;
  const ahead = groupOf(meeting) === "ahead";
  const moves = NOUNS.meeting
    ? openOf(offersHere(NOUNS.meeting, meeting)).filter(
        ({ name }) => name === "move" || name === "reschedule",
      )
    : [];
  return (
    <RecordRow
      href={meetingPath(id)}
      noun="meeting"
      number={meeting.number}
      title={meeting.title}
      state={state}
      who={null}
      due={ahead && isSoon(meeting) ? meeting.date : null}
      flag={<Tag>{wordOf("kind", kind)}</Tag>}
      facts={[
        state === "postponed" ? t("meetings.noDate") : sayWhen(meeting),
        place,
        topicsOf(meeting),
        noticeOf(meeting),
        ahead && moved > 0
          ? t("meetings.moved", { count: moved, reason: meeting.reason ?? "–" })
          : null,
        ...repliesTo(id),
        pendingOn(id).length > 0 ? t("desk.notSent") : null,
      ]}
      actions={
        moves.length > 0 &&
        moves.map(({ name }) => (
          <Button key={name} icon="due" href={meetingFormPath("meeting", name, committee, { id })}>
            {t(`command.meeting.${name}`)}
          </Button>
        ))
      }
    />
  );
}

/** Days that are counted down to a meeting; before that its date says enough. */
const SOON_DAYS = 30;

const isSoon = ({ state, date }: Meeting): boolean =>
  state !== "postponed" && date <= dateAfter(dateOf(clock.value), SOON_DAYS);

const topicsOf = (meeting: Meeting): string | null =>
  takesTopics(meeting, clock.value)
    ? t("meetings.topicsUntil", { date: sayDate(topicsUntil(meeting)) })
    : null;

/** By when the notice must be out, as long as it isn't. */
const noticeOf = (meeting: Meeting): string | null =>
  meeting.noticedAt === null && groupOf(meeting) === "ahead" && meeting.state !== "postponed"
    ? t("meetings.noticeBy", { date: sayDate(noticeDue(meeting)) })
    : null;

/** What the reader's own units have said about coming. */
const repliesTo = (meeting: string): string[] => {
  const mine = (view.value.me?.grants ?? []).flatMap(({ unit }) => unit ?? []);
  return recordsOf<Attendance>("attendance")
    .filter((one) => one.meeting === meeting && mine.includes(one.unit))
    .map(({ unit, state }) =>
      t("meetings.reply", { unit: nameOf("unit", unit), reply: t(`state.attendance.${state}`) }),
    );
};
