/** Stations as everybody may know them: out of their records, and in the order of their changes. */
import { sql } from "drizzle-orm";
import { dateOf } from "../../shared/deadlines.ts";
import { dayNumber } from "../../shared/station/calendar.ts";
import { type Directory, encode, type Listed, placeOf } from "../../shared/station/directory.ts";
import { PUBLIC_STATES, type Station } from "../../shared/station.ts";
import { entityOf } from "../kit/records.ts";
import { type Statement, type Store, statement } from "../kit/store.ts";
import { stationRevisionTable, stationTable } from "./table.ts";

/** Changes in one answer: a district has some hundreds of stations. */
const CHANGES = 2_000;

/** What the directory says of a station. */
export const listedOf = (station: Station): Listed => ({
  committee: station.committee,
  number: station.number ?? 0,
  kind: station.kind,
  name: station.name,
  hint: station.hint ?? "",
  latitude: Math.round(station.latitude / 10),
  longitude: Math.round(station.longitude / 10),
  hours: station.hours,
  barrier: station.barrier,
  facilities: station.facilities.filter(({ has }) => has).map(({ facility }) => facility),
  checkedOn: station.checkedAt === null ? null : dayNumber(dateOf(station.checkedAt)),
  closure: station.state === "temporarily_closed" ? { lastDay: station.closedUntil } : null,
  reported: station.reportedAt !== null,
});

/** The highest revision that there is (primary key, read backwards): 1 row. */
export const newestRevision = (): Statement =>
  statement("read", sql`select max(revision) as revision from ${stationRevisionTable}`);

/** Stations changed after a revision, in that order: 2 rows each, both by primary key. */
const changedAfter = (since: number): Statement =>
  statement(
    "list",
    sql`select r.revision, s.* from ${stationRevisionTable} r join ${stationTable} s on s.no = r.station
        where r.revision > ${since} order by r.revision limit ${CHANGES}`,
  );

/**
 * What a phone lacks that has the directory up to a revision; all of it from 0 on.
 * `more`: there is yet more after the answer's own revision.
 */
export async function changesSince(
  store: Store,
  since: number,
): Promise<Directory & { more: boolean }> {
  const [found] = await store.batch([changedAfter(since)]);
  const rows = found?.rows ?? [];
  const stations = rows.map((row) => entityOf("station", row) as Station);
  const shown = stations.filter(({ state }) => PUBLIC_STATES.includes(state));
  const gone = stations.filter(({ state }) => !PUBLIC_STATES.includes(state));
  const revision = Number(rows.at(-1)?.revision ?? since);
  const change = {
    since,
    // A directory from the start has none of them.
    gone:
      since === 0
        ? []
        : gone.map(({ committee, number }) => placeOf({ committee, number: number ?? 0 })),
  };
  return { ...encode(shown.map(listedOf), revision, change), more: rows.length === CHANGES };
}
