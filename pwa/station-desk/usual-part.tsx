/** What is said once for all rows whose own cells don't say it. */
import { DATUMS, type Datum } from "../../shared/station/coordinates.ts";
import { BARRIERS, STATION_KINDS } from "../../shared/station/facts.ts";
import type { Usual } from "../../shared/station/import.ts";
import type { StationField } from "../../shared/station/import-words.ts";
import { Field } from "../look/field.tsx";
import { wordOf } from "../record/names.ts";
import { t } from "../text/text.ts";

interface Props {
  columns: readonly (StationField | null)[];
  usual: Usual;
  onUsual(usual: Usual): void;
}

const DATUM_WORDS = {
  gcj02: "desk.spot.gcj02",
  bd09: "desk.spot.bd09",
  wgs84: "desk.spot.gps",
} as const;
const sayDatum = (datum: Datum): string => t(DATUM_WORDS[datum]);

export function UsualPart({ columns, usual, onUsual }: Props) {
  const pick = <T extends string>(
    of: keyof Usual,
    choices: readonly T[],
    say: (choice: T) => string,
  ) => (
    <Field
      id={`usual-${of}`}
      kind="choice"
      label={t(`stationImport.usual.${of}`)}
      optional={columns.includes(of)}
      value={usual[of] ?? ""}
      choices={[["", t("form.choose")], ...choices.map((choice) => [choice, say(choice)] as const)]}
      onInput={(value) => onUsual({ ...usual, [of]: choices.find((one) => one === value) ?? null })}
    />
  );
  return (
    <section class="ledger-part on-screen" aria-labelledby="station-usual">
      <h2 id="station-usual">{t("stationImport.usual")}</h2>
      <p class="aside">{t("stationImport.usual.why")}</p>
      <div class="ledger-layout">
        {pick("datum", DATUMS, sayDatum)}
        {pick("kind", STATION_KINDS, (kind) => wordOf("kind", kind))}
        {pick("barrier", BARRIERS, (barrier) => wordOf("barrier", barrier))}
      </div>
    </section>
  );
}
