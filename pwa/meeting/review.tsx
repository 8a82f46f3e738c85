/** The item that fills itself: what became of earlier resolutions, and what else is overdue. */
import type { Commitment } from "../../shared/commitment.ts";
import { earlierOf } from "../../shared/meeting/earlier.ts";
import { quarterOf, quarterText } from "../../shared/meeting/quarter.ts";
import type { Meeting } from "../../shared/meeting.ts";
import type { Resolution } from "../../shared/resolution.ts";
import { recordsOf } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { reportPath } from "../meetings/paths.ts";
import { t } from "../text/text.ts";
import { Promises, ResolutionRow } from "./resolutions.tsx";

interface Props {
  meeting: Meeting;
  office: boolean;
  own: readonly string[];
}

export function Review({ meeting, office, own }: Props) {
  const here = ({ committee }: { committee: string }) => committee === meeting.committee;
  const { open, settled, overdue } = earlierOf(
    meeting.id,
    {
      resolutions: recordsOf<Resolution>("resolution").filter(here),
      commitments: recordsOf<Commitment>("commitment").filter(here),
    },
    clock.value,
  );
  const rows = (some: typeof open) => (
    <ul class="rows">
      {some.map(({ resolution, commitments, toReview }) => (
        <ResolutionRow
          key={resolution.id}
          resolution={resolution}
          commitments={commitments}
          page={meeting.id}
          office={office && toReview}
          own={own}
        />
      ))}
    </ul>
  );
  return (
    <section class="record-section" id="review">
      <h2>{t("kind.review")}</h2>
      <p class="aside">
        {t("meeting.review.count", {
          open: open.length,
          review: open.filter(({ toReview }) => toReview).length,
          settled: settled.length,
          overdue: overdue.length,
        })}
      </p>
      <p class="on-screen">
        <a href={reportPath(meeting.committee, quarterText(quarterOf(meeting.date)))}>
          {t("meeting.review.report")}
        </a>
      </p>
      {open.length > 0 && rows(open)}
      {overdue.length > 0 && (
        <>
          <h3>{t("meeting.review.overdue")}</h3>
          <Promises commitments={overdue} own={own} label={t("meeting.review.overdue")} />
        </>
      )}
      {settled.length > 0 && (
        <details class="record-more">
          <summary>{t("meeting.review.settled", { count: settled.length })}</summary>
          {rows(settled)}
        </details>
      )}
    </section>
  );
}
