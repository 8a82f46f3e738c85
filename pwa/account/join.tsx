/** `/join#<token>`: an invitation enrols this device. No password, no number, no e-mail. */
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { type Answer, ask, type Problem } from "../ask.ts";
import { Button } from "../look/button.tsx";
import { Choice, ErrorSummary, Field, Form } from "../look/field.tsx";
import { EmptyState, Loading, Notice } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { Tag } from "../look/tag.tsx";
import { recall, remember } from "../text/remembered.ts";
import { sayInstant } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { takeCameFor } from "./came-for.ts";
import { DEVICE_KINDS, deviceKind } from "./device-kind.ts";
import { sayProblem } from "./say-problem.ts";
import { me, refreshMe } from "./session.ts";
import "./my.css";

/** A secret of this attempt: after a lost answer the same one gets the same session, not "link used". */
const ATTEMPT = "gongjian.joining";

/** What an invitation says of itself before it is taken. */
interface Invitation {
  committee: { code: string; name: string; sample: boolean } | null;
  role: string | null;
  unit: string | null;
  title: string | null;
  expiresAt: string;
  /** A further device of somebody who joined already: nothing about the person is asked again. */
  known: boolean;
  /** Whether this edition keeps names and work phones at all. */
  cards: boolean;
}

/** `/join`. */
export default function Join() {
  const [token, setToken] = useState(() => location.hash.slice(1));
  const [answer, setAnswer] = useState<Answer<Invitation> | null>(null);
  useEffect(() => {
    // Another link opened in the same tab changes only the hash: no new page begins.
    const look = () => setToken(location.hash.slice(1));
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  useEffect(() => {
    setAnswer(null);
    if (token) void ask<Invitation>("POST", "/api/join/preview", { token }).then(setAnswer);
  }, [token]);
  if (!token) {
    return (
      <Page title={t("join.title")}>
        <EmptyState icon="link" title={t("join.noToken")}>
          {t("join.noToken.why")}
        </EmptyState>
      </Page>
    );
  }
  // Used up, perhaps by this very device, whose answer was lost: then trying again lets it in.
  const tried = (recall(ATTEMPT) ?? "").startsWith(`${token} `);
  const refused = answer?.done === false && !tried && answer.problem.status !== 0;
  return (
    <Page title={t("join.title")} lead={refused ? undefined : t("join.lead")}>
      {answer === null ? (
        <Loading />
      ) : refused ? (
        <Refused problem={answer.problem} />
      ) : (
        <>
          {answer.done && <About invitation={answer.body} />}
          <JoinForm key={token} token={token} invitation={answer.done ? answer.body : null} />
        </>
      )}
    </Page>
  );
}

const Refused = ({ problem }: { problem: Problem }) => (
  <Notice tone="bad" title={sayProblem(problem).title}>
    {sayProblem(problem).detail}
  </Notice>
);

const About = ({ invitation }: { invitation: Invitation }) => (
  <section class="my-card">
    {invitation.committee && (
      <p class="my-name">
        <span lang={langOf(invitation.committee.name)}>{invitation.committee.name}</span>{" "}
        {invitation.committee.sample && <Tag tone="gold">{t("shell.sample")}</Tag>}
      </p>
    )}
    <p>
      {invitation.role === null
        ? t("join.again")
        : t("join.as", { role: t(`role.${invitation.role}`) })}
      {invitation.unit && <span lang={langOf(invitation.unit)}> · {invitation.unit}</span>}
      {invitation.title && <span lang={langOf(invitation.title)}> · {invitation.title}</span>}
    </p>
    <p class="aside">{t("join.once", { when: sayInstant(invitation.expiresAt) })}</p>
  </section>
);

function attemptWith(token: string): string {
  const [knownToken, known] = (recall(ATTEMPT) ?? "").split(" ");
  if (knownToken === token && known) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const attempt = btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace("=", "");
  remember(ATTEMPT, `${token} ${attempt}`);
  return attempt;
}

function JoinForm({ token, invitation }: { token: string; invitation: Invitation | null }) {
  const { route } = useLocation();
  const [device, setDevice] = useState<string>(() => deviceKind(navigator.userAgent));
  const [displayName, setDisplayName] = useState("");
  const [workPhone, setWorkPhone] = useState("");
  const [asMe, setAsMe] = useState("yes");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const here = invitation?.known ? null : me.value;
  const adds = here !== null && asMe === "yes";
  const asksCard = !adds && !invitation?.known && invitation?.cards !== false;
  const join = async () => {
    setBusy(true);
    const answer = await ask("POST", "/api/join", {
      token,
      device,
      attempt: attemptWith(token),
      ...(adds ? { asMe: true } : {}),
      ...(displayName.trim() && asksCard ? { displayName: displayName.trim() } : {}),
      ...(workPhone.trim() && asksCard ? { workPhone: workPhone.trim() } : {}),
    });
    if (!answer.done) {
      setBusy(false);
      return setProblem(answer.problem);
    }
    remember(ATTEMPT, null);
    await refreshMe();
    // The token is spent; it must not stay in the address or the history.
    history.replaceState(null, "", "/join");
    route(takeCameFor() ?? "/turn", true);
  };
  const errorOf = (path: string) => problem?.issues?.find((issue) => issue.path === path)?.message;
  const errors = [
    { id: "device", label: t("join.device"), error: errorOf("device") ?? "" },
    { id: "displayName", label: t("join.name"), error: errorOf("displayName") ?? "" },
    { id: "workPhone", label: t("join.phone"), error: errorOf("workPhone") ?? "" },
  ].filter(({ error }) => error);
  return (
    <Form onSubmit={() => void join()}>
      <ErrorSummary errors={errors} />
      {problem && errors.length === 0 && <Refused problem={problem} />}
      {here && (
        <Choice
          id="asMe"
          label={t("join.who")}
          hint={t("join.who.why")}
          value={asMe}
          onInput={setAsMe}
          choices={[
            ["yes", here.displayName ?? t("join.who.me")],
            ["no", t("join.who.other")],
          ]}
        />
      )}
      {!adds && (
        <Choice
          id="device"
          label={t("join.device")}
          hint={t("join.device.why")}
          value={device}
          onInput={setDevice}
          choices={DEVICE_KINDS.map((kind) => [kind, t(`device.${kind}`)])}
          error={errorOf("device")}
        />
      )}
      {asksCard && (
        <>
          <Field
            id="displayName"
            label={t("join.name")}
            hint={t("join.name.why")}
            value={displayName}
            onInput={setDisplayName}
            optional
            maxLength={40}
            error={errorOf("displayName")}
          />
          <Field
            id="workPhone"
            kind="tel"
            label={t("join.phone")}
            hint={t("join.phone.why")}
            value={workPhone}
            onInput={setWorkPhone}
            optional
            maxLength={20}
            error={errorOf("workPhone")}
          />
        </>
      )}
      <Button kind="main" type="submit" wide busy={busy}>
        {t(busy ? "join.busy" : "join.do")}
      </Button>
    </Form>
  );
}
