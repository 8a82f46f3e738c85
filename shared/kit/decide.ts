/**
 * Decides a mutation in pure code: the same function answers on the server and, as the optimistic
 * result, on the phone. What it returns is a plan of effects; only the journal writes them.
 */
import {
  type Applied,
  type Command,
  type Entity,
  type FollowUp,
  isCreating,
  type Noun,
  type Refusal,
} from "./noun.ts";
import { permit, turnOf } from "./permit.ts";
import type { Actor, Standing } from "./roles.ts";
import { mayRead } from "./roles.ts";

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
  | { outcome: "done"; target: string; effects: readonly Effect[] }
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

const DEPLOYMENT: Standing = { role: "deployment", unit: null };
/** A consequence of a consequence of a consequence is a declaration gone wrong. */
const DEEPEST = 4;

const refused = (reason: string, params: Record<string, string | number> = {}): Decision => ({
  outcome: "refused",
  reason,
  params,
});

/** What is wrong with `args` for a command, in the order of its fields; empty when nothing is. */
export function issuesOf(command: Command<Entity, never>, args: unknown): Issue[] {
  const parsed = command.input.safeParse(args);
  if (parsed.success) return [];
  return parsed.error.issues.map((issue) => ({
    path: issue.path.map(String).join("."),
    reason:
      issue.code === "unrecognized_keys"
        ? "unknownField"
        : issue.code === "invalid_type" && issue.message === "Invalid input"
          ? "required"
          : /^[a-zA-Z]+$/.test(issue.message)
            ? issue.message
            : "notValid",
  }));
}

interface Setting {
  nouns: Readonly<Record<string, Noun>>;
  loaded: Loaded;
  now: string;
}

interface Step extends Pick<Setting, "nouns" | "now"> {
  records: Map<string, Entity>;
  effects: Effect[];
}

const stepFrom = ({ nouns, loaded, now }: Setting): Step => ({
  nouns,
  now,
  records: new Map(loaded),
  effects: [],
});

const isRefusal = (applied: Applied<Entity> | Refusal): applied is Refusal => "refused" in applied;

/** A link never leads out of its committee: what lies elsewhere is as good as absent. */
const sameCommittee = (entity: Entity | undefined, committee: string): Entity | undefined =>
  entity?.committee === committee ? entity : undefined;

/** One command about to be taken on one record. */
interface Taking {
  noun: Noun;
  name: string;
  entity: Entity;
  input: unknown;
  standing: Standing;
  mutation: string;
  base: string | null;
  /** How many consequences deep. */
  depth: number;
}

/** Takes one command on one record: applies it, notes the effect, then its follow-ups. */
function take(step: Step, taking: Taking): Refusal | null {
  const { noun, name, entity, input, standing, mutation, base, depth } = taking;
  const command = noun.commands[name];
  if (!command || depth > DEEPEST) throw new Error(`no such consequence: ${noun.name}.${name}`);
  const creating = isCreating(command);
  const applied = command.apply({
    entity,
    input: input as never,
    now: step.now,
    standing,
    mutation,
    linked: (other, id) => sameCommittee(step.records.get(keyOf(other, id)), entity.committee),
    followUpId: (index) => `${mutation}-${index}`,
  });
  if (isRefusal(applied)) return applied;
  const state = command.to === "same" ? entity.state : command.to;
  const after: Entity = {
    ...entity,
    ...applied.changes,
    state,
    tag: command.commutes ? entity.tag : mutation,
    stateAt: state === entity.state ? entity.stateAt : step.now,
  };
  after.turn = turnOf(noun, after);
  step.records.set(keyOf(noun.name, after.id), after);
  step.effects.push({
    noun: noun.name,
    before: creating ? null : entity,
    after,
    changed: Object.keys(applied.changes),
    commutes: command.commutes === true,
    event: {
      mutation,
      kind: `${noun.name}.${name}`,
      target: after.id,
      base,
      role: standing.role,
      unit: standing.unit,
      from: creating ? null : entity.state,
      to: state,
      input,
    },
  });
  for (const [i, followUp] of (applied.followUps ?? []).entries()) {
    const refusal = follow(
      step,
      followUp,
      after.committee,
      `${mutation}-${i + 1}`,
      standing,
      depth + 1,
    );
    if (refusal) return refusal;
  }
  return null;
}

