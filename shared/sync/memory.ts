/** A storage in memory: where the browser gives none (private windows), and for proofs. */
import type { Shelf, Shelves, Storage, Transaction } from "./storage.ts";

type Held = Map<Shelf, Map<string, unknown>>;

/** What a transaction is about to write; a proof may look at it, or throw to lose it. */
export type BeforeCommit = (writes: readonly Write[]) => void;
export interface Write {
  shelf: Shelf;
  key: string;
  /** Undefined where the key is removed. */
  value: unknown;
}

/** Transactions run one after the other; each is written whole at its end, or not at all. */
export function memoryStorage(beforeCommit: BeforeCommit = () => {}): Storage {
  const held: Held = new Map();
  let last: Promise<unknown> = Promise.resolve();
  const shelfOf = (shelf: Shelf): Map<string, unknown> => {
    const found = held.get(shelf) ?? new Map<string, unknown>();
    held.set(shelf, found);
    return found;
  };
  const run = async <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => {
    const writes = new Map<string, Write>();
    const at = (shelf: Shelf, key: string): string => `${shelf}\n${key}`;
    const answer = await work({
      async get<S extends Shelf>(shelf: S, key: string) {
        const written = writes.get(at(shelf, key));
        return (written ? written.value : shelfOf(shelf).get(key)) as Shelves[S] | undefined;
      },
      async all<S extends Shelf>(shelf: S) {
        const values = new Map(shelfOf(shelf));
        for (const write of writes.values())
          if (write.shelf === shelf && write.value === undefined) values.delete(write.key);
          else if (write.shelf === shelf) values.set(write.key, write.value);
        return [...values.values()] as Shelves[S][];
      },
      async put(shelf, key, value) {
        writes.set(at(shelf, key), { shelf, key, value });
      },
      async remove(shelf, key) {
        writes.set(at(shelf, key), { shelf, key, value: undefined });
      },
    });
    if (writes.size === 0) return answer;
    beforeCommit([...writes.values()]);
    for (const { shelf, key, value } of writes.values())
      if (value === undefined) shelfOf(shelf).delete(key);
      else shelfOf(shelf).set(key, value);
    return answer;
  };
  return {
    transact(work) {
      const turn = last.then(() => run(work));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}
