/** A unit answers the notice: coming in one tap, by proxy, or excused with its reason. */
import { useEffect, useState } from "preact/hooks";
import type { Attendance } from "../../shared/attendance.ts";
import type { Meeting } from "../../shared/meeting.ts";
import { Button } from "../look/button.tsx";
import { Field, Form } from "../look/field.tsx";
import { Icon } from "../look/icons.tsx";
import { nameOf } from "../record/names.ts";
import { Refusal } from "../record/refusal.tsx";
import { langOf, t } from "../text/text.ts";
import { Pending } from "../turn/turn-row.tsx";
import { replyOf } from "./notice.tsx";
import { signInPath } from "./paths.ts";
import { useGiving } from "./use-giving.ts";

const ANSWERABLE = ["expected", "announced", "excused"];
export const BEFORE_END = ["agenda_set", "in_session"];

export function Reply({ meeting, one }: { meeting: Meeting; one: Attendance }) {
  const { busy, refusal, giving } = useGiving();
  const [asking, setAsking] = useState<"proxy" | "excuse" | null>(null);
  const [said, setSaid] = useState("");
  const [kept, setKept] = useState(false);
  const answerable = ANSWERABLE.includes(one.state) && BEFORE_END.includes(meeting.state);
  const intention = (command: string, args: Record<string, unknown>) => ({
    noun: "attendance",
    command,
    target: one.id,
    committee: one.committee,
    args,
  });
  useEffect(() => {
    if (answerable && one.seenAt === null) void giving(intention("see", {}));
  }, [one.id]);
  const give = async (command: string, args: Record<string, unknown>) => {
    const done = await giving(intention(command, args));
    if (!done) return;
    setAsking(null);
    setSaid("");
    setKept(true);
  };
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
      {answerable && asking === null && (
        <div class="turn-answers">
          {reply !== "reply.coming" && (
            <Button
              kind={one.state === "expected" ? "main" : "plain"}
              icon="check"
              busy={busy}
              onClick={() => void give("reply", { reply: "coming" })}
            >
              {t("reply.coming")}
            </Button>
          )}
          <Button onClick={() => setAsking("proxy")}>{t("reply.proxy")}</Button>
          {one.state !== "excused" && (
            <Button onClick={() => setAsking("excuse")}>{t("command.attendance.excuse")}</Button>
          )}
        </div>
      )}
      {asking !== null && (
        <Form
          onSubmit={() =>
            void (asking === "proxy"
              ? give("reply", {
                  reply: "proxy",
                  ...(said.trim() ? { proxyTitle: said.trim() } : {}),
                })
              : give("excuse", { reason: said.trim() }))
          }
        >
          <Field
            id="reply-said"
            label={t(
              asking === "proxy" ? "field.attendance.proxyTitle" : "field.attendance.reason",
            )}
            hint={asking === "proxy" ? t("field.attendance.proxyTitle.hint") : undefined}
            optional={asking === "proxy"}
            value={said}
            maxLength={asking === "proxy" ? 60 : 200}
            onInput={setSaid}
          />
          <div class="form-actions">
            <Button type="submit" kind="main" busy={busy}>
              {t(asking === "proxy" ? "reply.proxy" : "command.attendance.excuse")}
            </Button>
            <Button kind="bare" onClick={() => setAsking(null)}>
              {t("common.cancel")}
            </Button>
          </div>
        </Form>
      )}
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
      {refusal && <Refusal of={refusal} />}
      <Pending id={one.id} kept={kept} />
    </section>
  );
}
