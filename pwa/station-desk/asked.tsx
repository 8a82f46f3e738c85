/** A question about a row of a list of stations, with its answers. */
import type { Datum } from "../../shared/station/coordinates.ts";
import {
  type About,
  AS_READ,
  NONE,
  type RowAnswer,
  SEPARATE,
  type StationAsk,
} from "../../shared/station/import-row.ts";
import { Button } from "../look/button.tsx";
import { Field } from "../look/field.tsx";
import { sayHours } from "../record/hours-words.ts";
import { HoursAsks } from "../record/hours-written.tsx";
import { nameOf, wordOf } from "../record/names.ts";
import { t } from "../text/text.ts";
import { sayAsk, sayDatum } from "./say-reasons.ts";

interface Props {
  id: string;
  ask: StationAsk;
  onAnswer(answer: RowAnswer): void;
}

/** Questions with one answer besides another text: its words, and what it says. */
const ONE_ANSWER = {
  facilities: ["stationImport.skipWords", NONE],
  duplicate: ["stationImport.separate", SEPARATE],
  far: ["stationImport.placeIsRight", AS_READ],
} as const;

export function Asked({ id, ask, onAnswer }: Props) {
  const { about, text } = ask;
  switch (about) {
    case "facilities":
    case "duplicate":
    case "far": {
      const [words, answer] = ONE_ANSWER[about];
      return (
        <div class="ledger-asked">
          <p>{sayAsk(ask)}</p>
          {about === "facilities" && <ForAll />}
          <div>
            <Button onClick={() => onAnswer({ [about]: answer })}>{t(words)}</Button>
          </div>
        </div>
      );
    }
    case "hours":
      return <AskedHours ask={ask} onAnswer={onAnswer} />;
    default:
      return (
        <Field
          id={id}
          kind="choice"
          label={sayAsk(ask)}
          hint={text === "" ? undefined : t("stationImport.forAll")}
          value=""
          choices={[
            ["", t("form.choose")],
            ...ask.choices.map((choice) => [choice, sayChoice(about, choice)] as const),
          ]}
          onInput={(choice) => choice && onAnswer({ [about]: choice })}
        />
      );
  }
}

/** One answer is enough for every row that writes the same. */
const ForAll = () => <p class="aside">{t("stationImport.forAll")}</p>;

const sayChoice = (about: About, choice: string): string =>
  choice === NONE
    ? t("form.noneChosen")
    : about === "unit" || about === "grid"
      ? nameOf(about, choice)
      : about === "datum"
        ? sayDatum(choice as Datum)
        : wordOf(about, choice);

/** Hours: what was understood and what is open; taken as read, or left out. */
function AskedHours({ ask, onAnswer }: Omit<Props, "id">) {
  const { read } = ask;
  return (
    <div class="ledger-asked">
      <p>{sayAsk(ask)}</p>
      <ForAll />
      {read?.hours && (
        <>
          <p class="aside">{t("desk.hours.understood")}</p>
          <ul>
            {sayHours(read.hours).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      <HoursAsks asks={read?.asks ?? []} />
      <div class="ledger-actions">
        {read?.hours && (
          <Button onClick={() => onAnswer({ hours: AS_READ })}>{t("stationImport.asRead")}</Button>
        )}
        <Button kind="bare" onClick={() => onAnswer({ hours: NONE })}>
          {t("stationImport.hoursLater")}
        </Button>
      </div>
    </div>
  );
}
