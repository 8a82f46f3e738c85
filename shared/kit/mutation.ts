/** What is asked of records and what comes of it, as values. */
import type { Claim, Entity } from "./noun.ts";

/** An intention: what somebody wants to happen, never a patch of a table. */
export interface Mutation {
  /** ULID; also the id of the record that it creates. */
  id: string;
  noun: string;
  command: string;
  /** Record acted on; null for a creating command. */
  target: string | null;
  /** The tenant; for a creating command as asked for, else the record's own. */
  committee: string;
  /** Id of the last mutation seen on the record; null where the command commutes or creates. */
  base: string | null;
  args: unknown;
}

export interface Effect {
  noun: string;
  /** The record before this step; null where the step creates it. */
  before: Entity | null;
  after: Entity;
  /** Own fields that the step set. */
  changed: readonly string[];
  commutes: boolean;
  event: {
    mutation: string;
    kind: string;
    target: string;
    base: string | null;
    role: string;
    unit: string | null;
    from: string | null;
    to: string;
    input: unknown;
  };
}

export type Decision =
  | { outcome: "done"; target: string; effects: readonly Effect[]; claims: readonly Claim[] }
  | {
      outcome: "refused";
      reason: string;
      params: Record<string, string | number>;
      issues?: Issue[];
    };

/** One thing wrong with a form: where, and the key of what to say. */
export interface Issue {
  path: string;
  reason: string;
}

/** Every record that a decision may read, by `noun/id`. */
export type Loaded = ReadonlyMap<string, Entity>;
export const keyOf = (noun: string, id: string): string => `${noun}/${id}`;
