/** The meetings that a calendar shows: those near today, of every committee that somebody's grants reach. */
import { sql } from "drizzle-orm";
import { dateAfter, dateOf } from "../../shared/deadlines.ts";
import type { Grant } from "../../shared/kit/roles.ts";
import type { CalendarEvent } from "../../shared/meeting/ical.ts";
import { type Meeting, startsAt } from "../../shared/meeting.ts";
import { inReach } from "../division/reach.ts";
import { divisionTable } from "../division/table.ts";
import { eventTable } from "../journal/table.ts";
import { type Statement, statement } from "../kit/store.ts";
import { meetingTable } from "../meeting/table.ts";

/** Days before and after today that a calendar holds. */
const PAST = 92;
const AHEAD = 366;
/** More than the committees of any one street have in that time; of a whole district's the nearest. */
const MOST = 250;

/** A row of `meetingsNear`. */
export interface MeetingRow
  extends Pick<
    Meeting,
    | "id"
    | "committee"
    | "title"
    | "date"
    | "time"
    | "minutes"
    | "place"
    | "state"
    | "stateAt"
    | "moved"
    | "noticedAt"
  > {
  /** When the meeting last changed; null where the journal does not tell. */
  changedAt: string | null;
}

/**
 * Communities within these grants, by code, each with the number of its journal's last event: while these stay
 * as they are, so do their meetings. At most two rows a community, both by primary key.
 */
export const journalsOf = (grants: readonly Grant[]): Statement =>
  statement(
    "list",
    sql`select code, name, (select max(seq) from ${eventTable} where committee = code) as head
        from ${divisionTable} where ${inReach(grants)} order by code`,
  );

/**
 * Meetings of the last three months and the next twelve, in no order; of more than `MOST` the nearest to today.
 * By index meetingWhen, then each meeting and the event that its tag names.
 */
export function meetingsNear(grants: readonly Grant[], now: string): Statement {
  const today = dateOf(now);
  return statement(
    "list",
    sql`select m.id, m.committee, m.title, m.date, m.time, m.minutes, m.place, m.state, m.stateAt, m.moved,
               m.noticedAt, e.at as changedAt
        from ${meetingTable} m left join ${eventTable} e on e.mutation = m.tag
        where m.no in (
          select near.no from ${divisionTable} cross join ${meetingTable} near
            on near.committee = code and near.date >= ${dateAfter(today, -PAST)}
               and near.date <= ${dateAfter(today, AHEAD)}
          where ${inReach(grants)}
          order by abs(julianday(near.date) - julianday(${today})), near.no limit ${MOST})`,
  );
}

/** Before its notice a meeting may still move; a postponed one holds nobody's afternoon until it has a new date. */
const stateOf = ({ state, noticedAt }: MeetingRow): CalendarEvent["state"] =>
  state === "cancelled" || state === "postponed"
    ? "cancelled"
    : noticedAt === null
      ? "tentative"
      : "confirmed";

/** How far a state is between two moves of a meeting: it goes back in this only by moving. */
const STEPS: readonly CalendarEvent["state"][] = ["tentative", "confirmed", "cancelled"];

/** @param origin of the app, as in `https://gongjian.example` */
export function eventOf(
  meeting: MeetingRow,
  origin: string,
): Omit<CalendarEvent, "title" | "description"> {
  const { id, minutes, place, moved, stateAt, changedAt } = meeting;
  const state = stateOf(meeting);
  return {
    uid: `${id}@${new URL(origin).hostname}`,
    sequence: moved * STEPS.length + STEPS.indexOf(state),
    startsAt: startsAt(meeting),
    minutes,
    place,
    url: `${origin}/lists/meetings/${id}`,
    state,
    updatedAt: changedAt ?? stateAt,
  };
}
