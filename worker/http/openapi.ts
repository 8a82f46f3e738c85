/** OpenAPI 3.1 from the nouns' declarations, and a page that reads well without a script. */
import { isCreating, type Noun } from "../../shared/kit/noun.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { ACCESS_ROUTES } from "../access/described.ts";
import { ATTACHMENT_ROUTES } from "../attachment/routes.ts";
import { BOARD_ROUTES } from "../board/routes.ts";
import { CALENDAR_ROUTES } from "../calendar/routes.ts";
import { PUBLIC_CONTRACT_ROUTES } from "../contract/public.ts";
import { CONTRACT_ROUTES } from "../contract/routes.ts";
import { JOURNAL_ROUTES } from "../journal/routes.ts";
import { LEDGER_ROUTES } from "../ledger/routes.ts";
import { STATION_ROUTES } from "../station/routes.ts";
import type { App } from "./app-type.ts";
import { COMMAND_ROUTES } from "./commands.ts";
import {
  type DescribedRoutes,
  describedPaths,
  jsonSchema,
  queryParameter as parameter,
  pathParameter,
  problemAnswer,
} from "./described.ts";

type Json = Record<string, unknown>;

const idParameter = pathParameter("id");

const OWN_ROUTES: DescribedRoutes = {
  "GET /api/openapi.json": {
    summary: "this document",
    who: "anybody",
    answer: [200, "OpenAPI 3.1"],
  },
  "GET /api/docs": { summary: "this document to read", who: "anybody", answer: [200, "a page"] },
};

const LIST_PARAMETERS = [
  parameter("committee!", "12-digit division code"),
  parameter("state", "one or more states, separated by commas"),
  parameter("grid", "grid id"),
  parameter("unit", "unit id"),
  parameter("kind", "kind, nature or source, by noun"),
  parameter("urgency", "normal, urgent or critical"),
  parameter("turn", "mine, committee or a unit id"),
  parameter("overdue", "1: past its date and still open"),
  parameter("silent", "1: open and without a sign of life for 14 days"),
  parameter("order", "newest (default) or due"),
  parameter("q", "words to search for"),
  parameter("cursor", "`next` of the page before; a page may be short and still have a next"),
  parameter("limit", "1 to 100, 50 by default"),
];

const commandPath = (noun: Noun, name: string, path: string): [string, Json] => {
  const command = noun.commands[name];
  const creating = command !== undefined && isCreating(command);
  const roles = (command?.by.anyOf ?? []).map(({ role, of }) => `${role} (${of})`).join(", ");
  const schema = command ? jsonSchema(command.input) : {};
  return [
    path.replace(":id", "{id}"),
    {
      post: {
        operationId: path.endsWith(`/${noun.plural}`) ? noun.name : `${noun.name}.${name}`,
        tags: [noun.plural],
        summary: `${name}: ${creating ? "→" : `${command?.from.join(", ")} →`} ${command?.to}`,
        description: `Given by: ${roles}${command?.by.butNot.length ? `; never by a unit that is its ${command.by.butNot.join(" or ")}` : ""}.`,
        parameters: [
          ...(creating ? [] : [idParameter]),
          {
            name: "Idempotency-Key",
            in: "header",
            schema: { type: "string" },
            description: "ULID of the mutation",
          },
          ...(creating || command?.commutes
            ? []
            : [
                {
                  name: "If-Match",
                  in: "header",
                  required: true,
                  schema: { type: "string" },
                  description: "the record's ETag",
                },
              ]),
        ],
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: creating
                ? {
                    allOf: [
                      {
                        type: "object",
                        required: ["committee"],
                        properties: { committee: { type: "string" } },
                      },
                      { ...schema, additionalProperties: true },
                    ],
                  }
                : schema,
            },
          },
        },
        responses: {
          [creating ? "201" : "200"]: {
            description: "done",
            content: { "application/json": { schema: { $ref: "#/components/schemas/Outcome" } } },
          },
          default: problemAnswer,
        },
      },
    },
  ];
};

/** The document, made once: it depends on nothing but the declarations. */
function openApi(): Json {
  const paths: Record<string, Json> = {};
  const add = (path: string, item: Json) => {
    paths[path] = { ...paths[path], ...item };
  };
  for (const noun of Object.values(NOUNS)) {
    const answer = (description: string) => ({ "200": { description }, default: problemAnswer });
    add(`/api/${noun.plural}`, {
      get: {
        operationId: `${noun.plural}.list`,
        tags: [noun.plural],
        parameters: LIST_PARAMETERS,
        responses: answer("{items, next}"),
      },
    });
    add(`/api/${noun.plural}/{id}`, {
      get: {
        operationId: `${noun.plural}.read`,
        tags: [noun.plural],
        parameters: [idParameter],
        responses: answer("the record; ETag is its tag"),
      },
    });
    add(`/api/${noun.plural}/{id}/timeline`, {
      get: {
        operationId: `${noun.plural}.timeline`,
        tags: [noun.plural],
        parameters: [idParameter, parameter("after", "seq")],
        responses: answer("{items, next}"),
      },
    });
  }
  for (const { noun, command, path } of COMMAND_ROUTES) add(...commandPath(noun, command, path));
  for (const routes of [
    ACCESS_ROUTES,
    ATTACHMENT_ROUTES,
    BOARD_ROUTES,
    CALENDAR_ROUTES,
    JOURNAL_ROUTES,
    CONTRACT_ROUTES,
    LEDGER_ROUTES,
    OWN_ROUTES,
    PUBLIC_CONTRACT_ROUTES,
    STATION_ROUTES,
  ])
    for (const [path, item] of describedPaths(routes)) add(path, item);
  return {
    openapi: "3.1.0",
    info: {
      title: "Gongjian 共建",
      version: "1",
      description: "Every error is application/problem+json (RFC 9457).",
    },
    paths,
    components: {
      schemas: {
        Outcome: {
          type: "object",
          required: ["outcome", "mutation", "noun", "target", "tag"],
          properties: Object.fromEntries(
            ["outcome", "mutation", "noun", "target", "tag"].map((name) => [
              name,
              { type: "string" },
            ]),
          ),
        },
      },
      responses: {
        Problem: {
          description: "refused",
          content: { "application/problem+json": { schema: { type: "object" } } },
        },
      },
    },
  };
}

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The same document as a plain page: no script, no style of its own, printable. */
function readable(document: Json): string {
  const rows = Object.entries(document.paths as Record<string, Record<string, Json>>).flatMap(
    ([path, item]) =>
      Object.entries(item).map(
        ([method, operation]) =>
          `<tr><td><code>${method.toUpperCase()} ${escaped(path)}</code></td><td>${escaped(String(operation.summary ?? operation.operationId))}</td><td>${escaped(String(operation.description ?? ""))}</td></tr>`,
      ),
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gongjian API</title><h1>Gongjian API</h1><p><a href="/api/openapi.json">openapi.json</a></p><table><thead><tr><th>Route</th><th>What</th><th>Who</th></tr></thead><tbody>${rows.join("")}</tbody></table></html>`;
}

export function documentRoutes(app: App): void {
  app.get("/api/openapi.json", (c) => {
    c.header("Cache-Control", "public, max-age=300");
    return c.json(openApi());
  });
  app.get("/api/docs", (c) => {
    c.header("Cache-Control", "public, max-age=300");
    return c.html(readable(openApi()));
  });
}
