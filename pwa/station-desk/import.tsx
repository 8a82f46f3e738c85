/** `/stations/import`: a list of stations out of a table, row by row: what is ready, what asks, what is refused. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { type RowAnswer, readStations, type Usual } from "../../shared/station/import.ts";
import { me, start } from "../local/index.ts";
import { Choice } from "../look/field.tsx";
import { Notice } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { keepsStations } from "../record/commands.ts";
import { Members } from "../record/members.tsx";
import { actorHere } from "../record/names.ts";
import { listPath } from "../record/paths.ts";
import { t } from "../text/text.ts";
import { ApplyRows } from "./apply-rows.tsx";
import { FilePick } from "./file-pick.tsx";
import { ImportRows } from "./import-rows.tsx";
import type { StationTable } from "./read-table.ts";
import { UsualPart } from "./usual-part.tsx";
import "../board/board.css";
import "../ledger/ledger.css";

export default function StationImport() {
  useEffect(start, []);
  return (
    <Members title={t("stationImport.title")}>
      <Desk />
    </Members>
  );
}

function Desk() {
  const { query } = useLocation();
  const actor = actorHere();
  const committees = (me.value?.committees ?? []).filter(
    ({ code }) => actor && keepsStations(actor, code),
  );
  const [code, choose] = useState(query.committee ?? "");
  const committee = committees.find((one) => one.code === code) ?? committees[0];
  const [table, setTable] = useState<StationTable | null>(null);
  if (!committee)
    return (
      <Page title={t("stationImport.title")} back={listPath("station")}>
        <p>{t("record.nothing")}</p>
      </Page>
    );
  return (
    <Page
      title={t("stationImport.title")}
      over={committee.name}
      lead={t("stationImport.lead")}
      back={listPath("station")}
      wide
    >
      {committees.length > 1 && table === null && (
        <Choice
          id="station-import-committee"
          label={t("committee")}
          value={committee.code}
          onInput={choose}
          choices={committees.map((each) => [each.code, each.name, "zh-CN"])}
        />
      )}
      <FilePick committee={committee.code} onTable={setTable} />
      {table && <Rows key={table.at} table={table} committee={committee.code} />}
    </Page>
  );
}

const NOTHING_USUAL: Usual = { datum: null, kind: null, barrier: null };

/** A table that was picked, with everything that was said about it. */
function Rows({ table, committee }: { table: StationTable; committee: string }) {
  const { grid, known, toWgs84 } = table;
  const [usual, setUsual] = useState<Usual>(NOTHING_USUAL);
  const [answers, setAnswers] = useState<Readonly<Record<string, RowAnswer>>>({});
  const [given, setGiven] = useState<ReadonlySet<string>>(new Set());
  const read = useMemo(
    () => readStations({ grid, known, usual, answers, toWgs84 }),
    [grid, known, usual, answers, toWgs84],
  );
  if (read.headerRow === null)
    return (
      <Notice tone="bad" title={t("stationImport.noHeaders")}>
        {t("stationImport.noHeaders.why")}
      </Notice>
    );
  const rows = read.rows.filter(({ key }) => !given.has(key));
  const ignored = read.headers.filter((header, at) => header !== "" && !read.columns[at]);
  return (
    <>
      <UsualPart columns={read.columns} usual={usual} onUsual={setUsual} />
      {ignored.length > 0 && (
        <p class="aside">{t("stationImport.ignored", { headers: ignored.join(t("list.or")) })}</p>
      )}
      <ImportRows
        rows={rows}
        answers={answers}
        onAnswer={(key, answer) => {
          const { [key]: before, ...others } = answers;
          setAnswers(answer ? { ...others, [key]: { ...before, ...answer } } : others);
        }}
      />
      <ApplyRows
        committee={committee}
        grid={grid}
        read={{ ...read, rows }}
        done={given.size}
        onGiven={(key) => setGiven((before) => new Set([...before, key]))}
      />
    </>
  );
}
