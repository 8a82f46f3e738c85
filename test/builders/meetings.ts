/** A meeting for tests, brought about by its own commands: `await aMeeting(clerk, code, units)`. */
import type { Entity } from "../../shared/kit/noun.ts";
import { anchorOf } from "../../shared/meeting/sign-in-codes.ts";
import type { Asking } from "../api/asking.ts";

/** The seed of the codes on the screen. */
export const SEED = "5eed".repeat(8);

export interface AMeeting {
  id: string;
  /** The meeting as it stands. */
  see(): Promise<Entity & Record<string, unknown>>;
  /** All of its records of a noun, newest first. */
  its<E extends Entity>(plural: string): Promise<E[]>;
  /** A command on it, as it stands. */
  give(command: string, args?: unknown): Promise<void>;
  /** Agenda items of these titles, added by the committee. @returns their ids */
  add(...titles: string[]): Promise<string[]>;
}

/** A planned meeting of a committee, in the hands of its clerk. */
export async function aMeeting(
  clerk: Asking,
  committee: string,
  date: string,
  kind = "extraordinary",
): Promise<AMeeting> {
  const planned = await clerk.give(committee, "meeting.plan", {
    kind,
    title: "联席会议",
    date,
    time: "15:00",
    minutes: 90,
    place: "社区会议室",
  });
  const id = String(planned.body.target);
  const see = async () => (await clerk.get(`/api/meetings/${id}`)).body;
  const done = (answer: { status: number; body: unknown }): void => {
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  };
  done(planned);
  return {
    id,
    see,
    its: async (plural) =>
      (await clerk.get(`/api/${plural}?committee=${committee}&meeting=${id}&limit=100`)).body.items,
    async give(command, args) {
      done(await clerk.give(await see(), `meeting.${command}`, args));
    },
    async add(...titles) {
      const ids: string[] = [];
      for (const title of titles) {
        const added = await clerk.give(committee, "agendaItem.add", { meeting: id, title });
        done(added);
        ids.push(String(added.body.target));
      }
      return ids;
    },
  };
}

/** Brings it as far as the room: agenda, notice to these units, begun. */
export async function begin(
  meeting: AMeeting,
  items: readonly string[],
  units: readonly string[],
  now: string,
): Promise<void> {
  await meeting.give("setAgenda", { items });
  await meeting.give("sendNotice", { units });
  await meeting.give("begin", { anchor: anchorOf(SEED), since: now });
}
