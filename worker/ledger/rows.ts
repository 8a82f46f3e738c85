/** Rows of a staged chunk: events to be, their leaves, and the records that they leave behind. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { getTableColumns, type SQL, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { JsonValue } from "../../shared/journal/canonical.ts";
import { leafHash, payloadHash } from "../../shared/journal/leaf.ts";
import { type Effect, keyOf } from "../../shared/kit/mutation.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { nounNamed } from "../../shared/nouns.ts";
import { type Environment, randomHex } from "../environment.ts";
import { tableOf } from "../kit/records.ts";
import { type Statement, statement } from "../kit/store.ts";
import { facetTokens, wordTokens } from "../kit/tokens.ts";
import type { Chunk, SentStep } from "./stage.ts";
import { importCardTable, importRowTable } from "./table.ts";

/** D1 takes values up to 2 MB; a statement's rows travel as one value, well below that. */
const MOST_JSON = 500_000;

export type StagedRow = Record<(typeof ROW_FIELDS)[number], unknown>;
export const ROW_FIELDS = Object.keys(
  getTableColumns(importRowTable),
) as (keyof (typeof importRowTable)["_"]["columns"])[];
export const CARD_FIELDS = Object.keys(getTableColumns(importCardTable));

/** A step's events, and with the last one of each record the record that it leaves behind. */
export function rowsOf(
  environment: Environment,
  { import: id, chunk }: Chunk,
  i: number,
  step: SentStep,
  effects: readonly Effect[],
  person: string,
  at: string,
): StagedRow[] {
  const first = new Map<string, Effect>();
  const changed = new Map<string, Set<string>>();
  const last = new Map<string, Effect>();
  for (const effect of effects) {
    const key = keyOf(effect.noun, effect.after.id);
    if (!first.has(key)) first.set(key, effect);
    last.set(key, effect);
    const fields = changed.get(key) ?? new Set(["state", "tag", "turn", "stateAt"]);
    for (const field of effect.changed) fields.add(field);
    changed.set(key, fields);
  }
  return effects.map((effect, k): StagedRow => {
    const { noun, after, event } = effect;
    const key = keyOf(noun, after.id);
    const before = first.get(key)?.before ?? null;
    const leaves = last.get(key) === effect;
    const declared = nounNamed(noun);
    const payload = {
      from: event.from,
      to: event.to,
      input: JSON.parse(JSON.stringify(event.input)) as JsonValue,
    };
    const salt = randomHex(environment, 16);
    const header = {
      committee: after.committee,
      mutation: event.mutation,
      kind: event.kind,
      target: event.target,
      base: event.base,
      actor: event.role === "deployment" ? null : person,
      role: event.role,
      unit: event.unit,
      at,
      payloadHash: payloadHash(salt, payload),
    };
    const { committee: _, ...kept } = header;
    return {
      ...kept,
      import: id,
      chunk,
      i,
      k,
      noun,
      creating: before === null ? 1 : 0,
      before: before?.tag ?? null,
      tag: leaves ? after.tag : null,
      record: leaves ? recordJson(noun, after, before && changed.get(key)) : null,
      facets: leaves ? facetTokens(declared, after) : null,
      words: leaves ? wordTokens(declared, after) : null,
      leaf: leafHash(header),
      salt,
      payload: JSON.stringify(payload),
      bodyHash: event.mutation === step.id ? hashOfStep(step) : null,
      outcome: event.mutation === step.id ? JSON.stringify(outcomeOf(step, effects)) : null,
    };
  });
}

/** What sending the same mutation by itself would be answered. */
function outcomeOf({ id, noun, target }: SentStep, effects: readonly Effect[]) {
  const record = target ?? id;
  const tag = effects.findLast(({ after }) => after.id === record)?.after.tag ?? id;
  return { outcome: "done", mutation: id, noun, target: record, tag };
}

const hashOfStep = (step: SentStep): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(step))));

/** Columns as the database keeps them: all but those that it gives itself, or only the fields named. */
function recordJson(noun: string, entity: Entity, fields?: ReadonlySet<string> | null): string {
  const table: SQLiteTable = tableOf(noun);
  const values = entity as unknown as Record<string, unknown>;
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(getTableColumns(table))
        .filter(([field]) => field !== "no" && field !== "number" && (fields?.has(field) ?? true))
        .map(([field, column]) => {
          const value = values[field] ?? null;
          return [field, value === null ? null : column.mapToDriverValue(value as never)];
        }),
    ),
  );
}

/** Inserts rows that travel as JSON, so that a statement binds one value however many rows there are. */
export function insertAll(
  table: typeof importRowTable | typeof importCardTable,
  fields: readonly string[],
  rows: readonly object[],
): Statement[] {
  const parcels: string[] = [];
  let parcel: string[] = [];
  let size = 0;
  for (const row of rows.map((each) => JSON.stringify(each))) {
    if (parcel.length > 0 && size + row.length > MOST_JSON) {
      parcels.push(`[${parcel.join(",")}]`);
      [parcel, size] = [[], 0];
    }
    parcel.push(row);
    size += row.length;
  }
  if (parcel.length > 0) parcels.push(`[${parcel.join(",")}]`);
  const columns = sql.join(fields.map(named), sql`, `);
  const values = sql.join(
    fields.map((field) => sql.raw(`json_extract(value, '$.${field}')`)),
    sql`, `,
  );
  return parcels.map((json) =>
    statement(
      "stage",
      sql`insert into ${table} (${columns}) select ${values} from json_each(${json})`,
    ),
  );
}

const named = (field: string): SQL => sql.identifier(field) as unknown as SQL;
