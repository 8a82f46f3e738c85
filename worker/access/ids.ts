/** Ids that the server gives: of persons, sessions, invitations and the events about them. */
import { ulid } from "ulid";
import type { Environment } from "../environment.ts";

/** A ULID from the environment's own clock and randomness. */
export const newId = ({ now, random }: Pick<Environment, "now" | "random">): string =>
  ulid(Date.parse(now()), () => (random(1)[0] ?? 0) / 256);
