/**
 * The authorisation matrix, from the declarations alone: every command on records in every state, by
 * everybody. The oracle below says what a rule means in its own few lines; it shares no code with the
 * product's.
 */
import {
  type Command,
  type Entity,
  isCreating,
  type Noun,
  type Rule,
} from "../../shared/kit/noun.ts";
import { type Grant, ROLES, type Role } from "../../shared/kit/roles.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { COMMAND_ROUTES } from "../../worker/http/commands.ts";
import { smallestInput } from "../builders/inputs.ts";
import { aRecord } from "../builders/records.ts";

export const HOME = "540102009003";
/** The other committees, streets and districts, by how they lie to `HOME`. */
const SCOPES = {
  home: HOME,
  siblingCommittee: "540102009004",
  committeeOfForeignStreet: "540102001001",
  ownStreet: "540102009",
  foreignStreet: "540102001",
  ownDistrict: "540102",
  foreignDistrict: "540103",
} as const;
export const CODES = [HOME, SCOPES.siblingCommittee, SCOPES.committeeOfForeignStreet];

/** Roles whose grant carries a unit: said again here, so that a role that changes sides is noticed. */
const OF_UNITS: readonly Role[] = ["liaison", "signatory", "keeper"];

const idOf = (name: string): string => `01J${name.padStart(23, "0")}`;
/** Units in the committee: each takes one of a record's places for units, the last one none. */
export const UNITS = ["A", "B", "C", "D"].map(idOf);
const UNIT_A = idOf("A");
/** The record that inputs name where they name one of this noun. */
export const namedOf = (noun: string): string =>
  noun === "unit" ? UNIT_A : idOf(`N${Object.keys(NOUNS).indexOf(noun)}`);

/** Fields of a noun's record that say which unit stands in some relation to it; found by trying. */
export function unitFields(noun: Noun): string[] {
  const probe = idOf("PR0BE");
  return ["id", ...Object.keys(noun.blank)].filter((field) => {
    const tried = { ...noun.blank, [field]: placed(noun, field, probe) } as unknown as Entity;
    return Object.values(noun.relations).some((of) => [of(tried)].flat().includes(probe));
  });
}
const placed = (noun: Noun, field: string, unit: string): unknown =>
  Array.isArray((noun.blank as Record<string, unknown>)[field]) ? [unit] : unit;

const choicesOf = (noun: Noun): [string, string][] =>
  Object.values(noun.commands)
    .filter(isCreating)
    .flatMap(({ input }) =>
      Object.entries((input._zod.def as unknown as { shape: Record<string, unknown> }).shape),
    )
    .flatMap(([name, field]) => {
      const { entries } = (field as { _zod: { def: { entries?: Record<string, string> } } })._zod
        .def;
      return Object.values(entries ?? {}).map((value): [string, string] => [name, value]);
    });

const relationsOf = (noun: Noun, entity: Entity): Record<string, string[]> =>
  Object.fromEntries(
    Object.entries(noun.relations).map(([name, of]) => [
      name,
      [of(entity)].flat().filter((unit) => unit !== null),
    ]),
  );

/** A record of the noun in this state, a unit in each of its places; and one for each other way to relate. */
function recordsIn(noun: Noun, state: string): Entity[] {
  const creating = Object.values(noun.commands).find(isCreating);
  const input = creating ? (smallestInput(creating.input, namedOf) as Record<string, unknown>) : {};
  const known = Object.fromEntries(Object.entries(input).filter(([name]) => name in noun.blank));
  const units = Object.fromEntries(
    unitFields(noun).map((field, i) => [field, placed(noun, field, UNITS[i] ?? UNIT_A)]),
  );
  const fields = { ...known, ...units };
  const seen = new Set<string>();
  return [{}, ...choicesOf(noun).map(([name, value]) => ({ [name]: value }))]
    .map((choice) => aRecord(noun, HOME, state, { ...fields, ...choice }))
    .filter((entity) => {
      const signature = JSON.stringify(relationsOf(noun, entity));
      return !seen.has(signature) && seen.add(signature);
    })
    .map((entity) => ({ ...entity, tag: entity.id }));
}

