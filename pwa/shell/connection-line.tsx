/** One honest line: no network, what is not sent yet, what was refused, when something was last sent. */
import { useEffect, useState } from "preact/hooks";
import { me, sessionEnded } from "../account/session.ts";
import { Icon } from "../look/icons.tsx";
import { sayInstant } from "../text/say.ts";
import { t } from "../text/text.ts";
import { online, outbox } from "./connection.ts";

const HOUR = 3_600_000;

/** The connection's state; nothing at all when there is nothing to say. */
export function ConnectionLine() {
  useMinutes();
  const { waiting, refused, sentAt } = outbox.value;
  const justSent = sentAt !== null && Date.now() - Date.parse(sentAt) < HOUR;
  return (
    <div class="connection on-screen" role="status">
      {!online.value && (
        <p>
          <Icon name="offline" />
          {t("connection.offline")}
        </p>
      )}
      {sessionEnded.value && me.value && (
        <p>
          <Icon name="alert" />
          <a href="/my">{t("connection.sessionEnded")}</a>
        </p>
      )}
      {refused > 0 && (
        <p class="connection-refused">
          <Icon name="alert" />
          <a href="/outbox">{t("connection.refused", { count: refused })}</a>
        </p>
      )}
      {waiting > 0 ? (
        <p class="connection-waiting">
          <Icon name="waiting" />
          <a href="/outbox">{t("connection.waiting", { count: waiting })}</a>
        </p>
      ) : (
        justSent && (
          <p>
            <Icon name="sent" />
            {t("connection.sent", { when: sayInstant(sentAt) })}
          </p>
        )
      )}
    </div>
  );
}

/** Draws again each minute, so that "3 min ago" stays true. */
function useMinutes(): void {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
}
