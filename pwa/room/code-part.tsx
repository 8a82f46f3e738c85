/** The sign-in code on the screen: a new one each half minute, from the one device that can make them. */
import { useEffect, useMemo, useState } from "preact/hooks";
import type { KeptEvent } from "../../shared/sync/storage.ts";
import { timeline, view } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Icon } from "../look/icons.tsx";
import { QrShape } from "../look/print-button.tsx";
import { qrPath } from "../look/qr.ts";
import { sayInstant } from "../text/say.ts";
import { t } from "../text/text.ts";
import { signInPath } from "./paths.ts";
import { codeNow, codeText, newCodes, seedFor } from "./seed.ts";
import type { Room } from "./use-room.ts";

const SECOND = 1_000;

/** The code, or which device shows it. */
export function CodePart({ room }: { room: Room }) {
  const { meeting, unsent, runs, act } = room;
  const seed = useMemo(() => seedFor(meeting), [meeting.id, meeting.anchor]);
  const since = meeting.codesSince;
  const takeOver = () => act("meeting", "renewCodes", meeting.id, newCodes(meeting.id));
  if (seed === null || since === null)
    return (
      <section class="room-code" aria-label={t("room.code")}>
        <Elsewhere meeting={meeting.id} />
        {runs && <Button onClick={() => void takeOver()}>{t("room.code.here")}</Button>}
      </section>
    );
  const unheard = unsent.some(
    ({ mutation }) =>
      mutation.noun === "meeting" && ["begin", "renewCodes"].includes(mutation.command),
  );
  return (
    <section class="room-code" aria-label={t("room.code")}>
      {unheard ? (
        <p class="room-unsent">
          <Icon name="offline" />
          <span>{t("room.code.unsent")}</span>
        </p>
      ) : (
        <Rotating key={seed} meeting={meeting.id} seed={seed} since={since} />
      )}
    </section>
  );
}

function Rotating({ meeting, seed, since }: { meeting: string; seed: string; since: string }) {
  const [now, setNow] = useState(() => new Date().toISOString());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date().toISOString()), SECOND);
    return () => clearInterval(timer);
  }, []);
  const shown = codeNow(seed, since, now);
  const url = shown && `${location.origin}${signInPath(meeting)}#${codeText(shown)}`;
  const drawn = useMemo(() => (url ? qrPath(url) : null), [url]);
  if (!drawn || !url) return <p>{t("room.code.over")}</p>;
  return (
    <>
      <a class="room-qr" href={url} target="_blank" rel="noreferrer">
        <QrShape {...drawn} />
      </a>
      <p>{t("room.code.scan")}</p>
    </>
  );
}

/** Who has the screen, as the journal tells it. */
function Elsewhere({ meeting }: { meeting: string }) {
  const [last, setLast] = useState<KeptEvent | null>(null);
  useEffect(() => {
    let here = true;
    void timeline(meeting).then((events) => {
      const codes = events.filter(({ kind }) =>
        ["meeting.begin", "meeting.renewCodes"].includes(kind),
      );
      if (here) setLast(codes.at(-1) ?? null);
    });
    return () => {
      here = false;
    };
  }, [meeting, view.value]);
  return (
    <p class="room-elsewhere">
      <Icon name="computer" />
      <span>
        {last?.role
          ? t("room.code.elsewhere", { who: t(`role.${last.role}`), when: sayInstant(last.at) })
          : t("room.code.other")}
      </span>
    </p>
  );
}