/** Takes a follow-up; one that is only wanted if allowed leaves nothing behind where it is not. */
function follow(
  step: Step,
  followUp: FollowUp,
  committee: string,
  mutation: string,
  standing: Standing,
  depth: number,
): Refusal | null {
  const { command: name, input, target } = followUp;
  const noun = step.nouns[followUp.noun];
  if (!noun) throw new Error(`no such noun: ${followUp.noun}`);
  const next = { noun, name, input, standing, mutation, depth };
  if (target === undefined)
    return take(step, {
      ...next,
      entity: blankRecord(noun, mutation, committee, step.now),
      base: null,
    });
  const entity = sameCommittee(step.records.get(keyOf(noun.name, target)), committee);
  const records = new Map(step.records);
  const effects = step.effects.length;
  const refusal =
    entity && noun.commands[name]?.from.includes(entity.state)
      ? take(step, { ...next, entity, base: entity.tag })
      : { refused: "linkedChanged", params: { noun: noun.name } };
  if (!refusal || !followUp.ifAllowed) return refusal;
  step.records = records;
  step.effects.length = effects;
  return null;
}

const blankRecord = (noun: Noun, id: string, committee: string, now: string): Entity => ({
  ...noun.blank,
  id,
  committee,
  number: null,
  state: "",
  tag: id,
  turn: null,
  createdAt: now,
  stateAt: now,
});

/** The record with everything settled that time alone has brought about, as a reader should see it. */
export function settled<E extends Entity>(noun: Noun, entity: E, now: string): E {
  const due = noun.settle?.(entity, now);
  if (!due) return entity;
  // Its follow-ups concern other records, which settle by their own clocks where they are read.
  const applied = noun.commands[due.command]?.apply({
    entity: entity as never,
    input: due.input as never,
    now,
    standing: DEPLOYMENT,
    mutation: entity.tag,
    linked: () => undefined,
    followUpId: (index) => `${entity.tag}-${index}`,
  });
  if (!applied || isRefusal(applied)) return entity;
  const state = noun.commands[due.command]?.to ?? entity.state;
  const after = { ...entity, ...applied.changes, state, stateAt: now };
  return { ...after, turn: turnOf(noun, after) };
}

/** Takes every command that time alone has made due on a record, each as the deployment's own. */
function settle(step: Step, noun: Noun, found: Entity, mutation: string): Entity | Refusal {
  let entity = found;
  for (let settles = 1; ; settles++) {
    const due = noun.settle?.(entity, step.now);
    if (!due) return entity;
    if (settles > DEEPEST) throw new Error(`settling never ends: ${noun.name}.${due.command}`);
    // Numbered from 91 so that these steps never meet the follow-ups of the mutation itself.
    const id = `${mutation}-${90 + settles}`;
    const refusal = take(step, {
      noun,
      name: due.command,
      entity,
      input: due.input,
      standing: DEPLOYMENT,
      mutation: id,
      base: entity.tag,
      depth: 1,
    });
    if (refusal) return refusal;
    entity = step.records.get(keyOf(noun.name, entity.id)) ?? entity;
  }
}

/** What the sweep does to a record that time alone has moved on; empty where nothing is due. */
export function decideSettling(
  setting: Setting,
  noun: Noun,
  entity: Entity,
  mutation: string,
): readonly Effect[] {
  const step = stepFrom(setting);
  return "refused" in settle(step, noun, entity, mutation) ? [] : step.effects;
}

/** Records that settling this one will read besides it. */
export function settlingNeeds(
  noun: Noun,
  entity: Entity,
  now: string,
): { noun: string; id: string }[] {
  const due = noun.settle?.(entity, now);
  const needs = due && noun.commands[due.command]?.needs?.(entity, due.input as never);
  return [...(needs ?? [])];
}

/**
 * Decides a mutation. Permission is judged before state and input, so that a refusal tells nothing
 * to someone who may not ask. Refusal reasons: `notFound`, `forbidden`, `ownUnit`, `invalid`,
 * `baseMissing`, `conflict`, `state`, `linkedChanged`, or the command's own.
 */
