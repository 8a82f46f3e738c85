/** Where and when nobody finds an open door: each grid by the hours of a day, and who could open one there. */
import type { Grid } from "../grid.ts";
import type { Resource } from "../resource.ts";
import { PUBLIC_STATES, type Station } from "../station.ts";
import type { Unit } from "../unit.ts";
import { DAY } from "./calendar.ts";
import { type Door, openState, scheduleOf } from "./hours.ts";

/** The best that a grid offers in an hour, the best first; `none`: it has no station at all. */
export const COVERS = ["open", "on_call", "unknown", "closed", "none"] as const;
export type Cover = (typeof COVERS)[number];

export interface GridCoverage {
  /** Null for stations that stand in no grid. */
  grid: string | null;
  stations: number;
  /** At the full hour, 0 to 23. */
  hours: Cover[];
  /** Units of the grid that have offered a place. */
  candidates: { unit: string; resource: string }[];
}

export interface CoverageInput {
  grids: readonly Grid[];
  stations: readonly Station[];
  units: readonly Unit[];
  resources: readonly Resource[];
  /** Day number of the day that is looked at. */
  day: number;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Coverage by grid, in the grids' order; stations without a grid come last, if there are any. */
export function coverageOf(input: CoverageInput): GridCoverage[] {
  const { grids, units, resources, day } = input;
  const stations = input.stations.filter(({ state }) => PUBLIC_STATES.includes(state));
  const known = new Set(grids.map(({ id }) => id));
  /** A grid that is no more is none. */
  const gridOf = ({ grid }: Station) => (grid !== null && known.has(grid) ? grid : null);
  const rowOf = (grid: string | null): GridCoverage => {
    const here = stations.filter((station) => gridOf(station) === grid).map(doorOf);
    const at = (hour: number): Cover => {
      const covers = here.map((door) => coverAt(door, day * DAY + hour * 60));
      return COVERS.find((cover) => covers.includes(cover)) ?? "none";
    };
    return {
      grid,
      stations: here.length,
      hours: HOURS.map(at),
      candidates: grid === null ? [] : candidatesIn(grid, units, resources),
    };
  };
  const astray = stations.some((station) => gridOf(station) === null);
  return [...grids.map(({ id }) => rowOf(id)), ...(astray ? [rowOf(null)] : [])];
}

const doorOf = ({ hours, barrier, state, closedUntil }: Station): Door => ({
  schedule: hours && scheduleOf(hours),
  barrier,
  closure: state === "temporarily_closed" ? { lastDay: closedUntil } : null,
});

function coverAt(door: Door, minute: number): Cover {
  const { state } = openState(door, minute);
  return state === "closing_soon" ? "open" : state;
}

/** Units that sit in a grid and have offered a place to the committee: they may be asked for a station. */
function candidatesIn(
  grid: string,
  units: readonly Unit[],
  resources: readonly Resource[],
): GridCoverage["candidates"] {
  const here = new Set(
    units.filter((unit) => unit.grid === grid && unit.state === "active").map(({ id }) => id),
  );
  return resources
    .filter(({ kind, state, unit }) => kind === "place" && state === "offered" && here.has(unit))
    .map(({ id, unit }) => ({ unit, resource: id }));
}

/** Grids without any station. */
export const bareGrids = (rows: readonly GridCoverage[]): GridCoverage[] =>
  rows.filter(({ grid, stations }) => grid !== null && stations === 0);

/** Grids that have stations, of which none is open at this hour. */
export const shutAt = (rows: readonly GridCoverage[], hour: number): GridCoverage[] =>
  rows.filter(
    ({ grid, stations, hours }) => grid !== null && stations > 0 && hours[hour] !== "open",
  );
