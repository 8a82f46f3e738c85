/** The API's document against the app itself. */
import { expect, it } from "vitest";
import { answered } from "./asking.ts";
import { inside } from "./inside.ts";

interface Operation {
  operationId: string;
  parameters: { name: string; in: string }[];
}

it("the document has every route of the app and no other, with all that stands in its path", async () => {
  const { app, send } = await inside();
  const { body } = await answered(await send("/api/openapi.json", {}));
  const described = Object.entries(body.paths as Record<string, Record<string, Operation>>).flatMap(
    ([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ method, path, ...operation })),
  );
  const registered = app.routes
    .filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/"))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, "{$1}")}`);
  const named = described.map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(named.sort()).toEqual([...new Set(registered)].sort());
  expect(named.length).toBeGreaterThan(120);
  for (const { path, parameters } of described)
    expect(parameters.filter((one) => one.in === "path").map(({ name }) => `{${name}}`)).toEqual(
      path.match(/\{\w+\}/g) ?? [],
    );
  const ids = described.map(({ operationId }) => operationId);
  expect(new Set(ids).size).toBe(ids.length);
});
