/** 驿站: a door that opens for whoever works outside, with what is behind it and how to get in. */
import { dateOf, daysAfter } from "./deadlines.ts";
import {
  anyOf,
  commandOf,
  consequence,
  defineNoun,
  type Entity,
  either,
  listOffice,
  refuse,
  role,
  spokenFor,
} from "./kit/noun.ts";
import {
  attachmentId,
  calendarDate,
  freeText,
  type Infer,
  idOf,
  listOf,
  object,
  oneOf,
  optional,
  satisfying,
  text,
  whole,
  yesOrNo,
} from "./kit/values.ts";
import {
  BARRIERS,
  type Barrier,
  FACILITIES,
  type Facility,
  STALE_DAYS,
  STATION_KINDS,
  type StationKind,
} from "./station/facts.ts";
import { FESTIVALS } from "./station/festivals.ts";
import type { Hours, Span } from "./station/hours.ts";

/** A facility as somebody found it: there or not, and when that was last looked at. */
export interface FacilityFact {
  facility: Facility;
  has: boolean;
  note: string | null;
  /** Instant; null where a list said so and nobody has looked yet. */
  verifiedAt: string | null;
}

export interface Station extends Entity {
  /** The unit that runs it; the community is its other keeper. */
  unit: string;
  kind: StationKind;
  name: string;
  /** How to find the door. */
  hint: string | null;
  /** Millionths of a degree, WGS-84. */
  latitude: number;
  longitude: number;
  grid: string | null;
  /** The usual way in; hours may name another for a time of day. */
  barrier: Barrier;
  /** Null until somebody says. */
  hours: Hours | null;
  facilities: FacilityFact[];
  /** Of the door, for everybody: the names of attachments. */
  pictures: string[];
  /** When a keeper last confirmed all facts. */
  checkedAt: string | null;
  /** Last day of a closure for the time being; null in one: until further notice. */
  closedUntil: string | null;
  /** Since when two devices have said that one does not get in; null: nobody did, or a keeper answered. */
  reportedAt: string | null;
  reason: string | null;
}

const command = commandOf<Station>();
const office = listOffice;
/** The two keepers: the unit that runs it, and the community. */
const keepers = either(anyOf(role("keeper").of("unit")), spokenFor("unit"), office);

const span = {
  from: whole(0, 1439),
  to: whole(1, 2880),
  barrier: optional(oneOf(BARRIERS)),
  onCall: optional(yesOrNo()),
};
const endsLater = ({ from, to }: { from: number; to: number }) => to > from && to - from <= 1440;
const spans = listOf(satisfying(object(span), endsLater, "endsBeforeItBegins"), 8);
const hours = object({
  week: listOf(
    satisfying(object({ ...span, days: listOf(whole(1, 7), 7) }), endsLater, "endsBeforeItBegins"),
    28,
  ),
  exceptions: listOf(
    satisfying(
      object({
        from: calendarDate(),
        to: calendarDate(),
        spans,
        reason: optional(freeText(0, 100)),
      }),
      ({ from, to }) => from <= to,
      "endsBeforeItBegins",
    ),
    60,
  ),
  festivals: listOf(object({ festival: oneOf(FESTIVALS), spans }), FESTIVALS.length),
});

const spanOf = ({ from, to, barrier, onCall }: Infer<typeof spans>[number]): Span => ({
  from,
  to,
  barrier: barrier ?? null,
  onCall: onCall ?? false,
});
const hoursOf = (input: Infer<typeof hours>): Hours => ({
  week: input.week
    .filter(({ days }) => days.length > 0)
    .map(({ days, ...rest }) => ({ ...spanOf(rest), days: [...new Set(days)].sort() })),
  exceptions: input.exceptions.map(({ from, to, spans: own, reason }) => ({
    from,
    to,
    spans: own.map(spanOf),
    reason: reason ?? null,
  })),
  festivals: input.festivals.map(({ festival, spans: own }) => ({
    festival,
    spans: own.map(spanOf),
  })),
});

const facilities = listOf(
  object({ facility: oneOf(FACILITIES), has: yesOrNo(), note: optional(text(0, 60)) }),
  FACILITIES.length,
);
const facts = (found: Infer<typeof facilities>, verifiedAt: string | null): FacilityFact[] =>
  FACILITIES.flatMap((facility) => {
    const said = found.filter((one) => one.facility === facility).at(-1);
    return said ? [{ facility, has: said.has, note: said.note || null, verifiedAt }] : [];
  });

const description = {
  kind: oneOf(STATION_KINDS),
  name: text(2, 60),
  hint: optional(freeText(0, 120)),
  latitude: whole(-90_000_000, 90_000_000),
  longitude: whole(-180_000_000, 180_000_000),
  grid: optional(idOf("grid")),
  barrier: oneOf(BARRIERS),
  hours: optional(hours),
};
/** Enough for the street, the door, the way in and the room. */
const pictures = listOf(attachmentId(), 4);
const listing = object({
  unit: idOf("unit"),
  ...description,
  facilities: optional(facilities),
  pictures: optional(pictures),
});

type Description = Omit<Infer<typeof listing>, "unit" | "facilities" | "pictures">;
const described = ({ hint, grid, hours: own, ...input }: Description) => ({
  ...input,
  hint: hint || null,
  grid: grid ?? null,
  hours: own ? hoursOf(own) : null,
});
const begun = ({ unit, facilities: found, pictures: shown, ...input }: Infer<typeof listing>) => ({
  changes: {
    unit,
    ...described(input),
    facilities: facts(found ?? [], null),
    pictures: unique(shown ?? []),
  },
});
const unique = (names: readonly string[]): string[] => [...new Set(names)];

