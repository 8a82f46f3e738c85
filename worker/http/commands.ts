/** Command routes, derived from the nouns' declarations: one POST a command. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Context } from "hono";
import { ulid } from "ulid";
import type { Mutation } from "../../shared/kit/mutation.ts";
import { isCreating, type Noun } from "../../shared/kit/noun.ts";
import { RECORD_ID } from "../../shared/kit/values.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { randomHex } from "../environment.ts";
import { type Envelope, execute, type Outcome, type Unanswerable } from "../journal/execute.ts";
import type { App, Carried } from "./app-type.ts";
import { readObject } from "./body.ts";
import { Problem } from "./problem.ts";
import { callerFrom } from "./session.ts";

const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const CLIENT = /^([\w-]{8,40});n=([1-9]\d{0,9})$/;

/** A route that somebody may call: commands that only follow from others have none. */
export interface CommandRoute {
  noun: Noun;
  command: string;
  path: string;
}

/** Commands that say who somebody is: the public edition keeps no names, and contracts are sealed on paper there. */
const NAMES_PEOPLE: readonly string[] = ["signingKey.offer"];

/** Every command route: creating ones under the noun, the first of them also as plain POST to the noun. */
export const COMMAND_ROUTES: readonly CommandRoute[] = Object.values(NOUNS).flatMap((noun) => {
  const given = Object.entries(noun.commands).filter(([, { by }]) => by.anyOf.length > 0);
  const first = given.find(([, command]) => isCreating(command));
  return [
    ...(first ? [{ noun, command: first[0], path: `/api/${noun.plural}` }] : []),
    ...given.map(([name, command]) => ({
      noun,
      command: name,
      path: isCreating(command) ? `/api/${noun.plural}/${name}` : `/api/${noun.plural}/:id/${name}`,
    })),
  ];
});

export function commandRoutes(app: App): void {
  for (const route of COMMAND_ROUTES)
    app.post(route.path, async (c) => answer(c, await run(c, route)));
}

async function run(c: Context<Carried>, { noun, command }: CommandRoute): Promise<Outcome> {
  const body = await readObject(c);
  const declared = noun.commands[command];
  if (!declared) throw new Problem("notFoundPage");
  if (c.get("setting").edition === "public" && NAMES_PEOPLE.includes(`${noun.name}.${command}`))
    throw new Problem("keepsNoNames");
  const creating = isCreating(declared);
  const target = creating ? null : (c.req.param("id") ?? "");
  if (target !== null && !RECORD_ID.test(target)) throw new Problem("notFound");
  const { committee, args } = creating ? committeeIn(body) : { committee: "", args: body };
  const mutation: Mutation = {
    id: mutationId(c),
    noun: noun.name,
    command,
    target,
    committee,
    base: creating || declared.commutes ? null : baseOf(c),
    args,
  };
  const outcome = await execute(doing(c), callerFrom(c), {
    mutation,
    ...clientOf(c),
    bodyHash: bodyHashOf(mutation),
  });
  if (outcome.outcome === "unanswerable") throw unanswerable(outcome, mutation.id);
  return outcome;
}

/** The surroundings of a mutation that a request gives. */
export function doing(c: Context<Carried>): Parameters<typeof execute>[0] {
  const setting = c.get("setting");
  return {
    store: setting.store,
    now: setting.now,
    salt: () => randomHex(setting, 16),
    deployment: async () => (await setting.sealKey()).fingerprint,
    pause: (milliseconds) =>
      new Promise((resolve) => setTimeout(resolve, milliseconds * (0.5 + jitter(setting.random)))),
  };
}

const jitter = (random: (bytes: number) => Uint8Array): number => (random(1)[0] ?? 0) / 255;

const committeeIn = ({ committee, ...args }: Record<string, unknown>) => {
  if (typeof committee !== "string" || !/^\d{12}$/.test(committee))
    throw new Problem("invalid", {}, [{ path: "committee", reason: "notADivision" }]);
  return { committee, args };
};

/** The mutation's id: the sender's own, so that it can be sent again, or a new one. */
export function mutationId(c: Context<Carried>): string {
  const given = c.req.header("Idempotency-Key");
  const { now, random } = c.get("setting");
  if (given === undefined) return ulid(Date.parse(now()), () => (random(1)[0] ?? 0) / 256);
  if (!ULID.test(given)) throw new Problem("badHeader", { header: "Idempotency-Key" });
  return given;
}

/** RFC 9110 If-Match with the one tag that the decision is based on. */
function baseOf(c: Context<Carried>): string | null {
  const given = c.req.header("If-Match");
  if (given === undefined) return null;
  const tag = /^"([^"]*)"$/.exec(given)?.[1];
  if (tag === undefined || !RECORD_ID.test(tag))
    throw new Problem("badHeader", { header: "If-Match" });
  return tag;
}

function clientOf(c: Context<Carried>): Pick<Envelope, "client" | "n"> {
  const given = c.req.header("Gongjian-Client");
  if (given === undefined) return { client: null, n: null };
  const [, client, n] = CLIENT.exec(given) ?? [];
  if (client === undefined) throw new Problem("badHeader", { header: "Gongjian-Client" });
  return { client, n: Number(n) };
}

/** By which the same mutation sent again is told from another one under its id. */
export const bodyHashOf = ({ noun, command, target, committee, base, args }: Mutation): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify([noun, command, target, committee, base, args]))));

const unanswerable = (answer: Unanswerable, mutation: string): Problem =>
  answer.reason === "gap"
    ? new Problem("gap", { expected: answer.expected }, [], mutation)
    : new Problem(answer.reason, {}, [], mutation);

function answer(c: Context<Carried>, outcome: Outcome): Response {
  if (outcome.outcome === "refused")
    throw new Problem(outcome.reason, outcome.params, outcome.issues ?? [], outcome.mutation);
  c.header("ETag", `"${outcome.tag}"`);
  if (outcome.target !== outcome.mutation) return c.json(outcome);
  const plural = NOUNS[outcome.noun]?.plural ?? outcome.noun;
  c.header("Location", `/api/${plural}/${outcome.target}`);
  return c.json(outcome, 201);
}
