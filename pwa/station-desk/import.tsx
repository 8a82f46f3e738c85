/** `/stations/import`: a list of stations out of a table, row by row: what is ready, what asks, what is refused. */
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { KeptStations } from "../ledger/kept-import.ts";
import { me, start } from "../local/index.ts";
import { Choice } from "../look/field.tsx";
import { Page } from "../look/page.tsx";
import { keepsStations } from "../record/commands.ts";
import { Members } from "../record/members.tsx";
import { actorHere } from "../record/names.ts";
import { listPath } from "../record/paths.ts";
import { t } from "../text/text.ts";
import { FilePick } from "./file-pick.tsx";
import type { StationTables } from "./read-table.ts";
import { TablePart } from "./table-part.tsx";
import "../board/board.css";

export default function StationImport() {
  useEffect(start, []);
  return (
    <Members title={t("stationImport.title")}>
      <Desk />
    </Members>
  );
}

interface Opened {
  tables: StationTables;
  /** What was said about it before. */
  said: KeptStations["said"];
}

function Desk() {
  const { query } = useLocation();
  const actor = actorHere();
  const committees = (me.value?.committees ?? []).filter(
    ({ code }) => actor && keepsStations(actor, code),
  );
  const [code, choose] = useState(query.committee ?? "");
  const committee = committees.find((one) => one.code === code) ?? committees[0];
  const [opened, open] = useState<Opened | null>(null);
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
      {committees.length > 1 && opened === null && (
        <Choice
          id="station-import-committee"
          label={t("committee")}
          value={committee.code}
          onInput={choose}
          choices={committees.map((each) => [each.code, each.name, "zh-CN"])}
        />
      )}
      <FilePick
        committee={committee.code}
        open={opened?.tables ?? null}
        onTables={(tables, said) => open({ tables, said })}
      />
      {opened && <TablePart key={opened.tables.at} {...opened} committee={committee.code} />}
    </Page>
  );
}