export function decide(setting: Setting, mutation: Mutation, actor: Actor): Decision {
  const noun = setting.nouns[mutation.noun];
  const command = noun?.commands[mutation.command];
  if (!noun || !command) return refused("notFound");
  const step = stepFrom(setting);
  const creating = isCreating(command);
  const found = creating
    ? null
    : (step.records.get(keyOf(noun.name, mutation.target ?? "")) ?? null);
  const committee = found?.committee ?? mutation.committee;
  if (!mayRead(actor, committee) || (!creating && !found)) return refused("notFound");
  if (command.by.anyOf.length === 0) return refused("notFound");

  const settledFirst = found ? settle(step, noun, found, mutation.id) : null;
  if (settledFirst && "refused" in settledFirst)
    return refused(settledFirst.refused, settledFirst.params);
  const entity = settledFirst ?? blankRecord(noun, mutation.id, committee, setting.now);

  const parsed = command.input.safeParse(mutation.args);
  // A creating command's relations hang on its input, so it is judged on the record it would make.
  const judged =
    creating && parsed.success ? draftOf(command, entity, parsed.data, step, mutation) : entity;
  const permission = permit(noun, command.by, judged, actor, unitIn(parsed.data));
  if (!("standing" in permission)) {
    // With unreadable input a relation to a unit can't be judged: say first what is wrong with it.
    const couldHave = permission.needs.some((needed) =>
      actor.grants.some((held) => held.role === needed),
    );
    if (creating && !parsed.success && couldHave) return invalid(command, mutation.args);
    return permission.ownUnit
      ? refused("ownUnit")
      : refused("forbidden", { roles: permission.needs.join(",") });
  }
  if (!parsed.success) return invalid(command, mutation.args);
  if (!creating && !command.commutes) {
    if (mutation.base === null) return refused("baseMissing");
    if (found && mutation.base !== found.tag) return refused("conflict", { tag: found.tag });
  }
  if (!creating && !command.from.includes(entity.state))
    return refused("state", { state: `${noun.name}.${entity.state}` });
  const shut = command.unless?.(entity, permission.standing, setting.now);
  if (shut) return refused(shut.refused, shut.params);
  const refusal = take(step, {
    noun,
    name: mutation.command,
    entity,
    input: parsed.data,
    standing: permission.standing,
    mutation: mutation.id,
    base: mutation.base,
    depth: 0,
  });
  if (refusal) return refused(refusal.refused, refusal.params);
  return { outcome: "done", target: entity.id, effects: step.effects };
}

/** The unit that an input speaks of, if it names one. */
const unitIn = (input: unknown): string | undefined =>
  typeof input === "object" && input !== null && "unit" in input && typeof input.unit === "string"
    ? input.unit
    : undefined;

const invalid = (command: Command<Entity, never>, args: unknown): Decision => ({
  outcome: "refused",
  reason: "invalid",
  params: {},
  issues: issuesOf(command, args),
});

function draftOf(
  command: Command<Entity, never>,
  blank: Entity,
  input: unknown,
  step: Step,
  mutation: Mutation,
): Entity {
  const trial: Step = { ...step, records: new Map(step.records), effects: [] };
  const applied = command.apply({
    entity: blank,
    input: input as never,
    now: step.now,
    standing: DEPLOYMENT,
    mutation: mutation.id,
    linked: (other, id) => sameCommittee(trial.records.get(keyOf(other, id)), blank.committee),
    followUpId: (index) => `${mutation.id}-${index}`,
  });
  return isRefusal(applied) ? blank : { ...blank, ...applied.changes };
}

/** Records that deciding this mutation will read besides its target, from the command's `needs`. */
export function needsOf(
  setting: Pick<Setting, "nouns" | "now">,
  mutation: Mutation,
  target: Entity | null,
): { noun: string; id: string }[] {
  const noun = setting.nouns[mutation.noun];
  const command = noun?.commands[mutation.command];
  if (!noun || !command) return [];
  const parsed = command.input.safeParse(mutation.args);
  const entity = target ?? blankRecord(noun, mutation.id, mutation.committee, setting.now);
  const own = parsed.success ? (command.needs?.(entity, parsed.data as never) ?? []) : [];
  return [...own, ...(target ? settlingNeeds(noun, target, setting.now) : [])];
}
