/** Previous and next, by button and by key; a presenter's clicker sends the page keys. */
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { Button } from "../look/button.tsx";
import { t } from "../text/text.ts";
import { roomPath } from "./paths.ts";
import type { Room } from "./use-room.ts";

const STEP: Readonly<Record<string, -1 | 1>> = { ArrowLeft: -1, ArrowRight: 1 };
/** Elsewhere than on a full screen these scroll. */
const CLICKER: Readonly<Record<string, -1 | 1>> = { PageUp: -1, PageDown: 1 };

/** What is typed into, or moves by arrow keys itself. */
const TAKES_KEYS = "input, textarea, select, dialog, [contenteditable]";

export function TurnPages({ room }: { room: Room }) {
  const { route } = useLocation();
  const { meeting, items, runs, act } = room;
  const agenda = items.filter(({ id }) => meeting.agenda.includes(id));
  const at = agenda.findIndex(({ id }) => id === meeting.current);
  const turn = (by: -1 | 1) => {
    const item = agenda[at + by];
    if (!item || !runs) return;
    route(roomPath(meeting.id), true);
    void act("meeting", "turnTo", meeting.id, { item: item.id });
  };
  const latest = useRef(turn);
  latest.current = turn;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = STEP[event.key] ?? (document.fullscreenElement ? CLICKER[event.key] : undefined);
      if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (event.target instanceof Element && event.target.closest(TAKES_KEYS)) return;
      event.preventDefault();
      latest.current(step);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  return (
    <nav class="room-pages" aria-label={t("room.pages")}>
      {runs && (
        <Button icon="back" closed={at > 0 ? undefined : t("room.first")} onClick={() => turn(-1)}>
          {t("room.previous")}
        </Button>
      )}
      <p aria-live="polite">{t("room.page", { number: at + 1, count: agenda.length })}</p>
      {runs && (
        <Button
          icon="onward"
          closed={at < agenda.length - 1 ? undefined : t("room.last")}
          onClick={() => turn(1)}
        >
          {t("room.next")}
        </Button>
      )}
    </nav>
  );
}
