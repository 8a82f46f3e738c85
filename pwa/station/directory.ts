/** The district's directory on this device: shown from here at once, then brought up to date by its changes. */
import { signal } from "@preact/signals";
import { type Directory, isDirectory, type Opened, open } from "../../shared/station/opened.ts";
import { recall, remember } from "../text/remembered.ts";
import { askedEarly, changesFrom, KEPT } from "./first-answer.ts";

interface Kept {
  /** Instant at which the server last confirmed it. */
  at: string;
  directory: Directory;
}

function remembered(): Kept | null {
  try {
    const kept = JSON.parse(recall(KEPT) ?? "null") as Kept | null;
    return kept && isDirectory(kept.directory) ? kept : null;
  } catch {
    return null;
  }
}

const first = remembered();
/** Null until the first one is here. */
export const directory = signal<Opened | null>(first && open(first.directory));
/** When the server last confirmed it; null: never. */
export const upToDateAt = signal<string | null>(first?.at ?? null);
/** Why the last question had no answer; null when it had one, or is still open. */
export const unanswered = signal<"offline" | "failed" | null>(null);

let asking: Promise<void> | null = null;

/** Asks for what has changed; a question that is under way is not asked twice. */
export function bringUpToDate(): Promise<void> {
  asking ??= takeChanges().finally(() => {
    asking = null;
  });
  return asking;
}

type Change = Directory & { more: boolean };

async function takeChanges(): Promise<void> {
  unanswered.value = null;
  const before = directory.peek()?.directory ?? null;
  let known = before;
  for (let more = true; more; ) {
    const change = await changesAfter(known?.revision ?? 0);
    if (change === "offline" || change === "failed") {
      unanswered.value = change;
      return;
    }
    const next = known === null ? wholeOf(change) : await taken(known, change);
    more = next === null || change.more;
    known = next;
  }
  if (!known) return;
  const at = new Date().toISOString();
  upToDateAt.value = at;
  if (known !== before) directory.value = open(known);
  remember(KEPT, JSON.stringify({ at, directory: known } satisfies Kept));
}

/** What is kept, where nothing has changed; null where the changes do not fit and it is fetched whole. */
async function taken(known: Directory, change: Change): Promise<Directory | null> {
  if (change.revision === known.revision && change.since === known.revision) return known;
  const { renewed } = await import("../../shared/station/directory.ts");
  return renewed(known, change);
}

const wholeOf = ({ since: _, gone: __, more: ___, ...whole }: Change): Directory => whole;

async function changesAfter(revision: number): Promise<Change | "offline" | "failed"> {
  try {
    const response = await ((revision === 0 && askedEarly()) || changesFrom(revision));
    const answer: unknown = response.ok ? await response.json() : null;
    return isDirectory(answer) ? (answer as Change) : "failed";
  } catch {
    return "offline";
  }
}

/** Keeps it up to date while a page shows it. @returns what stops that */
export function keepUpToDate(): () => void {
  const ask = () => void bringUpToDate();
  const look = () => document.visibilityState === "visible" && ask();
  ask();
  addEventListener("online", ask);
  document.addEventListener("visibilitychange", look);
  return () => {
    removeEventListener("online", ask);
    document.removeEventListener("visibilitychange", look);
  };
}
