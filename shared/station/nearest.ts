/** Which station to go to: those that one gets into first, and of these the nearest. */
import { DAY } from "./calendar.ts";
import { BARRIERS, type Facility } from "./facts.ts";
import {
  CLOSING_SOON,
  changeAfter,
  edgeAfter,
  momentAt,
  type OpenState,
  openState,
  type Schedule,
  scheduleOf,
} from "./hours.ts";
import { closureOf, maskOf, type Opened } from "./opened.ts";

/** Degrees, WGS-84. */
export interface Point {
  latitude: number;
  longitude: number;
}

const EARTH_M = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres from one point to others along the great circle (haversine, mean earth radius of IUGG). */
export function distanceFrom(from: Point): (latitude: number, longitude: number) => number {
  const [a, around] = [radians(from.latitude), Math.cos(radians(from.latitude))];
  return (latitude, longitude) => {
    const b = radians(latitude);
    const up = Math.sin((b - a) / 2);
    const along = Math.sin(radians(longitude - from.longitude) / 2);
    const half = up * up + around * Math.cos(b) * along * along;
    return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(half)));
  };
}

/** Degrees clockwise from north in which one sets out, 0 to 360. */
export function bearing(from: Point, to: Point): number {
  const [a, b] = [radians(from.latitude), radians(to.latitude)];
  const turn = radians(to.longitude - from.longitude);
  const degrees =
    (Math.atan2(
      Math.sin(turn) * Math.cos(b),
      Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn),
    ) *
      180) /
    Math.PI;
  return (degrees + 360) % 360;
}

export interface Wanted {
  /** Null: in no particular place; then by address. */
  from: Point | null;
  /** Minute of the station's clock at which one sets out, or wants it to be open. */
  minute: number;
  /** Metres a minute in a straight line; null: one is there already. */
  speed: number | null;
  openOnly: boolean;
  walkInOnly: boolean;
  /** Open at 22:00 and through to 06:00. */
  night: boolean;
  facilities: readonly Facility[];
}

export interface Found {
  /** Place in the directory. */
  place: number;
  /** Metres; null without a place to start from. */
  distance: number | null;
  /** When one arrives. */
  state: OpenState;
}

/** Open doors first, without anything to show before others; then those that somebody may open. */
const rank = ({ state, barrier }: OpenState): number => {
  if (state === "open" || state === "closing_soon") return barrier === "walk_in" ? 0 : 1;
  return state === "on_call" ? 2 : state === "unknown" ? 3 : 4;
};
const WALK_IN = BARRIERS.indexOf("walk_in");
/** Rank, metres and place in one number, so that a plain numeric sort puts them in order: 3 + 25 + 20 bits. */
const [METRES, PLACES] = [2 ** 25, 2 ** 20];

/** Ranks that are no ranks. */
const [NOT_ASKED, VARIES] = [-2, -1];

/** Metres within which all stations lie: along the meridian and then along the parallel is never nearer. */
function reach({ count, columns: { latitude, longitude } }: Opened, from: Point | null): number {
  if (!from) return 0;
  const [up, along] = [from.latitude * 1e5, from.longitude * 1e5];
  let furthest = 0;
  for (let place = 0; place < count; place++)
    furthest = Math.max(
      furthest,
      Math.abs(latitude(place) - up) + Math.abs(longitude(place) - along),
    );
  return EARTH_M * radians(furthest / 1e5) + 1;
}

/** Stations in the order in which one would try them; each is worked out when it is asked for. */
export interface Ranked {
  count: number;
  /** Those from one rank up to, and without, another. */
  slice(first: number, end: number): Found[];
}

