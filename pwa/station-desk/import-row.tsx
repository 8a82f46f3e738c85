/** One row of a list of stations: what it is, what it asks, and its answers. */
import type { Hours } from "../../shared/station/hours.ts";
import { answerKey, type ImportRow, type RowAnswer } from "../../shared/station/import-row.ts";
import { FIELDS, type StationField } from "../../shared/station/import-words.ts";
import { Button } from "../look/button.tsx";
import { Icon, type IconName } from "../look/icons.tsx";
import { sayHours } from "../record/hours-words.ts";
import { nameOf } from "../record/names.ts";
import { sayPlace } from "../record/place-words.ts";
import { langOf, t } from "../text/text.ts";
import { Asked } from "./asked.tsx";
import { MendRow } from "./mend-row.tsx";
import { sayReasons } from "./say-reasons.ts";

const LOOKS: Readonly<Record<ImportRow["status"], readonly [IconName, string]>> = {
  ready: ["check", "ledger-ready"],
  asks: ["info", "ledger-question"],
  refused: ["alert", "ledger-refused"],
  leftOut: ["closed", "ledger-duplicate"],
};

/** What can be written anew; both degrees are one place. */
const CELLS = FIELDS.filter((field) => field !== "latitude" && field !== "longitude");

/** Cells whose own text is what stands in the way. */
function wrongCells({ status, asks, reasons }: ImportRow): StationField[] {
  if (status === "leftOut") return [];
  const asked = asks.flatMap(({ about }): StationField[] =>
    about === "far" ? ["place"] : about === "hours" || about === "facilities" ? [about] : [],
  );
  const cells = [...reasons.map(({ field }) => field), ...asked];
  return CELLS.filter((field) => cells.includes(field));
}

export function RowOfImport(props: {
  row: ImportRow;
  /** An answer for a key: this row's, or a word's. */
  onAnswer(key: string, answer: RowAnswer): void;
  /** Takes back all that was said under these keys. */
  onTakeBack(keys: readonly string[]): void;
}) {
  const { row, onAnswer, onTakeBack } = props;
  const { status, name, asks, reasons, answered } = row;
  const [icon, look] = LOOKS[status];
  const wrong = wrongCells(row);
  const others = CELLS.filter((field) => !wrong.includes(field));
  const answer = (said: RowAnswer) => onAnswer(row.key, said);
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
          <Asked
            key={ask.about}
            id={`${row.key}-${ask.about}`}
            ask={ask}
            onAnswer={(said) => onAnswer(answerKey(row.key, ask), said)}
          />
        ))}
      {wrong.length > 0 && <MendRow row={row} fields={wrong} onAnswer={answer} />}
      {status !== "refused" && status !== "leftOut" && <Reads row={row} />}
      {status !== "leftOut" && (
        <details>
          <summary>{t("stationImport.mend")}</summary>
          <MendRow row={row} fields={others} onAnswer={answer} />
        </details>
      )}
      <div class="ledger-actions">
        {answered.length > 0 && status !== "leftOut" && (
          <Button kind="bare" icon="back" onClick={() => onTakeBack(answered)}>
            {t("stationImport.takeBack")}
          </Button>
        )}
        <Button kind="bare" onClick={() => answer({ leftOut: status !== "leftOut" })}>
          {t(status === "leftOut" ? "stationImport.takeIn" : "stationImport.leaveOut")}
        </Button>
      </div>
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
