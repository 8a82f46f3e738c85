/**
 * Staging: each step of a chunk is decided as if it were given now, and all that applying will write is
 * worked out — SQL cannot hash, so the leaves are made here, and `at` is the instant of staging.
 */
import { sql } from "drizzle-orm";
import { decide, namedIn, needsOf } from "../../shared/kit/decide.ts";
import { type Issue, keyOf } from "../../shared/kit/mutation.ts";
import { type Entity, isCreating } from "../../shared/kit/noun.ts";
import type { Actor } from "../../shared/kit/roles.ts";
import type { Card, Step } from "../../shared/ledger/steps.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { newId } from "../access/ids.ts";
import { personTable } from "../access/table.ts";
import type { Environment } from "../environment.ts";
import { addRecords, entityOf, readRecords } from "../kit/records.ts";
import { type Statement, statement } from "../kit/store.ts";
import { CARD_FIELDS, insertAll, ROW_FIELDS, rowsOf, type StagedRow } from "./rows.ts";
import { importCardTable, importChunkTable, importRowTable } from "./table.ts";

/** A step as it is sent: which row of which sheet asks for it is the page's own business. */
export type SentStep = Omit<Step, "row">;

export interface Chunk {
  import: string;
  committee: string;
  chunk: number;
  steps: readonly SentStep[];
  bodyHash: string;
  /** True once every chunk before it has arrived: only then can a record that is named be missed. */
  inOrder: boolean;
}

/** Why a step of a chunk cannot be taken. */
export interface RefusedStep {
  i: number;
  reason: string;
  params: Record<string, string | number>;
  issues: Issue[];
}

/** Records that this import will have made, by id (partial unique index on import, noun, target). */
const stagedIn = (id: string, noun: string, ids: readonly string[]): Statement =>
  statement(
    "read",
    sql`select record from ${importRowTable}
        where import = ${id} and noun = ${noun} and record is not null and creating = 1
          and target in (select value from json_each(${JSON.stringify(ids)}))`,
  );

async function load(
  { store }: Environment,
  chunk: Chunk,
  loaded: Map<string, Entity>,
  wanted: readonly { noun: string; id: string }[],
): Promise<void> {
  const missing = wanted.filter(({ noun, id }) => NOUNS[noun] && !loaded.has(keyOf(noun, id)));
  if (missing.length === 0) return;
  const real = readRecords(missing);
  const nouns = [...Map.groupBy(missing, ({ noun }) => noun)];
  const results = await store.batch([
    ...real,
    ...nouns.map(([noun, all]) => {
      const ids = all.map(({ id }) => id);
      return stagedIn(chunk.import, noun, ids);
    }),
  ]);
  addRecords(loaded, missing, results);
  for (const [at, [noun]] of nouns.entries())
    for (const { record } of results[real.length + at]?.rows ?? []) {
      const entity = entityOf(noun, JSON.parse(String(record)));
      loaded.set(keyOf(noun, entity.id), entity);
    }
}

/** Who holds each seat whose card is to change (index on seat). */
async function holdersOf(
  { store }: Environment,
  steps: readonly SentStep[],
): Promise<Map<string, string>> {
  const seats = steps.flatMap(({ card, target }) => (card && target ? [target] : []));
  if (seats.length === 0) return new Map();
  const [found] = await store.batch([
    statement(
      "read",
      sql`select id, seat from ${personTable}
          where seat in (select value from json_each(${JSON.stringify(seats)})) and erasedAt is null
          order by id`,
    ),
  ]);
  return new Map((found?.rows ?? []).map(({ id, seat }) => [String(seat), String(id)]));
}

/**
 * Decides a chunk's steps under the actor's own rights.
 * @returns the statements that stage it, or every step that is refused and why
 */
export async function stageChunk(
  environment: Environment,
  chunk: Chunk,
  person: string,
  actor: Actor,
): Promise<{ statements: Statement[] } | { refused: RefusedStep[] }> {
  const now = environment.now();
  const loaded = new Map<string, Entity>();
  const { committee, steps } = chunk;
  const mutations = steps.map(({ card: _, command, ...step }) => ({
    ...step,
    command: command ?? "",
    committee,
  }));
  const targets = steps.flatMap(({ noun, target }) => (target ? [{ noun, id: target }] : []));
  await load(environment, chunk, loaded, targets);
  const setting = { nouns: NOUNS, loaded, now, whole: chunk.inOrder };
  const targetOf = ({ noun, target }: SentStep) => loaded.get(keyOf(noun, target ?? "")) ?? null;
  const needs = mutations.flatMap((mutation) => needsOf(setting, mutation, targetOf(mutation)));
  const named = mutations.flatMap((mutation) => namedIn(NOUNS, mutation));
  await load(environment, chunk, loaded, [...needs, ...named]);
  const holders = environment.edition === "domestic" ? await holdersOf(environment, steps) : null;

  const refused: RefusedStep[] = [];
  const rows: StagedRow[] = [];
  const cards: Record<string, unknown>[] = [];
  for (const [i, step] of steps.entries()) {
    const refuse = (
      reason: string,
      params: RefusedStep["params"] = {},
      issues: Issue[] = [],
    ): void => void refused.push({ i, reason, params, issues });
    const target = targetOf(step);
    if (target && target.committee !== committee) {
      refuse("notFound");
      continue;
    }
    if (step.command === null) {
      // Only the card of a seat changes; cards stand outside the journal.
      if (!target || step.noun !== "seat" || !step.card) refuse("notFound");
    } else {
      const mutation = mutations[i];
      const command = NOUNS[step.noun]?.commands[step.command];
      if (
        !mutation ||
        !command ||
        command.commutes ||
        isCreating(command) !== (step.target === null)
      ) {
        refuse("notFound");
        continue;
      }
      const decision = decide(setting, mutation, actor);
      if (decision.outcome === "refused") {
        refuse(decision.reason, decision.params, decision.issues);
        continue;
      }
      rows.push(...rowsOf(environment, chunk, i, step, decision.effects, person, now));
      // Steps after this one may name what it creates.
      for (const { noun, before, after } of decision.effects)
        if (before === null) loaded.set(keyOf(noun, after.id), after);
    }
    if (step.card && holders)
      cards.push(cardOf(environment, chunk, step.target ?? step.id, step.card, holders));
  }
  if (refused.length > 0) return { refused };
  return {
    statements: [
      statement(
        "chunk",
        sql`insert into ${importChunkTable} (import, chunk, bodyHash, steps)
            values (${chunk.import}, ${chunk.chunk}, ${chunk.bodyHash}, ${steps.length})`,
      ),
      ...insertAll(importRowTable, ROW_FIELDS, rows),
      ...insertAll(importCardTable, CARD_FIELDS, cards),
    ],
  };
}

const cardOf = (
  environment: Environment,
  { import: id, chunk }: Chunk,
  seat: string,
  card: Card,
  holders: ReadonlyMap<string, string>,
) => ({ import: id, seat, chunk, person: holders.get(seat) ?? newId(environment), ...card });
