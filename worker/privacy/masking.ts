/**
 * What of a record somebody may read. Personal fields are for those who work in the community; whoever
 * only oversees it (auditor, street, department, district) reads everything else.
 */
import type { Entity } from "../../shared/kit/noun.ts";
import { type Actor, reaches } from "../../shared/kit/roles.ts";
import type { Row } from "../kit/store.ts";
import { PERSONAL_COLUMNS } from "./inventory.ts";

const COMMUNITY_DIGITS = 12;

/** True for whoever holds a grant in the community itself. */
export const readsPersonal = (actor: Actor, committee: string): boolean =>
  actor.grants.some(
    (grant) => grant.scope.length === COMMUNITY_DIGITS && reaches(grant, committee),
  );

const personalFields = (noun: string): string[] =>
  PERSONAL_COLUMNS.filter((column) => column.startsWith(`${noun}.`)).map((column) =>
    column.slice(noun.length + 1),
  );

const without = (value: object, fields: readonly string[]): object =>
  Object.fromEntries(
    Object.entries(value).map(([field, inside]) => [field, fields.includes(field) ? null : inside]),
  );

/** The record as this actor may read it: personal fields are null for others. */
export function readable(noun: string, entity: Entity, actor: Actor): Entity {
  const fields = personalFields(noun);
  return fields.length === 0 || readsPersonal(actor, entity.committee)
    ? entity
    : (without(entity, fields) as Entity);
}

/** The event likewise: what its input said of personal fields is null for others. */
export function readableEvent<E extends Row>(event: E, committee: string, actor: Actor): E {
  const fields = personalFields(String(event.kind).split(".")[0] ?? "");
  const payload = event.payload as { input?: object } | null | undefined;
  return fields.length === 0 || !payload?.input || readsPersonal(actor, committee)
    ? event
    : { ...event, payload: { ...payload, input: without(payload.input, fields) } };
}
