/** `/join#<token>`: an invitation enrols this device. No password, no number, no e-mail. */
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { ask, type Problem } from "../ask.ts";
import { Button } from "../look/button.tsx";
import { Choice, ErrorSummary, Field, Form } from "../look/field.tsx";
import { EmptyState, Notice } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { recall, remember, t } from "../text/text.ts";
import { DEVICE_KINDS, deviceKind } from "./device-kind.ts";
import { sayProblem } from "./say-problem.ts";
import { me, refreshMe } from "./session.ts";

/** A secret of this attempt: after a lost answer the same one gets the same session, not "link used". */
const ATTEMPT = "gongjian.joining";

/** `/join`. */
export default function Join() {
  const [token] = useState(() => location.hash.slice(1));
  if (token) {
    return (
      <Page title={t("join.title")} lead={t("join.lead")}>
        <JoinForm token={token} />
      </Page>
    );
  }
  return (
    <Page title={t("join.title")}>
      <EmptyState icon="link" title={t("join.noToken")}>
        {t("join.noToken.why")}
      </EmptyState>
    </Page>
  );
}

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

function JoinForm({ token }: { token: string }) {
  const { route } = useLocation();
  const [device, setDevice] = useState<string>(() => deviceKind(navigator.userAgent));
  const [displayName, setDisplayName] = useState("");
  const [workPhone, setWorkPhone] = useState("");
  const [asMe, setAsMe] = useState("yes");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const known = me.value;
  const adds = known !== null && asMe === "yes";
  const join = async () => {
    setBusy(true);
    const answer = await ask("POST", "/api/join", {
      token,
      device,
      attempt: attemptWith(token),
      ...(adds ? { asMe: true } : {}),
      ...(displayName.trim() && !adds ? { displayName: displayName.trim() } : {}),
      ...(workPhone.trim() && !adds ? { workPhone: workPhone.trim() } : {}),
    });
    if (!answer.done) {
      setBusy(false);
      return setProblem(answer.problem);
    }
    remember(ATTEMPT, null);
    await refreshMe();
    // The token is spent; it must not stay in the address or the history.
    history.replaceState(null, "", "/join");
    route("/turn", true);
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
      {problem && errors.length === 0 && (
        <Notice tone="bad" title={sayProblem(problem).title}>
          {sayProblem(problem).detail}
        </Notice>
      )}
      {known && (
        <Choice
          id="asMe"
          label={t("join.who")}
          hint={t("join.who.why")}
          value={asMe}
          onInput={setAsMe}
          choices={[
            ["yes", known.displayName ?? t("join.who.me")],
            ["no", t("join.who.other")],
          ]}
        />
      )}
      {!adds && (
        <>
          <Choice
            id="device"
            label={t("join.device")}
            hint={t("join.device.why")}
            value={device}
            onInput={setDevice}
            choices={DEVICE_KINDS.map((kind) => [kind, t(`device.${kind}`)])}
            error={errorOf("device")}
          />
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
      <p class="aside">{t("join.once")}</p>
      <Button kind="main" type="submit" wide busy={busy}>
        {t(busy ? "join.busy" : "join.do")}
      </Button>
    </Form>
  );
}
