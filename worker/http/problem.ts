/** Errors at the edge: every one is problem+json (RFC 9457) in the reader's language, and says no more. */
import type { Context } from "hono";
import type { Issue } from "../../shared/kit/mutation.ts";
import { problemText, sayIssue } from "../../shared/language/errors.ts";
import { chooseLanguage } from "../../shared/language/language.ts";

/** Status of each problem type; what is not here is a rule's refusal of a well-formed wish: 409. */
const STATUS: Readonly<Record<string, number>> = {
  malformed: 400,
  badCursor: 400,
  badQuery: 400,
  badHeader: 400,
  notSignedIn: 401,
  sessionEnded: 401,
  forbidden: 403,
  ownUnit: 403,
  notYourUnit: 403,
  crossSite: 403,
  notFound: 404,
  notFoundPage: 404,
  inviteUnknown: 404,
  attachmentUnknown: 404,
  importUnknown: 404,
  methodNotAllowed: 405,
  inviteUsed: 410,
  inviteExpired: 410,
  importExpired: 410,
  tooLarge: 413,
  attachmentTooLarge: 413,
  wrongContentType: 415,
  invalid: 422,
  tooDeep: 422,
  mutationReused: 422,
  attachmentNotImage: 422,
  attachmentHasMetadata: 422,
  baseMissing: 428,
  tooManyRequests: 429,
  internal: 500,
};

/** A "no" on its way to the edge. Thrown inside routes; anything else that is thrown is a bug. */
export class Problem extends Error {
  readonly reason: string;
  readonly params: Record<string, string | number>;
  readonly issues: readonly Issue[];
  readonly mutation: string | null;
  constructor(
    reason: string,
    params: Record<string, string | number> = {},
    issues: readonly Issue[] = [],
    mutation: string | null = null,
  ) {
    super(reason);
    this.reason = reason;
    this.params = params;
    this.issues = issues;
    this.mutation = mutation;
  }
}

/** Reasons after which the same request may yet succeed: a phone keeps the mutation and tries again. */
const NOT_FINAL: readonly string[] = [
  "notSignedIn",
  "sessionEnded",
  "gap",
  "tooManyRequests",
  "internal",
];

/** The problem as a response. `instance` is the path only: queries may hold what somebody searched for. */
export function problemResponse(c: Context, problem: Problem): Response {
  const language = chooseLanguage(c.req.header("Accept-Language") ?? null);
  const { reason, params, issues, mutation } = problem;
  const status = STATUS[reason] ?? 409;
  const body = {
    type: `/api/problems/${reason}`,
    ...problemText(reason, language, params),
    status,
    instance: new URL(c.req.url).pathname,
    reason,
    params,
    ...(issues.length > 0
      ? { issues: issues.map((issue) => ({ ...issue, message: sayIssue(issue.reason, language) })) }
      : {}),
    ...(mutation === null ? {} : { mutation }),
    final: !NOT_FINAL.includes(reason),
  };
  const headers: Record<string, string> = {
    "Content-Type": "application/problem+json",
    "Content-Language": language,
    "Cache-Control": "no-store",
  };
  if (reason === "tooManyRequests") headers["Retry-After"] = String(params.seconds ?? 60);
  return new Response(JSON.stringify(body), { status, headers });
}
