/** Records for tests: put straight into any state, without the way that leads there. */
import { ulid } from "ulid";
import type { Entity, Noun } from "../../shared/kit/noun.ts";
import { turnOf } from "../../shared/kit/permit.ts";
import { nounNamed } from "../../shared/nouns.ts";
import { indexRecord, insertRecord } from "../../worker/kit/records.ts";
import type { Statement, Store } from "../../worker/kit/store.ts";

/** A record of a noun with these fields; the rest is the noun's own blank, its turn is derived. */
export function aRecord(
  noun: Noun,
  committee: string,
  state: string,
  fields: Readonly<Record<string, unknown>> = {},
): Entity {
  const id = ulid();
  const now = new Date().toISOString();
  const common = { id, committee, number: null, state, tag: id, createdAt: now, stateAt: now };
  const entity: Entity = { ...noun.blank, ...common, turn: null, ...fields };
  return { ...entity, turn: turnOf(noun, entity) };
}

/** The statements that put a record where its creating command would. */
const rowsOf = (noun: Noun, entity: Entity): Statement[] => [
  insertRecord(noun.name, entity),
  ...indexRecord(noun, null, entity),
];

export async function putRecords(
  store: Store,
  records: readonly { noun: Noun; entity: Entity }[],
): Promise<void> {
  const statements = records.flatMap(({ noun, entity }) => rowsOf(noun, entity));
  for (let at = 0; at < statements.length; at += 300)
    await store.batch(statements.slice(at, at + 300));
}

/** One record, put; by its noun's name. @returns the record */
export async function put(
  store: Store,
  name: string,
  committee: string,
  state: string,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Entity> {
  const noun = nounNamed(name);
  const entity = aRecord(noun, committee, state, fields);
  await putRecords(store, [{ noun, entity }]);
  return entity;
}
