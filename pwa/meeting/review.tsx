/** The item that fills itself: what became of earlier resolutions, and what else is overdue. */
import { earlierCounts } from "../../shared/meeting/earlier.ts";
import { quarterOf, quarterText } from "../../shared/meeting/quarter.ts";
import { reportPath } from "../meetings/paths.ts";
import { t } from "../text/text.ts";
import type { OfMeeting } from "./of-meeting.ts";
import { Promises, ResolutionRow } from "./resolutions.tsx";

interface Props {
  of: OfMeeting;
  office: boolean;
  own: readonly string[];
}

export function Review({ of: { meeting, earlier }, office, own }: Props) {
  const { open, settled, overdue } = earlier;
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
      <p class="aside">{t("kind.review.count", earlierCounts(earlier))}</p>
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
