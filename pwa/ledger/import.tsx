/** `/import`: a ledger into the lists — pick a file, answer what it asks, apply — and the lists out again. */
import { useEffect, useState } from "preact/hooks";
import { me, start } from "../local/index.ts";
import { Choice } from "../look/field.tsx";
import { Page } from "../look/page.tsx";
import { Members } from "../record/members.tsx";
import { t } from "../text/text.ts";
import { ApplyPart } from "./apply-part.tsx";
import { ExportPart } from "./export-part.tsx";
import { FilePart } from "./file-part.tsx";
import { applied, askUnfinished, sending, summary } from "./import-state.ts";
import { Result } from "./result.tsx";
import { RowsPart } from "./rows-part.tsx";
import { SheetsPart } from "./sheets-part.tsx";
import "../board/board.css";

export default function Import() {
  useEffect(start, []);
  return (
    <Members title={t("ledger.page.title")}>
      <Ledger />
    </Members>
  );
}

function Ledger() {
  const committees = me.value?.committees ?? [];
  const [code, choose] = useState(committees[0]?.code ?? "");
  useEffect(askUnfinished, []);
  const committee = committees.find((each) => each.code === code) ?? committees[0];
  if (!committee) return null;
  const keeps = (me.value?.grants ?? []).some(
    ({ role, scope }) =>
      (role === "clerk" || role === "secretary") && committee.code.startsWith(scope),
  );
  return (
    <Page
      title={t("ledger.page.title")}
      over={committee.name}
      lead={keeps ? t("ledger.page.lead") : undefined}
      wide
    >
      {committees.length > 1 && summary.value === null && (
        <Choice
          id="import-committee"
          label={t("committee")}
          value={committee.code}
          onInput={choose}
          choices={committees.map((each) => [each.code, each.name, "zh-CN"])}
        />
      )}
      {keeps && (
        <>
          {applied.value && <Result />}
          <FilePart committee={committee.code} />
          {summary.value && !sending.value && (
            <>
              <SheetsPart committee={committee.name} />
              <RowsPart />
            </>
          )}
          <ApplyPart />
        </>
      )}
      {!summary.value && !sending.value && <ExportPart committee={committee} />}
    </Page>
  );
}
