/** What holds at a station, in words. */
import { clockOf, DAY, dateOfDay } from "../../shared/station/calendar.ts";
import { type Facility, STALE_DAYS } from "../../shared/station/facts.ts";
import type { OpenState } from "../../shared/station/hours.ts";
import type { Listed } from "../../shared/station/opened.ts";
import type { IconName } from "../look/icons.tsx";
import { sayDate } from "../text/say.ts";
import { t } from "../text/text.ts";

/** From so many minutes ahead on, an end is not worth a word: it is as good as always open. */
const FOR_LONG = 7 * DAY;
/** Minutes that are counted down instead of naming the time. */
const COUNTED = 60;

/** Time of day of a minute, `HH:MM`; 24:00 where a day ends with it. */
function sayClock(minute: number, ends = false): string {
  return clockOf(ends && minute % DAY === 0 ? DAY : minute % DAY);
}

/** A minute as people say it: the time, with its day where it is another one. */
function sayMinute(minute: number, now: number, ends = false): string {
  const time = sayClock(minute, ends);
  const day = Math.floor((ends ? minute - 1 : minute) / DAY);
  const days = day - Math.floor(now / DAY);
  if (days === 0) return time;
  if (days === 1) return t("stations.tomorrow", { time });
  return t("stations.onDay", { date: sayDate(dateOfDay(day)), time });
}

export interface Said {
  icon: IconName;
  tone: "open" | "soon" | "waiting" | "ended";
  text: string;
}

/**
 * Whether one gets in, as a sentence with its icon and tone.
 * @param now minute of the station's clock: ends are told from there
 */
export function sayState({ state, until }: OpenState, closure: boolean, now: number): Said {
  const isEnd = until !== null && until - now < FOR_LONG;
  switch (state) {
    case "open":
      return {
        icon: "check",
        tone: "open",
        text: isEnd
          ? t("stations.open.until", { when: sayMinute(until, now, true) })
          : t("stations.open.always"),
      };
    case "closing_soon": {
      const end = until ?? now;
      const minutes = end - now;
      const text =
        minutes <= COUNTED
          ? t("stations.closing", { minutes })
          : t("stations.closingAt", { when: sayMinute(end, now, true) });
      return { icon: "clock", tone: "soon", text };
    }
    case "on_call":
      return {
        icon: "call",
        tone: "soon",
        text: isEnd
          ? t("stations.onCall", { when: sayMinute(until, now, true) })
          : t("stations.onCall.always"),
      };
    case "unknown":
      return { icon: "unknown", tone: "waiting", text: t("stations.unknown") };
    case "closed":
      return { icon: "closed", tone: "ended", text: sayClosed(until, closure, now) };
  }
}

function sayClosed(until: number | null, closure: boolean, now: number): string {
  if (until === null) return t(closure ? "stations.closedForNow" : "stations.closed");
  const when = sayMinute(until, now);
  return t(closure ? "stations.closedForNow.opens" : "stations.opens", { when });
}

const KILOMETRE = 1000;
/** Metres in words, no more exactly than a phone knows where it is. */
export const sayDistance = (metres: number): string =>
  metres < KILOMETRE - 5
    ? t("stations.metres", { count: Math.max(10, Math.round(metres / 10) * 10) })
    : t("stations.kilometres", { count: (metres / KILOMETRE).toFixed(1) });

const WINDS = ["n", "ne", "e", "se", "s", "sw", "w", "nw"] as const;
/** A bearing in words. @param degrees clockwise from north */
export const sayBearing = (degrees: number): string =>
  t(`stations.to.${WINDS[Math.round(degrees / 45) % 8] ?? "n"}`);

/** When somebody last looked. @param today day number */
export function sayChecked({ checkedOn }: Listed, today: number): string {
  if (checkedOn === null) return t("stations.neverChecked");
  const date = sayDate(dateOfDay(checkedOn));
  return t(today - checkedOn > STALE_DAYS ? "stations.stale" : "stations.checked", { date });
}

/** What decides where to go, before the rest. */
const MATTER: readonly Facility[] = [
  "hot_water",
  "toilet",
  "phone_charging",
  "heating",
  "microwave",
  "oxygen",
  "ebike_charging",
  "aed",
];
const SHOWN = 4;

/** The few facilities that matter most (those that were asked for first), and how many more there are. */
export function saySomeFacilities(
  { facilities }: Listed,
  wanted: readonly Facility[],
): { words: string[]; more: number } {
  const order = [...new Set([...wanted, ...MATTER, ...facilities])];
  const shown = order.filter((one) => facilities.includes(one)).slice(0, SHOWN);
  return {
    words: shown.map((one) => t(`facility.${one}`)),
    more: facilities.length - shown.length,
  };
}
