/** How each sheet was understood, and where that can be corrected. */
import { COLUMNS, fieldsOf, type SheetKind } from "../../shared/ledger/columns.ts";
import { Notice } from "../look/notice.tsx";
import { langOf, t } from "../text/text.ts";
import { ColumnChoices } from "./column-choices.tsx";
import { chooseColumn, chooseLayout, summary } from "./import-state.ts";
import type { SheetView } from "./messages.ts";
import { sayField, sayMessage } from "./say-message.ts";

const KINDS = Object.keys(COLUMNS) as SheetKind[];

/** @param committee the name of the committee that the ledger goes into */
export function SheetsPart({ committee }: { committee: string }) {
  return (
    <section class="ledger-part on-screen" aria-labelledby="import-sheets">
      <h2 id="import-sheets">{t("ledger.page.sheets")}</h2>
      {summary.value?.sheets.map((sheet) => (
        <Sheet key={sheet.name} sheet={sheet} committee={committee} />
      ))}
    </section>
  );
}

function Sheet({ sheet, committee }: { sheet: SheetView; committee: string }) {
  const { name, kind, community, notices, rows } = sheet;
  const elsewhere =
    community !== null && !committee.includes(community) && !community.includes(committee);
  return (
    <details class="ledger-sheet" open={notices.length > 0 || elsewhere}>
      <summary>
        <strong lang={langOf(name)}>{name}</strong>
        <span class="aside">
          {kind ? t(`ledger.sheet.${kind}`) : t("ledger.sheet.skip")}
          {" · "}
          {t("ledger.page.rows", { count: rows })}
        </span>
      </summary>
      {elsewhere && (
        <Notice tone="warn">{t("ledger.page.elsewhere", { community, committee })}</Notice>
      )}
      {notices.map((notice) => (
        <Notice key={notice.key} tone="warn">
          {sayMessage(notice)}
        </Notice>
      ))}
      <div class="ledger-layout">
        <label>
          <span>{t("ledger.page.kind")}</span>
          <select
            value={kind ?? "skip"}
            onChange={({ currentTarget }) =>
              chooseLayout(name, { kind: currentTarget.value as SheetKind | "skip" })
            }
          >
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {t(`ledger.sheet.${each}`)}
              </option>
            ))}
            <option value="skip">{t("ledger.sheet.skip")}</option>
          </select>
        </label>
        {kind && (
          <label>
            <span>{t("ledger.page.headerRow")}</span>
            <input
              type="number"
              min={1}
              value={sheet.headerRow ?? 1}
              onChange={({ currentTarget }) => {
                const headerRow = Number(currentTarget.value);
                if (Number.isInteger(headerRow) && headerRow > 0) chooseLayout(name, { headerRow });
              }}
            />
          </label>
        )}
      </div>
      {kind && <Columns sheet={sheet} kind={kind} />}
    </details>
  );
}

function Columns({ sheet, kind }: { sheet: SheetView; kind: SheetKind }) {
  return (
    <ColumnChoices
      columns={sheet.columns.map(({ index, header, field, confidence }) => ({
        index,
        header,
        field: field ?? "extra",
        guessed: confidence === "similar",
      }))}
      choices={[
        ...fieldsOf(kind).map((field) => [field, sayField(kind, field)] as const),
        ["extra", t("ledger.field.extra")],
        ["ignore", t("ledger.field.ignore")],
      ]}
      onChoose={(index, field) => {
        const column = sheet.columns.find((one) => one.index === index);
        if (column) chooseColumn(sheet.name, column, field);
      }}
    />
  );
}
