/** Topics that came in: what the committee answers to each, and what became of a unit's own. */
import type { AgendaItem } from "../../shared/agenda-item.ts";
import { takesTopics, topicsUntil } from "../../shared/meeting.ts";
import { clock } from "../local/state.ts";
import { StateLine } from "../look/state-line.tsx";
import { nameOf, titleOf, whoNext } from "../record/names.ts";
import { sayDate } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { Answers } from "./answers.tsx";
import { HandIn } from "./hand-in.tsx";
import { ItemAbout } from "./item-about.tsx";
import type { OfMeeting } from "./of-meeting.ts";

const OFFICE = ["accept", "merge", "return", "defer"] as const;
const UNIT = ["resubmit", "withdraw"] as const;

interface Props {
  of: OfMeeting;
  office: boolean;
  /** Units that the reader speaks for. */
  own: readonly string[];
}

export function Topics({ of, office, own }: Props) {
  const { meeting, items } = of;
  const isOwn = ({ unit }: AgendaItem) => unit !== null && own.includes(unit);
  // What is on the agenda is told there.
  const shown = items.filter(
    (item) =>
      item.kind === "topic" &&
      !meeting.agenda.includes(item.id) &&
      (isOwn(item) || (office && item.state !== "accepted")),
  );
  const open = takesTopics(meeting, clock.value);
  const addable = office && ["draft", "collecting", "agenda_set"].includes(meeting.state);
  if (shown.length === 0 && !open && !addable) return null;
  return (
    <section class="record-section" id="topics">
      <h2>{t("meeting.topics")}</h2>
      {(meeting.state === "collecting" || meeting.state === "draft") && (
        <p class="aside">
          {t(open || meeting.state === "draft" ? "meeting.topics.until" : "meeting.topics.closed", {
            date: sayDate(topicsUntil(meeting)),
          })}
        </p>
      )}
      {shown.length === 0 ? (
        <p class="aside">{t("meeting.topics.none")}</p>
      ) : (
        <ul class="rows">
          {shown.map((item) => (
            <li key={item.id} class="row topic">
              <p class="row-title" lang={langOf(item.title)}>
                {titleOf("agendaItem", item)}
              </p>
              <StateLine noun="agendaItem" state={item.state} who={whoNext(item)} />
              <ItemAbout item={item} />
              {item.mergedInto && (
                <p class="aside">
                  {t("meeting.topic.into", { title: nameOf("agendaItem", item.mergedInto) })}
                </p>
              )}
              {item.reason && <p class="moment-said">{item.reason}</p>}
              {(office || isOwn(item)) && (
                <Answers
                  noun="agendaItem"
                  record={item}
                  meeting={meeting.id}
                  only={[
                    ...(office && item.state === "submitted" ? OFFICE : []),
                    ...(isOwn(item) ? UNIT : []),
                  ]}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      <HandIn meeting={meeting} submits={open && own.length > 0} adds={addable} />
    </section>
  );
}
