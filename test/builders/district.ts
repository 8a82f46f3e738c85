/** A district, its committees and their people: `await aCommittee().with(3).units().in(store)`. */
import { sql } from "drizzle-orm";
import type { Entity } from "../../shared/kit/noun.ts";
import { type Grant, ROLES, type Role, UNIT_ROLES } from "../../shared/kit/roles.ts";
import { nounNamed } from "../../shared/nouns.ts";
import { divisionTable } from "../../worker/division/table.ts";
import { type Store, statement } from "../../worker/kit/store.ts";
import { type Person, peopleWith } from "./people.ts";
import { aRecord, put, putRecords } from "./records.ts";

const DISTRICT = "540102";

let given = 0;
/** A community code that no other test of this file has: streets of 99 communities. */
function freshCode(): string {
  given += 1;
  const street = String(1 + Math.floor(given / 99)).padStart(3, "0");
  return `${DISTRICT}${street}${String(given % 99).padStart(3, "0")}`;
}

/** Divisions by their codes, each named after it. */
export const putDivisions = (store: Store, codes: readonly string[]) =>
  store.batch(
    codes.map((code) =>
      statement(
        "division",
        sql`insert into ${divisionTable} (code, name, sample) values (${code}, ${code}, 0)
            on conflict (code) do nothing`,
      ),
    ),
  );

export interface Committee {
  code: string;
  units: readonly Entity[];
  /** Whoever holds this role: at the committee, or (for roles of a unit) for the unit given. */
  who(role: Role, unit?: Entity): Person;
  /** A record in any state. */
  put(noun: string, state: string, fields?: Record<string, unknown>): Promise<Entity>;
}

interface Building {
  with(count: number): { units(): Building };
  in(store: Store): Promise<Committee>;
}

/** A committee with one person for every role, and for every role of every unit. */
export function aCommittee(code = freshCode()): Building {
  let count = 1;
  const building: Building = {
    with: (wanted) => ({
      units() {
        count = wanted;
        return building;
      },
    }),
    in: (store) => settle(store, code, count),
  };
  return building;
}

async function settle(store: Store, code: string, count: number): Promise<Committee> {
  await putDivisions(store, [code.slice(0, 6), code.slice(0, 9), code]);
  const noun = nounNamed("unit");
  const units = Array.from({ length: count }, (_, i) =>
    aRecord(noun, code, "active", { name: `成员单位${i + 1}`, nature: "enterprise" }),
  );
  await putRecords(
    store,
    units.map((entity) => ({ noun, entity })),
  );
  const grants = ROLES.flatMap((role): Grant[] =>
    UNIT_ROLES.includes(role)
      ? units.map(({ id }) => ({ role, scope: code, unit: id }))
      : [{ role, scope: code, unit: null }],
  );
  const people = await peopleWith(
    store,
    grants.map((grant) => [grant]),
  );
  return {
    code,
    units,
    who(role, unit) {
      const wanted = UNIT_ROLES.includes(role) ? (unit ?? units[0])?.id : null;
      const found = people.find(
        ({ grants: [held] }) => held?.role === role && held.unit === wanted,
      );
      if (!found) throw new Error(`nobody is ${role}`);
      return found;
    },
    put: (name, state, fields) => put(store, name, code, state, fields),
  };
}
