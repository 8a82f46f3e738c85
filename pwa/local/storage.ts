/** A person's storage on this device: IndexedDB, one database a person, strict durability. */
import { type DBSchema, deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from "idb";
import { memoryStorage } from "../../shared/sync/memory.ts";
import {
  eventKey,
  type KeptEvent,
  outboxOf,
  type Shelf,
  type Shelves,
  type Storage,
  type Transaction,
} from "../../shared/sync/storage.ts";

type Schema = DBSchema & {
  [S in Shelf]: { key: string; value: Shelves[S] };
} & { event: { indexes: { target: string } } };

const SHELVES = ["device", "me", "outbox", "followed", "record", "event"] as const;
const databaseOf = (person: string): string => `gongjian:${person}`;

export interface LocalStorage extends Storage {
  /** False where the browser gives no storage: what waits is gone when the page closes. */
  lasting: boolean;
  /** Events of a record, oldest first. */
  timeline(target: string): Promise<KeptEvent[]>;
  close(): void;
  /** Closes it for good: whatever still works on it writes nothing any more. */
  end(): void;
}

const open = (person: string): Promise<IDBPDatabase<Schema>> =>
  openDB<Schema>(databaseOf(person), 1, {
    upgrade(database) {
      for (const shelf of SHELVES) {
        const store = database.createObjectStore(shelf);
        if (shelf === "event") store.createIndex("target" as never, "target");
      }
    },
    // A newer version of the app, or the eraser, wants the database for itself.
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  });

/** Opens a person's storage; in memory only where the browser refuses (private windows). */
export async function openStorage(person: string): Promise<LocalStorage> {
  let database: IDBPDatabase<Schema>;
  try {
    database = await open(person);
  } catch {
    return inMemory();
  }
  let ended = false;
  const stillHere = () => {
    if (ended) throw new Error("the person has left");
  };
  const begin = async () => {
    stillHere();
    const run = () => database.transaction(SHELVES, "readwrite", { durability: "strict" });
    try {
      return run();
    } catch {
      // Safari closes the connection of a page that slept; another tab may have made us let go.
      database = await open(person);
      if (ended) database.close();
      stillHere();
      return run();
    }
  };
  return {
    lasting: true,
    async transact(work) {
      const transaction = await begin();
      // Its failure is told by `work` or by the await below, never by nobody.
      transaction.done.catch(() => {});
      try {
        const answer = await work(onShelves(transaction));
        await transaction.done;
        return answer;
      } catch (error) {
        try {
          transaction.abort();
        } catch {
          // It has ended already.
        }
        throw error;
      }
    },
    async timeline(target) {
      const transaction = await begin();
      const events = await transaction.objectStore("event").index("target").getAll(target);
      await transaction.done;
      return events.sort((one, other) => one.seq - other.seq);
    },
    close: () => database.close(),
    end() {
      ended = true;
      database.close();
    },
  };
}

/**
 * Takes a person's storage off this device.
 * @param unsentToo else what was typed and not sent, or refused, stays for their next sign-in, and
 * nothing beside it
 */
export async function clearStorage(person: string, unsentToo: boolean): Promise<void> {
  const storage = await openStorage(person);
  const unsent = unsentToo ? 0 : await storage.transact(keepUnsent);
  storage.end();
  if (unsent === 0 && storage.lasting) await deleteDB(databaseOf(person));
}

/** Removes all but the outbox and its count. @returns how many entries are left */
async function keepUnsent(transaction: Transaction): Promise<number> {
  const entries = await outboxOf(transaction);
  const sent = entries.filter(({ status }) => status === "sent");
  for (const { mutation } of sent) await transaction.remove("outbox", mutation.id);
  await transaction.remove("me", "me");
  for (const { committee } of await transaction.all("followed"))
    await transaction.remove("followed", committee);
  for (const { noun, record } of await transaction.all("record"))
    await transaction.remove("record", `${noun}/${record.id}`);
  for (const { committee, seq } of await transaction.all("event"))
    await transaction.remove("event", eventKey(committee, seq));
  return entries.length - sent.length;
}

type Open = IDBPTransaction<Schema, typeof SHELVES, "readwrite">;

const onShelves = (transaction: Open): Transaction => {
  // idb's types can't follow a shelf that is a type parameter.
  const store = (shelf: Shelf) => transaction.objectStore(shelf as "outbox");
  return {
    get: async (shelf, key) => (await store(shelf).get(key)) as never,
    all: async (shelf) => (await store(shelf).getAll()) as never,
    put: async (shelf, key, value) => void (await store(shelf).put(value as never, key)),
    remove: (shelf, key) => store(shelf).delete(key),
  };
};

function inMemory(): LocalStorage {
  const storage = memoryStorage();
  return {
    ...storage,
    lasting: false,
    timeline: (target) =>
      storage.transact(async (transaction) =>
        (await transaction.all("event"))
          .filter((event) => event.target === target)
          .sort((one, other) => one.seq - other.seq),
      ),
    close: () => {},
    end: () => {},
  };
}

/** Asks the browser not to evict what is kept here; it may say no. */
export const askToPersist = async (): Promise<void> => {
  await navigator.storage?.persist?.().catch(() => false);
};
