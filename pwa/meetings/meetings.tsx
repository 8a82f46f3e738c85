/** 会议: what is on now and ahead, what was, the year's calendar, and the rules that propose it. */
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { Meeting } from "../../shared/meeting.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { Series } from "../../shared/series.ts";
import { recordsOf, start } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { EmptyState } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { creatingOffers } from "../record/commands.ts";
import { Members } from "../record/members.tsx";
import { actorHere } from "../record/names.ts";
import { t } from "../text/text.ts";
import { CommitteeChoice, useCommittee } from "./committee.tsx";
import { FormPage } from "./form-page.tsx";
import { MeetingGroups } from "./groups.tsx";
import { meetingFormPath, reportPath } from "./paths.ts";
import { SeriesPart } from "./series-part.tsx";
import { YearPart } from "./year-part.tsx";

/** `/meetings`; with `do`, the form of a command on a meeting or a series. */
export default function Meetings() {
  useEffect(start, []);
  return (
    <Members title={t("shell.meetings")}>
      <Committee />
    </Members>
  );
}

function Committee() {
  const { query } = useLocation();
  const actor = actorHere();
  const committee = useCommittee();
  if (!committee || !actor) return null;
  if (query.do) return <FormPage committee={committee.code} query={query} />;
  const office = creatingOffers(nounNamed("meeting"), actor, committee.code).length > 0;
  const meetings = recordsOf<Meeting>("meeting").filter(
    (meeting) => meeting.committee === committee.code,
  );
  const series = recordsOf<Series>("series").filter(
    (one) => one.committee === committee.code && one.state === "active",
  );
  return (
    <Page
      wide
      title={t("shell.meetings")}
      over={<span lang="zh-CN">{committee.name}</span>}
      actions={
        <>
          {office && (
            <Button icon="plus" href={meetingFormPath("meeting", "plan", committee.code)}>
              {t("meetings.plan")}
            </Button>
          )}
          <Button icon="list" href={reportPath(committee.code)}>
            {t("meetings.report")}
          </Button>
        </>
      }
    >
      <CommitteeChoice code={committee.code} at="/meetings" />
      <div class="meetings meetings-both">
        <div class="meetings-list">
          {meetings.length === 0 ? (
            <EmptyState icon="meeting" title={t("meetings.none")}>
              {t(office ? "meetings.none.office" : "meetings.none.member")}
            </EmptyState>
          ) : (
            <MeetingGroups meetings={meetings} />
          )}
        </div>
        <div class="meetings-year">
          {office && <YearPart committee={committee.code} series={series} meetings={meetings} />}
          <SeriesPart committee={committee.code} series={series} office={office} />
          <p>
            <a href="/my">{t("meetings.calendar")}</a>
          </p>
        </div>
      </div>
    </Page>
  );
}
