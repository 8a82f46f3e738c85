/** A record's timeline: the journal's events about it, with what waits in the outbox on top. */

import { isCreating } from "../../shared/kit/noun.ts";
import { NOUNS } from "../../shared/nouns.ts";
import type { Entry, KeptEvent } from "../../shared/sync/storage.ts";

export interface Moment {
  key: string;
  noun: string;
  command: string;
  /** Role and unit under which it was done; null for what waits here. */
  role: string | null;
  unit: string | null;
  /** Instant, ISO 8601. */
  at: string;
  /** What was said: arguments by name; null once it has been erased. */
  said: Readonly<Record<string, unknown>> | null;
  photos: readonly string[];
  committee: string;
  /** Of an entry in the outbox. */
  pending: Exclude<Entry["status"], "sent"> | null;
}

const photosIn = (said: Readonly<Record<string, unknown>> | null): string[] =>
  Array.isArray(said?.photos) ? said.photos.map(String) : [];

const momentOf = (event: KeptEvent): Moment => {
  const [noun = "", command = ""] = event.kind.split(".");
  // Without a command behind it (somebody joined, time erased a title) an event has no input.
  const said = event.payload && (event.payload.input ?? {});
  return {
    key: event.mutation,
    noun,
    command,
    role: event.role,
    unit: event.unit,
    at: event.at,
    said,
    photos: photosIn(said),
    committee: event.committee,
    pending: null,
  };
};

const pendingMoment = ({ mutation, clientTime, status }: Entry): Moment => {
  const said = (mutation.args ?? {}) as Record<string, unknown>;
  return {
    key: mutation.id,
    noun: mutation.noun,
    command: mutation.command,
    role: null,
    unit: null,
    at: clientTime,
    said,
    photos: photosIn(said),
    committee: mutation.committee,
    pending: status === "refused" ? "refused" : "waiting",
  };
};

/** Everything that was done to a record, newest first. */
export function timelineOf(
  id: string,
  events: readonly KeptEvent[],
  outbox: readonly Entry[],
): Moment[] {
  const pending = outbox.filter(
    ({ mutation, status }) => status !== "sent" && (mutation.target ?? mutation.id) === id,
  );
  return [
    ...pending.map(pendingMoment).reverse(),
    ...events
      .filter(({ target }) => target === id)
      .sort((one, other) => other.seq - one.seq)
      .map(momentOf),
  ];
}

/** Arguments that a timeline tells in words: what was said, not the fields that the page shows anyway. */
const TOLD: readonly string[] = [
  "note",
  "reason",
  "channel",
  "resolution",
  "answer",
  "due",
  "reviewOn",
  "closedUntil",
  "endsOn",
];

/** What was said at a moment, by field; the making and mending of a record is told by its fields. */
export function toldAt({ noun, command, said }: Moment): [field: string, text: string][] {
  const declared = NOUNS[noun]?.commands[command];
  if (!said || !declared || isCreating(declared) || command === "amend") return [];
  return TOLD.flatMap((field): [string, string][] => {
    const value = said[field];
    return typeof value === "string" && value !== "" ? [[field, value]] : [];
  });
}
