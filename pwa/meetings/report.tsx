/** `/meetings/report?committee=&quarter=`: what the quarter came to, on the screen and on paper. */
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { dateOf, monthsAfter } from "../../shared/deadlines.ts";
import { type Table, tableTexts } from "../../shared/document/blocks.ts";
import {
  inOrder,
  report,
  reportCounts,
  reportTitle,
  sayAsOf,
  sayQuarter,
  TOLD_OUTCOMES,
} from "../../shared/document/report.ts";
import type { ReportValues } from "../../shared/document/values.ts";
import { sayDate, type Words, wordsOf } from "../../shared/document/words.ts";
import type { Grid } from "../../shared/grid.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import {
  type Quarter,
  quarterOf,
  quartersBetween,
  quarterText,
} from "../../shared/meeting/quarter.ts";
import {
  type Matter,
  mattersOf,
  type ReportRecords,
  reportValues,
} from "../../shared/meeting/report-values.ts";
import { Papers, usePapers } from "../document/papers.tsx";
import { recordsOf, start } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { Field } from "../look/field.tsx";
import { Icon, type IconName } from "../look/icons.tsx";
import { EmptyState } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { PrintFoot } from "../look/print-button.tsx";
import { RecordRow, RecordRows } from "../look/record-row.tsx";
import { Members } from "../record/members.tsx";
import { nameOf, whoNext } from "../record/names.ts";
import { recordPath } from "../record/paths.ts";
import { sayDayOf } from "../text/say.ts";
import { allTexts, langOf, language, t } from "../text/text.ts";
import { CommitteeChoice, useCommittee } from "./committee.tsx";
import { meetingsPath, reportPath } from "./paths.ts";

const ICONS: Readonly<Record<(typeof TOLD_OUTCOMES)[number], IconName>> = {
  done: "seal",
  late: "alert",
  unresolved: "closed",
};
/** A year of quarters can be looked at, and all that a committee has records of. */
const MONTHS_BACK = 9;

export default function Report() {
  useEffect(start, []);
  return (
    <Members title={t("meetings.report")}>
      <OneQuarter />
    </Members>
  );
}

function recordsIn(committee: string): ReportRecords & { grids: readonly Grid[] } {
  const all = <E extends Entity>(noun: string): E[] =>
    recordsOf<E>(noun).filter((record) => record.committee === committee);
  return {
    problems: all("problem"),
    projects: all("project"),
    resources: all("resource"),
    resolutions: all("resolution"),
    commitments: all("commitment"),
    grids: all("grid"),
  };
}

function quartersOf({ problems, projects, commitments }: ReportRecords, today: string): Quarter[] {
  const begun = [...problems, ...projects, ...commitments].map(({ createdAt }) =>
    dateOf(createdAt),
  );
  const [from = today] = [monthsAfter(today, -MONTHS_BACK), ...begun].sort();
  return quartersBetween(from, today);
}

function OneQuarter() {
  const { query, route } = useLocation();
  const committee = useCommittee();
  const papers = usePapers<"docx" | "print">();
  if (!committee) return null;
  const { code, name } = committee;
  const words = wordsOf(language.value, allTexts());
  const today = dateOf(clock.value);
  const { grids, ...records } = recordsIn(code);
  const quarters = quartersOf(records, today);
  const quarter = quarters.find((one) => quarterText(one) === query.quarter) ?? quarterOf(today);
  const matters = inOrder(mattersOf(records, quarter, today));
  const valuesIn = ({ say }: Words): ReportValues =>
    reportValues(
      matters,
      quarter,
      grids,
      {
        committee: name,
        unit: (id) => nameOf("unit", id),
        and: say("list.and"),
        link: `${location.origin}/board/${code}`,
      },
      today,
    );
  const values = valuesIn(words);
  const { opening, byList, byGrid } = reportCounts(values, words);
  const make = (as: "docx" | "print") =>
    void papers.making(as, async ({ words: official, make: makers, print, keep }) => {
      const document = report(valuesIn(official), official);
      if (as === "print") await print([document]);
      else keep(await makers.makeDocx([document]), `${document.title}.docx`);
    });
  return (
    <Page
      title={reportTitle(quarter, words)}
      over={<span lang="zh-CN">{name}</span>}
      lead={sayAsOf(values, words)}
      back={meetingsPath(code)}
    >
      <div class="report-asked on-screen">
        <CommitteeChoice code={code} at="/meetings/report" />
        <Field
          id="report-quarter"
          kind="choice"
          label={t("meetings.report.which")}
          value={quarterText(quarter)}
          onInput={(chosen) => route(reportPath(code, chosen), true)}
          choices={quarters.map((one) => [quarterText(one), sayQuarter(one, words)])}
        />
      </div>
      {matters.length === 0 ? (
        <EmptyState icon="list" title={t("meetings.report.none")}>
          {t("meetings.report.none.why")}
        </EmptyState>
      ) : (
        <>
          <p>{opening}</p>
          <Counts title={words.say("report.byList")} of={byList} />
          <Counts title={words.say("report.byGrid")} of={byGrid} />
          {TOLD_OUTCOMES.map((outcome) => (
            <Told
              key={outcome}
              outcome={outcome}
              matters={matters.filter((one) => one.outcome === outcome)}
              words={words}
            />
          ))}
        </>
      )}
      <section class="on-screen" aria-label={t("meetings.report.papers")}>
        <Papers
          of={papers}
          buttons={(["docx", "print"] as const).map((as) => ({
            as,
            label: t(`meetings.report.${as}`),
            onClick: () => make(as),
          }))}
        />
      </section>
      <PrintFoot printedOn={sayDayOf(clock.value)} />
    </Page>
  );
}

function Counts({ title, of }: { title: string; of: Table }) {
  const [[first = "", ...counted] = [], ...rows] = tableTexts(of);
  return (
    <section class="record-section">
      <h2>{title}</h2>
      {/* It is scrolled from the keyboard, too. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus */}
      <section class="table-frame" tabIndex={0} aria-label={title}>
        <table class="table report-counts">
          <caption class="unseen">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {counted.map((head) => (
                <th key={head} scope="col" class="table-number">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([group = "", ...counts]) => (
              <tr key={group}>
                <th scope="row" lang={langOf(group)}>
                  {group}
                </th>
                {counts.map((count, at) => (
                  <td key={counted[at]} class="table-number">
                    {count}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function Told(props: {
  outcome: (typeof TOLD_OUTCOMES)[number];
  matters: readonly Matter[];
  words: Words;
}) {
  const { outcome, matters, words } = props;
  if (matters.length === 0) return null;
  const label = words.say(`report.${outcome}`);
  return (
    <section class="meetings-group">
      <h2>
        <Icon name={ICONS[outcome]} />
        <span>{label}</span>
        <span class="aside">{matters.length}</span>
      </h2>
      <RecordRows label={label}>
        {matters.map(({ list, noun, record, number, title, grid, units, due }) => (
          <RecordRow
            key={record.id}
            href={recordPath(noun, record.id)}
            noun={noun}
            number={number}
            title={title}
            state={record.state}
            who={whoNext(record)}
            due={record.turn === null ? null : due}
            facts={[
              words.say(`list.${list}`),
              grid && nameOf("grid", grid),
              units.map((id) => nameOf("unit", id)).join(words.say("list.and")),
              due && `${words.say("report.due")} ${sayDate(due, words)}`,
            ]}
          />
        ))}
      </RecordRows>
    </section>
  );
}
