/** The network as the engine sees it: every way in which a request may end is a value. */
import type { FeedPage } from "./feed.ts";
import type { Entry, Refused } from "./storage.ts";

/** Nothing is known about what was asked: ask again, not before `wait` milliseconds if given. */
export interface Unknown {
  answer: "unknown";
  wait: number | null;
}
/** There is no session (any more): keep everything and ask to sign in. */
export interface SignIn {
  answer: "signIn";
}

/** What came of sending a mutation. `done` and `refused` are final; all others keep it waiting. */
export type Answer =
  | { answer: "done"; target: string; tag: string }
  | { answer: "refused"; refusal: Refused }
  | { answer: "gap"; expected: number }
  | SignIn
  | Unknown;

export type FeedAnswer =
  | { answer: "page"; page: FeedPage }
  /** The person may not read this committee (any more). */
  | { answer: "closed" }
  | SignIn
  | Unknown;

export interface Transport {
  /** Sends an entry's photos and then its mutation. Never throws: a failure is `unknown`. */
  send(entry: Entry): Promise<Answer>;
  /** Asks for the events after a number. Never throws. */
  feed(committee: string, after: number): Promise<FeedAnswer>;
}
