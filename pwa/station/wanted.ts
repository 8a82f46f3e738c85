/** What the reader looks for: taps that stay on this device until they are taken back. */
import { signal } from "@preact/signals";
import { DAY } from "../../shared/station/calendar.ts";
import type { Facility } from "../../shared/station/facts.ts";
import type { Point, Wanted } from "../../shared/station/nearest.ts";
import { recall, remember } from "../text/remembered.ts";

/** Metres a minute in a straight line: on foot, by e-bike. */
export const SPEEDS = { walk: 70, bike: 250 } as const;
export type Way = keyof typeof SPEEDS;

export interface Filters {
  open: boolean;
  walkIn: boolean;
  night: boolean;
  facilities: readonly Facility[];
  /** Open when one arrives this way; only once a place is known. */
  arrive: Way | null;
  /** Time of day at which it is to be open, `HH:MM`. It goes with the page: tomorrow means another one. */
  at: string;
}

const NONE: Filters = {
  open: false,
  walkIn: false,
  night: false,
  facilities: [],
  arrive: null,
  at: "",
};
const KEPT = "gongjian.stations.filters";

function remembered(): Filters {
  try {
    return { ...NONE, ...(JSON.parse(recall(KEPT) ?? "{}") as Partial<Filters>) };
  } catch {
    return NONE;
  }
}

export const filters = signal<Filters>(remembered());

/** Changes some of them. */
export function want(change: Partial<Filters>): void {
  filters.value = { ...filters.peek(), ...change };
  const { at: _, ...kept } = filters.peek();
  remember(KEPT, JSON.stringify(kept));
}

/** Looks for nothing in particular. */
export const wantNothing = (): void => want(NONE);

/** Whether anything is looked for. */
export const wantsSomething = (): boolean => {
  const { open, walkIn, night, facilities, arrive, at } = filters.value;
  return open || walkIn || night || facilities.length > 0 || arrive !== null || at !== "";
};

/** The next minute of the station's clock at which it is `HH:MM`. */
function nextAt(time: string, now: number): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const today = now - (now % DAY) + hours * 60 + minutes;
  return today >= now ? today : today + DAY;
}

/**
 * The question that the filters ask.
 * @param from where distances are counted from
 * @param known whether that is where the reader is
 * @param now minute of the station's clock
 */
export function wantedFrom(from: Point | null, known: boolean, now: number): Wanted {
  const { open, walkIn, night, facilities, arrive, at } = filters.value;
  const way = known ? arrive : null;
  return {
    from,
    minute: at ? nextAt(at, now) : now,
    speed: way && SPEEDS[way],
    openOnly: open || at !== "" || way !== null,
    walkInOnly: walkIn,
    night,
    facilities,
  };
}
