/** This device's store: what pages read, and the few things that they may ask of it. */
export { asText, OLD_DAYS, type Say } from "../../shared/sync/copy.ts";
export type { Given, Intention } from "../../shared/sync/give.ts";
export type { Resolution, Resolved } from "../../shared/sync/resolve.ts";
export { wordsOf } from "../../shared/sync/resolve.ts";
export type { Entry, Followed, KeptEvent, Photo, Refused } from "../../shared/sync/storage.ts";
export type { View } from "../../shared/sync/view.ts";
export { me, sessionEnded } from "../account/session.ts";
export { online } from "../shell/connection.ts";
export {
  alarm,
  busy,
  lasting,
  lastPull,
  oldOutbox,
  outbox,
  pendingOn,
  ready,
  recordOf,
  recordsOf,
  view,
} from "./state.ts";
export { discard, give, giveAll, resolve, start, startOver, syncNow, timeline } from "./sync.ts";
