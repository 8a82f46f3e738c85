/** What a person does about a refused command. Until then it stays, with every word that was typed. */
import { type Given, giveWithin, type Phone } from "./give.ts";
import type { Entry } from "./storage.ts";

/**
 * `mine`: the same again, on the record as it now stands. `theirs`: let it go. `both`: the record stays
 * as it is, and mine is added to it as a note.
 */
export type Resolution =
  | { keep: "mine" }
  | { keep: "theirs" }
  /** `note` says in words what was wanted; without it, the texts that were typed. */
  | { keep: "both"; note?: string };

export type Resolved = Given | { outcome: "discarded" };

/** Drops a refused entry. One that waits can't be dropped: it may already have been applied. */
export const discard = (phone: Phone, mutation: string): Promise<Resolved> =>
  resolve(phone, mutation, { keep: "theirs" });

/**
 * Settles a refused entry in one transaction: it leaves the outbox only together with what takes its
 * place. Where that is refused in turn, the entry stays and the reasons are the answer.
 */
export const resolve = (
  phone: Phone,
  mutation: string,
  resolution: Resolution,
): Promise<Resolved> =>
  phone.storage.transact(async (transaction) => {
    const entry = await transaction.get("outbox", mutation);
    if (entry?.status !== "refused") return { outcome: "discarded" };
    if (resolution.keep !== "theirs") {
      const { noun, target, committee, command, args } = entry.mutation;
      const again =
        resolution.keep === "mine"
          ? { command, args: args as Record<string, unknown> }
          : { command: "note", args: { note: resolution.note ?? wordsOf(entry) } };
      const given = await giveWithin(transaction, phone, {
        ...again,
        noun,
        target,
        committee,
        photos: entry.photos,
      });
      if (given.outcome === "refused") return given;
      await transaction.remove("outbox", mutation);
      return given;
    }
    await transaction.remove("outbox", mutation);
    return { outcome: "discarded" };
  });

/** Every text that was typed into an entry, one a line. */
export const wordsOf = ({ mutation }: Entry): string =>
  Object.values(mutation.args ?? {})
    .filter((value) => typeof value === "string")
    .join("\n");
