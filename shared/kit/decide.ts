/**
 * Decides a mutation in pure code: the same function answers on the server and, as the optimistic
 * result, on the phone. What it returns is a plan of effects; only the journal writes them.
 */
import { type Decision, type Issue, keyOf, type Mutation } from "./mutation.ts";
import { type Command, type Entity, isCreating } from "./noun.ts";
import { permit } from "./permit.ts";
import { type Reference, referencesIn } from "./references.ts";
import { type Actor, mayRead } from "./roles.ts";
import {
  blankRecord,
  DEPLOYMENT,
  isRefusal,
  type Setting,
  type Step,
  sameCommittee,
  settle,
  settlingNeeds,
  stepFrom,
  take,
} from "./take.ts";

const refused = (
  reason: string,
  params: Record<string, string | number> = {},
): Extract<Decision, { outcome: "refused" }> => ({ outcome: "refused", reason, params });

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
  const nowhere = setting.whole ? unknownIn(setting, command, parsed.data, committee) : [];
  if (nowhere.length > 0) return { ...refused("invalid"), issues: nowhere };
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
  return { outcome: "done", target: entity.id, effects: step.effects, claims: step.claims };
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

/** An issue for each record that the input names and that this committee does not have. */
const unknownIn = (
  { loaded }: Setting,
  command: Command<Entity, never>,
  input: unknown,
  committee: string,
): Issue[] =>
  referencesIn(command.input, input)
    .filter(({ noun, id }) => !sameCommittee(loaded.get(keyOf(noun, id)), committee))
    .map(({ path }) => ({ path, reason: "noSuchRecord" }));

function draftOf(
  command: Command<Entity, never>,
  blank: Entity,
  input: unknown,
  step: Step,
  mutation: Mutation,
): Entity {
  const trial: Step = { ...step, records: new Map(step.records), effects: [], claims: [] };
  const applied = command.apply({
    entity: blank,
    input: input as never,
    now: step.now,
    standing: DEPLOYMENT,
    mutation: mutation.id,
    linked: (other, id) => sameCommittee(trial.records.get(keyOf(other, id)), blank.committee),
    followUpId: (index) => `${mutation.id}-${index}`,
  });
  if (!isRefusal(applied)) return { ...blank, ...applied.changes };
  // What is refused is still somebody's to ask: whoever may is told why not, nobody else is.
  const said = Object.entries(input as object).filter(([field]) => field in blank);
  return { ...blank, ...Object.fromEntries(said) };
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

/** Records that a mutation's input names; none where it cannot be read. Known before any other record is. */
export function namedIn(
  nouns: Setting["nouns"],
  { noun, command, args }: Pick<Mutation, "noun" | "command" | "args">,
): Reference[] {
  const input = nouns[noun]?.commands[command]?.input;
  const parsed = input?.safeParse(args);
  return input && parsed?.success ? referencesIn(input, parsed.data) : [];
}
