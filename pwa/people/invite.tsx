/** Inviting: a link and QR code that lets one person in, once, within seven days. */
import { useState } from "preact/hooks";
import { type Link, LinkBox, makeLink } from "../account/link-box.tsx";
import { ProblemNotice } from "../account/problem-notice.tsx";
import { ask, type Problem } from "../ask.ts";
import { Button } from "../look/button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { Icon } from "../look/icons.tsx";
import { sayInstant } from "../text/say.ts";
import { t } from "../text/text.ts";
import type { Invitation } from "./roster.ts";

/** What an invitation says on paper and when it is passed on. */
export interface Slip {
  link: Link;
  role: string;
  /** Name of the unit; null for the community's own roles. */
  unit: string | null;
  title: string | null;
  /** Name of the community, street or district. */
  place: string;
}

interface Props {
  label: string;
  main?: boolean;
  /** Why nobody can be invited now. */
  closed?: string | undefined;
  /** What stands before the link is made; an answer where that failed. */
  first?(): Promise<Problem | null>;
  /** Body of the request: a seat, or a role and its scope. */
  body(): Record<string, string>;
  onLink(link: Link): void;
}

/** The button that makes the link. */
export function Invite({ label, main, closed, first, body, onLink }: Props) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const invite = async () => {
    setBusy(true);
    const hindered = (await first?.()) ?? null;
    const answer = hindered
      ? { done: false as const, problem: hindered }
      : await makeLink("/api/invitations", body());
    setBusy(false);
    setProblem(answer.done ? null : answer.problem);
    if (answer.done) onLink(answer.body);
  };
  return (
    <>
      <ProblemNotice problem={problem} />
      <Button
        kind={main ? "main" : "plain"}
        icon="plus"
        busy={busy}
        closed={closed}
        onClick={() => void invite()}
      >
        {busy ? t("people.invite.busy") : label}
      </Button>
    </>
  );
}

/** The link that was just made, to be scanned, copied, shared or printed. */
export function SlipBox({ slip, onPrint }: { slip: Slip; onPrint(slip: Slip): void }) {
  const { link, role, unit, place } = slip;
  const when = sayInstant(link.expiresAt);
  const text = t("people.share.text", { role: t(`role.${role}`), where: unit ?? place, when });
  const share = () =>
    navigator
      .share({ title: t("people.slip.title"), text, url: link.url })
      // Closing the sheet of apps is an answer, too.
      .catch(() => {});
  return (
    <div class="slip-box">
      <LinkBox link={link} until={t("people.link.once", { when })}>
        {"share" in navigator && (
          <Button icon="share" onClick={() => void share()}>
            {t("people.share")}
          </Button>
        )}
        <Button icon="print" onClick={() => onPrint(slip)}>
          {t("people.slip")}
        </Button>
      </LinkBox>
      <p class="aside">{t("people.link.secret")}</p>
    </div>
  );
}

/** An invitation that waits, with the way to take it back. */
export function OpenInvitation(props: {
  invitation: Invitation;
  /** In front of it, where it doesn't stand with its seat. */
  what?: string;
  onDone(): void;
}) {
  const { invitation, what, onDone } = props;
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const withdraw = async () => {
    setAsking(false);
    const answer = await ask("DELETE", `/api/invitations/${invitation.id}`);
    setProblem(answer.done ? null : answer.problem);
    // One that has gone in the meantime is what was wanted.
    if (answer.done || answer.problem.status === 404) onDone();
  };
  return (
    <>
      <ProblemNotice problem={problem} />
      <div class="open-invitation">
        <p>
          <Icon name="clock" />
          <span>
            {what && <span>{what} · </span>}
            {t("people.invited", {
              made: sayInstant(invitation.createdAt),
              when: sayInstant(invitation.expiresAt),
            })}
          </span>
        </p>
        <Button kind="bare" onClick={() => setAsking(true)}>
          {t("people.withdraw")}
        </Button>
      </div>
      <Dialog
        open={asking}
        title={t("people.withdraw.title")}
        onClose={() => setAsking(false)}
        confirm={{
          label: t("people.withdraw"),
          danger: true,
          onConfirm: () => void withdraw(),
        }}
      >
        <p>{t("people.withdraw.why")}</p>
      </Dialog>
    </>
  );
}
