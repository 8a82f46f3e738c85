/** What comes next with a meeting, for the committee: one sentence and the one main button. */
import type { ComponentChildren } from "preact";
import { Button } from "../look/button.tsx";
import { Refusal } from "../record/refusal.tsx";
import { sayDate } from "../text/say.ts";
import { t } from "../text/text.ts";
import type { useOrder } from "./agenda.tsx";
import { Answers } from "./answers.tsx";
import { MinutesEditor } from "./minutes-editor.tsx";
import { SendNotice } from "./notice.tsx";
import type { OfMeeting } from "./of-meeting.ts";
import { roomPath, signInPath } from "./paths.ts";

interface Props {
  of: OfMeeting;
  order: ReturnType<typeof useOrder>;
}

export function NextStep({ of, order }: Props) {
  return (
    <section class="record-section next-step on-screen" aria-label={t("meeting.next")}>
      <h2>{t("meeting.next")}</h2>
      <Step of={of} order={order} />
    </section>
  );
}

function Step({ of, order }: Props): ComponentChildren {
  const { meeting, items, attendances } = of;
  const answers = (only: readonly string[], atOnce: readonly string[] = []) => (
    <Answers
      noun="meeting"
      record={meeting}
      meeting={meeting.id}
      only={only}
      main={only[0] ?? ""}
      atOnce={atOnce}
    />
  );
  switch (meeting.state) {
    case "draft":
      return (
        <>
          <p>{t("meeting.next.draft")}</p>
          {answers(["openTopics"])}
        </>
      );
    case "collecting": {
      const left = items.filter(({ state }) => state === "submitted").length;
      return (
        <>
          <p>
            {left > 0
              ? t("meeting.next.collecting.left", { count: left })
              : t("meeting.next.collecting")}
          </p>
          {order.refusal && <Refusal of={order.refusal} />}
          <div>
            <Button
              kind="main"
              busy={order.busy}
              closed={order.order.length === 0 ? t("meeting.agenda.none") : undefined}
              onClick={() => void order.give("setAgenda")}
            >
              {t("command.meeting.setAgenda")}
            </Button>
          </div>
        </>
      );
    }
    case "agenda_set":
      return meeting.noticedAt === null ? (
        <SendNotice of={of} />
      ) : (
        <>
          <p>
            {t("meeting.next.session", {
              date: sayDate(meeting.date),
              count: attendances.filter(({ state }) => state === "expected").length,
            })}
          </p>
          <Room id={meeting.id} />
        </>
      );
    case "in_session":
      return (
        <>
          <p>{t("meeting.next.running")}</p>
          <Room id={meeting.id} />
        </>
      );
    case "minutes_draft":
      return <MinutesEditor of={of} />;
    case "minutes_circulated":
      return (
        <>
          <p>{t(meeting.contested ? "meeting.next.contested" : "meeting.next.circulated")}</p>
          {answers(["finalise", "mendMinutes"], meeting.contested ? [] : ["finalise"])}
        </>
      );
    case "minutes_final":
      return answers(["archive", "reopen"]);
    case "postponed":
      return answers(["reschedule"]);
    case "archived":
      return (
        <>
          <p>{t("meeting.next.archived")}</p>
          {answers(["reopen"])}
        </>
      );
    default:
      return null;
  }
}

const Room = ({ id }: { id: string }) => (
  <div class="form-actions">
    <Button kind="main" icon="board" href={roomPath(id)}>
      {t("meeting.room")}
    </Button>
    <Button icon="list" href={signInPath(id)}>
      {t("meeting.signIn.page")}
    </Button>
  </div>
);
