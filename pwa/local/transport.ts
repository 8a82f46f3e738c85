/** The engine's network: plain HTTP, where every failure that is not the server's last word is `unknown`. */

import { isCreating } from "../../shared/kit/noun.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { FeedPage } from "../../shared/sync/feed.ts";
import { commandIn } from "../../shared/sync/replay.ts";
import type { Entry, Photo } from "../../shared/sync/storage.ts";
import type {
  Answer,
  FeedAnswer,
  SignIn,
  Transport,
  Unknown,
} from "../../shared/sync/transport.ts";

/** A request on one bar of signal may take long; one that takes longer is as good as lost. */
const PATIENCE = 30_000;
const UNKNOWN: Unknown = { answer: "unknown", wait: null };

type Heard = { status: number; headers: Headers; body: Record<string, unknown> } | null;

/**
 * The transport of one person.
 * @param isHere whether that person is still the one who is signed in: nobody sends for another
 * @param spoken the language to be answered in
 */
export function transport(person: string, isHere: () => boolean, spoken: () => string): Transport {
  const hear = async (path: string, init: RequestInit): Promise<Heard> => {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE);
    try {
      const response = await fetch(path, {
        ...init,
        headers: {
          Accept: "application/json",
          "Accept-Language": spoken(),
          "Gongjian-Person": person,
          ...init.headers,
        },
        // A hotel's log-in page is not the server.
        redirect: "error",
        cache: "no-store",
        signal: patience.signal,
      });
      const body: unknown = await response.json();
      if (typeof body !== "object" || body === null) return null;
      const { status, headers } = response;
      return { status, headers, body: body as Record<string, unknown> };
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  };
  const sendPhoto = async (photo: Photo, committee: string): Promise<Answer | null> => {
    const heard = await hear(`/api/attachments/${photo.id}?committee=${committee}`, {
      method: "PUT",
      headers: { "Content-Type": photo.type },
      body: photo.bytes,
    });
    return heard && heard.status < 300 ? null : otherwise(heard);
  };
  return {
    async send(entry) {
      if (!isHere()) return { answer: "signIn" };
      for (const photo of entry.photos) {
        const failed = await sendPhoto(photo, entry.mutation.committee);
        if (failed) return failed;
      }
      const heard = await hear(pathOf(entry), { method: "POST", ...posted(entry) });
      const { outcome, mutation, target, tag } = heard?.body ?? {};
      if (heard && heard.status < 300)
        return outcome === "done" && mutation === entry.mutation.id
          ? { answer: "done", target: String(target), tag: String(tag) }
          : UNKNOWN;
      return otherwise(heard);
    },
    async feed(committee, after): Promise<FeedAnswer> {
      if (!isHere()) return { answer: "signIn" };
      const heard = await hear(`/api/committees/${committee}/feed?after=${after}`, {});
      if (heard && heard.status < 300)
        return Array.isArray(heard.body.events)
          ? { answer: "page", page: heard.body as unknown as FeedPage }
          : UNKNOWN;
      if (heard?.body.final === true && (heard.status === 403 || heard.status === 404))
        return { answer: "closed" };
      const answer = otherwise(heard);
      return answer.answer === "signIn" || answer.answer === "unknown" ? answer : UNKNOWN;
    },
  };
}

/** What an answer that is not a success means for the mutation. */
function otherwise(heard: Heard): Exclude<Answer, { answer: "done" }> {
  if (!heard) return UNKNOWN;
  const { status, headers, body } = heard;
  const { reason, params, issues, final } = body as {
    reason?: string;
    params?: Record<string, string | number>;
    issues?: { path: string; reason: string }[];
    final?: boolean;
  };
  if (typeof reason !== "string") return UNKNOWN;
  if (status === 401) return SIGN_IN;
  if (reason === "gap") return { answer: "gap", expected: Number(params?.expected) };
  const seconds = Number(headers.get("Retry-After"));
  if (final !== true) return { answer: "unknown", wait: seconds > 0 ? seconds * 1000 : null };
  const tag = typeof params?.tag === "string" ? params.tag : null;
  return {
    answer: "refused",
    refusal: { reason, params: params ?? {}, issues: issues ?? [], tag },
  };
}
const SIGN_IN: SignIn = { answer: "signIn" };

function pathOf({ mutation: { noun, command, target } }: Entry): string {
  const { plural } = nounNamed(noun);
  return target === null
    ? `/api/${plural}/${command}`
    : `/api/${plural}/${encodeURIComponent(target)}/${command}`;
}

function posted({ mutation, client, n }: Entry): Pick<RequestInit, "headers" | "body"> {
  const declared = commandIn(mutation);
  const creating = declared !== undefined && isCreating(declared);
  return {
    headers: {
      "Content-Type": "application/json",
      "Idempotency-Key": mutation.id,
      "Gongjian-Client": `${client};n=${n}`,
      ...(mutation.base === null ? {} : { "If-Match": `"${mutation.base}"` }),
    },
    body: JSON.stringify({
      ...(creating ? { committee: mutation.committee } : {}),
      ...(mutation.args as object),
    }),
  };
}