const SHOWN = ["listed", "verified", "stale"] as const;
const ALIVE = [...SHOWN, "temporarily_closed"] as const;

export const station = defineNoun<Station>()({
  name: "station",
  plural: "stations",
  states: {
    draft: { turn: "committee", type: "open" },
    listed: { turn: "unit", type: "open" },
    verified: { turn: "unit", type: "open" },
    stale: { turn: "unit", type: "open" },
    temporarily_closed: { turn: "unit", type: "open" },
    retired: { turn: null, type: "ended" },
  },
  relations: { unit: (entity) => entity.unit },
  blank: {
    unit: "",
    kind: "v_station",
    name: "",
    hint: null,
    latitude: 0,
    longitude: 0,
    grid: null,
    barrier: "walk_in",
    hours: null,
    facilities: [],
    pictures: [],
    checkedAt: null,
    closedUntil: null,
    reportedAt: null,
    reason: null,
  },
  listing: {
    text: (entity) => [entity.name, entity.hint],
    facets: (entity) => ({ unit: [entity.unit], kind: [entity.kind], grid: [entity.grid] }),
  },
  settle: (entity, now) => {
    if (entity.state === "verified" && staleAt(entity) <= now)
      return { command: "goStale", input: {} };
    const { state, closedUntil } = entity;
    return state === "temporarily_closed" && closedUntil !== null && closedUntil < dateOf(now)
      ? { command: "openAgain", input: {} }
      : null;
  },
  commands: {
    /** Puts it on the public list at once. */
    list: command({
      from: [],
      to: "listed",
      by: office,
      input: listing,
      apply: ({ input }) => begun(input),
    }),
    /** A unit proposes its own; the office puts it on the list. */
    propose: command({
      from: [],
      to: "draft",
      by: keepers,
      input: listing,
      apply: ({ input }) => begun(input),
    }),
    publish: command({
      from: ["draft"],
      to: "listed",
      by: office,
      input: object({}),
      apply: () => ({ changes: {} }),
    }),
    amend: command({
      from: ["draft", ...ALIVE],
      to: "same",
      by: keepers,
      input: object(description),
      apply: ({ input }) => ({ changes: described(input) }),
    }),
    /** Which pictures everybody sees: the whole of them, so that one can be taken out. */
    showPictures: command({
      from: ["draft", ...ALIVE],
      to: "same",
      by: keepers,
      input: object({ pictures }),
      apply: ({ input }) => ({ changes: { pictures: unique(input.pictures) } }),
    }),
    /** The unit that runs it changes hands. */
    handOver: command({
      from: ["draft", ...ALIVE],
      to: "same",
      by: office,
      input: object({ unit: idOf("unit") }),
      apply: ({ input }) => ({ changes: { unit: input.unit } }),
    }),
    /** "Everything here is so": each facility gets today's date, and what was reported is answered. */
    verify: command({
      from: [...SHOWN],
      to: "verified",
      by: keepers,
      input: object({ facilities }),
      apply: ({ input, now }) => ({
        changes: { facilities: facts(input.facilities, now), checkedAt: now, reportedAt: null },
      }),
    }),
    goStale: command({
      from: ["verified"],
      to: "stale",
      by: consequence,
      input: object({}),
      apply: () => ({ changes: {} }),
    }),
    closeForNow: command({
      from: [...SHOWN],
      to: "temporarily_closed",
      by: keepers,
      input: object({ closedUntil: optional(calendarDate()), reason: freeText(1, 200) }),
      apply: ({ input, now }) =>
        input.closedUntil !== undefined && input.closedUntil < dateOf(now)
          ? refuse("dateInThePast")
          : { changes: { closedUntil: input.closedUntil ?? null, reason: input.reason } },
    }),
    /** Its facts are looked at again: that is what comes next. */
    reopen: command({
      from: ["temporarily_closed"],
      to: "listed",
      by: keepers,
      input: object({}),
      apply: () => ({ changes: { closedUntil: null, reason: null } }),
    }),
    openAgain: command({
      from: ["temporarily_closed"],
      to: "listed",
      by: consequence,
      input: object({}),
      apply: () => ({ changes: { closedUntil: null, reason: null } }),
    }),
    /** The second device within a day has said that one does not get in. */
    flag: command({
      from: [...SHOWN],
      to: "same",
      by: consequence,
      commutes: true,
      input: object({}),
      apply: ({ now }) => ({ changes: { reportedAt: now } }),
    }),
    clearFlag: command({
      from: [...ALIVE],
      to: "same",
      by: consequence,
      commutes: true,
      input: object({}),
      apply: () => ({ changes: { reportedAt: null } }),
    }),
    retire: command({
      from: ["draft", ...ALIVE],
      to: "retired",
      by: office,
      input: object({ reason: freeText(1, 200) }),
      apply: ({ input }) => ({ changes: { reason: input.reason } }),
    }),
  },
});

/** The instant from which its facts count as stale. */
const staleAt = ({ checkedAt, stateAt }: Station): string =>
  daysAfter(checkedAt ?? stateAt, STALE_DAYS);

/** States in which everybody sees a station. */
export const PUBLIC_STATES: readonly string[] = ALIVE;
