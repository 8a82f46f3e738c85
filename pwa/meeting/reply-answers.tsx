/** The answers to a notice: coming in one tap, by proxy with the function, excused with the reason. */
import { useState } from "preact/hooks";
import type { Attendance } from "../../shared/attendance.ts";
import { Button } from "../look/button.tsx";
import { Field, Form } from "../look/field.tsx";
import { Refusal } from "../record/refusal.tsx";
import { t } from "../text/text.ts";
import { useGiving } from "./use-giving.ts";

/** States in which a unit may still answer, or answer otherwise. */
export const ANSWERABLE: readonly string[] = ["expected", "announced", "excused"];

export function ReplyAnswers({ one, onDone }: { one: Attendance; onDone(): void }) {
  const { busy, refusal, giving } = useGiving();
  const [asking, setAsking] = useState<"proxy" | "excuse" | null>(null);
  const [said, setSaid] = useState("");
  const give = async (command: string, args: Record<string, unknown>) => {
    const { id: target, committee } = one;
    if (!(await giving({ noun: "attendance", command, target, committee, args }))) return;
    setAsking(null);
    setSaid("");
    onDone();
  };
  const words = said.trim();
  return (
    <>
      {asking === null ? (
        <div class="turn-answers">
          {(one.state !== "announced" || one.reply !== "coming") && (
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
      ) : (
        <Form
          onSubmit={() =>
            void (asking === "proxy"
              ? give("reply", { reply: "proxy", ...(words ? { proxyTitle: words } : {}) })
              : give("excuse", { reason: words }))
          }
        >
          <Field
            id={`reply-${one.id}`}
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
      {refusal && <Refusal of={refusal} />}
    </>
  );
}
