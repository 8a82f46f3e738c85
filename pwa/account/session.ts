/** Who is signed in on this device, as far as it remembers and the server confirms. */
import { signal } from "@preact/signals";
import { ask } from "../ask.ts";
import { recall, remember } from "../text/text.ts";

export interface Me {
  person: string;
  displayName: string | null;
  seat: string | null;
  grants: readonly { role: string; scope: string; unit: string | null }[];
  committees: readonly { code: string; name: string; sample: boolean }[];
  session: { id: string };
  /** Only the domestic edition keeps names and work phones. */
  edition: "domestic" | "public";
}

const REMEMBERED = "gongjian.me";

function remembered(): Me | null {
  const kept = recall(REMEMBERED);
  return kept ? (JSON.parse(kept) as Me) : null;
}

/** Whoever uses this device; null for a visitor. Remembered, so that pages open without network. */
export const me = signal<Me | null>(remembered());

/** The server no longer knows this device: everything typed stays, nothing can be sent. */
export const sessionEnded = signal(false);

/** Keeps who is signed in, or (null) forgets it. */
function setMe(next: Me | null): void {
  me.value = next;
  remember(REMEMBERED, next && JSON.stringify(next));
}

/** Asks the server who this device is; without network, what is remembered stays. */
export async function refreshMe(): Promise<void> {
  const answer = await ask<Me>("GET", "/api/me");
  if (answer.done) {
    setMe(answer.body);
    sessionEnded.value = false;
  } else if (answer.problem.status === 401) sessionEnded.value = me.peek() !== null;
}

/** After the session has ended: takes the records off this device and forgets who it was. */
export async function forgetMe(): Promise<void> {
  try {
    const { leave } = await import("../local/index.ts");
    await leave();
  } catch {
    // A browser that keeps nothing has nothing to take off.
  }
  setMe(null);
  sessionEnded.value = false;
}

/** Ends the session here and forgets who it was. */
export async function signOut(): Promise<boolean> {
  const answer = await ask("POST", "/api/sign-out");
  if (!answer.done && answer.problem.status !== 401) return false;
  await forgetMe();
  return true;
}
