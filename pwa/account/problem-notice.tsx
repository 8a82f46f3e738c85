/** The server's "no", where it was asked. */
import type { Problem } from "../ask.ts";
import { Notice } from "../look/notice.tsx";
import { sayProblem } from "./say-problem.ts";

/** Title and detail; nothing while all is well. */
export function ProblemNotice({ problem }: { problem: Problem | null }) {
  if (!problem) return null;
  const { title, detail } = sayProblem(problem);
  return (
    <Notice tone="warn" title={title}>
      {detail}
    </Notice>
  );
}
