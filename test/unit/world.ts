/** A committee in memory: decides commands one after another, as a phone or the server does. */

import { faultBeforeKeys } from "../../shared/contract/judge.ts";
import { decide, needsOf } from "../../shared/kit/decide.ts";
import { type Decision, keyOf } from "../../shared/kit/mutation.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Actor, Grant, Role } from "../../shared/kit/roles.ts";
import { settled } from "../../shared/kit/take.ts";
import { NOUNS, nounNamed } from "../../shared/nouns.ts";

export const COMMITTEE = "540102009003";

export const actor = (...grants: Grant[]): Actor => ({ person: "somebody", grants });
export const speaking = (role: Role, unit: string, scope = COMMITTEE): Grant => ({
  role,
  scope,
  unit,
});
export const serving = (role: Role, scope = COMMITTEE): Grant => ({ role, scope, unit: null });
export const clerk = actor(serving("clerk"));
export const secretary = actor(serving("secretary"));

export class World {
  readonly records = new Map<string, Entity>();
  now = "2026-10-01T00:00:00.000Z";
  private count = 0;

  /** Gives a command on a record as it stands (or creates one); applies it where it is allowed. */
  give(
    who: Actor,
    noun: string,
    command: string,
    target: string | null,
    args: unknown = {},
  ): Decision {
    const found = target === null ? undefined : this.records.get(keyOf(noun, target));
    const mutation = {
      id: `01J${String(this.count++).padStart(23, "0")}`,
      noun,
      command,
      target,
      committee: COMMITTEE,
      base: found?.tag ?? null,
      args,
    };
    const setting = { nouns: NOUNS, loaded: this.records, now: this.now };
    needsOf(setting, mutation, found ?? null);
    const decided = decide(setting, mutation, who);
    const decision = decided.outcome === "done" ? judgedBy(decided) : decided;
    if (decision.outcome === "done")
      for (const { noun: name, after } of decision.effects)
        this.records.set(keyOf(name, after.id), after);
    return decision;
  }

  /** As `give`, for what the story needs to succeed. @returns the record's id */
  done(
    who: Actor,
    noun: string,
    command: string,
    target: string | null,
    args: unknown = {},
  ): string {
    const decision = this.give(who, noun, command, target, args);
    if (decision.outcome === "refused")
      throw new Error(`${noun}.${command}: ${decision.reason} ${JSON.stringify(decision)}`);
    return decision.target;
  }

  /** The record as somebody reading it now sees it. */
  see<E extends Entity>(noun: string, id: string): E {
    const found = this.records.get(keyOf(noun, id));
    if (!found) throw new Error(`no ${noun} ${id}`);
    return settled(nounNamed(noun), found, this.now) as E;
  }

  all<E extends Entity>(noun: string): E[] {
    return [...this.records].flatMap(([key, entity]) =>
      key.startsWith(`${noun}/`) ? [settled(nounNamed(noun), entity, this.now) as E] : [],
    );
  }

  later(days: number): void {
    this.now = new Date(Date.parse(this.now) + days * 86_400_000).toISOString();
  }

  unit(name: string): string {
    return this.done(clerk, "unit", "enrol", null, { name, nature: "enterprise" });
  }

  problem(...reporters: string[]): string {
    return this.done(clerk, "problem", "record", null, {
      title: "路灯不亮",
      place: "滨河路三巷",
      urgency: "urgent",
      reporters,
    });
  }
}

/** The deployment that statements name here. */
export const DEPLOYMENT = "0".repeat(64);

/** What the server judges besides, as far as that takes no key: nobody here holds one. */
function judgedBy(decided: Extract<Decision, { outcome: "done" }>): Decision {
  const faults = decided.claims.map((claim) => faultBeforeKeys(claim, DEPLOYMENT));
  const fault = faults.find((one) => one !== null);
  return fault
    ? { outcome: "refused", reason: fault.refused, params: fault.params ?? {} }
    : decided;
}

/** The reason of a refusal, or `done`. */
export const answerOf = (decision: Decision): string =>
  decision.outcome === "done" ? "done" : decision.reason;
