/** Everything that a page draws from, read in one transaction. */
import type { Entity } from "../kit/noun.ts";
import { actorOf, replay } from "./replay.ts";
import { type Entry, type Followed, type Me, outboxOf, type Storage } from "./storage.ts";

export interface View {
  me: Me | null;
  /** Records by noun and id: the server's, with what waits in the outbox on top. */
  records: ReadonlyMap<string, ReadonlyMap<string, Entity>>;
  /** What waits or was refused, in the order given; what is only waiting for the feed is left out. */
  outbox: readonly Entry[];
  followed: readonly Followed[];
}

export const EMPTY_VIEW: View = { me: null, records: new Map(), outbox: [], followed: [] };

/** The view as it stands. Records are as last written: `settled` tells what time has done to them since. */
export const look = (storage: Storage): Promise<View> =>
  storage.transact(async (transaction) => {
    const me = await transaction.get("me", "me");
    const kept = await transaction.all("record");
    const entries = await outboxOf(transaction);
    const records = new Map<string, Map<string, Entity>>();
    const place = (noun: string, record: Entity): void => {
      const ofNoun = records.get(noun) ?? new Map<string, Entity>();
      records.set(noun, ofNoun.set(record.id, record));
    };
    for (const { noun, record } of kept) place(noun, record);
    if (me) {
      const find = async (noun: string, id: string) => records.get(noun)?.get(id);
      const overlay = await replay(find, entries, actorOf(me));
      for (const { noun, record } of overlay.values()) place(noun, record);
    }
    return {
      me: me ?? null,
      records,
      outbox: entries.filter(({ status }) => status !== "sent"),
      followed: await transaction.all("followed"),
    };
  });
