/**
 * A command's form, derived from its input schema: which fields, of which kind, in which order. The
 * kinds of `shared/kit/values.ts` are told apart by what they accept, so that nothing is declared twice.
 */
import type { Schema } from "../../shared/kit/values.ts";
import { IDS_OF, ONGOING } from "../../shared/kit/values.ts";

interface Named {
  name: string;
  /** It may be left empty. */
  optional: boolean;
  /** Empty, it is left out of the arguments. */
  absent: boolean;
}

export type Field =
  | (Named & { kind: "line" | "long"; most: number })
  | (Named & { kind: "choice"; choices: readonly string[] })
  /** `due` is a date or `ongoing`. */
  | (Named & { kind: "date" | "due" })
  /** A time of day, `HH:MM`. */
  | (Named & { kind: "clock" })
  | (Named & { kind: "whole" })
  | (Named & { kind: "yesNo" })
  /** When a station is open: `Hours`. */
  | (Named & { kind: "hours" })
  /** What a station has: each of the choices is there, not there, or left out. */
  | (Named & { kind: "facilities"; choices: readonly string[] })
  /** A record of `noun`, by its id. */
  | (Named & { kind: "record"; noun: string })
  | (Named & { kind: "records"; noun: string; most: number })
  | (Named & { kind: "photos"; most: number })
  | (Named & { kind: "rows"; fields: readonly Field[]; most: number });

/**
 * Which noun the id in a field of this name belongs to, where that is not the same in every noun with the noun's
 * or the rows' name before it; `sourceId` names its noun in `source`.
 */
const NOUN_OF: Readonly<Record<string, string>> = {
  unit: "unit",
  toUnit: "unit",
  lead: "unit",
  helpers: "unit",
  reporters: "unit",
  claimant: "unit",
  counterparty: "unit",
  transferTo: "unit",
  grid: "grid",
  station: "station",
  owner: "seat",
  contact: "seat",
  resource: "resource",
  into: "problem",
  mergedInto: "problem",
  problems: "problem",
  commitment: "commitment",
  commitments: "commitment",
  follows: "commitment",
  problem: "problem",
  project: "project",
  meeting: "meeting",
  item: "agendaItem",
  items: "agendaItem",
  agenda: "agendaItem",
  current: "agendaItem",
  intoItem: "agendaItem",
  carried: "agendaItem",
  continues: "agendaItem",
  attendance: "attendance",
  present: "attendance",
  agreed: "attendance",
  absent: "attendance",
  supersedes: "resolution",
  supersededBy: "resolution",
  minutesId: "minutes",
  units: "unit",
  owners: "unit",
  verifier: "unit",
  contract: "contract",
  amends: "contract",
  renewedBy: "contract",
  textId: "contractText",
  parties: "unit",
  of: "unit",
  signatures: "signature",
  round: "signature",
  "appraisal.by": "unit",
  "clauseComment.by": "unit",
  "contractText.by": "unit",
  "contract.clauses": "contractClause",
  "contractClause.current": "commitment",
  "signature.text": "contractText",
  "signature.key": "signingKey",
  // Within the rows of a contract's terms.
  "clauses.owner": "unit",
};

/** The noun that a field of this name points to, if it points to one. @param within its noun, or its rows */
export const nounOf = (field: string, within: string): string | null =>
  NOUN_OF[`${within}.${field}`] ?? NOUN_OF[field] ?? null;

/** Fields that no form asks for: what a record has there is carried along as it is. */
const CARRIED: readonly string[] = ["extras", "outline"];
export const isCarried = (field: string): boolean => CARRIED.includes(field);

/** What only a program reads: no page shows it as a fact. */
const FOR_PROGRAMS: readonly string[] = [
  "package",
  "statement",
  "signature",
  "publicKey",
  "template",
];
export const isForPrograms = (field: string): boolean => FOR_PROGRAMS.includes(field);

