/** Writing the minutes: the text comes from the records, and is mended as text where that is wanted. */
import { useEffect, useState } from "preact/hooks";
import { LANGUAGES, type Language } from "../../shared/language/language.ts";
import { LONGEST_MINUTES } from "../../shared/meeting/rules.ts";
import { meeting as meetingNoun } from "../../shared/meeting.ts";
import { Button } from "../look/button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { Choice, Field, Form } from "../look/field.tsx";
import { Loading } from "../look/notice.tsx";
import { draftOf, dropDraft, keepDraft } from "../record/drafts.ts";
import { Refusal } from "../record/refusal.tsx";
import { issuesIn } from "../record/values.ts";
import { errorText, t } from "../text/text.ts";
import { useComposed } from "./compose.ts";
import type { OfMeeting } from "./of-meeting.ts";
import { useGiving } from "./use-giving.ts";

/** The command as the forms take it. */
const CIRCULATE = meetingNoun.commands.circulate as unknown as Parameters<typeof issuesIn>[0];

export function MinutesEditor({ of }: { of: OfMeeting }) {
  const { meeting, minutes } = of;
  const draft = {
    noun: "meeting",
    command: "circulate",
    target: meeting.id,
    committee: meeting.committee,
  };
  const before = minutes[0]?.text ?? null;
  const [language, setLanguage] = useState<Language>("zh-CN");
  const [edited, setEdited] = useState<string | null>(null);
  // What went round before is mended; it is composed anew only where that is asked for.
  const [anew, setAnew] = useState(before === null);
  const [asking, setAsking] = useState(false);
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const { busy, refusal, giving } = useGiving();
  const composed = useComposed(of, language);
  useEffect(() => {
    void draftOf(draft).then((found) => {
      const kept = found?.values.text;
      if (typeof kept === "string") setEdited((typed) => typed ?? kept);
    });
  }, [meeting.id]);
  const text = edited ?? (anew ? composed : before);
  if (text === null) return <Loading />;
  const type = (next: string) => {
    setEdited(next);
    setWrong(undefined);
    void keepDraft(draft, { values: { text: next }, photos: [] });
  };
  const compose = () => {
    setAsking(false);
    setEdited(null);
    setAnew(true);
    void dropDraft(draft);
  };
  const circulate = async () => {
    const reason = issuesIn(CIRCULATE, { text }, null)[0]?.reason;
    setWrong(reason);
    if (reason) return;
    const done = await giving({ ...draft, args: { text } });
    if (done) await dropDraft(draft);
  };
  return (
    <>
      <p>{t(anew ? "meeting.minutes.composed" : "meeting.minutes.again")}</p>
      <Choice
        id="minutes-language"
        label={t("meeting.minutes.language")}
        value={language}
        onInput={(chosen) => setLanguage(LANGUAGES.find((one) => one === chosen) ?? language)}
        choices={LANGUAGES.map((one) => [one, t(`language.${one}`), one])}
      />
      <Form onSubmit={() => void circulate()}>
        <div class="minutes-editor" lang={language}>
          <Field
            id="minutes-text"
            kind="long"
            label={t("field.meeting.text")}
            hint={t("meeting.minutes.length", { count: text.length, most: LONGEST_MINUTES })}
            error={wrong && errorText(wrong)}
            value={text}
            onInput={type}
          />
        </div>
        {refusal && <Refusal of={refusal} />}
        <div class="form-actions">
          <Button type="submit" kind="main" busy={busy}>
            {t("command.meeting.circulate")}
          </Button>
          {(edited !== null || !anew) && (
            <Button icon="refresh" onClick={() => setAsking(true)}>
              {t("meeting.minutes.compose")}
            </Button>
          )}
        </div>
      </Form>
      <Dialog
        open={asking}
        title={t("meeting.minutes.compose")}
        onClose={() => setAsking(false)}
        confirm={{ label: t("meeting.minutes.compose"), danger: true, onConfirm: compose }}
      >
        <p>{t("meeting.minutes.compose.why")}</p>
      </Dialog>
    </>
  );
}
