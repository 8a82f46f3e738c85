/**
 * Making the public directory, and bringing one up to date. Apart from what reads it (opened.ts): a phone on
 * which nothing has changed never loads this.
 */
import { written } from "./digits.ts";
import { BARRIERS, STATION_KINDS } from "./facts.ts";
import type { Closure, Hours } from "./hours.ts";
import {
  COLUMNS,
  type Column,
  type Directory,
  FORMAT,
  FURTHER_NOTICE,
  type Listed,
  listedIn,
  maskOf,
  NOT_CLOSED,
  placeOf,
} from "./opened.ts";

export type { Directory, Listed } from "./opened.ts";
export { isDirectory, listedIn, open, placeOf } from "./opened.ts";

const DAY_MS = 86_400_000;
const closedUntil = (closure: Closure | null): number =>
  closure === null
    ? NOT_CLOSED
    : closure.lastDay === null
      ? FURTHER_NOTICE
      : Date.parse(`${closure.lastDay}T00:00:00Z`) / DAY_MS;

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
  /** A text for each community: its stations stand together. */
  const texts = (of: (station: Listed) => string): string[] => {
    let before = 0;
    return committees.map(([, count]) => {
      before += count;
      return sorted
        .slice(before - count, before)
        .map((station) => line(of(station)))
        .join("\n");
    });
  };
  return {
    format: FORMAT,
    revision,
    ...(change ? { since: change.since, gone: change.gone } : {}),
    committees,
    hours: [...hours.keys()].map((key) => JSON.parse(key) as Hours),
    columns: Object.fromEntries(
      COLUMNS.map((column) => [column, written(values[column])]),
    ) as Directory["columns"],
    names: texts(({ name }) => name),
    hints: texts(({ hint }) => hint),
  };
}

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
