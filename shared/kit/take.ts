/** Takes commands on records: the follow-ups of one, and what time alone has made due. Pure. */

import { type Effect, keyOf, type Loaded } from "./mutation.ts";
import {
  type Applied,
  type Claim,
  type Entity,
  type FollowUp,
  isCreating,
  type Noun,
  type Refusal,
} from "./noun.ts";
import { turnOf } from "./permit.ts";
import type { Standing } from "./roles.ts";

export const DEPLOYMENT: Standing = { role: "deployment", unit: null };
/** A consequence of a consequence of a consequence is a declaration gone wrong. */
const DEEPEST = 4;

export interface Setting {
  nouns: Readonly<Record<string, Noun>>;
  loaded: Loaded;
  now: string;
  /** True where every record that the input names was looked for: what is not loaded does not exist. */
  whole?: boolean;
}

export interface Step extends Pick<Setting, "nouns" | "now"> {
  records: Map<string, Entity>;
  effects: Effect[];
  claims: Claim[];
}

export const stepFrom = ({ nouns, loaded, now }: Setting): Step => ({
  nouns,
  now,
  records: new Map(loaded),
  effects: [],
  claims: [],
});

export const isRefusal = (applied: Applied<Entity> | Refusal): applied is Refusal =>
  "refused" in applied;

/** A link never leads out of its committee: what lies elsewhere is as good as absent. */
export const sameCommittee = (entity: Entity | undefined, committee: string): Entity | undefined =>
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
export function take(step: Step, taking: Taking): Refusal | null {
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
  step.claims.push(...(applied.claims ?? []));
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

export const blankRecord = (noun: Noun, id: string, committee: string, now: string): Entity => ({
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
export function settle(step: Step, noun: Noun, found: Entity, mutation: string): Entity | Refusal {
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
