/** What is said once for all rows whose own cells don't say it. */
import { DATUMS } from "../../shared/station/coordinates.ts";
import { BARRIERS, STATION_KINDS } from "../../shared/station/facts.ts";
import type { KnownStations, Usual } from "../../shared/station/import-row.ts";
import { Field } from "../look/field.tsx";
import { wordOf } from "../record/names.ts";
import { t } from "../text/text.ts";
import { sayDatum } from "./say-reasons.ts";

interface Props {
  units: KnownStations["units"];
  usual: Usual;
  onUsual(usual: Usual): void;
}

export function UsualPart({ units, usual, onUsual }: Props) {
  const pick = <T extends string>(
    of: keyof Usual,
    choices: readonly T[],
    say: (choice: T) => string,
  ) => (
    <Field
      id={`usual-${of}`}
      kind="choice"
      label={t(`stationImport.usual.${of}`)}
      optional
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
        {pick(
          "unit",
          units.map(({ id }) => id),
          (id) => units.find((one) => one.id === id)?.name ?? id,
        )}
        {pick("kind", STATION_KINDS, (kind) => wordOf("kind", kind))}
        {pick("barrier", BARRIERS, (barrier) => wordOf("barrier", barrier))}
      </div>
    </section>
  );
}