/** Everybody who could ask: every role in every place, two hats, no grant at all. Null asks without a session. */
export function everybody(units: number): (readonly Grant[] | null)[] {
  const some = UNITS.slice(0, units + 1);
  const scopes = Object.values(SCOPES);
  const single = ROLES.flatMap((role): Grant[][] =>
    OF_UNITS.includes(role)
      ? [
          ...some.map((unit) => [{ role, scope: HOME, unit }]),
          ...scopes.slice(1).map((scope) => [{ role, scope, unit: UNIT_A }]),
        ]
      : scopes.map((scope) => [{ role, scope, unit: null }]),
  );
  const twoHats = ROLES.filter((role) => !OF_UNITS.includes(role)).flatMap((role) =>
    some.map((unit): Grant[] => [
      { role, scope: HOME, unit: null },
      { role: "liaison", scope: HOME, unit },
    ]),
  );
  return [null, [], ...single, ...twoHats];
}

export interface Case {
  noun: Noun;
  name: string;
  command: Command<Entity, never>;
  /** Path with `:id` where there is a record. */
  path: string;
  /** Null for a creating command. */
  record: Entity | null;
  body: unknown;
}

/** Every command route, on a record in every state and relation. */
export function commandCases(): Case[] {
  return COMMAND_ROUTES.flatMap(({ noun, command: name, path }): Case[] => {
    const command = noun.commands[name];
    if (!command) throw new Error(`no such command: ${name}`);
    const input = smallestInput(command.input, namedOf);
    const same = { noun, name, command, path };
    return isCreating(command)
      ? [{ ...same, record: null, body: { committee: HOME, ...(input as object) } }]
      : Object.keys(noun.states).flatMap((state) =>
          recordsIn(noun, state)
            // Another way to relate only matters to a rule that asks for a relation that differs.
            .filter(
              (record, i, all) => i === 0 || asksDifferently(noun, command.by, record, all[0]),
            )
            .map((record) => ({ ...same, record, body: input })),
        );
  });
}

function asksDifferently(noun: Noun, rule: Rule, record: Entity, first: Entity | undefined) {
  if (!first) return true;
  const [here, there] = [relationsOf(noun, record), relationsOf(noun, first)];
  return [...rule.anyOf.map(({ of }) => of), ...rule.butNot].some(
    (name) => JSON.stringify(here[name]) !== JSON.stringify(there[name]),
  );
}

export type Expected = "notSignedIn" | "notFound" | "ownUnit" | "forbidden" | "state" | "allowed";

/** What the declaration says: read as a rulebook would be read. */
export function expected(
  { noun, command, record }: Case,
  grants: readonly Grant[] | null,
): Expected {
  if (grants === null) return "notSignedIn";
  if (!maySee(grants)) return "notFound";
  // A creating command's input names unit A wherever it names a unit.
  const related = (relation: string): readonly string[] =>
    record === null ? [UNIT_A] : (relationsOf(noun, record)[relation] ?? []);
  const { anyOf, butNot } = command.by;
  const units = grants.flatMap(({ unit }) => (unit === null ? [] : [unit]));
  if (butNot.some((relation) => related(relation).some((unit) => units.includes(unit))))
    return "ownUnit";
  const may = grants.some(
    ({ role, scope, unit }) =>
      HOME.startsWith(scope) &&
      anyOf.some((clause) => {
        if (clause.role !== role) return false;
        if (clause.of === "committee") return true;
        return unit !== null && (clause.of === "own" || related(clause.of).includes(unit));
      }),
  );
  if (!may) return "forbidden";
  return record === null || command.from.includes(record.state) ? "allowed" : "state";
}

export const maySee = (grants: readonly Grant[]): boolean =>
  grants.some(({ scope }) => HOME.startsWith(scope));

const STATUS: Record<Exclude<Expected, "allowed">, number> = {
  notSignedIn: 401,
  notFound: 404,
  ownUnit: 403,
  forbidden: 403,
  state: 409,
};

/** Whether an answer is what was expected; a rule that allows may still meet a refusal of the domain. */
export function agrees(wanted: Expected, status: number, reason: string | undefined): boolean {
  if (wanted !== "allowed") return status === STATUS[wanted] && reason === wanted;
  return (
    (status < 300 || (status < 500 && status >= 400)) &&
    !["notSignedIn", "notFound", "ownUnit", "forbidden", "state", "invalid"].includes(reason ?? "")
  );
}

export const nounsWithRecords = () =>
  Object.values(NOUNS).map((noun) => ({
    noun,
    records: Object.keys(noun.states).flatMap((state) => recordsIn(noun, state)),
  }));
