/** What every meeting goes through, in its order, and how far one has come. */
import { dateOf } from "../../shared/deadlines.ts";
import { type Meeting, topicsUntil } from "../../shared/meeting.ts";

export const STAGES = [
  "topics",
  "agenda",
  "notice",
  "session",
  "minutes",
  "circulated",
  "final",
  "archived",
] as const;
export type Stage = (typeof STAGES)[number];

/**
 * The stage that a meeting is in: all before it are done. Null where it rests or has ended without
 * minutes; `done` once there is nothing left to do.
 */
export function stageOf(meeting: Meeting, now: string): Stage | "done" | null {
  switch (meeting.state) {
    case "draft":
      return "topics";
    case "collecting":
      return dateOf(now) <= topicsUntil(meeting) ? "topics" : "agenda";
    case "agenda_set":
      return meeting.noticedAt === null ? "notice" : "session";
    case "in_session":
      return "session";
    case "minutes_draft":
      return "minutes";
    case "minutes_circulated":
      return "circulated";
    case "minutes_final":
      return "archived";
    case "archived":
      return "done";
    default:
      return null;
  }
}
