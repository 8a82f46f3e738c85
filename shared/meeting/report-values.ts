/**
 * 季度办理情况: which matters belong to a quarter, and how they stood at its end or, while it lasts, stand
 * today.
 *
 * A matter is an entry of a list: a problem, a project, a resolution. What is promised for it is no second
 * matter; it brings its date along, since a matter is due by the earliest date that anybody gave for it. A
 * promise is a matter by itself only where what it serves is none: what draws on a resource, or goes on after
 * its resolution was revoked. A problem that a resolution gave to a unit stands on two lists, and counts on each.
 *
 * A matter belongs to the quarter if it ended in it; or if it was open at its end and due by then, in the
 * quarter or before. So what ended earlier, what is due later and what nobody gave a date are not in it. Dates
 * are those that are agreed on today: no record keeps the ones that were extended.
 */
import type { Commitment } from "../commitment.ts";
import { dateOf } from "../deadlines.ts";
import type { MatterValues, ReportValues } from "../document/values.ts";
import type { Grid } from "../grid.ts";
import type { Entity } from "../kit/noun.ts";
import type { Problem } from "../problem.ts";
import type { Project } from "../project.ts";
import type { Resolution } from "../resolution.ts";
import type { Resource } from "../resource.ts";
import { daysOf, type Quarter } from "./quarter.ts";

/** All of one committee, settled as of now. */
export interface ReportRecords {
  problems: readonly Problem[];
  projects: readonly Project[];
  resources: readonly Resource[];
  resolutions: readonly Resolution[];
  commitments: readonly Commitment[];
}

export interface Matter {
  list: MatterValues["list"];
  noun: "problem" | "project" | "resolution" | "commitment";
  record: Entity;
  /** Its own on its list; of a promise by itself, that of what it draws on. */
  number: number | null;
  title: string;
  /** Id of the grid in which it lies; null where it lies in none or in several. */
  grid: string | null;
  /** Ids of the units that answer for it. */
  units: readonly string[];
  /** The earliest date by which it is due: calendar date, `ongoing`, or null. */
  due: string | null;
  outcome: MatterValues["outcome"];
}

/** A matter of whatever quarter, and when and how it ended. */
interface Entry extends Omit<Matter, "outcome"> {
  ended: { on: string; outcome: "done" | "unresolved" } | null;
}

/** @param today calendar date */
export function mattersOf(records: ReportRecords, quarter: Quarter, today: string): Matter[] {
  const { first, last } = daysOf(quarter);
  return entriesOf(records, last).flatMap(({ ended, ...entry }): Matter[] => {
    if (ended && ended.on <= last)
      return ended.on < first ? [] : [{ ...entry, outcome: ended.outcome }];
    // `ongoing` sorts after every date.
    if (entry.due === null || entry.due > last) return [];
    return [{ ...entry, outcome: entry.due < today ? "late" : "underway" }];
  });
}

/** @param last the day as of which promises count as open */
function entriesOf(records: ReportRecords, last: string): Entry[] {
  const { problems, projects, resources, resolutions, commitments } = records;
  const gridOf = new Map(problems.map(({ id, grid }) => [id, grid]));
  const gridIn = (id: string | null) => gridOf.get(id ?? "") ?? null;
  for (const one of projects) gridOf.set(one.id, onlyOf(one.problems.map(gridIn)));
  const datesOf = (serves: (one: Commitment) => boolean): readonly string[] =>
    commitments.filter((one) => serves(one) && isOpenOn(one, last)).map(({ due }) => due);
  const listed = [
    ...problems.flatMap((one) =>
      entry("problem", one, endOf(one, { struck_off: "done", closed_unresolved: "unresolved" }), {
        list: "problem",
        number: one.number,
        title: one.title,
        grid: one.grid,
        units: one.claimant === null ? [] : [one.claimant],
        due: earliest([one.expectedDate, ...datesOf(({ problem }) => problem === one.id)]),
      }),
    ),
    ...projects.flatMap((one) =>
      entry("project", one, endOf(one, { accepted: "done", cancelled: "unresolved" }), {
        list: "project",
        number: one.number,
        title: one.title,
        grid: gridIn(one.id),
        units: [one.lead],
        due: earliest([one.due, ...datesOf(({ sourceId }) => sourceId === one.id)]),
      }),
    ),
    ...resolutions.flatMap((one) => {
      const made = commitments.filter(({ sourceId }) => sourceId === one.id);
      return entry("resolution", one, endOfResolution(one, made), {
        list: "resolution",
        number: one.number,
        title: one.text,
        grid: gridIn(one.problem ?? one.project),
        units: one.owners,
        // Its promises bear its own date: where they were extended, so was it.
        due: earliest(datesOf(({ sourceId }) => sourceId === one.id)) ?? one.due,
      });
    }),
  ];
  const serving = new Set(listed.map(({ record }) => record.id));
  const sources = new Map(
    [...problems, ...projects, ...resources, ...resolutions].map((one) => [one.id, one]),
  );
  const alone = commitments
    .filter(({ sourceId }) => !serving.has(sourceId))
    .flatMap((one) =>
      entry("commitment", one, endOf(one, { verified: "done" }), {
        list: one.source,
        number: sources.get(one.sourceId)?.number ?? null,
        title: one.promise,
        grid: one.grid ?? gridIn(one.problem ?? one.sourceId),
        units: [one.unit],
        due: one.due,
      }),
    );
  return [...listed, ...alone];
}