/** Ranks the stations of a directory that have everything which is wanted. */
export function nearest(opened: Opened, wanted: Wanted): Ranked {
  const { count, directory } = opened;
  const { latitude, longitude, hours, barrier, facilities, closedUntil } = opened.columns;
  const { minute, speed } = wanted;
  const mask = maskOf(wanted.facilities);
  const answers = directory.hours.map((own) => answerFrom(scheduleOf(own), minute, wanted.night));
  const metresTo = wanted.from && distanceFrom(wanted.from);
  const metresOf = (place: number): number | null =>
    metresTo && Math.round(metresTo(latitude(place) / 1e5, longitude(place) / 1e5));
  const closures = new Map<number, OpenState>();
  /** What a closure leaves of it; null where it is over by then. */
  const closedState = (until: number, own: number, at: number): OpenState | null => {
    const closure = closureOf(until);
    if (closure?.lastDay && at >= (until + 1) * DAY) return null;
    const key = until * (answers.length + 1) + own + 1;
    let state = closures.get(key);
    if (!state) {
      const schedule = answers[own]?.schedule ?? null;
      state = openState({ schedule, barrier: "walk_in", closure }, at);
      closures.set(key, state);
    }
    return state;
  };
  const stateOf = (place: number, metres: number | null): OpenState => {
    const at = metres !== null && speed !== null ? minute + Math.ceil(metres / speed) : minute;
    const own = hours(place);
    const until = closedUntil(place);
    return (
      (until ? closedState(until, own, at) : null) ??
      answers[own]?.at(at, barrier(place)) ??
      UNKNOWN
    );
  };
  // Many stations share their hours and their way in: what holds on the whole way is found once for all of them.
  const latest = speed === null ? minute : minute + Math.ceil(reach(opened, wanted.from) / speed);
  const ranks = new Int8Array((answers.length + 1) * BARRIERS.length).fill(NOT_ASKED);
  const rankOnTheWay = (own: number, usual: number): number => {
    const at = (own + 1) * BARRIERS.length + usual;
    if (ranks[at] === NOT_ASKED) {
      const answer = answers[own];
      ranks[at] = answer ? answer.rankUntil(latest, usual) : rank(UNKNOWN);
    }
    return ranks[at] as number;
  };
  const keys = new Float64Array(count);
  let fit = 0;
  for (let place = 0; place < count; place++) {
    if ((facilities(place) & mask) !== mask) continue;
    const own = hours(place);
    const until = closedUntil(place);
    if (wanted.night && (until || !answers[own]?.night)) continue;
    let ranked = until || wanted.walkInOnly ? VARIES : rankOnTheWay(own, barrier(place));
    let metres: number | null = null;
    if (ranked === VARIES) {
      metres = metresOf(place);
      const state = stateOf(place, metres);
      ranked = rank(state);
      const walkIn = state.barrier ? state.barrier === "walk_in" : barrier(place) === WALK_IN;
      if (wanted.walkInOnly && !walkIn) continue;
    }
    if (wanted.openOnly && ranked > 1) continue;
    keys[fit++] = (ranked * METRES + (metres ?? metresOf(place) ?? 0)) * PLACES + place;
  }
  const order = keys.subarray(0, fit).sort();
  return {
    count: fit,
    slice: (first, end) =>
      [...order.subarray(first, end)].map((key) => {
        const place = key % PLACES;
        const metres = metresOf(place);
        return { place, distance: metres, state: stateOf(place, metres) };
      }),
  };
}

const UNKNOWN: OpenState = { state: "unknown", barrier: null, until: null };

/** Hours that many stations share, asked once. */
interface Answer {
  schedule: Schedule;
  night: boolean;
  /** @param usual place of the usual way in, in `BARRIERS` */
  at(minute: number, usual: number): OpenState;
  /** The rank that it has up to a minute, or that it varies. */
  rankUntil(latest: number, usual: number): number;
}

/** A stretch in which no span begins or ends: nothing changes, save that an open door comes to be closing. */
interface Stretch {
  from: number;
  to: number;
  until: number | null;
  /** By the usual way in. */
  states: { now: OpenState; closing: OpenState }[];
}

function answerFrom(schedule: Schedule, minute: number, night: boolean): Answer {
  const stretchFrom = (from: number): Stretch => ({
    from,
    to: edgeAfter(schedule, from),
    until: changeAfter(schedule, from),
    states: [],
  });
  const stretches = [stretchFrom(minute)];
  const stretchAt = (other: number): Stretch => {
    let stretch = stretches[0] as Stretch;
    for (let i = 1; other >= stretch.to; i++) {
      stretches[i] ??= stretchFrom(stretch.to);
      stretch = stretches[i] as Stretch;
    }
    return stretch;
  };
  const at = (other: number, usual: number): OpenState => {
    const { from, until, states } = stretchAt(other);
    let known = states[usual];
    if (!known) {
      const { access, barrier } = momentAt(schedule, BARRIERS[usual] ?? "walk_in", from);
      const now: OpenState = { state: access, barrier, until };
      known = { now, closing: { ...now, state: "closing_soon" } };
      states[usual] = known;
    }
    return known.now.state === "open" && until !== null && until - other <= CLOSING_SOON
      ? known.closing
      : known.now;
  };
  return {
    schedule,
    night: night && opensAllNight(schedule, minute),
    at,
    rankUntil(latest, usual) {
      const ranked = rank(at(minute, usual));
      for (let other = stretchAt(minute).to; other <= latest; other = stretchAt(other).to)
        if (other - minute > A_DAY_ON || rank(at(other, usual)) !== ranked) return VARIES;
      return ranked;
    },
  };
}
/** Minutes ahead beyond which nobody walks: looking further would cost more than it saves. */
const A_DAY_ON = 2 * DAY;

const [NIGHT_FROM, NIGHT_TO] = [22 * 60, 30 * 60];
/** Open from 22:00 to 06:00 of the night that is, or the next one. */
function opensAllNight(schedule: Schedule, minute: number): boolean {
  const today = Math.floor(minute / DAY);
  const evening = (minute % DAY < NIGHT_TO - DAY ? today - 1 : today) * DAY + NIGHT_FROM;
  if (momentAt(schedule, "walk_in", evening).access !== "open") return false;
  return (
    (changeAfter(schedule, evening) ?? Number.POSITIVE_INFINITY) >= evening + NIGHT_TO - NIGHT_FROM
  );
}
