/** The write batch of a mutation: receipt, effects, guard, events — in this order, as one transaction. */
import { type SQL, sql } from "drizzle-orm";
import type { JsonValue } from "../../shared/journal/canonical.ts";
import { leafHash, payloadHash } from "../../shared/journal/leaf.ts";
import type { Effect } from "../../shared/kit/mutation.ts";
import { keyOf } from "../../shared/kit/mutation.ts";
import { VISITOR } from "../../shared/kit/roles.ts";
import { nounNamed } from "../../shared/nouns.ts";
import { indexRecord, insertRecord, postconditionFails, updateRecord } from "../kit/records.ts";
import { type Statement, statement } from "../kit/store.ts";
import type { Envelope, Outcome } from "./execute.ts";
import { eventPayloadTable, eventTable, guardTable, receiptTable } from "./table.ts";

export interface Recorded {
  envelope: Envelope;
  person: string;
  /** Instant of the write, ISO 8601. */
  now: string;
}

/** Records that one guard looks at: three parameters each, of the hundred that a statement may have. */
const GUARDED = 30;

const inParts = <T>(all: readonly T[], most: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, i) =>
    all.slice(i * most, (i + 1) * most),
  );

/** Something that happened, before it has a place in its committee's journal. */
export interface Happening {
  committee: string;
  mutation: string;
  kind: string;
  target: string;
  base: string | null;
  actor: string | null;
  role: string;
  unit: string | null;
  at: string;
  payload: JsonValue;
  salt: string;
}

const receipt = ({ envelope, person, now }: Recorded, outcome: Outcome): Statement =>
  statement(
    "receipt",
    sql`insert into ${receiptTable} (mutation, person, client, n, bodyHash, outcome, at)
        values (${envelope.mutation.id}, ${person}, ${envelope.client}, ${envelope.n},
                ${envelope.bodyHash}, ${JSON.stringify(outcome)}, ${now})`,
  );

/** Aborts the whole batch where any of these is true. */
export const guard = (failures: readonly SQL[]): Statement =>
  statement(
    "guard",
    sql`insert into ${guardTable} (ok) select 0 where ${sql.join([...failures], sql` or `)}`,
  );

/**
 * Appends an event. Its number is given inside the write, so that readers never see 8 before 7
 * (primary key on committee, seq: the highest is one row).
 */
export function append(happening: Happening): Statement[] {
  const { payload, salt, ...rest } = happening;
  const header = { ...rest, payloadHash: payloadHash(salt, payload) };
  const { committee, mutation, kind, target, base, actor, role, unit, at } = header;
  return [
    statement(
      "event",
      sql`insert into ${eventTable}
            (committee, seq, mutation, kind, target, base, actor, role, unit, at, payloadHash, leaf)
          select ${committee}, coalesce(max(seq), 0) + 1, ${mutation}, ${kind}, ${target}, ${base},
                 ${actor}, ${role}, ${unit}, ${at}, ${header.payloadHash}, ${leafHash(header)}
          from ${eventTable} where committee = ${committee}`,
    ),
    statement(
      "payload",
      sql`insert into ${eventPayloadTable} (committee, seq, salt, json)
          select committee, seq, ${salt}, ${JSON.stringify(payload)}
          from ${eventTable} where mutation = ${mutation}`,
    ),
  ];
}

/** Every statement that a decided mutation writes. */
export const writesOf = (
  recorded: Recorded & { outcome: Outcome; effects: readonly Effect[]; salt(): string },
): Statement[] => [
  receipt(recorded, recorded.outcome),
  ...effectWrites(recorded.effects, recorded.person, recorded.now, recorded.salt),
];

/** Effects, the guard that holds them together, the search index, and the events. */
export function effectWrites(
  effects: readonly Effect[],
  person: string | null,
  now: string,
  salt: () => string,
): Statement[] {
  if (effects.length === 0) return [];
  // A record touched twice in one step must stand as its last effect leaves it.
  const last = new Map(effects.map((effect) => [keyOf(effect.noun, effect.after.id), effect]));
  const first = new Map(
    effects.toReversed().map((effect) => [keyOf(effect.noun, effect.after.id), effect]),
  );
  return [
    ...effects.map((effect) =>
      effect.before === null
        ? insertRecord(effect.noun, effect.after)
        : updateRecord(effect.noun, effect.before, effect.after, effect.changed, effect.commutes),
    ),
    ...inParts([...last.values()], GUARDED).map((part) =>
      guard(part.map((effect) => postconditionFails(effect.noun, effect.after, effect.commutes))),
    ),
    ...[...last].flatMap(([key, effect]) =>
      indexRecord(nounNamed(effect.noun), first.get(key)?.before ?? null, effect.after),
    ),
    ...effects.flatMap((effect) => {
      const { mutation, kind, target, base, role, unit, from, to, input } = effect.event;
      return append({
        committee: effect.after.committee,
        mutation,
        kind,
        target,
        base,
        // What time alone brought about was nobody's doing, and a visitor is nobody in particular.
        actor: role === "deployment" || person === VISITOR ? null : person,
        role,
        unit,
        at: now,
        payload: { from, to, input: JSON.parse(JSON.stringify(input)) as JsonValue },
        salt: salt(),
      });
    }),
  ];
}
