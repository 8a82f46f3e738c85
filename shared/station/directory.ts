/**
 * The public directory in a compact form: what a courier's phone keeps of a whole district. JSON whose columns
 * are strings: numbers as Base64 VLQ, most of them as the difference to the station before; names by lines.
 * Stations are known by their community's code and their number there: a random id would be half of it all.
 */
import {
  BARRIERS,
  type Barrier,
  FACILITIES,
  type Facility,
  STATION_KINDS,
  type StationKind,
} from "./facts.ts";
import type { Closure, Hours } from "./hours.ts";
import { fromVlq, toVlq } from "./vlq.ts";

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

const FORMAT = "gongjian-stations/1";
/** Numeric columns, in their order. */
const COLUMNS = [
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
type Column = (typeof COLUMNS)[number];
/** Columns that hold the difference to the station before. */
const DIFFERENCES: ReadonlySet<Column> = new Set(["number", "latitude", "longitude", "checkedOn"]);

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
  columns: Record<Column, string>;
  names: string;
  hints: string;
  /** On a change list: stations that are no longer shown, as `code-number`. */
  gone?: string[];
}

/** A station's public address: its community's code and its number there. */
export const placeOf = ({ committee, number }: { committee: string; number: number }): string =>
  `${committee}-${number}`;

/** `closedUntil` of a station that is not closed, and of one that is until further notice; else a day number. */
const NOT_CLOSED = 0;
const FURTHER_NOTICE = 1;
const DAY_MS = 86_400_000;
const closedUntil = (closure: Closure | null): number =>
  closure === null
    ? NOT_CLOSED
    : closure.lastDay === null
      ? FURTHER_NOTICE
      : Date.parse(`${closure.lastDay}T00:00:00Z`) / DAY_MS;
export const closureOf = (until: number): Closure | null =>
  until === NOT_CLOSED
    ? null
    : {
        lastDay:
          until === FURTHER_NOTICE ? null : new Date(until * DAY_MS).toISOString().slice(0, 10),
      };

/** One line: what separates the entries must not stand in one. */
const line = (text: string): string => text.replace(/\s+/g, " ").trim();

/** Puts stations into the compact form, in the order of their addresses. */
export function encode(
  stations: readonly Listed[],
  revision: number,
  change?: { since: number; gone: string[] },
): Directory {
  const sorted = [...stations].sort(
    (one, other) =>
      (one.committee < other.committee ? -1 : one.committee > other.committee ? 1 : 0) ||
      one.number - other.number,
  );
  const hours = new Map<string, number>();
  const committees: [string, number][] = [];
  const values: Record<Column, number[]> = Object.fromEntries(
    COLUMNS.map((column) => [column, []]),
  ) as never;
  for (const station of sorted) {
    const last = committees.at(-1);
    if (last?.[0] === station.committee) last[1] += 1;
    else committees.push([station.committee, 1]);
    const key = station.hours === null ? null : JSON.stringify(station.hours);
    if (key !== null && !hours.has(key)) hours.set(key, hours.size);
    const row: Record<Column, number> = {
      number: station.number,
      kind: STATION_KINDS.indexOf(station.kind),
      latitude: station.latitude,
      longitude: station.longitude,
      hours: key === null ? -1 : (hours.get(key) ?? -1),
      barrier: BARRIERS.indexOf(station.barrier),
      facilities: maskOf(station.facilities),
      checkedOn: station.checkedOn ?? 0,
      closedUntil: closedUntil(station.closure),
      reported: Number(station.reported),
    };
    for (const column of COLUMNS) values[column].push(row[column]);
  }
  return {
    format: FORMAT,
    revision,
    ...(change ? { since: change.since, gone: change.gone } : {}),
    committees,
    hours: [...hours.keys()].map((key) => JSON.parse(key) as Hours),
    columns: Object.fromEntries(
      COLUMNS.map((column) => [
        column,
        toVlq(DIFFERENCES.has(column) ? differences(values[column]) : values[column]),
      ]),
    ) as Record<Column, string>,
    names: sorted.map(({ name }) => line(name)).join("\n"),
    hints: sorted.map(({ hint }) => line(hint)).join("\n"),
  };
}

const differences = (numbers: readonly number[]): number[] =>
  numbers.map((number, i) => number - (i > 0 ? (numbers[i - 1] ?? 0) : 0));

/** Facilities as bits, each at its place in `FACILITIES`. */
export const maskOf = (facilities: readonly Facility[]): number =>
  facilities.reduce((mask, facility) => mask | (1 << FACILITIES.indexOf(facility)), 0);

/** A directory whose columns can be asked by a station's place in it. */
export interface Opened {
  count: number;
  directory: Directory;
  columns: Readonly<Record<Column, Int32Array>>;
  /** The whole of one station. */
  at(place: number): Listed;
}

/** True for what `encode` made; anything else is thrown away and asked for anew. */
export const isDirectory = (value: unknown): value is Directory =>
  typeof value === "object" && value !== null && (value as Directory).format === FORMAT;

/** Opens a directory: columns at once, texts when they are asked for. */
export function open(directory: Directory): Opened {
  const count = directory.committees.reduce((sum, [, some]) => sum + some, 0);
  const columns = Object.fromEntries(
    COLUMNS.map((column) => {
      const numbers = fromVlq(directory.columns[column], count);
      if (DIFFERENCES.has(column))
        for (let i = 1; i < count; i++) numbers[i] = (numbers[i] ?? 0) + (numbers[i - 1] ?? 0);
      return [column, numbers];
    }),
  ) as Record<Column, Int32Array>;
  let texts: [names: string[], hints: string[]] | null = null;
  const lines = () => (texts ??= [directory.names.split("\n"), directory.hints.split("\n")]);
  const value = (column: Column, place: number): number => columns[column][place] ?? 0;
  return {
    count,
    directory,
    columns,
    at: (place) => ({
      committee: committeeAt(directory, place),
      number: value("number", place),
      kind: STATION_KINDS[value("kind", place)] ?? "v_station",
      name: lines()[0][place] ?? "",
      hint: lines()[1][place] ?? "",
      latitude: value("latitude", place),
      longitude: value("longitude", place),
      hours: directory.hours[value("hours", place)] ?? null,
      barrier: BARRIERS[value("barrier", place)] ?? "walk_in",
      facilities: FACILITIES.filter((_, i) => (value("facilities", place) >> i) & 1),
      checkedOn: value("checkedOn", place) || null,
      closure: closureOf(value("closedUntil", place)),
      reported: value("reported", place) === 1,
    }),
  };
}

function committeeAt({ committees }: Directory, place: number): string {
  let before = 0;
  for (const [code, count] of committees) {
    before += count;
    if (place < before) return code;
  }
  return "";
}

/** All stations of a directory. */
export const listedIn = (directory: Directory): Listed[] => {
  const opened = open(directory);
  return Array.from({ length: opened.count }, (_, place) => opened.at(place));
};

/**
 * A directory with a change list taken over. Taken twice, nothing more changes.
 * @returns null where the list does not fit: the directory has to be fetched whole
 */
export function renewed(directory: Directory, change: Directory): Directory | null {
  const { since, gone = [], revision } = change;
  if (since === undefined || since > directory.revision || revision < directory.revision)
    return null;
  const stations = new Map(listedIn(directory).map((station) => [placeOf(station), station]));
  for (const station of listedIn(change)) stations.set(placeOf(station), station);
  for (const place of gone) stations.delete(place);
  return encode([...stations.values()], revision);
}
