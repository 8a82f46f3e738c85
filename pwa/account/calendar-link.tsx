/** The link by which my own calendar shows the meetings: made here, shown once, revoked here. */
import { useEffect, useState } from "preact/hooks";
import { ask, type Problem } from "../ask.ts";
import { Button } from "../look/button.tsx";
import { CopyButton } from "../look/copy-button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { Loading } from "../look/notice.tsx";
import { sayDayOf } from "../text/say.ts";
import { t } from "../text/text.ts";
import { ProblemNotice } from "./problem-notice.tsx";
import { sayProblem } from "./say-problem.ts";

interface Link {
  /** Instant, ISO 8601; null where there is none. */
  createdAt: string | null;
  /** Known only to the page that made it. */
  url?: string;
}
const PATH = "/api/my/calendar-link";

/** A part of `/my`. */
export function CalendarLink() {
  const [link, setLink] = useState<Link | Problem | null>(null);
  const [asking, setAsking] = useState<"renew" | "revoke" | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  useEffect(() => {
    void ask<Link>("GET", PATH).then((answer) =>
      setLink(answer.done ? answer.body : answer.problem),
    );
  }, []);
  const make = async () => {
    setAsking(null);
    const answer = await ask<Link>("POST", PATH);
    setProblem(answer.done ? null : answer.problem);
    if (answer.done) setLink(answer.body);
  };
  const revoke = async () => {
    setAsking(null);
    const answer = await ask("DELETE", PATH);
    setProblem(answer.done ? null : answer.problem);
    if (answer.done) setLink({ createdAt: null });
  };
  return (
    <section class="my-section">
      <h2>{t("calendar.title")}</h2>
      <p>{t("calendar.how")}</p>
      <p>{t("calendar.shows")}</p>
      <ProblemNotice problem={problem} />
      {link === null ? (
        <Loading />
      ) : "reason" in link ? (
        <p class="aside">{sayProblem(link).title}</p>
      ) : link.createdAt === null ? (
        <div>
          <Button icon="plus" onClick={() => void make()}>
            {t("calendar.make")}
          </Button>
        </div>
      ) : (
        <div class="link-box">
          {link.url === undefined ? (
            <p>{t("calendar.since", { when: sayDayOf(link.createdAt) })}</p>
          ) : (
            <>
              <p>{t("calendar.once")}</p>
              <p class="link-text">{link.url}</p>
            </>
          )}
          <div class="link-buttons">
            {link.url !== undefined && <CopyButton text={link.url} label={t("common.copy")} />}
            {link.url === undefined && (
              <Button icon="link" onClick={() => setAsking("renew")}>
                {t("calendar.renew")}
              </Button>
            )}
            <Button kind="danger" onClick={() => setAsking("revoke")}>
              {t("calendar.revoke")}
            </Button>
          </div>
        </div>
      )}
      <Dialog
        open={asking !== null}
        title={asking ? t(`calendar.${asking}.title`) : ""}
        onClose={() => setAsking(null)}
        confirm={{
          label: asking ? t(`calendar.${asking}`) : "",
          danger: true,
          onConfirm: () => void (asking === "renew" ? make() : revoke()),
        }}
      >
        <p>{asking && t(`calendar.${asking}.why`)}</p>
      </Dialog>
    </section>
  );
}
