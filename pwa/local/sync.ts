/** Keeps this device and the server of one mind: who is here, when to send, when to fetch. */
import { effect } from "@preact/signals";
import { monotonicFactory } from "ulid";
import { type Given, give as giveOn, type Intention, type Phone } from "../../shared/sync/give.ts";
import { forget, type Pulled, pull } from "../../shared/sync/pull.ts";
import { type Resolution, type Resolved, resolve as resolveOn } from "../../shared/sync/resolve.ts";
import { backoff, type Sent, send } from "../../shared/sync/send.ts";
import type { KeptEvent } from "../../shared/sync/storage.ts";
import { EMPTY_VIEW, look } from "../../shared/sync/view.ts";
import { me, REMEMBERED_ME, refreshMe, sessionEnded } from "../account/session.ts";
import { online, outbox as shellOutbox } from "../shell/connection.ts";
import { language } from "../text/text.ts";
import { busy, clock, lasting, lastPull, ready, view } from "./state.ts";
import { askToPersist, type LocalStorage, openStorage } from "./storage.ts";
import { transport } from "./transport.ts";

const EVERY = 60_000;
const newId = monotonicFactory();

/** The person whose storage is open, and the engine over it. */
interface Here {
  person: string;
  phone: Phone & { storage: LocalStorage };
}
let here: Promise<Here> | null = null;
let open: Here | null = null;
let started = false;
let failures = 0;
let retry: ReturnType<typeof setTimeout> | undefined;
const tabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("gongjian");

/** Opens the store of whoever is signed in and keeps it current from now on. Harmless when repeated. */
export function start(): void {
  if (started) return;
  started = true;
  effect(() => {
    const person = me.value?.person ?? null;
    void enter(person);
  });
  const wake = () => {
    clock.value = new Date().toISOString();
    if (document.visibilityState === "visible") void syncNow();
  };
  addEventListener("online", wake);
  addEventListener("focus", wake);
  document.addEventListener("visibilitychange", wake);
  setInterval(wake, EVERY);
  addEventListener("storage", (event) => {
    const { key, newValue } = event as StorageEvent;
    // Signed out in another tab, which takes the storage off the device.
    if (key === REMEMBERED_ME && newValue === null) me.value = null;
  });
  tabs?.addEventListener("message", ({ data }) => {
    if (open && data === open.person) void show(open);
  });
}

/** Changes over to another person's storage, or to nobody's. */
async function enter(person: string | null): Promise<void> {
  if (open?.person === person) return;
  open?.phone.storage.end();
  open = null;
  view.value = EMPTY_VIEW;
  lastPull.value = null;
  ready.value = false;
  here = person === null ? null : openFor(person);
  const mine = here;
  const entered = await mine;
  // Somebody else has come in the meantime.
  if (!entered || here !== mine) return entered?.phone.storage.end();
  open = entered;
  lasting.value = entered.phone.storage.lasting;
  await show(entered);
  void syncNow();
}

async function openFor(person: string): Promise<Here> {
  const isHere = () => me.peek()?.person === person;
  const opened: Here = {
    person,
    phone: {
      storage: await openStorage(person),
      transport: transport(person, isHere, () => language.peek()),
      now: () => new Date().toISOString(),
      newId: () => newId(),
    },
  };
  await keepMe(opened);
  return opened;
}

/** What the person may do, kept beside the records so that commands can be decided without network. */
async function keepMe({ person, phone }: Here): Promise<void> {
  const known = me.peek();
  if (known?.person !== person) return;
  const { displayName, seat, grants, committees } = known;
  const kept = { person, displayName, seat, grants: grants as never, committees };
  const gone = await phone.storage.transact(async (transaction) => {
    await transaction.put("me", "me", kept);
    return (await transaction.all("followed")).filter(
      ({ committee }) => !committees.some(({ code }) => code === committee),
    );
  });
  for (const { committee } of gone) await forget(phone, committee);
}

async function show(shown: Here): Promise<void> {
  if (open !== shown) return;
  const next = await look(shown.phone.storage);
  if (open !== shown) return;
  view.value = next;
  ready.value = true;
  const count = (status: string) => next.outbox.filter((entry) => entry.status === status).length;
  const waiting = count("waiting");
  const sent = waiting < shellOutbox.peek().waiting;
  shellOutbox.value = {
    waiting,
    refused: count("refused"),
    sentAt: sent ? new Date().toISOString() : shellOutbox.peek().sentAt,
  };
}

