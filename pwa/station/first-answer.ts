/** The first question for the directory: asked before the code that reads the answer is here. */
import { recall } from "../text/remembered.ts";

/** Where this device keeps the directory. */
export const KEPT = "gongjian.stations";

let asked: Promise<Response> | null = null;

/** Asks for the changes after a revision, 0 for all of it. */
export const changesFrom = (revision: number): Promise<Response> =>
  // An answer that a browser keeps would hide the news behind it for a day; the tag makes it cheap.
  fetch(`/api/public/stations?since=${revision}`, { cache: "no-cache" });

/** Asks for all of it if this device has none of it yet. */
export function askEarly(): void {
  if (recall(KEPT)) return;
  asked = changesFrom(0);
  asked.catch(() => {});
}

/** What was asked early, once. */
export function askedEarly(): Promise<Response> | null {
  const early = asked;
  asked = null;
  return early;
}
