/**
 * Reading the public directory: what a courier's phone keeps of a whole district. JSON whose columns
 * are strings: numbers of one width, so that each can be read by itself; names by community and line.
 * Stations are known by their community's code and their number there: a random id would be half of it all.
 */
import { reading, type Written } from "./digits.ts";
import {
  BARRIERS,
  type Barrier,
  FACILITIES,
  type Facility,
  STATION_KINDS,
  type StationKind,
} from "./facts.ts";
import type { Closure, Hours } from "./hours.ts";

/** What everybody may know of a station. */
export interface Listed {
  committee: string;
  number: number;
  kind: StationKind;
  name: string;
  /** How to find the door: one line. */
  hint: string;
  /** Hundred-thousandths of a degree (about 1 m), WGS-84. */
  latitude: number;
  longitude: number;
  /** Null where nobody has said. */
  hours: Hours | null;
  barrier: Barrier;
  facilities: readonly Facility[];
  /** Day number on which the facts were last checked; null: never. */
  checkedOn: number | null;
  closure: Closure | null;
  /** Two devices said within a day that one does not get in. */
  reported: boolean;
}

export const FORMAT = "gongjian-stations/2";
/** Numeric columns, in their order. */
export const COLUMNS = [
  "number",
  "kind",
  "latitude",
  "longitude",
  "hours",
  "barrier",
  "facilities",
  "checkedOn",
  "closedUntil",
  "reported",
] as const;
export type Column = (typeof COLUMNS)[number];

export interface Directory {
  format: typeof FORMAT;
  /** Grows with each change of any station of the district. */
  revision: number;
  /** Set on a change list: what a directory of this revision has to take over. */
  since?: number;
  /** Codes of the communities, each with how many of the stations are theirs. */
  committees: [code: string, count: number][];
  /** Each way in which hours are kept, once. */
  hours: Hours[];
  columns: Record<Column, Written>;
  /** A text for each community, a line for each of its stations. */
  names: string[];
  hints: string[];
  /** On a change list: stations that are no longer shown, as `code-number`. */
  gone?: string[];
}

/** A station's public address: its community's code and its number there. */
export const placeOf = ({ committee, number }: { committee: string; number: number }): string =>
  `${committee}-${number}`;

/** `closedUntil` of a station that is not closed, and of one that is until further notice; else a day number. */
export const NOT_CLOSED = 0;
export const FURTHER_NOTICE = 1;
const DAY_MS = 86_400_000;
export const closureOf = (until: number): Closure | null =>
  until === NOT_CLOSED
    ? null
    : {
        lastDay:
          until === FURTHER_NOTICE ? null : new Date(until * DAY_MS).toISOString().slice(0, 10),
      };

/** Facilities as bits, each at its place in `FACILITIES`. */
export const maskOf = (facilities: readonly Facility[]): number =>
  facilities.reduce((mask, facility) => mask | (1 << FACILITIES.indexOf(facility)), 0);

/** A directory whose columns can be asked by a station's place in it. */
export interface Opened {
  count: number;
  directory: Directory;
  columns: Readonly<Record<Column, (place: number) => number>>;
  /** The whole of one station. */
  at(place: number): Listed;
}

/** True for what `encode` made; anything else is thrown away and asked for anew. */
export const isDirectory = (value: unknown): value is Directory =>
  typeof value === "object" && value !== null && (value as Directory).format === FORMAT;

/** Opens a directory: nothing of it is read until it is asked for. */
export function open(directory: Directory): Opened {
  const count = directory.committees.reduce((sum, [, some]) => sum + some, 0);
  const columns = Object.fromEntries(
    COLUMNS.map((column) => [column, reading(directory.columns[column], count)]),
  ) as Opened["columns"];
  const texts: { names: string[]; hints: string[] }[] = [];
  /** Only the communities that are looked at are taken apart: thousands of lines never are. */
  const textsOf = (community: number) =>
    (texts[community] ??= {
      names: (directory.names[community] ?? "").split("\n"),
      hints: (directory.hints[community] ?? "").split("\n"),
    });
  return {
    count,
    directory,
    columns,
    at: (place) => {
      const { community, before } = communityAt(directory, place);
      const { names, hints } = textsOf(community);
      return {
        committee: directory.committees[community]?.[0] ?? "",
        number: columns.number(place),
        kind: STATION_KINDS[columns.kind(place)] ?? "v_station",
        name: names[place - before] ?? "",
        hint: hints[place - before] ?? "",
        latitude: columns.latitude(place),
        longitude: columns.longitude(place),
        hours: directory.hours[columns.hours(place)] ?? null,
        barrier: BARRIERS[columns.barrier(place)] ?? "walk_in",
        facilities: FACILITIES.filter((_, i) => (columns.facilities(place) >> i) & 1),
        checkedOn: columns.checkedOn(place) || null,
        closure: closureOf(columns.closedUntil(place)),
        reported: columns.reported(place) === 1,
      };
    },
  };
}

/** The community of a place, and how many stations stand before its first. */
function communityAt({ committees }: Directory, place: number) {
  let [community, before] = [0, 0];
  for (let count = committees[0]?.[1] ?? 0; place >= before + count && count > 0; ) {
    before += count;
    community += 1;
    count = committees[community]?.[1] ?? 0;
  }
  return { community, before };
}

/** All stations of a directory. */
export const listedIn = (directory: Directory): Listed[] => {
  const opened = open(directory);
  return Array.from({ length: opened.count }, (_, place) => opened.at(place));
};
