/**
 * What a phone keeps for one person, and the only way to it: transactions that happen whole or not
 * at all, one after the other, whatever tabs are open. Nobody else's data is ever in the same storage.
 */
import type { Issue, Mutation } from "../kit/mutation.ts";
import type { Entity } from "../kit/noun.ts";
import type { Grant } from "../kit/roles.ts";
import type { Alarm, FeedEvent, Head } from "./feed.ts";

/** This installation, as the server counts it. */
export interface Device {
  /** Random; a new one is taken when its count and the server's no longer meet. */
  client: string;
  /** The last number given to a mutation under `client`; 0 before the first. */
  n: number;
  /** The last place given in the outbox; never starts again. */
  place: number;
}

/** Whose storage this is, and what they may do, as the server last said. */
export interface Me {
  person: string;
  displayName: string | null;
  seat: string | null;
  grants: readonly Grant[];
  committees: readonly { code: string; name: string; sample: boolean }[];
}

/** Why a mutation will never be applied. */
export interface Refused {
  /** Key of `errors.json`. */
  reason: string;
  params: Record<string, string | number>;
  issues: readonly Issue[];
  /** The record's tag that stood against it, where there was one. */
  tag: string | null;
}

export interface Photo {
  /** SHA-256 of the bytes, hex: what the mutation's args call it. */
  id: string;
  type: "image/jpeg" | "image/webp";
  bytes: ArrayBuffer;
}

/**
 * A mutation on its way. `waiting` until the server's final answer; then `sent` until the feed has
 * brought what came of it (so that the view never falls back), or `refused` until the person decides.
 */
export interface Entry {
  mutation: Mutation;
  client: string;
  n: number;
  place: number;
  person: string;
  /** The phone's own clock: instant, ISO 8601. */
  clientTime: string;
  photos: readonly Photo[];
  status: "waiting" | "sent" | "refused";
  refusal: Refused | null;
}

/** How far a committee's feed has been followed, and what the journal was shown to be. */
export interface Followed {
  committee: string;
  /** Number of the last event taken. */
  cursor: number;
  /** Right edge of the tree over all events taken. */
  frontier: { size: number; hashes: readonly string[] };
  /** Heads that the server showed and that hold, newest last. */
  heads: readonly Head[];
  /** Heads over events that have not come yet. */
  unchecked: readonly Head[];
  /** The first thing that did not hold; stays until the person starts the committee over. */
  alarm: Alarm | null;
}

export interface KeptRecord {
  noun: string;
  record: Entity;
}

export type KeptEvent = FeedEvent & { committee: string };

/** Shelves and the keys on them. */
export interface Shelves {
  /** Key: `device`. */
  device: Device;
  /** Key: `me`. */
  me: Me;
  /** Key: id of the mutation. */
  outbox: Entry;
  /** Key: the committee's code. */
  followed: Followed;
  /** Key: `noun/id`. */
  record: KeptRecord;
  /** Key: from `eventKey`. */
  event: KeptEvent;
}
export type Shelf = keyof Shelves;

/** Sorts by committee and then by number. */
export const eventKey = (committee: string, seq: number): string =>
  `${committee}/${String(seq).padStart(12, "0")}`;

export interface Transaction {
  get<S extends Shelf>(shelf: S, key: string): Promise<Shelves[S] | undefined>;
  all<S extends Shelf>(shelf: S): Promise<Shelves[S][]>;
  put<S extends Shelf>(shelf: S, key: string, value: Shelves[S]): Promise<void>;
  remove(shelf: Shelf, key: string): Promise<void>;
}

export interface Storage {
  /**
   * Runs `work` as one transaction: its writes are on disk when the promise resolves, or none is.
   * `work` awaits nothing but the transaction's own methods (IndexedDB closes it otherwise).
   */
  transact<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>;
}

/** A reader of server records by noun and id. */
export type Find = (noun: string, id: string) => Promise<Entity | undefined>;

export const findIn =
  (transaction: Transaction): Find =>
  async (noun, id) =>
    (await transaction.get("record", `${noun}/${id}`))?.record;

/** The outbox in the order in which its mutations were given. */
export const outboxOf = async (transaction: Transaction): Promise<Entry[]> =>
  (await transaction.all("outbox")).sort((one, other) => one.place - other.place);
