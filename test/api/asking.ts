/** Asking as somebody: one way for requests over the network and for the app in this process. */
import { ulid } from "ulid";
import { type Entity, isCreating } from "../../shared/kit/noun.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { Person } from "../builders/people.ts";

export type Send = (path: string, init: RequestInit) => Promise<Response>;

export interface Answer {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came back
  body: any;
}

export interface Given {
  /** Mutation id; a fresh one where left out. */
  id?: string;
  base?: string | null;
  client?: string;
  n?: number;
  headers?: Record<string, string>;
}

export interface Asking {
  get(path: string, headers?: Record<string, string>): Promise<Answer>;
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Bytes go as they are, anything else as JSON. */
  put(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer>;
  delete(path: string, headers?: Record<string, string>): Promise<Answer>;
  /** Gives a command on a record, or (with a committee's code) one that creates. */
  give(on: Entity | string, command: string, args?: unknown, given?: Given): Promise<Answer>;
}

/** The answer with its body parsed where it is JSON. */
export async function answered(response: Response): Promise<Answer> {
  const text = await response.text();
  const json = (response.headers.get("Content-Type") ?? "").includes("json");
  const body = json && text !== "" && !text.includes("\n{") ? JSON.parse(text) : text;
  return { status: response.status, headers: response.headers, body };
}

export const headersOf = (given: Given, tag: string | null): Record<string, string> => ({
  "Content-Type": "application/json",
  "Idempotency-Key": given.id ?? ulid(),
  ...(tag === null ? {} : { "If-Match": `"${tag}"` }),
  ...(given.client === undefined ? {} : { "Gongjian-Client": `${given.client};n=${given.n}` }),
  ...given.headers,
});

/** `asking(person)`; null asks as a visitor. */
export const askingOver =
  (send: Send) =>
  (person: Person | null): Asking => {
    const cookie: Record<string, string> = person === null ? {} : { Cookie: person.cookie };
    const ask = async (path: string, init: RequestInit) => answered(await send(path, init));
    const asking: Asking = {
      get: (path, headers) => ask(path, { headers: { ...cookie, ...headers } }),
      post: (path, body = {}, headers = {}) =>
        ask(path, {
          method: "POST",
          body: JSON.stringify(body),
          headers: { ...cookie, "Content-Type": "application/json", ...headers },
        }),
      put: (path, body, headers = {}) =>
        ask(path, {
          method: "PUT",
          body: body instanceof Uint8Array ? body.slice().buffer : JSON.stringify(body),
          headers: { ...cookie, "Content-Type": "application/json", ...headers },
        }),
      delete: (path, headers) =>
        ask(path, { method: "DELETE", headers: { ...cookie, ...headers } }),
      give(on, name, args = {}, given = {}) {
        const [noun = "", command = ""] = name.split(".");
        const { plural, commands } = nounNamed(noun);
        const declared = commands[command];
        if (!declared || isCreating(declared) !== (typeof on === "string"))
          throw new Error(`${name} is not given like this`);
        if (typeof on === "string")
          return asking.post(
            `/api/${plural}/${command}`,
            { committee: on, ...(args as object) },
            headersOf(given, null),
          );
        const base = declared.commutes ? null : given.base === undefined ? on.tag : given.base;
        return asking.post(`/api/${plural}/${on.id}/${command}`, args, headersOf(given, base));
      },
    };
    return asking;
  };
