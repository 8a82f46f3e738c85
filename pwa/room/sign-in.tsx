/** `/meetings/:id/sign-in#<step>.<code>`: the liaison's phone has scanned the code on the screen. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useRoute } from "preact-iso/router";
import type { Attendance } from "../../shared/attendance.ts";
import type { Meeting } from "../../shared/meeting.ts";
import type { Refused } from "../../shared/sync/storage.ts";
import { comeBackHere } from "../account/came-for.ts";
import {
  discard,
  give,
  me,
  online,
  outbox,
  ready,
  recordOf,
  recordsOf,
  start,
  syncNow,
} from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { EmptyState, Loading, Notice } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { nameOf } from "../record/names.ts";
import { sayNo } from "../record/refusal.tsx";
import { sayInstant } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { isMoot } from "./moot.ts";
import { offersIn } from "./offers.ts";
import { codeIn } from "./seed.ts";

/** Milliseconds after which a phone that has no answer is told to go another way. */
const PATIENCE = 6_000;

export default function SignIn() {
  useEffect(start, []);
  const id = useRoute().params.id ?? "";
  const [hash, setHash] = useState(() => location.hash.slice(1));
  useEffect(() => {
    // A second scan in the same tab changes only what stands after `#`.
    const scanned = () => setHash(location.hash.slice(1));
    addEventListener("hashchange", scanned);
    return () => removeEventListener("hashchange", scanned);
  }, []);
  return (
    <Page title={t("room.signIn")}>
      {me.value === null ? <NotHere /> : <Scanned key={hash} meeting={id} scanned={hash} />}
    </Page>
  );
}

/** Nobody is signed in on this phone: the code waits for whoever joins. */
function NotHere() {
  useEffect(comeBackHere, []);
  return (
    <EmptyState icon="person" title={t("room.signIn.notHere")}>
      <p>{t("room.signIn.notHere.why")}</p>
      <Button href="/my">{t("room.signIn.how")}</Button>
    </EmptyState>
  );
}

function Scanned({ meeting: id, scanned }: { meeting: string; scanned: string }) {
  const code = codeIn(scanned);
  const [looked, setLooked] = useState(false);
  useEffect(() => {
    let here = true;
    const done = () => here && setLooked(true);
    const timer = setTimeout(done, PATIENCE);
    // What this phone knows of the meeting may be of last week.
    if (ready.value) void syncNow().then(done);
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [ready.value]);
  if (!looked && online.value) return <Loading what={t("room.signIn.looking")} />;
  const meeting = recordOf<Meeting>("meeting", id);
  const mine = recordsOf<Attendance>("attendance").filter(
    (one) =>
      one.meeting === id && offersIn("attendance", one).some(({ name }) => name === "signInByCode"),
  );
  if (!online.value && !mine.some(isIn)) return <AskClerk />;
  if (!meeting || mine.length === 0)
    return (
      <Notice tone="warn" title={t("room.signIn.notExpected")}>
        {t("room.signIn.notExpected.why")}
      </Notice>
    );
  return (
    <>
      <p class="room-signing" lang={langOf(meeting.title)}>
        {meeting.title}
      </p>
      {!code && !mine.every(isIn) ? (
        <Notice tone="warn" title={t("room.signIn.noCode")}>
          {t("room.signIn.noCode.why")}
        </Notice>
      ) : (
        <>
          {mine.length > 1 && <p>{t("room.signIn.which")}</p>}
          {mine.map((attendance) => (
            <OneUnit
              key={attendance.id}
              attendance={attendance}
              code={code}
              atOnce={mine.length === 1}
            />
          ))}
        </>
      )}
    </>
  );
}

const isIn = ({ state }: Attendance): boolean => state === "present" || state === "proxy";

function OneUnit(props: {
  attendance: Attendance;
  code: { step: number; code: string } | null;
  /** The only unit that it can be: scanning has said it all. */
  atOnce: boolean;
}) {
  const { attendance, code, atOnce } = props;
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [late, setLate] = useState(false);
  const begun = useRef(false);
  const name = nameOf("unit", attendance.unit);
  const entry = outbox.value.find(
    ({ mutation }) => mutation.target === attendance.id && mutation.command === "signInByCode",
  );
  const sign = async () => {
    if (!code) return;
    setRefusal(null);
    const given = await give({
      noun: "attendance",
      command: "signInByCode",
      target: attendance.id,
      committee: attendance.committee,
      args: code,
    });
    if (given.outcome === "refused") return setRefusal(given.refusal);
    setTimeout(() => setLate(true), PATIENCE);
  };
  useEffect(() => {
    if (!atOnce || begun.current || isIn(attendance)) return;
    begun.current = true;
    void sign();
  }, []);
  const answered = entry?.status === "refused" ? entry.refusal : null;
  useEffect(() => {
    if (!entry || !answered) return;
    // It is said here and now; a code can't be given again later.
    if (!isMoot(entry, attendance)) setRefusal(answered);
    void discard(entry.mutation.id);
  }, [answered]);
  if (!online.value && !isIn(attendance)) return <AskClerk />;
  if (refusal) return <No of={refusal} />;
  if (entry?.status === "waiting")
    return late || !online.value ? <AskClerk /> : <Loading what={t("room.signIn.sending")} />;
  if (isIn(attendance))
    return (
      <Notice tone="good" title={t("room.signIn.done", { unit: name })}>
        {attendance.signedAt && sayInstant(attendance.signedAt)}
      </Notice>
    );
  if (atOnce) return <Loading what={t("room.signIn.sending")} />;
  return (
    <Button kind="main" wide onClick={() => void sign()}>
      <span lang={langOf(name)}>{t("room.signIn.as", { unit: name })}</span>
    </Button>
  );
}

const AskClerk = (): ComponentChildren => (
  <Notice tone="warn" title={t("room.signIn.offline")}>
    {t("room.signIn.offline.why")}
  </Notice>
);

function No({ of }: { of: Refused }) {
  const { title, detail } = sayNo(of);
  return (
    <Notice tone="bad" title={title}>
      {detail}
    </Notice>
  );
}
