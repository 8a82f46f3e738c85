/** How the sample is made: commands given in the past, by the very rules that everybody goes by. */
import { daysAfter } from "../../shared/deadlines.ts";
import type { Actor, Role } from "../../shared/kit/roles.ts";
import type { Step } from "../../shared/ledger/steps.ts";
import { newId } from "../access/ids.ts";
import { type Environment, randomHex } from "../environment.ts";
import { execute } from "../journal/execute.ts";
import { readRecord } from "../kit/records.ts";

export interface Somebody {
  person: string;
  actor: Actor;
}
/** Somebody in one office. */
export const acting = (
  person: string,
  role: Role,
  scope: string,
  unit: string | null,
): Somebody => ({
  person,
  actor: { person, grants: [{ role, scope, unit }] },
});

/** The record that an import's step makes, by one of its values. @returns its id */
export const created = (
  steps: readonly Step[],
  noun: string,
  field: string,
  value: string,
): string => {
  const found = steps.find((step) => step.noun === noun && step.args[field] === value);
  if (!found) throw new Error(`the sample has no ${noun} ${value}`);
  return found.id;
};

export type Give = ReturnType<typeof giving>["give"];

/** Gives commands in the past: so many days ago, each a little after the one before. */
export function giving(environment: Environment, committee: string) {
  const now = environment.now();
  let minutes = 0;
  /** The next instant so many days ago: what is written under it keeps the journal in the order of time. */
  const instant = (daysAgo: number): string => {
    minutes += 1;
    return new Date(Date.parse(daysAfter(now, -daysAgo)) + minutes * 60_000).toISOString();
  };
  /** @param target null where the command creates. @returns the mutation's id */
  const give = async (
    daysAgo: number,
    { actor }: Somebody,
    noun: string,
    command: string,
    target: string | null,
    args: object = {},
  ): Promise<string> => {
    const at = instant(daysAgo);
    const found = target === null ? [] : await environment.store.batch([readRecord(noun, target)]);
    const tag = found[0]?.rows[0]?.tag;
    const base = tag === undefined ? null : String(tag);
    const id = newId({ ...environment, now: () => at });
    const mutation = { id, noun, command, target, committee, base, args: { ...args } };
    const outcome = await execute(
      {
        store: environment.store,
        now: () => at,
        salt: () => randomHex(environment, 16),
        deployment: async () => (await environment.sealKey()).fingerprint,
        pause: () => Promise.resolve(),
      },
      { statements: [], actor: () => actor },
      { mutation, client: null, n: null, bodyHash: id },
    );
    if (outcome.outcome !== "done")
      throw new Error(`${noun}.${command}: ${JSON.stringify(outcome)}`);
    return id;
  };
  return { give, at: instant };
}
