/** A unit answers the notice: coming in one tap, by proxy, or excused with its reason. */
import { useEffect, useState } from "preact/hooks";
import type { Attendance } from "../../shared/attendance.ts";
import { type Meeting, replyUntil } from "../../shared/meeting.ts";
import { Button } from "../look/button.tsx";
import { Icon } from "../look/icons.tsx";
import { nameOf } from "../record/names.ts";
import { sayDate } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { Pending } from "../turn/pending.tsx";
import { replyOf } from "./notice.tsx";
import { signInPath } from "./paths.ts";
import { ANSWERABLE, ReplyAnswers } from "./reply-answers.tsx";
import { useGiving } from "./use-giving.ts";

export const BEFORE_END = ["agenda_set", "in_session"];

export function Reply({ meeting, one }: { meeting: Meeting; one: Attendance }) {
  const { giving } = useGiving();
  const [kept, setKept] = useState(false);
  const answerable = ANSWERABLE.includes(one.state) && BEFORE_END.includes(meeting.state);
  useEffect(() => {
    const { id: target, committee } = one;
    if (answerable && one.seenAt === null)
      void giving({ noun: "attendance", command: "see", target, committee, args: {} });
  }, [one.id]);
  const name = nameOf("unit", one.unit);
  const reply = replyOf(one);
  return (
    <section class="record-section reply-card" aria-label={t("meeting.reply")}>
      <h2>{t("meeting.reply")}</h2>
      <p>
        <span lang={langOf(name)}>{name}</span>
        {" · "}
        <strong>{t(reply)}</strong>
        {one.proxyTitle && ` · ${one.proxyTitle}`}
        {one.state === "excused" && one.reason && ` · ${one.reason}`}
      </p>
      {one.state === "expected" && answerable && (
        <p class="aside">{t("meeting.reply.by", { date: sayDate(replyUntil(meeting)) })}</p>
      )}
      {answerable && <ReplyAnswers one={one} onDone={() => setKept(true)} />}
      {meeting.state === "in_session" && one.state !== "present" && one.state !== "proxy" && (
        <div>
          <Button kind="main" icon="phone" href={signInPath(meeting.id)}>
            {t("meeting.signIn")}
          </Button>
        </div>
      )}
      {(one.state === "present" || one.state === "proxy") && (
        <p class="turn-kept">
          <Icon name="check" />
          {t("meeting.signedIn")}
        </p>
      )}
      <Pending id={one.id} kept={kept} />
    </section>
  );
}