/** What zod keeps of a schema, as far as a form needs it. */
interface Definition {
  type: string;
  shape?: Record<string, Schema>;
  innerType?: Schema;
  element?: Schema;
  entries?: Record<string, string>;
  checks?: readonly { _zod: { def: { check: string; maximum?: number } } }[];
}
const definitionOf = (schema: Schema): Definition => schema._zod.def as unknown as Definition;
const accepts = (schema: Schema, value: unknown): boolean => schema.safeParse(value).success;

const most = (schema: Schema): number =>
  definitionOf(schema).checks?.find(({ _zod }) => _zod.def.check === "max_length")?._zod.def
    .maximum ?? Number.POSITIVE_INFINITY;

const A_TEXT = "a few words";
const A_DATE = "2026-10-20";
const A_TIME = "15:00";
const AN_ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
const A_HASH = "0".repeat(64);
const NO_HOURS = { week: [], exceptions: [], festivals: [] };
/** Longer texts get several lines. */
const ONE_LINE = 200;

const isShape = (schema: Schema): boolean => definitionOf(schema).type === "object";

/** The fields of an object schema, in the order in which a form asks: whose it is comes first. */
export function fieldsOf(schema: Schema): Field[] {
  const shape = definitionOf(schema).shape ?? {};
  const fields = Object.entries(shape).flatMap(([name, inner]) => fieldOf(name, inner) ?? []);
  return [
    ...fields.filter(({ name }) => name === "unit"),
    ...fields.filter(({ name }) => name !== "unit"),
  ];
}

function fieldOf(name: string, schema: Schema): Field | null {
  const { type, innerType, element, entries } = definitionOf(schema);
  if (type === "optional" && innerType) {
    const field = fieldOf(name, innerType);
    return field && { ...field, optional: true, absent: true };
  }
  const named = { name, optional: false, absent: false };
  if (type === "enum") return { ...named, kind: "choice", choices: Object.values(entries ?? {}) };
  if (type === "number") return { ...named, kind: "whole" };
  if (type === "boolean") return { ...named, optional: true, kind: "yesNo" };
  if (type === "object" && accepts(schema, NO_HOURS)) return { ...named, kind: "hours" };
  if (type === "array" && element) {
    const many = { ...named, optional: accepts(schema, []), most: most(schema) };
    if (isShape(element)) return { ...many, ...rowsOf(fieldsOf(element)) };
    if (accepts(element, A_HASH)) return { ...many, kind: "photos" };
    return { ...many, kind: "records", noun: pointedAt(name, element) };
  }
  if (type !== "string") return null;
  if (!accepts(schema, A_TEXT)) {
    if (accepts(schema, A_DATE))
      return { ...named, kind: accepts(schema, ONGOING) ? "due" : "date" };
    if (accepts(schema, A_TIME)) return { ...named, kind: "clock" };
    if (accepts(schema, AN_ID)) return { ...named, kind: "record", noun: pointedAt(name, schema) };
  }
  const length = most(schema);
  const kind = length > ONE_LINE ? "long" : "line";
  return { ...named, optional: accepts(schema, ""), kind, most: length };
}

/** What the schema says it points to, or its name. */
const pointedAt = (name: string, schema: Schema): string =>
  IDS_OF.get(schema) ?? NOUN_OF[name] ?? name;

type RowsField =
  | { kind: "rows"; fields: Field[] }
  | { kind: "facilities"; choices: readonly string[] };

/** Rows that say of each of some choices whether it is there stand all in sight. */
function rowsOf(fields: Field[]): RowsField {
  const choice = fields.find(({ kind }) => kind === "choice");
  return choice?.kind === "choice" && fields.some(({ kind }) => kind === "yesNo")
    ? { kind: "facilities", choices: choice.choices }
    : { kind: "rows", fields };
}

/** Fields that must be filled in. */
export const requiredOf = (fields: readonly Field[]): Field[] =>
  fields.filter(({ optional }) => !optional);

/** The one text that is all a command needs, if so: it can be said in a row, without a form. */
export function oneText(fields: readonly Field[]): (Field & { kind: "line" | "long" }) | null {
  const [only, ...more] = requiredOf(fields);
  return only && more.length === 0 && (only.kind === "line" || only.kind === "long") ? only : null;
}
