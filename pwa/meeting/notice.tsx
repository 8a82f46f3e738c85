/** The notice: to which units it goes, who has opened it, and what they answered. */
import { useState } from "preact/hooks";
import type { Attendance } from "../../shared/attendance.ts";
import { noticeDue } from "../../shared/meeting.ts";
import type { Unit } from "../../shared/unit.ts";
import { recordsOf } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Icon } from "../look/icons.tsx";
import { nameOf } from "../record/names.ts";
import { recordPath } from "../record/paths.ts";
import { Refusal } from "../record/refusal.tsx";
import { Instant } from "../text/instant.tsx";
import { sayDate } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import type { OfMeeting } from "./of-meeting.ts";
import { useGiving } from "./use-giving.ts";

/** Before it goes out: every unit of the committee, unless it is left out. */
export function SendNotice({ of: { meeting } }: { of: OfMeeting }) {
  const { busy, refusal, giving } = useGiving();
  const [without, setWithout] = useState<readonly string[]>([]);
  const units = recordsOf<Unit>("unit")
    .filter(({ state, committee }) => state === "active" && committee === meeting.committee)
    .sort((one, other) => one.name.localeCompare(other.name, "zh-CN"));
  const to = units.filter(({ id }) => !without.includes(id)).map(({ id }) => id);
  return (
    <>
      <p class="aside">{t("meeting.notice.due", { date: sayDate(noticeDue(meeting)) })}</p>
      <details class="record-more">
        <summary>{t("meeting.notice.units", { count: to.length })}</summary>
        <fieldset>
          <legend class="unseen">{t("meeting.notice.to")}</legend>
          <div class="choice">
            {units.map(({ id, name }) => (
              <label key={id} class="choice-one">
                <input
                  type="checkbox"
                  checked={to.includes(id)}
                  onChange={({ currentTarget: { checked } }) =>
                    setWithout(checked ? without.filter((other) => other !== id) : [...without, id])
                  }
                />
                <span lang={langOf(name)}>{name}</span>
              </label>
            ))}
          </div>
        </fieldset>
      </details>
      {refusal && <Refusal of={refusal} />}
      <div>
        <Button
          kind="main"
          busy={busy}
          onClick={() =>
            void giving({
              noun: "meeting",
              command: "sendNotice",
              target: meeting.id,
              committee: meeting.committee,
              args: { units: to },
            })
          }
        >
          {t("meeting.notice.send", { count: to.length })}
        </Button>
      </div>
    </>
  );
}

/** What a unit answered, or how it was there. */
export const replyOf = ({ state, reply }: Attendance) =>
  state === "announced"
    ? (`reply.${reply ?? "coming"}` as const)
    : (`state.attendance.${state}` as const);

const COUNTED = [
  "reply.coming",
  "reply.proxy",
  "state.attendance.present",
  "state.attendance.proxy",
  "state.attendance.excused",
  "state.attendance.absent",
  "state.attendance.expected",
] as const;

/** After it went out: a line of counts, and each unit with its answer. */
export function Replies({ of: { attendances } }: { of: OfMeeting }) {
  if (attendances.length === 0) return null;
  const count = (reply: string) => attendances.filter((one) => replyOf(one) === reply).length;
  return (
    <section class="record-section" id="replies">
      <h2>{t("meeting.replies")}</h2>
      <p class="reply-counts">
        <span>
          {t("meeting.count", { what: t("field.meeting.units"), count: attendances.length })}
        </span>
        {COUNTED.filter((reply) => count(reply) > 0).map((reply) => (
          <span key={reply}>{t("meeting.count", { what: t(reply), count: count(reply) })}</span>
        ))}
        <span>
          {t("meeting.count", {
            what: t("meeting.reply.seen"),
            count: attendances.filter(({ seenAt }) => seenAt !== null).length,
          })}
        </span>
      </p>
      <details class="record-more" open={attendances.length <= 12}>
        <summary>{t("meeting.replies.each")}</summary>
        <ul class="meeting-list">
          {attendances.map((one) => (
            <ReplyRow key={one.id} one={one} />
          ))}
        </ul>
      </details>
    </section>
  );
}

function ReplyRow({ one }: { one: Attendance }) {
  const name = nameOf("unit", one.unit);
  return (
    <li>
      <a href={recordPath("attendance", one.id)} lang={langOf(name)}>
        {name}
      </a>
      <span class="aside">
        {t(replyOf(one))}
        {one.proxyTitle && ` · ${one.proxyTitle}`}
        {one.state === "excused" && one.reason && ` · ${one.reason}`}
        {one.seenAt && (
          <>
            {" · "}
            <Icon name="check" />
            {t("meeting.reply.seen")} <Instant at={one.seenAt} />
          </>
        )}
      </span>
    </li>
  );
}