/** Nothing where the record left nothing to be done. */
const entry = (
  noun: Matter["noun"],
  record: Entity,
  ended: Entry["ended"] | "gone",
  said: Omit<Entry, "noun" | "record" | "ended">,
): Entry[] => (ended === "gone" ? [] : [{ noun, record, ended, ...said }]);

const endedOn = ({ turn, stateAt }: Entity): string | null =>
  turn === null ? dateOf(stateAt) : null;

const isOpenOn = (one: Entity, date: string): boolean => (endedOn(one) ?? "9999") > date;

/** How a record ended; null while it is open, `gone` where it ended and left nothing to be done. */
function endOf(
  one: Entity,
  ends: Readonly<Record<string, "done" | "unresolved">>,
): Entry["ended"] | "gone" {
  const on = endedOn(one);
  if (on === null) return null;
  const outcome = ends[one.state];
  return outcome ? { on, outcome } : "gone";
}

/** A resolution is done once all its promises are verified, though it is reviewed and concluded later. */
function endOfResolution(
  one: Resolution,
  commitments: readonly Commitment[],
): Entry["ended"] | "gone" {
  // Nothing is decided yet; or nobody answers for it, and it was done by being adopted.
  if (one.state === "drafted" || one.state === "deferred" || one.owners.length === 0) return "gone";
  const ended = endOf(one, { concluded: one.finding === "not_kept" ? "unresolved" : "done" });
  if (ended === "gone" || ended?.outcome === "unresolved") return ended;
  const held = commitments.filter(({ state }) => state !== "transferred");
  if (held.length === 0 || held.some(({ state }) => state !== "verified")) return ended;
  const days = held.map(({ stateAt }) => dateOf(stateAt)).sort();
  return { on: days.at(-1) ?? "", outcome: "done" };
}

const earliest = (dates: readonly (string | null)[]): string | null =>
  dates.filter((date) => date !== null).sort()[0] ?? null;

/** What all of them are; null where they differ. */
const onlyOf = (ids: readonly (string | null)[]): string | null => {
  const [first = null, ...others] = new Set(ids);
  return others.length === 0 ? first : null;
};

/** What a report says besides its matters. */
export interface ReportNames {
  /** The committee's own name, as its letterhead has it. */
  committee: string;
  unit(id: string): string;
  /** Between several names. */
  and: string;
  /** Where the code on the paper leads. */
  link: string | null;
}

/**
 * The same matters in words. Grids that are no longer drawn are told of only where something lies in them.
 * @param grids all of the committee
 */
export function reportValues(
  matters: readonly Matter[],
  quarter: Quarter,
  grids: readonly Grid[],
  { committee, unit, and, link }: ReportNames,
  today: string,
): ReportValues {
  const { last } = daysOf(quarter);
  const codes = new Map(grids.map(({ id, code }) => [id, code]));
  const used = new Set(matters.map(({ grid }) => grid));
  const drawn = grids
    .filter(({ id, state }) => state === "active" || used.has(id))
    .sort((one, other) => (one.number ?? 0) - (other.number ?? 0));
  return {
    committee,
    ...quarter,
    asOf: last < today ? last : today,
    grids: [...new Set(drawn.map(({ code }) => code))],
    matters: matters.map(({ list, number, title, grid, units, due, outcome }) => ({
      list,
      number,
      title,
      grid: codes.get(grid ?? "") ?? null,
      unit: units.map(unit).join(and) || null,
      due,
      outcome,
    })),
    link,
    signedOn: today,
  };
}
