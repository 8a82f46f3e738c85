/** What routes that no noun declares say of themselves, for the API's document. */
import * as z from "zod/mini";
import type { Schema } from "../../shared/kit/values.ts";

/** One such route. */
export interface Described {
  summary: string;
  /** Who may ask; without it, whoever is signed in. */
  who?: string;
  /** Parameters of the query, each with what it is; a name that ends in `!` must be given. */
  query?: Readonly<Record<string, string>>;
  /** A JSON body's schema, or the media types of the bytes that it takes. */
  body?: Schema | readonly string[];
  /** Status and shape of the answer. */
  answer: readonly [status: number, shape: string];
}

/** Routes by method and path as the app registers them: `"DELETE /api/devices/:id"`. */
export type DescribedRoutes = Readonly<Record<string, Described>>;

type Json = Record<string, unknown>;

export const problemAnswer: Json = { $ref: "#/components/responses/Problem" };

export const pathParameter = (name: string): Json => ({
  name,
  in: "path",
  required: true,
  schema: { type: "string" },
});

export const queryParameter = (name: string, description: string): Json => ({
  name: name.replace("!", ""),
  in: "query",
  ...(name.endsWith("!") ? { required: true } : {}),
  description,
  schema: { type: "string" },
});

/** A schema as JSON Schema, without what only a document of its own would say. */
export function jsonSchema(schema: Schema): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
  }) as Json;
  return rest;
}

const isSchema = (body: Schema | readonly string[]): body is Schema => !Array.isArray(body);

const contentOf = (body: Schema | readonly string[]): Json =>
  isSchema(body)
    ? { "application/json": { schema: jsonSchema(body) } }
    : Object.fromEntries(body.map((type) => [type, { schema: {} }]));

/** Path items of the document for these routes. */
export const describedPaths = (routes: DescribedRoutes): [path: string, item: Json][] =>
  Object.entries(routes).map(([route, { summary, who, query = {}, body, answer }]) => {
    const [method = "", path = ""] = route.split(" ");
    const [, , ...segments] = path.split("/");
    const [status, shape] = answer;
    return [
      path.replace(/:(\w+)/g, "{$1}"),
      {
        [method.toLowerCase()]: {
          operationId: [method.toLowerCase(), ...segments].join(".").replaceAll(":", ""),
          tags: [segments[0]],
          summary,
          description: `Given by: ${who ?? "whoever is signed in"}.`,
          parameters: [
            ...[...path.matchAll(/:(\w+)/g)].map(([, name = ""]) => pathParameter(name)),
            ...Object.entries(query).map(([name, is]) => queryParameter(name, is)),
          ],
          ...(body ? { requestBody: { required: true, content: contentOf(body) } } : {}),
          responses: { [status]: { description: shape }, default: problemAnswer },
        },
      },
    ];
  });
