/** What pages read: signals of this device's store. Only `sync.ts` writes them. */
import { computed, signal } from "@preact/signals";
import type { Entity } from "../../shared/kit/noun.ts";
import { settled } from "../../shared/kit/take.ts";
import { nounNamed } from "../../shared/nouns.ts";
import { tooOld } from "../../shared/sync/copy.ts";
import { EMPTY_VIEW } from "../../shared/sync/view.ts";

/** Records with what waits on top, the outbox, and how far each committee has been followed. */
export const view = signal(EMPTY_VIEW);
/** True once the view has been read: before that, an empty list says nothing. */
export const ready = signal(false);
/** Instant of the last complete pull, ISO 8601; null before the first on this page. */
export const lastPull = signal<string | null>(null);
/** True while something is being sent or fetched. */
export const busy = signal(false);
/** False where the browser keeps nothing: what waits is lost when the page closes, and must be said. */
export const lasting = signal(true);
/** A clock that ticks each minute, so that what time alone changes is shown when it does. */
export const clock = signal(new Date().toISOString());

/** Mutations that wait or were refused, in the order given. */
export const outbox = computed(() => view.value.outbox);
/** Mutations that have been here for more than three days: a browser may throw them away. */
export const oldOutbox = computed(() => tooOld(outbox.value, clock.value));
/** The first thing in any committee's journal that did not hold; null while all is well. */
export const alarm = computed(
  () => view.value.followed.find((followed) => followed.alarm !== null) ?? null,
);

/** Every record of a noun as it stands now, leases settled; in a component it draws again by itself. */
export function recordsOf<E extends Entity>(noun: string): E[] {
  const declared = nounNamed(noun);
  return [...(view.value.records.get(noun)?.values() ?? [])].map(
    (record) => settled(declared, record, clock.value) as E,
  );
}

/** One record as it stands now. */
export function recordOf<E extends Entity>(noun: string, id: string): E | undefined {
  const record = view.value.records.get(noun)?.get(id);
  return record && (settled(nounNamed(noun), record, clock.value) as E);
}

/** Whether something given here on a record has not reached the server, or was refused. */
export const pendingOn = (id: string) =>
  outbox.value.filter(
    ({ mutation }) =>
      mutation.target === id || mutation.id === id || id.startsWith(`${mutation.id}-`),
  );