/** Shows a change here and in the other tabs. */
async function changed(shown: Here): Promise<void> {
  tabs?.postMessage(shown.person);
  await show(shown);
}

let running: Promise<void> | null = null;
let again = false;

/** Sends what waits and fetches what is new; calls while it runs make it run once more. */
export function syncNow(): Promise<void> {
  again = true;
  running ??= (async () => {
    busy.value = true;
    try {
      while (again) {
        again = false;
        await syncOnce();
      }
    } finally {
      running = null;
      busy.value = false;
    }
  })();
  return running;
}

async function syncOnce(): Promise<void> {
  clearTimeout(retry);
  if (!online.peek()) return;
  await refreshMe();
  const shown = await here;
  if (!shown || open !== shown || sessionEnded.peek()) return;
  try {
    await syncFor(shown);
  } catch (error) {
    // The person may have left meanwhile, and their storage with them.
    if (open === shown) throw error;
  }
}

async function syncFor(shown: Here): Promise<void> {
  await keepMe(shown);
  const ended: (Sent | Pulled)[] = [await oneSender(shown.person, () => send(shown.phone))];
  await changed(shown);
  for (const { code } of me.peek()?.committees ?? []) {
    if (ended.some(isSignIn)) break;
    ended.push(await pull(shown.phone, code));
  }
  await changed(shown);
  if (open !== shown) return;
  if (ended.some(isSignIn)) {
    sessionEnded.value = true;
    return;
  }
  const later = ended.filter((each) => each.outcome === "later");
  if (later.length === 0) {
    failures = 0;
    lastPull.value = new Date().toISOString();
    return;
  }
  const asked = Math.max(...later.map(({ wait }) => wait ?? 0));
  retry = setTimeout(() => void syncNow(), Math.max(asked, backoff(failures++, Math.random())));
}

const isSignIn = ({ outcome }: Sent | Pulled): boolean => outcome === "signIn";

/** One sender at a time over all tabs, where the browser can; the engine is right without it, too. */
const oneSender = <T>(person: string, work: () => Promise<T>): Promise<T> =>
  "locks" in navigator
    ? (navigator.locks.request(`gongjian:send:${person}`, work) as Promise<T>)
    : work();

let askedToPersist = false;

/**
 * Gives a command. When this resolves it is decided: refused here with the reasons, or safely in the
 * outbox and shown, and on its way as soon as there is a network.
 */
export const give = async (intention: Intention): Promise<Given> =>
  (await giveAll([intention]))[0] ?? NOBODY;

/**
 * Gives several commands, up to the first that is refused, and shows them together: showing each would take
 * longer than giving it.
 */
export async function giveAll(intentions: readonly Intention[]): Promise<Given[]> {
  const shown = await here;
  if (!shown) return [NOBODY];
  const given: Given[] = [];
  for (const intention of intentions) {
    given.push(await giveOn(shown.phone, intention));
    if (given.at(-1)?.outcome === "refused") break;
  }
  if (given[0]?.outcome !== "waiting") return given;
  if (!askedToPersist) void askToPersist();
  askedToPersist = true;
  await changed(shown);
  void syncNow();
  return given;
}
const NOBODY: Given = {
  outcome: "refused",
  refusal: { reason: "notSignedIn", params: {}, issues: [], tag: null },
};

/** Settles a refused entry of the outbox, by its mutation's id: mine, theirs, or both as a note. */
export async function resolve(mutation: string, resolution: Resolution): Promise<Resolved> {
  const shown = await here;
  if (!shown) return NOBODY;
  const resolved = await resolveOn(shown.phone, mutation, resolution);
  await changed(shown);
  if (resolved.outcome === "waiting") void syncNow();
  return resolved;
}

/** Drops a refused entry. */
export const discard = (mutation: string): Promise<Resolved> =>
  resolve(mutation, { keep: "theirs" });

/** A record's events, oldest first, from what is kept here. */
export const timeline = async (id: string): Promise<KeptEvent[]> =>
  (await here)?.phone.storage.timeline(id) ?? [];

/**
 * Follows a committee again from its first event: after an alarm that was looked into. The outbox
 * stays as it is; until the first page has come, pages say that they are being filled.
 */
export async function startOver(committee: string): Promise<void> {
  const shown = await here;
  if (!shown) return;
  await forget(shown.phone, committee);
  lastPull.value = null;
  await changed(shown);
  await syncNow();
}
