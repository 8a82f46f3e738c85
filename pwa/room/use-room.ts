/** The room as a page draws it: the meeting, what this person may do in it, and one way to do it. */
import { useEffect, useState } from "preact/hooks";
import type { Entry, Refused } from "../../shared/sync/storage.ts";
import { discard, give, outbox, recordOf, syncNow, view } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { type OfMeeting, ofMeeting } from "../meeting/of-meeting.ts";
import { isMoot } from "./moot.ts";
import { offersIn } from "./offers.ts";

/** What others do in the room is seen after so many milliseconds at the latest. */
const EVERY = 8_000;

export interface Room extends OfMeeting {
  /** Whether this person may run the meeting. */
  runs: boolean;
  /** Why the last thing that was given here was refused; null where nothing was. */
  refusal: Refused | null;
  /** Gives a command on one of the meeting's records; true once it is safe on this device. */
  act: Act;
  /** What of this meeting was given here and has not arrived; what was refused. */
  unsent: readonly Entry[];
  refused: readonly Entry[];
}
type Act = (
  noun: string,
  command: string,
  target: string,
  args?: Record<string, unknown>,
) => Promise<boolean>;

/** Nouns of which a record says its meeting. */
const OF_MEETING: readonly string[] = ["attendance", "agendaItem", "resolution", "minutes"];

/** Whether a mutation is about this meeting or something in it. */
const isAbout = ({ mutation }: Entry, { meeting, items }: OfMeeting): boolean => {
  const { noun, target, id, args } = mutation;
  if (noun === "meeting") return target === meeting.id;
  if (!OF_MEETING.includes(noun)) return false;
  const record = recordOf(noun, target ?? id) as { meeting?: string } | undefined;
  const { item } = args as { item?: string };
  return record ? record.meeting === meeting.id : items.some((one) => one.id === item);
};

/** The room of a meeting; null where the meeting isn't on this device. */
export function useRoom(id: string): Room | null {
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const found = ofMeeting(view.value, id, clock.value);
  useOthers(found?.meeting.state === "in_session");
  const entries = found ? outbox.value.filter((entry) => isAbout(entry, found)) : [];
  const moot = entries.filter(
    (entry) =>
      entry.status === "refused" &&
      isMoot(entry, recordOf(entry.mutation.noun, entry.mutation.target ?? "")),
  );
  useEffect(() => {
    for (const { mutation } of moot) void discard(mutation.id);
  }, [moot.map(({ mutation }) => mutation.id).join()]);
  if (!found) return null;
  const { meeting } = found;
  return {
    ...found,
    runs: offersIn("meeting", meeting).some(({ name }) => name === "turnTo"),
    refusal,
    unsent: entries.filter(({ status }) => status === "waiting"),
    refused: entries.filter((entry) => entry.status === "refused" && !moot.includes(entry)),
    async act(noun, command, target, args = {}) {
      const given = await give({ noun, command, target, committee: meeting.committee, args });
      setRefusal(given.outcome === "refused" ? given.refusal : null);
      return given.outcome === "waiting";
    },
  };
}

/** Looks for what other devices have done, as long as the meeting runs and somebody looks. */
function useOthers(running: boolean): void {
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void syncNow();
    }, EVERY);
    return () => clearInterval(timer);
  }, [running]);
}
