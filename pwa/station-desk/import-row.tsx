/** One row of a list of stations: what it is, what it asks, and its answers. */
import type { Hours } from "../../shared/station/hours.ts";
import type { ImportRow, RowAnswer } from "../../shared/station/import.ts";
import { Button } from "../look/button.tsx";
import { Icon, type IconName } from "../look/icons.tsx";
import { sayHours } from "../record/hours-words.ts";
import { nameOf } from "../record/names.ts";
import { sayPlace } from "../record/place-words.ts";
import { langOf, t } from "../text/text.ts";
import { Asked } from "./asked.tsx";
import { sayReasons } from "./say-reasons.ts";

const LOOKS: Readonly<Record<ImportRow["status"], readonly [IconName, string]>> = {
  ready: ["check", "ledger-ready"],
  asks: ["info", "ledger-question"],
  refused: ["alert", "ledger-refused"],
  leftOut: ["closed", "ledger-duplicate"],
};

export function RowOfImport(props: {
  row: ImportRow;
  /** Something was said about it. */
  answered: boolean;
  onAnswer(answer: RowAnswer | null): void;
}) {
  const { row, answered, onAnswer } = props;
  const { status, name, asks, reasons } = row;
  const [icon, look] = LOOKS[status];
  return (
    <li class={`ledger-row ${look}`}>
      <p class="ledger-mark">
        <Icon name={icon} />
        <span>{t(`stationImport.status.${status}`)}</span>
        <span class="aside">{t("stationImport.rowAt", { row: row.number })}</span>
      </p>
      <p class="ledger-title" lang={langOf(name)}>
        {name || t("stationImport.unnamed")}
      </p>
      {reasons.length > 0 && <p class="ledger-reason">{sayReasons(row)}</p>}
      {status === "asks" &&
        asks.map((ask) => (
          <Asked key={ask.about} id={`${row.key}-${ask.about}`} ask={ask} onAnswer={onAnswer} />
        ))}
      {status !== "refused" && status !== "leftOut" && <Reads row={row} />}
      {status !== "refused" && (
        <div class="ledger-actions">
          {answered && status !== "leftOut" && (
            <Button kind="bare" icon="back" onClick={() => onAnswer(null)}>
              {t("stationImport.takeBack")}
            </Button>
          )}
          <Button kind="bare" onClick={() => onAnswer({ leftOut: status !== "leftOut" })}>
            {t(status === "leftOut" ? "stationImport.takeIn" : "stationImport.leaveOut")}
          </Button>
        </div>
      )}
    </li>
  );
}

/** What will stand in the record. */
function Reads({ row: { args, status } }: { row: ImportRow }) {
  const { unit, latitude, longitude, hours } = args;
  return (
    <ul class="aside">
      {typeof unit === "string" && <li lang="zh-CN">{nameOf("unit", unit)}</li>}
      {typeof latitude === "number" && typeof longitude === "number" && (
        <li>{t("desk.spot.wgs84", { place: sayPlace({ latitude, longitude }) })}</li>
      )}
      {hours
        ? sayHours(withNulls(hours as Hours)).map((line) => <li key={line}>{line}</li>)
        : status === "ready" && <li>{t("stationImport.noHours")}</li>}
    </ul>
  );
}

/** A command's hours leave out what a span does not say. */
const withNulls = ({ week, exceptions, festivals }: Hours): Hours => ({
  week: week.map((span) => ({ ...span, barrier: span.barrier ?? null })),
  exceptions,
  festivals,
});
