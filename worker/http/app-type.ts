import type { Hono } from "hono";
import type { Session } from "../access/session.ts";
import type { Environment } from "../environment.ts";
import type { Cost } from "../kit/store.ts";

/** What each request carries: the environment (its store counting into `cost`) and who is asking. */
export interface Carried {
  Variables: { setting: Environment; cost: Cost; session?: Session | null };
}
export type App = Hono<Carried>;
