/** `/join#<token>`: an invitation enrols this device. No password, no number, no e-mail. */

import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { ask, type Problem } from "../ask.ts";
import { Button } from "../look/button.tsx";
import { ErrorSummary, Field, Form } from "../look/field.tsx";
import { EmptyState, Notice } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { Tag } from "../look/record-row.tsx";
import { sayInstant } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { deviceName } from "./device-name.ts";
import { sayProblem } from "./say-problem.ts";
import { refreshMe } from "./session.ts";
import "./my.css";

/** What an invitation says of itself before it is taken. */
interface Invitation {
  committee: { code: string; name: string; sample: boolean } | null;
  role: string;
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
  const [token] = useState(() => location.hash.slice(1));
  const [invitation, setInvitation] = useState<Invitation | null>(null);
  const [refused, setRefused] = useState<Problem | null>(null);
  useEffect(() => {
    if (!token) return;
    void ask<Invitation>("POST", "/api/join/preview", { token }).then((answer) => {
      if (answer.done) setInvitation(answer.body);
      else if (answer.problem.reason.startsWith("invite")) setRefused(answer.problem);
    });
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
  if (refused) {
    return (
      <Page title={t("join.title")}>
        <Notice tone="bad" title={sayProblem(refused).title}>
          {sayProblem(refused).detail}
        </Notice>
      </Page>
    );
  }
  return (
    <Page title={t("join.title")} lead={t("join.lead")}>
      {invitation && <About invitation={invitation} />}
      <JoinForm token={token} invitation={invitation} />
    </Page>
  );
}

const About = ({ invitation }: { invitation: Invitation }) => (
  <section class="my-card">
    {invitation.committee && (
      <p class="my-name">
        <span lang={langOf(invitation.committee.name)}>{invitation.committee.name}</span>{" "}
        {invitation.committee.sample && <Tag tone="gold">{t("shell.sample")}</Tag>}
      </p>
    )}
    <p>
      {t(invitation.known ? "join.again" : "join.as", { role: t(`role.${invitation.role}`) })}
      {invitation.unit && <span lang={langOf(invitation.unit)}> · {invitation.unit}</span>}
      {invitation.title && <span lang={langOf(invitation.title)}> · {invitation.title}</span>}
    </p>
    <p class="aside">{t("join.expires", { when: sayInstant(invitation.expiresAt) })}</p>
  </section>
);

function JoinForm({ token, invitation }: { token: string; invitation: Invitation | null }) {
  const { route } = useLocation();
  const [device, setDevice] = useState(() => deviceName(navigator.userAgent));
  const [displayName, setDisplayName] = useState("");
  const [workPhone, setWorkPhone] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const join = async () => {
    setBusy(true);
    const answer = await ask("POST", "/api/join", {
      token,
      device: device.trim() || deviceName(navigator.userAgent),
      ...(displayName.trim() ? { displayName: displayName.trim() } : {}),
      ...(workPhone.trim() ? { workPhone: workPhone.trim() } : {}),
    });
    if (!answer.done) {
      setBusy(false);
      return setProblem(answer.problem);
    }
    await refreshMe();
    // The token is spent; it must not stay in the address or the history.
    history.replaceState(null, "", "/join");
    route("/turn", true);
  };
  const errorOf = (path: string) =>
    problem?.issues?.find((issue) => issue.path.replace(/^\//, "") === path)?.message;
  const errors = [
    { id: "device", label: t("join.device"), error: errorOf("device") ?? "" },
    { id: "displayName", label: t("join.name"), error: errorOf("displayName") ?? "" },
    { id: "workPhone", label: t("join.phone"), error: errorOf("workPhone") ?? "" },
  ].filter(({ error }) => error);
  const asksCard = !invitation?.known && invitation?.cards !== false;
  return (
    <Form onSubmit={() => void join()}>
      <ErrorSummary errors={errors} />
      {problem && errors.length === 0 && (
        <Notice tone="bad" title={sayProblem(problem).title}>
          {sayProblem(problem).detail}
        </Notice>
      )}
      <Field
        id="device"
        label={t("join.device")}
        hint={t("join.device.why")}
        value={device}
        onInput={setDevice}
        known
        maxLength={60}
        error={errorOf("device")}
      />
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
