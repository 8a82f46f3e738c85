/** Which records an input names: told by its schema, so that no command has to say it again. */
import { IDS_OF, type Schema } from "./values.ts";

/** One record that an input names, and where in the input. */
export interface Reference {
  noun: string;
  id: string;
  path: string;
}

interface Definition {
  shape?: Readonly<Record<string, Schema>>;
  element?: Schema;
  innerType?: Schema;
}

/** Every record that a parsed input names in fields declared with `idOf`, in the order of its fields. */
export function referencesIn(
  schema: Schema,
  value: unknown,
  at: readonly string[] = [],
): Reference[] {
  const noun = IDS_OF.get(schema);
  if (noun !== undefined)
    return typeof value === "string" ? [{ noun, id: value, path: at.join(".") }] : [];
  const { shape, element, innerType } = schema._zod.def as unknown as Definition;
  if (innerType) return referencesIn(innerType, value, at);
  if (element && Array.isArray(value))
    return value.flatMap((item, i) => referencesIn(element, item, [...at, String(i)]));
  if (shape && typeof value === "object" && value !== null)
    return Object.entries(shape).flatMap(([name, field]) =>
      referencesIn(field, (value as Record<string, unknown>)[name], [...at, name]),
    );
  return [];
}
