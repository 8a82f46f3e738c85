/** The agenda: its items in their order, and for the committee the changing of it. */
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { AgendaItem } from "../../shared/agenda-item.ts";
import { Button } from "../look/button.tsx";
import { StateLine } from "../look/state-line.tsx";
import { titleOf, whoNext } from "../record/names.ts";
import { Refusal } from "../record/refusal.tsx";
import { langOf, t } from "../text/text.ts";
import { OrderedList } from "./agenda-order.tsx";
import { Answers } from "./answers.tsx";
import { ItemAbout } from "./item-about.tsx";
import type { OfMeeting } from "./of-meeting.ts";
import { isSameOrder, ordered } from "./order.ts";
import { useGiving } from "./use-giving.ts";

/** What was said may still be put down. */
const WRITABLE = ["in_session", "minutes_draft"];
const CHANGEABLE = ["draft", "collecting", "agenda_set", "in_session"];

/** The order as somebody is changing it here, and the giving of it. */
export function useOrder({ meeting, items }: OfMeeting) {
  const [wished, setWished] = useState<string[] | null>(null);
  const { busy, refusal, giving } = useGiving();
  const isSet = meeting.agenda.length > 0;
  // Until the agenda is set, whatever was accepted is on it.
  const on = items.filter(({ id, state }) =>
    isSet ? meeting.agenda.includes(id) || (wished?.includes(id) ?? false) : state === "accepted",
  );
  const order = ordered(
    wished,
    on.map(({ id }) => id),
  );
  const give = async (command: "setAgenda" | "arrange") => {
    const done = await giving({
      noun: "meeting",
      command,
      target: meeting.id,
      committee: meeting.committee,
      args: { items: order },
    });
    if (done) setWished(null);
  };
  return { on, order, isSet, setWished, give, busy, refusal };
}

interface Props {
  of: OfMeeting;
  office: boolean;
  order: ReturnType<typeof useOrder>;
}

export function Agenda({ of, office, order: { on, order, isSet, setWished, ...rest } }: Props) {
  const { meeting, items } = of;
  const { give, busy, refusal } = rest;
  const waiting = isSet && office ? items.filter((item) => isLeft(item, order)) : [];
  const changes = office && CHANGEABLE.includes(meeting.state);
  if (on.length === 0 && waiting.length === 0)
    return <p class="aside">{t("meeting.agenda.none")}</p>;
  return (
    <>
      {changes && order.length > 1 && <p class="aside">{t("meeting.agenda.how")}</p>}
      <OrderedList
        label={t("field.meeting.agenda")}
        onOrder={changes ? setWished : null}
        rows={order.flatMap((id) => {
          const item = on.find((each) => each.id === id);
          if (!item) return [];
          const title = titleOf("agendaItem", item);
          return [{ id, title, content: <ItemContent of={of} item={item} office={office} /> }];
        })}
      />
      {waiting.length > 0 && (
        <ul class="meeting-list" aria-label={t("meeting.agenda.waiting")}>
          {waiting.map((item) => {
            const title = titleOf("agendaItem", item);
            return (
              <li key={item.id}>
                <span lang={langOf(title)}>{title}</span>
                <Button icon="plus" onClick={() => setWished([...order, item.id])}>
                  {t("command.meeting.append")}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      {refusal && <Refusal of={refusal} />}
      {changes && isSet && !isSameOrder(order, meeting.agenda) && (
        <div class="form-actions">
          <Button kind="main" busy={busy} onClick={() => void give("arrange")}>
            {t("meeting.agenda.keep")}
          </Button>
          <Button kind="bare" onClick={() => setWished(null)}>
            {t("meeting.agenda.undo")}
          </Button>
        </div>
      )}
    </>
  );
}

const isLeft = ({ id, state }: AgendaItem, order: readonly string[]): boolean =>
  state === "accepted" && !order.includes(id);

function ItemContent({ of, item, office }: { of: OfMeeting; item: AgendaItem; office: boolean }) {
  const { meeting } = of;
  const { query } = useLocation();
  const begun = meeting.openedAt !== null;
  const answers = begun
    ? WRITABLE.includes(meeting.state)
      ? ["record"]
      : []
    : item.kind === "review"
      ? []
      : ["merge", "return", "defer"];
  const answering = <Answers noun="agendaItem" record={item} meeting={meeting.id} only={answers} />;
  return (
    <>
      <ItemAbout item={item} />
      {begun && <StateLine noun="agendaItem" state={item.state} who={whoNext(item)} />}
      {item.reason && <p class="aside">{item.reason}</p>}
      {item.discussion && <p class="moment-said">{item.discussion}</p>}
      {office && begun && answers.length > 0 && answering}
      {office && !begun && answers.length > 0 && (
        <details class="record-more on-screen" open={query.on === item.id}>
          <summary>{t("record.more")}</summary>
          {answering}
        </details>
      )}
    </>
  );
}
