/**
 * The kit in which a noun of the domain is declared: its states, whose turn each state is, and its
 * commands. Everything else (routes, OpenAPI, authorisation, buttons, optimistic results, diagrams,
 * the matrix tests) is derived from the declaration; see docs/decisions/0002-machine-is-data.md.
 */
import type * as z from "zod/mini";
import type { Role, Standing } from "./roles.ts";

/** What every record has, whatever its noun. */
export interface Entity {
  id: string;
  /** The tenant: a community's 12-digit division code. */
  committee: string;
  /** Its number on the committee's list; null on a phone until the server has given one. */
  number: number | null;
  state: string;
  /** Id of the last mutation that did not commute: the record's ETag and the next one's `base`. */
  tag: string;
  /** Who must act next: `committee`, a unit's id, or null in a terminal state. */
  turn: string | null;
  createdAt: string;
  stateAt: string;
}

/** Fields that the kit sets itself; a command's `changes` never name them. */
export type Own<E extends Entity> = Omit<E, keyof Entity>;

export interface Clause {
  role: Role;
  /** `committee`; `own`, any unit that the actor speaks for; or a relation of the noun to units. */
  of: string;
}

/** Who may give a command: one of the clauses, and no tie to the units named in `butNot`. */
export interface Rule {
  anyOf: readonly Clause[];
  butNot: readonly string[];
}

/** A clause being written: `role("clerk").of("committee")`. */
export const role = (name: Role) => ({
  of: (relation: string): Clause => ({ role: name, of: relation }),
});

/** Any one of these clauses is enough. */
export const anyOf = (...clauses: Clause[]): Rule => ({ anyOf: clauses, butNot: [] });
/** …but nobody who belongs to a unit of this relation: nobody verifies their own unit's work. */
export const butNotOf = (rule: Rule, ...relations: string[]): Rule => ({
  ...rule,
  butNot: relations,
});

/** Given by no person: only another command's consequence, or the deployment's sweep, brings it about. */
export const consequence: Rule = { anyOf: [], butNot: [] };

/** The committee's own people: whoever keeps its lists. */
export const committeeOffice: Rule = anyOf(
  role("clerk").of("committee"),
  role("secretary").of("committee"),
);
/** Whoever keeps what a street has in common: the community's office and its street. */
export const listOffice: Rule = {
  anyOf: [
    ...committeeOffice.anyOf,
    role("street").of("committee"),
    role("streetLead").of("committee"),
  ],
  butNot: [],
};
/** Whoever speaks for the unit of a relation. */
export const spokenFor = (relation: string): Rule =>
  anyOf(role("liaison").of(relation), role("signatory").of(relation));
/** Whoever satisfies any of these rules; what shuts out of one shuts out of all. */
export const either = (...rules: Rule[]): Rule => ({
  anyOf: rules.flatMap((rule) => rule.anyOf),
  butNot: rules.flatMap((rule) => rule.butNot),
});

export interface Refusal {
  refused: string;
  params?: Record<string, string | number>;
}
/** A rule's "no": a key of `errors.json` and its values. Not an exception: an answer. */
export const refuse = (reason: string, params?: Refusal["params"]): Refusal =>
  params ? { refused: reason, params } : { refused: reason };

/** A command on another record (or one to create) that belongs to the same step. */
export interface FollowUp {
  noun: string;
  command: string;
  /** The record to act on; absent for a creating command. */
  target?: string;
  input: Record<string, unknown>;
  /** Skipped, not refused, when the record's state does not allow it (any more). */
  ifAllowed?: true;
}

export interface Context<E extends Entity, I> {
  /** The record as it stands; for a creating command only `id` and `committee` are set. */
  entity: E;
  input: I;
  /** Instant, ISO 8601 UTC, from the server's clock (on a phone: its own, until confirmed). */
  now: string;
  standing: Standing;
  /** Id of the mutation (or of the follow-up's step): a created record's id. */
  mutation: string;
  /** A record that the command named in `needs`. */
  linked(noun: string, id: string): Entity | undefined;
  /** Id that the `index`-th (from 1) follow-up of this step will have, if it creates a record. */
  followUpId(index: number): string;
}

/**
 * What a rule takes as given and cannot judge itself, because that takes keys or more code than a phone should carry:
 * the server judges it before it writes (shared/contract/judge.ts), by this judge's name.
 */
export interface Claim {
  judge: string;
  given: object;
}

export interface Applied<E extends Entity> {
  changes: Partial<Own<E>>;
  followUps?: readonly FollowUp[];
  claims?: readonly Claim[];
}

export interface Command<E extends Entity, I = never> {
  /** States it may start from; empty for a creating command. */
  from: readonly string[];
  /** The state it leads to; `same` leaves the state as it is. */
  to: string;
  by: Rule;
  input: z.ZodMiniType<I>;
  /** Notes and photos commute: no base, no conflict, and the tag stays. */
  commutes?: true;
  /** Records that `apply` or a follow-up reads, so that they can be loaded first. */
  needs?(entity: E, input: I): readonly { noun: string; id: string }[];
  /** What shuts the command to this standing on this record, before any input: the closed button's reason. */
  unless?(entity: E, standing: Standing, now: string): Refusal | null;
  apply(context: Context<E, I>): Applied<E> | Refusal;
}

export interface State {
  /** Relation whose turn it is (`committee` or a unit's relation); null ends the record's life. */
  turn: string | null;
  /** What kind of state it is, so that reports stay true as states are added. */
  type: "open" | "done" | "ended";
}

/** What lists may filter, order and search by; the worker derives its index from it. */
export interface Listing<E extends Entity> {
  /** Texts that full-text search reads. */
  text(entity: E): readonly (string | null)[];
  /** Facets to filter by, each with the values that a record has. */
  facets(entity: E): Readonly<Record<string, readonly (string | null)[]>>;
  /** States in which the public board shows a record; none where the noun is not on it. */
  board?: readonly string[];
  /** The field with the date by which something is due, if any. */
  due?: keyof Own<E> & string;
  /** The field with the instant of the last sign of life, if any. */
  heardAt?: keyof Own<E> & string;
}

export interface Noun<E extends Entity = Entity> {
  name: string;
  /** Path segment: `/api/<plural>`. */
  plural: string;
  states: Readonly<Record<string, State>>;
  /** Units that stand in some relation to a record. */
  relations: Readonly<Record<string, (entity: E) => string | readonly string[] | null>>;
  commands: Readonly<Record<string, Command<E, never>>>;
  /** Own fields of a new record, before its creating command's changes. */
  blank: Own<E>;
  listing: Listing<E>;
  /** What time alone has brought about: settled by whoever touches the record next. */
  settle?(entity: E, now: string): { command: string; input: Record<string, unknown> } | null;
}

/**
 * Declares a noun. Curried so that the entity's type is given and the rest inferred:
 * `defineNoun<Problem>()({ name: "problem", … })`.
 */
export const defineNoun =
  <E extends Entity>() =>
  <const N extends Noun<E>>(noun: N): N =>
    noun;

/** Declares a command with its input's type taken from its schema. */
export const commandOf =
  <E extends Entity>() =>
  <I>(command: Command<E, I>): Command<E, never> =>
    // The kit parses with `input` before it calls `apply`, so the wider call is sound.
    command as unknown as Command<E, never>;

export const isTerminal = (noun: Noun, state: string): boolean => noun.states[state]?.turn === null;
export const isCreating = (command: { from: readonly string[] }): boolean =>
  command.from.length === 0;
