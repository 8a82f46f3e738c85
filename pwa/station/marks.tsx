/** Small pieces that stations' pages share: open or not, how to get in, which way. */

import { useEffect, useState } from "preact/hooks";
import { minuteAt } from "../../shared/station/calendar.ts";
import type { Barrier } from "../../shared/station/facts.ts";
import { Icon } from "../look/icons.tsx";
import { t } from "../text/text.ts";
import { type Said, sayBearing, sayDistance } from "./say-station.ts";

/** The station's state as icon, words and colour. */
export const OpenMark = ({ said, large }: { said: Said; large?: boolean }) => (
  <span class={`state state-${said.tone}${large ? " state-large" : ""}`}>
    <Icon name={said.icon} />
    <span>{said.text}</span>
  </span>
);

/** How one gets in. */
export const BarrierMark = ({ barrier }: { barrier: Barrier }) => (
  <span class="station-way-in">
    <Icon name={barrier} />
    <span>{t(`barrier.${barrier}`)}</span>
  </span>
);

/** How far, and in which direction. @param degrees clockwise from north */
export const WayThere = ({ metres, degrees }: { metres: number; degrees: number }) => (
  <span class="station-distance">
    <b>{sayDistance(metres)}</b>{" "}
    <span>
      <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M12 20V4.5m-6 6 6-6 6 6" transform={`rotate(${Math.round(degrees)} 12 12)`} />
      </svg>
      {sayBearing(degrees)}
    </span>
  </span>
);

/** The minute of the station's clock, as it goes on. */
export function useMinute(): number {
  const [minute, setMinute] = useState(() => minuteAt(Date.now()));
  useEffect(() => {
    const timer = setInterval(() => setMinute(minuteAt(Date.now())), 5_000);
    return () => clearInterval(timer);
  }, []);
  return minute;
}
