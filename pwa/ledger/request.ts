/** Requests from a worker, where the page's own texts and signals are not. */
import type { Trouble } from "./messages.ts";

export type Answer<T> =
  | { done: true; body: T }
  | { done: false; status: number; trouble: Trouble; body: Record<string, unknown> };

/** Waits before another try when there was no answer, in milliseconds. */
const WAITS = [500, 2000, 5000];

/**
 * Asks the server; what can be asked again harmlessly is, while there is no answer. Never throws.
 * @param language for the server's words
 */
export async function request<T>(
  method: "GET" | "POST" | "PUT",
  path: string,
  language: string,
  body?: unknown,
): Promise<Answer<T>> {
  for (const wait of [...WAITS, null]) {
    try {
      const response = await fetch(path, {
        method,
        headers: {
          Accept: "application/json",
          "Accept-Language": language,
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        },
        body: body === undefined ? null : JSON.stringify(body),
      });
      const content = (await response.json()) as Record<string, unknown>;
      if (response.ok) return { done: true, body: content as T };
      if (response.status < 500 && response.status !== 429)
        return {
          done: false,
          status: response.status,
          trouble: {
            reason: String(content.reason ?? "unknown"),
            ...(content.title ? { title: String(content.title) } : {}),
            ...(content.detail ? { detail: String(content.detail) } : {}),
          },
          body: content,
        };
    } catch {
      // No network, or an answer cut short: ask again.
    }
    if (wait !== null) await new Promise((done) => setTimeout(done, wait));
  }
  return { done: false, status: 0, trouble: { reason: "offline" }, body: {} };
}
