/** The ledger over HTTP: the lists to export, and an import in chunks (docs/decisions/0006-import.md). */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Context } from "hono";
import * as z from "zod/mini";
import { mayRead } from "../../shared/kit/roles.ts";
import {
  communityCode,
  type Infer,
  listOf,
  object,
  oneOf,
  optional,
  recordId,
  type Schema,
  text,
  whole,
} from "../../shared/kit/values.ts";
import { problemText, sayIssue } from "../../shared/language/errors.ts";
import { chooseLanguage } from "../../shared/language/language.ts";
import { NOUNS } from "../../shared/nouns.ts";
import type { App } from "../http/app-type.ts";
import { readObject } from "../http/body.ts";
import type { DescribedRoutes } from "../http/described.ts";
import { Problem, problemResponse } from "../http/problem.ts";
import { signedIn } from "../http/session.ts";
import { applyImport, beginImport, findImport, keepsLists, putChunk } from "./imports.ts";
import { ledgerPage } from "./lists.ts";
import type { RefusedStep } from "./stage.ts";

/** Steps and bytes of one chunk, and chunks of one import. */
const MOST_STEPS = 100;
const MOST_BYTES = 512 * 1024;
const MOST_CHUNKS = 200;

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const step = object({
  noun: oneOf(Object.keys(NOUNS) as [string, ...string[]]),
  command: z.nullable(text(1, 40)),
  target: z.nullable(recordId()),
  base: z.nullable(recordId()),
  id: z.string().check(z.regex(ULID, { error: "notAnId" })),
  args: z.record(z.string(), z.unknown()),
  card: optional(object({ displayName: text(0, 60), workPhone: z.nullable(text(0, 40)) })),
});
const beginning = object({ committee: communityCode() });
const chunkBody = object({ steps: listOf(step, MOST_STEPS) });
const expected = object({
  chunks: whole(1, MOST_CHUNKS),
  steps: whole(1, MOST_CHUNKS * MOST_STEPS),
});

const KEEPERS = { who: "the clerk or secretary who began it" };
export const LEDGER_ROUTES: DescribedRoutes = {
  "GET /api/committees/:code/ledger": {
    summary: "a committee's lists, whole, shelf by shelf",
    who: "whoever may read the committee; people's cards for who holds a grant in it",
    query: { cursor: "`next` of the page before" },
    answer: [200, "{shelf, items, next}"],
  },
  "POST /api/imports": {
    summary: "begins an import; what one left unapplied is forgotten",
    who: "clerk or secretary (of the community)",
    body: beginning,
    answer: [201, "{id, expiresAt}"],
  },
  "GET /api/imports/:id": {
    summary: "an import, and the chunks that have arrived",
    ...KEEPERS,
    answer: [200, "{id, committee, expiresAt, appliedAt, outcome, chunks}"],
  },
  "PUT /api/imports/:id/chunks/:chunk": {
    summary: "stages a chunk of steps; a refusal names each step that cannot be taken",
    ...KEEPERS,
    body: chunkBody,
    answer: [200, "{chunk, steps}"],
  },
  "POST /api/imports/:id/apply": {
    summary: "makes everything that was staged real, in one transaction, once",
    ...KEEPERS,
    body: expected,
    answer: [200, "{created, amended}: how many of each noun"],
  },
};

/** The value of a schema. @throws Problem invalid */
function parsed<S extends Schema>(schema: S, value: unknown): Infer<S> {
  const outcome = schema.safeParse(value);
  if (outcome.success) return outcome.data as Infer<S>;
  throw new Problem(
    "invalid",
    {},
    outcome.error.issues.slice(0, 20).map(({ path, message }) => ({
      path: path.map(String).join("."),
      reason: /^[a-zA-Z]+$/.test(message) ? message : "notValid",
    })),
  );
}

const importId = (c: Context): string => {
  const id = c.req.param("id") ?? "";
  if (!ULID.test(id)) throw new Problem("importUnknown");
  return id;
};

export function ledgerRoutes(app: App): void {
  app.get("/api/committees/:code/ledger", async (c) => {
    const { actor } = await signedIn(c);
    const code = c.req.param("code");
    if (!/^\d{12}$/.test(code) || !mayRead(actor, code)) throw new Problem("notFound");
    return c.json(await ledgerPage(c.get("setting"), actor, code, c.req.query("cursor") ?? null));
  });

  app.post("/api/imports", async (c) => {
    const session = await signedIn(c);
    const { committee } = parsed(beginning, await readObject(c));
    if (!mayRead(session.actor, committee)) throw new Problem("notFound");
    if (!keepsLists(session.actor, committee))
      throw new Problem("forbidden", { roles: "clerk,secretary" });
    const begun = await beginImport(c.get("setting"), session, committee);
    c.header("Location", `/api/imports/${begun.id}`);
    return c.json({ id: begun.id, expiresAt: begun.expiresAt }, 201);
  });

  app.get("/api/imports/:id", async (c) => {
    const session = await signedIn(c);
    const { found, chunks } = await findImport(c.get("setting"), session, importId(c));
    return c.json({ ...found, chunks: chunks.map(({ chunk }) => chunk) });
  });

  app.put("/api/imports/:id/chunks/:chunk", async (c) => {
    const session = await signedIn(c);
    const chunk = Number(c.req.param("chunk"));
    if (!/^\d{1,3}$/.test(c.req.param("chunk")) || chunk >= MOST_CHUNKS)
      throw new Problem("badQuery", { field: "chunk" });
    const body = parsed(chunkBody, await readObject(c, MOST_BYTES));
    const steps = body.steps.map(({ card, ...rest }) => (card ? { ...rest, card } : rest));
    const bodyHash = bytesToHex(sha256(utf8ToBytes(JSON.stringify(steps))));
    const sent = { import: importId(c), chunk, steps, bodyHash };
    const refused = await putChunk(c.get("setting"), session, sent);
    return refused.length > 0 ? refusal(c, refused) : c.json({ chunk, steps: steps.length });
  });

  app.post("/api/imports/:id/apply", async (c) => {
    const session = await signedIn(c);
    const wanted = parsed(expected, await readObject(c));
    return c.json(await applyImport(c.get("setting"), session, importId(c), wanted));
  });
}

/** `invalid`, with every refused step in the reader's words, so that the page can mark its rows. */
async function refusal(c: Context, steps: readonly RefusedStep[]): Promise<Response> {
  const language = chooseLanguage(c.req.header("Accept-Language") ?? null);
  const response = problemResponse(c, new Problem("invalid"));
  const refused = steps.map(({ i, reason, params, issues }) => ({
    i,
    reason,
    ...problemText(reason, language, params),
    issues: issues.map((issue) => ({ ...issue, message: sayIssue(issue.reason, language) })),
  }));
  const body = { ...((await response.json()) as object), refused };
  return new Response(JSON.stringify(body), { status: response.status, headers: response.headers });
}
