/** Asking the server: JSON there and back, and problem+json (RFC 9457) when it says no. */
import { language } from "./text/text.ts";

/** Why the server said no; `offline` when there was no answer at all. */
export interface Problem {
  reason: string;
  title?: string;
  detail?: string;
  status: number;
  params?: Record<string, string | number>;
  issues?: readonly { path: string; reason: string; message: string }[];
}

export type Answer<T> = { done: true; body: T } | { done: false; problem: Problem };

const OFFLINE: Answer<never> = { done: false, problem: { reason: "offline", status: 0 } };

/**
 * One request to `/api…`. Never throws: no network is an answer too.
 * @param body sent as JSON when given
 */
export async function ask<T>(
  method: "GET" | "POST" | "PUT" | "DELETE",
  path: string,
  body?: unknown,
): Promise<Answer<T>> {
  try {
    const response = await fetch(path, {
      method,
      headers: {
        Accept: "application/json",
        "Accept-Language": language.peek(),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await response.text();
    const content: unknown = text ? JSON.parse(text) : {};
    return response.ok
      ? { done: true, body: content as T }
      : {
          done: false,
          problem: { reason: "unknown", ...(content as object), status: response.status },
        };
  } catch {
    return OFFLINE;
  }
}
