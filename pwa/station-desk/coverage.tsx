/** `/stations/coverage`: which grids have no station, and which none that is open, hour by hour. */
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { dateOf } from "../../shared/deadlines.ts";
import type { Grid } from "../../shared/grid.ts";
import { type Entity, isTerminal } from "../../shared/kit/noun.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { Resource } from "../../shared/resource.ts";
import { dayNumber } from "../../shared/station/calendar.ts";
import { bareGrids, coverageOf, type GridCoverage, shutAt } from "../../shared/station/coverage.ts";
import type { Station } from "../../shared/station.ts";
import type { Unit } from "../../shared/unit.ts";
import { me, recordsOf, start } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { Choice, Field } from "../look/field.tsx";
import { EmptyState } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { PrintButton, PrintFoot } from "../look/print-button.tsx";
import { Name } from "../record/facts.tsx";
import { Members } from "../record/members.tsx";
import { nameOf } from "../record/names.ts";
import { listPath } from "../record/paths.ts";
import { sayDate, sayDayOf } from "../text/say.ts";
import { t } from "../text/text.ts";
import { CoverageTable, sayGrid, sayHour } from "./coverage-table.tsx";

/** Late, when riders still ride and most doors are shut. */
const AT_FIRST = 23;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

export default function Coverage() {
  useEffect(start, []);
  return (
    <Members title={t("coverage.title")}>
      <Committee />
    </Members>
  );
}

function Committee() {
  const { query } = useLocation();
  const committees = me.value?.committees ?? [];
  const [code, choose] = useState(query.committee ?? "");
  const [hour, setHour] = useState(AT_FIRST);
  const [date, setDate] = useState(dateOf(clock.value));
  const committee = committees.find((one) => one.code === code) ?? committees[0];
  if (!committee) return null;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : dateOf(clock.value);
  const rows = rowsOf(committee.code, day);
  return (
    <Page
      title={t("coverage.title")}
      over={committee.name}
      lead={t("coverage.lead", { date: sayDate(day) })}
      back={listPath("station")}
      actions={<PrintButton />}
      wide
    >
      <div class="coverage-asked on-screen">
        {committees.length > 1 && (
          <Choice
            id="coverage-committee"
            label={t("committee")}
            value={committee.code}
            onInput={choose}
            choices={committees.map((each) => [each.code, each.name, "zh-CN"])}
          />
        )}
        <Field
          id="coverage-date"
          kind="date"
          label={t("coverage.date")}
          value={date}
          onInput={setDate}
        />
        <Field
          id="coverage-hour"
          kind="choice"
          label={t("coverage.hour")}
          value={String(hour)}
          onInput={(value) => setHour(Number(value))}
          choices={HOURS.map((one) => [String(one), sayHour(one)])}
        />
      </div>
      {rows.length === 0 ? (
        <EmptyState icon="place" title={t("coverage.noGrids")}>
          {t("coverage.noGrids.why")}
        </EmptyState>
      ) : (
        <>
          <Gaps title={t("coverage.bare")} none={t("coverage.bare.none")} rows={bareGrids(rows)} />
          <Gaps
            title={t("coverage.shut", { time: sayHour(hour) })}
            none={t("coverage.shut.none", { time: sayHour(hour) })}
            rows={shutAt(rows, hour)}
          />
          <CoverageTable rows={rows} hour={hour} />
        </>
      )}
      <PrintFoot printedOn={sayDayOf(new Date().toISOString())} />
    </Page>
  );
}

function rowsOf(committee: string, date: string): GridCoverage[] {
  const here = <E extends Entity>(noun: string): E[] =>
    recordsOf<E>(noun).filter(
      (record) => record.committee === committee && !isTerminal(nounNamed(noun), record.state),
    );
  // As they were drawn: by name, 第二 would come before 第一.
  const grids = here<Grid>("grid").sort(
    (one, other) => (one.number ?? Infinity) - (other.number ?? Infinity),
  );
  return coverageOf({
    grids,
    stations: here<Station>("station"),
    units: here<Unit>("unit"),
    resources: here<Resource>("resource"),
    day: dayNumber(date),
  });
}

/** Grids that lack something, each with the units that could be asked. */
function Gaps(props: { title: string; none: string; rows: readonly GridCoverage[] }) {
  const { title, none, rows } = props;
  return (
    <section class="record-section">
      <h2>{title}</h2>
      {rows.length === 0 ? (
        <p class="aside">{none}</p>
      ) : (
        <ul class="coverage-gaps">
          {rows.map(({ grid, candidates }) => (
            <li key={grid}>
              <span class="coverage-grid">{sayGrid(grid)}</span>
              {candidates.length === 0 ? (
                <span class="aside">{t("coverage.noCandidates")}</span>
              ) : (
                <>
                  <span class="aside">{t("coverage.candidates")}</span>
                  <ul class="coverage-candidates">
                    {candidates.map(({ unit, resource }) => (
                      <li key={resource}>
                        <span lang="zh-CN">{nameOf("unit", unit)}</span>{" "}
                        <Name noun="resource" id={resource} />
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
