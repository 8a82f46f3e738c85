/**
 * The product's worker with handles for proofs: a clock that can be moved, a sweep on demand, statements
 * straight to the database, and writes that fail at a chosen statement. Never part of what is deployed.
 */
import { createApp } from "../../worker/app.ts";
import { environmentFrom } from "../../worker/cloudflare.ts";
import type { Environment } from "../../worker/environment.ts";
import type { Statement, Store } from "../../worker/kit/store.ts";
import { sweep } from "../../worker/sweep.ts";

/** Milliseconds that the clock is ahead. */
let ahead = 0;
const now = () => new Date(Date.now() + ahead).toISOString();

/** Batches of these alone are not what a command writes: counting uses is none of its effects. */
const OTHERS = ["read", "list", "rate"];

/** A store in which statement `at` (from 0, over all write batches of the request) is one that always fails. */
function failing(store: Store, at: number): Store {
  let before = 0;
  return {
    async batch(statements) {
      if (!statements.some(({ role }) => !OTHERS.includes(role))) return store.batch(statements);
      const here = at - before;
      before += statements.length;
      if (here < 0 || here >= statements.length) return store.batch(statements);
      // Malformed JSON is found when the statement runs, after those before it have run.
      const broken = { role: "broken", sql: "select json_extract('{', '$.a')", params: [] };
      return store.batch(statements.with(here, broken));
    },
  };
}

const app = createApp((bindings) => environmentFrom(bindings, now));

async function fetch(request: Request, bindings: unknown): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname === "/api/__test/clock") {
    ahead = Number(searchParams.get("ahead"));
    return new Response(now());
  }
  if (pathname === "/api/__test/batch") {
    const statements = (await request.json()) as Statement[];
    const results = await environmentFrom(bindings, now).store.batch(statements);
    return Response.json(results);
  }
  if (pathname === "/api/__test/sweep") {
    await sweep(environmentFrom(bindings, now));
    return new Response("swept");
  }
  const failAt = request.headers.get("Test-Fail-At");
  if (failAt === null) return app.fetch(request, bindings);
  const broken = (given: unknown): Environment => {
    const environment = environmentFrom(given, now);
    return { ...environment, store: failing(environment.store, Number(failAt)) };
  };
  const { error } = console;
  // The app tells its log of every failure; these are on purpose.
  console.error = () => {};
  try {
    return await createApp(broken).fetch(request, bindings);
  } finally {
    console.error = error;
  }
}

export default { fetch };
