/** A server's "no" in the reader's words. */
import type { Problem } from "../ask.ts";
import { errorText, hasText, t } from "../text/text.ts";

/** Title and detail: the server's own (it speaks our language), or the texts here. */
export function sayProblem(problem: Problem): { title: string; detail: string } {
  if (problem.reason === "offline") {
    return { title: t("common.offline"), detail: t("common.offline.why") };
  }
  const known = hasText(`${problem.reason}.title`);
  return {
    title:
      problem.title ??
      (known ? errorText(`${problem.reason}.title`, problem.params) : t("common.failed")),
    detail:
      problem.detail ??
      (known ? errorText(`${problem.reason}.detail`, problem.params) : t("common.failed.why")),
  };
}
