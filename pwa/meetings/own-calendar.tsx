/** Meetings in one's own calendar: the address that a phone's calendar follows, made and revoked here. */
import { useState } from "preact/hooks";
import { ProblemNotice } from "../account/problem-notice.tsx";
import { type Answer, ask, type Problem } from "../ask.ts";
import { Button } from "../look/button.tsx";
import { CopyButton } from "../look/copy-button.tsx";
import { Loading } from "../look/notice.tsx";
import { sayInstant } from "../text/say.ts";
import { t } from "../text/text.ts";
import "../account/my.css";

const PATH = "/api/my/calendar-link";

interface Link {
  /** Instant, ISO 8601; null where there is none. */
  createdAt: string | null;
  /** Only right after it was made: the server keeps no address that it could tell again. */
  url?: string;
}

/** Folded: nothing is asked for before it is opened. */
export function OwnCalendar() {
  const [link, setLink] = useState<Link | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const take = async (asked: Promise<Answer<Link>>) => {
    setBusy(true);
    const answer = await asked;
    setBusy(false);
    setProblem(answer.done ? null : answer.problem);
    if (answer.done) setLink(answer.body);
  };
  const make = () => void take(ask<Link>("POST", PATH));
  const revoke = () =>
    void take(
      ask<null>("DELETE", PATH).then((answer) =>
        answer.done ? { done: true, body: { createdAt: null } } : answer,
      ),
    );
  return (
    <details
      class="record-more"
      onToggle={(event) => {
        if (event.currentTarget.open && link === null) void take(ask<Link>("GET", PATH));
      }}
    >
      <summary>{t("meetings.calendar")}</summary>
      <div class="meetings-calendar">
        <p class="aside">{t("meetings.calendar.why")}</p>
        <ProblemNotice problem={problem} />
        {link === null ? (
          busy && <Loading />
        ) : (
          <>
            {link.url && <p class="link-text">{link.url}</p>}
            {link.createdAt && !link.url && (
              <p>{t("meetings.calendar.since", { when: sayInstant(link.createdAt) })}</p>
            )}
            <div class="meetings-slot-actions">
              {link.url && <CopyButton text={link.url} label={t("common.copy")} />}
              {!link.url && (
                <Button busy={busy} onClick={make}>
                  {t(link.createdAt ? "meetings.calendar.anew" : "meetings.calendar.make")}
                </Button>
              )}
              {link.createdAt && (
                <Button kind="bare" busy={busy} onClick={revoke}>
                  {t("meetings.calendar.revoke")}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
    </details>
  );
}
