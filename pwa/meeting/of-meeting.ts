/** One meeting with everything that belongs to it, as it stands on this device. */
import type { AgendaItem } from "../../shared/agenda-item.ts";
import type { Attendance } from "../../shared/attendance.ts";
import type { Commitment } from "../../shared/commitment.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { settled } from "../../shared/kit/take.ts";
import { type Earlier, earlierOf } from "../../shared/meeting/earlier.ts";
import { quorumOf } from "../../shared/meeting/vote.ts";
import type { Meeting } from "../../shared/meeting.ts";
import type { Minutes } from "../../shared/minutes.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { Resolution } from "../../shared/resolution.ts";
import type { View } from "../../shared/sync/view.ts";

export interface OfMeeting {
  meeting: Meeting;
  /** In the order of the agenda; what is not on it comes after, oldest first. */
  items: readonly AgendaItem[];
  attendances: readonly Attendance[];
  /** Of the units expected, those that are in the room themselves or by proxy. */
  there: readonly Attendance[];
  /** How many must be there for anything to be decided. */
  quorum: number;
  resolutions: readonly Resolution[];
  /** What the resolutions made, by the resolution's id. */
  commitments: ReadonlyMap<string, readonly Commitment[]>;
  /** Newest version first. */
  minutes: readonly Minutes[];
  /** How what earlier meetings decided stands now. */
  earlier: Earlier;
}

const older = (one: Entity, other: Entity): number =>
  one.createdAt.localeCompare(other.createdAt) || one.id.localeCompare(other.id);

/** Everything of a meeting in this view; null where the meeting isn't on this device. */
export function ofMeeting(view: View, id: string, now: string): OfMeeting | null {
  const all = <E extends Entity>(noun: string): E[] =>
    [...(view.records.get(noun)?.values() ?? [])].map((record) =>
      settled(nounNamed(noun), record as E, now),
    );
  const found = view.records.get("meeting")?.get(id) as Meeting | undefined;
  if (!found) return null;
  const meeting = settled(nounNamed("meeting"), found, now);
  const its = <E extends Entity & { meeting: string }>(noun: string): E[] =>
    all<E>(noun)
      .filter((record) => record.meeting === id)
      .sort(older);
  const place = (item: AgendaItem): number => {
    const at = meeting.agenda.indexOf(item.id);
    return at < 0 ? meeting.agenda.length : at;
  };
  const attendances = its<Attendance>("attendance");
  const resolutions = its<Resolution>("resolution");
  const here = ({ committee }: Entity) => committee === meeting.committee;
  const commitments = all<Commitment>("commitment").filter(here);
  // By hand: phones of a few years ago group nothing themselves.
  const made = new Map<string, Commitment[]>();
  for (const one of commitments.filter(({ source }) => source === "resolution").sort(older))
    made.set(one.sourceId, [...(made.get(one.sourceId) ?? []), one]);
  return {
    meeting,
    items: its<AgendaItem>("agendaItem").sort((one, other) => place(one) - place(other)),
    attendances,
    there: attendances.filter(({ state }) => state === "present" || state === "proxy"),
    quorum: quorumOf(meeting, meeting.expected),
    resolutions,
    commitments: made,
    minutes: its<Minutes>("minutes").sort((one, other) => other.version - one.version),
    earlier: earlierOf(
      id,
      { resolutions: all<Resolution>("resolution").filter(here), commitments },
      now,
    ),
  };
}
