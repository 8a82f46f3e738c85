/** What minutes are made from, taken out of a meeting's records: nothing is typed for it. */
import type { AgendaItem } from "../agenda-item.ts";
import type { Attendance } from "../attendance.ts";
import { dateOf } from "../deadlines.ts";
import type {
  AttendanceValues,
  MinutesItemValues,
  ResolutionValues,
  VoteValues,
} from "../document/values.ts";
import { type Meeting, startsAt } from "../meeting.ts";
import type { Resolution } from "../resolution.ts";
import { type Earlier, earlierCounts } from "./earlier.ts";
import type { MinutesValues } from "./minutes-text.ts";
import { neededOf, quorumOf } from "./vote.ts";

export interface Records {
  meeting: Meeting;
  items: readonly AgendaItem[];
  attendances: readonly Attendance[];
  /** Oldest first. */
  resolutions: readonly Resolution[];
  /** How what earlier meetings decided stands now. */
  earlier: Earlier;
}

export interface Names {
  unit(id: string): string;
  /** What is said for the committee itself where it verifies. */
  committee: string;
  /** The function in which meetings are chaired. */
  chair: string;
  /** What the item that fills itself is called. */
  review: string;
  /** What is said in it of the state of earlier resolutions. */
  reviewed(counts: ReturnType<typeof earlierCounts>): string;
  /** Between several names. */
  and: string;
}

/** Lhasa's clock, `HH:MM`. */
const clockOf = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(11, 16);

/** @param version of the minutes that are to be written */
export function minutesValues(records: Records, names: Names, version: number): MinutesValues {
  const { meeting, items, attendances, resolutions } = records;
  const began = meeting.openedAt ?? startsAt(meeting);
  const there = attendances.filter(({ state }) => state === "present" || state === "proxy");
  return {
    meeting: {
      name: meeting.title,
      date: dateOf(began),
      begins: clockOf(began),
      ends: meeting.closedAt && clockOf(meeting.closedAt),
      place: meeting.place,
      chair: names.chair,
    },
    attendance: attendances.map(({ unit, state }) => ({
      unit: names.unit(unit),
      status: statusOf(state),
    })),
    quorum: { needed: quorumOf(meeting, meeting.expected), counted: there.length },
    items: meeting.agenda.flatMap((id) => {
      const item = items.find((each) => each.id === id);
      const its = resolutions.filter((one) => one.item === id && one.state !== "drafted");
      return item ? [itemValues(item, its, records, names)] : [];
    }),
    version,
  };
}

/** Whoever never signed in was absent, also where the meeting did not come to say so. */
const statusOf = (state: string): AttendanceValues["status"] =>
  state === "present" || state === "proxy" || state === "excused" ? state : "absent";

function itemValues(
  item: AgendaItem,
  resolutions: readonly Resolution[],
  { meeting, earlier }: Records,
  names: Names,
): MinutesItemValues {
  const several = resolutions.length > 1;
  const reviews = item.kind === "review";
  const said = [reviews ? names.reviewed(earlierCounts(earlier)) : "", item.discussion ?? ""];
  return {
    title: reviews ? names.review : item.title,
    discussion: said.filter((one) => one !== "").join("\n"),
    votes: resolutions.flatMap((one) => voteValues(one, several, meeting)),
    resolutions: resolutions.map((one) => resolutionValues(one, names)),
    outcome:
      item.state === "decided"
        ? "decided"
        : item.state === "carried_over" || item.state === "continued"
          ? "carried_over"
          : "noted",
  };
}

function voteValues(
  { vote, text, state }: Resolution,
  several: boolean,
  meeting: Meeting,
): VoteValues[] {
  if (!vote) return [];
  return [
    {
      method: vote.method,
      question: several ? text : null,
      for: vote.yes,
      against: vote.no,
      abstained: vote.abstain,
      needed: neededOf(meeting, meeting.expected, vote.present.length),
      passed: state !== "not_adopted",
    },
  ];
}

function resolutionValues(one: Resolution, names: Names): ResolutionValues {
  const { text, state, owners, due, verifier, reviewOn } = one;
  return {
    text,
    // What was superseded or revoked since was adopted in this meeting all the same.
    outcome: state === "not_adopted" || state === "deferred" ? state : "adopted",
    owner: owners.length > 0 ? owners.map(names.unit).join(names.and) : null,
    due,
    verifier: verifier === null ? names.committee : names.unit(verifier),
    reviewOn,
  };
}
