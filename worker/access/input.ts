/** What came in, parsed by its schema or refused field by field. */
import type { Context } from "hono";
import { issuesOf } from "../../shared/kit/decide.ts";
import type { Command, Entity } from "../../shared/kit/noun.ts";
import type { Infer, Schema } from "../../shared/kit/values.ts";
import { readJson } from "../http/body.ts";
import { Problem } from "../http/problem.ts";

/** @throws Problem invalid, with an issue for each field that is wrong */
export function parsed<S extends Schema>(schema: S, value: unknown): Infer<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data as Infer<S>;
  // Issues are worded as a command's are; its input is all that is asked of it.
  const form = { input: schema } as unknown as Command<Entity, never>;
  throw new Problem("invalid", {}, issuesOf(form, value));
}

/** The JSON body by its schema. */
export const readInput = async <S extends Schema>(c: Context, schema: S): Promise<Infer<S>> =>
  parsed(schema, await readJson(c));
