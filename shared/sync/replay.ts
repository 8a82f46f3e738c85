/** The view: server records with the outbox replayed on top, by the very rules that the server follows. */
import { decide, needsOf } from "../kit/decide.ts";
import { keyOf, type Mutation } from "../kit/mutation.ts";
import type { Entity } from "../kit/noun.ts";
import { isCreating } from "../kit/noun.ts";
import type { Actor } from "../kit/roles.ts";
import { NOUNS } from "../nouns.ts";
import type { Entry, Find, KeptRecord, Me } from "./storage.ts";

/** Records as the outbox would leave them, by `noun/id`; what it does not touch is not in here. */
export type Overlay = ReadonlyMap<string, KeptRecord>;

export const actorOf = (me: Me): Actor => ({ person: me.person, grants: me.grants });

/** The command of a mutation, if there is one. */
export const commandIn = ({ noun, command }: Pick<Mutation, "noun" | "command">) =>
  NOUNS[noun]?.commands[command];

/** Every record that deciding a mutation reads. */
export async function gather(
  find: Find,
  mutation: Mutation,
  now: string,
): Promise<Map<string, Entity>> {
  const loaded = new Map<string, Entity>();
  const load = async (noun: string, id: string): Promise<Entity | null> => {
    const record = await find(noun, id);
    if (record) loaded.set(keyOf(noun, id), record);
    return record ?? null;
  };
  const target = mutation.target === null ? null : await load(mutation.noun, mutation.target);
  for (const { noun, id } of needsOf({ nouns: NOUNS, now }, mutation, target)) await load(noun, id);
  return loaded;
}

/** Looks into the overlay first. */
export const through =
  (find: Find, overlay: Overlay): Find =>
  async (noun, id) =>
    overlay.get(keyOf(noun, id))?.record ?? (await find(noun, id));

/**
 * Replays what is not refused, in order. An entry that can't be replayed (the record has moved on)
 * changes nothing here; it still waits, and the server will answer it.
 */
export async function replay(
  find: Find,
  entries: readonly Entry[],
  actor: Actor,
): Promise<Map<string, KeptRecord>> {
  const overlay = new Map<string, KeptRecord>();
  for (const { mutation, clientTime, status } of entries) {
    if (status === "refused") continue;
    const command = commandIn(mutation);
    // What the server already has must not be made again on top of it.
    if (command && isCreating(command) && (await find(mutation.noun, mutation.id))) continue;
    const loaded = await gather(through(find, overlay), mutation, clientTime);
    const decision = decide({ nouns: NOUNS, loaded, now: clientTime }, mutation, actor);
    if (decision.outcome === "refused") continue;
    for (const { noun, after } of decision.effects)
      overlay.set(keyOf(noun, after.id), { noun, record: after });
  }
  return overlay;
}
