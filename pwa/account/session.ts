/** Who is signed in on this device, as far as it remembers and the server confirms. */
import { signal } from "@preact/signals";
import { ask } from "../ask.ts";
import { recall, remember } from "../text/remembered.ts";

export interface Me {
  person: string;
  displayName: string | null;
  seat: string | null;
  grants: readonly { role: string; scope: string; unit: string | null }[];
  committees: readonly { code: string; name: string; sample: boolean }[];
  session: { id: string };
  /** Fingerprint of the deployment's key, hex: what a statement that is signed here names. */
  deployment: string;
  /** Only the domestic edition keeps names and work phones. */
  edition: "domestic" | "public";
}

/** Where this device remembers who is signed in. */
export const REMEMBERED_ME = "gongjian.me";

function remembered(): Me | null {
  const kept = recall(REMEMBERED_ME);
  return kept ? (JSON.parse(kept) as Me) : null;
}

/** Whoever uses this device; null for a visitor. Remembered, so that pages open without network. */
export const me = signal<Me | null>(remembered());

/** The server no longer knows this device: everything typed stays, nothing can be sent. */
export const sessionEnded = signal(false);

/** Keeps who is signed in, or (null) forgets it. */
function setMe(next: Me | null): void {
  me.value = next;
  remember(REMEMBERED_ME, next && JSON.stringify(next));
}

/** Asks the server who this device is; without network, what is remembered stays. */
export async function refreshMe(): Promise<void> {
  const before = me.peek();
  const answer = await ask<Me>("GET", "/api/me");
  // They have signed out since it was asked.
  if (before && !me.peek()) return;
  if (answer.done) {
    setMe(answer.body);
    sessionEnded.value = false;
  } else if (answer.problem.status === 401) sessionEnded.value = me.peek() !== null;
}

/**
 * After the session has ended: forgets who it was, and takes all of theirs off this device.
 * @param unsentToo also what was typed and not sent; else that stays for their next sign-in
 */
export async function forgetMe(unsentToo = false): Promise<void> {
  const left = me.peek();
  // First, so that nothing that is under way writes any more of it.
  setMe(null);
  sessionEnded.value = false;
  try {
    const { leave } = await import("./leave.ts");
    if (left) await leave(left.person, unsentToo);
  } catch {
    // A browser that keeps nothing has nothing to take off.
  }
}

/** Ends the session here and forgets who it was. */
export async function signOut(): Promise<boolean> {
  const answer = await ask("POST", "/api/sign-out");
  if (!answer.done && answer.problem.status !== 401) return false;
  await forgetMe();
  return true;
}
