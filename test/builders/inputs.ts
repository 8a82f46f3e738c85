/** Inputs made from a command's own schema: the smallest valid one, and any valid one. */
import fc from "fast-check";
import { IDS_OF, type Schema } from "../../shared/kit/values.ts";

interface Definition {
  type: string;
  shape?: Record<string, Schema>;
  element?: Schema;
  innerType?: Schema;
  entries?: Record<string, string>;
  checks?: { _zod: { def: { check: string; value?: number; maximum?: number } } }[];
}
const definitionOf = (schema: Schema): Definition => schema._zod.def as unknown as Definition;

/** Strings of which at least one fits any text, date, time, instant, code, signature or name of an attachment. */
const SAMPLES = [
  "滨河路三巷路灯",
  "2099-12-31",
  "ongoing",
  "540102009003",
  "0123456789abcdef".repeat(4),
  "0123456789abcdef".repeat(2),
  "15:00",
  "2026-12-18T07:00:00.000Z",
  "གྲོང་ཚོའི་ལམ་གློག",
  "A".repeat(86),
  "=1+1",
  "a b\nc\t🙂 ",
];

const bound = (schema: Schema, check: string): number | undefined =>
  definitionOf(schema).checks?.find(({ _zod }) => _zod.def.check === check)?._zod.def.value;

const fits = (schema: Schema, value: unknown): boolean => schema.safeParse(value).success;

/** The smallest valid input; records that it names are `named` of their noun, lists have one item. */
export function smallestInput(schema: Schema, named: (noun: string) => string): unknown {
  const noun = IDS_OF.get(schema);
  if (noun !== undefined) return named(noun);
  const { type, shape = {}, element, innerType, entries = {} } = definitionOf(schema);
  if (type === "object")
    return Object.fromEntries(
      Object.entries(shape)
        .filter(([, field]) => definitionOf(field).type !== "optional")
        .map(([name, field]) => [name, smallestInput(field, named)]),
    );
  if (type === "array" && element) return [smallestInput(element, named)];
  if ((type === "optional" || type === "nullable") && innerType)
    return smallestInput(innerType, named);
  if (type === "enum") return Object.values(entries)[0];
  if (type === "boolean") return false;
  if (type === "number") return bound(schema, "greater_than") ?? 0;
  if (type === "string") {
    // An id of which nothing is said (in what only follows from other commands) may as well be a unit's.
    const found = [...SAMPLES, named("unit")].find((sample) => fits(schema, sample));
    if (found !== undefined) return found;
  }
  throw new Error(`no sample fits a ${type}`);
}

/** Any valid input; records that it names are drawn from `records`. */
export function anyInput(schema: Schema, records: readonly string[]): fc.Arbitrary<unknown> {
  const { type, shape = {}, element, innerType, entries = {} } = definitionOf(schema);
  if (type === "object") {
    const requiredKeys = Object.entries(shape)
      .filter(([, field]) => definitionOf(field).type !== "optional")
      .map(([name]) => name);
    const fields = Object.entries(shape).map(([name, field]): [string, fc.Arbitrary<unknown>] => [
      name,
      anyInput(field, records),
    ]);
    const shaped = fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
      requiredKeys,
    });
    // A test of the whole, beside those of its parts.
    return definitionOf(schema).checks ? shaped.filter((value) => fits(schema, value)) : shaped;
  }
  if (type === "array" && element) return fc.array(anyInput(element, records), { maxLength: 3 });
  if (type === "optional" && innerType) return anyInput(innerType, records);
  if (type === "nullable" && innerType) return fc.option(anyInput(innerType, records));
  if (type === "enum") return fc.constantFrom(...Object.values(entries));
  if (type === "boolean") return fc.boolean();
  if (type === "number")
    return fc.integer({
      min: bound(schema, "greater_than") ?? 0,
      max: bound(schema, "less_than") ?? 1_000,
    });
  const known = [...SAMPLES, ...records].filter((sample) => fits(schema, sample));
  const samples = fc.constantFrom(...known);
  if (!fits(schema, "𠮷a") || !fits(schema, "b 乙")) return samples;
  return fc.oneof(
    samples,
    fc.string({ unit: "grapheme", maxLength: 40 }).filter((value) => fits(schema, value)),
  );
}
