/** Authorisation, derived from a noun's declaration: used by the server, the buttons and the matrix test. */
import type { Clause, Entity, Noun, Rule } from "./noun.ts";
import type { Actor, Grant, Role, Standing } from "./roles.ts";
import { reaches, UNIT_ROLES } from "./roles.ts";

/** Units that stand in `relation` to the record. */
function unitsOf(noun: Noun, relation: string, entity: Entity): readonly string[] {
  const found = noun.relations[relation]?.(entity) ?? null;
  return found === null ? [] : typeof found === "string" ? [found] : found;
}

const satisfies = (noun: Noun, clause: Clause, entity: Entity, grant: Grant): boolean => {
  if (grant.role !== clause.role || !reaches(grant, entity.committee)) return false;
  if (clause.of === "committee") return true;
  if (clause.of === "own") return grant.unit !== null;
  return grant.unit !== null && unitsOf(noun, clause.of, entity).includes(grant.unit);
};

export type Permission = { standing: Standing } | { needs: readonly Role[]; ownUnit: boolean };

/**
 * Under which grant the actor may give a command on this record, or which roles could.
 * Who speaks for several units acts for `forUnit` where that is one of them.
 * `ownUnit` tells that the actor has such a role but belongs to a unit that the rule shuts out.
 */
export function permit(
  noun: Noun,
  rule: Rule,
  entity: Entity,
  actor: Actor,
  forUnit?: string,
): Permission {
  const needs = [...new Set(rule.anyOf.map((clause) => clause.role))];
  const fitting = actor.grants.filter((held) =>
    rule.anyOf.some((clause) => satisfies(noun, clause, entity, held)),
  );
  const shutOut = rule.butNot.flatMap((relation) => unitsOf(noun, relation, entity));
  if (actor.grants.some((held) => held.unit !== null && shutOut.includes(held.unit)))
    return { needs, ownUnit: true };
  const grant = fitting.find((held) => held.unit === forUnit) ?? fitting[0];
  if (!grant) return { needs, ownUnit: false };
  return { standing: { role: grant.role, unit: grant.unit } };
}

/** Whose turn a record is: `committee`, a unit's id, or null where its life has ended. */
export function turnOf(noun: Noun, entity: Entity): string | null {
  const relation = noun.states[entity.state]?.turn ?? null;
  if (relation === null || relation === "committee") return relation;
  // A relation without a unit (a problem that nobody reported) falls back to the committee, so that
  // no open record is ever nobody's turn.
  return unitsOf(noun, relation, entity)[0] ?? "committee";
}

/** True when it is this actor's turn on the record. */
export const isTurnOf = (entity: Entity, actor: Actor): boolean =>
  entity.turn !== null &&
  actor.grants.some((grant) =>
    entity.turn === "committee"
      ? (grant.role === "clerk" || grant.role === "secretary") && reaches(grant, entity.committee)
      : grant.unit === entity.turn && UNIT_ROLES.includes(grant.role),
  );
