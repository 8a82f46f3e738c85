/** A question about a row of a list of stations, with its answers. */
import { useState } from "preact/hooks";
import {
  AS_READ,
  NONE,
  type RowAnswer,
  SEPARATE,
  type StationAsk,
} from "../../shared/station/import.ts";
import { Button } from "../look/button.tsx";
import { Field } from "../look/field.tsx";
import { sayHours } from "../record/hours-words.ts";
import { HoursAsks } from "../record/hours-written.tsx";
import { nameOf, wordOf } from "../record/names.ts";
import { t } from "../text/text.ts";

interface Props {
  id: string;
  ask: StationAsk;
  onAnswer(answer: RowAnswer): void;
}

export function Asked({ id, ask, onAnswer }: Props) {
  const { about, text, metres } = ask;
  const said = t(`stationImport.ask.${about}`, {
    text: text || t("stationImport.nothing"),
    ...(metres === null ? {} : { metres }),
  });
  switch (about) {
    case "datum":
      return <p class="ledger-asked">{said}</p>;
    case "facilities":
      return (
        <div class="ledger-asked">
          <p>{said}</p>
          <div>
            <Button onClick={() => onAnswer({ facilities: NONE })}>
              {t("stationImport.skipWords")}
            </Button>
          </div>
        </div>
      );
    case "duplicate":
      return (
        <div class="ledger-asked">
          <p>{said}</p>
          <div class="ledger-actions">
            <Button onClick={() => onAnswer({ duplicate: SEPARATE })}>
              {t("stationImport.separate")}
            </Button>
          </div>
        </div>
      );
    case "hours":
      return <AskedHours id={id} ask={ask} said={said} onAnswer={onAnswer} />;
    default:
      return (
        <Field
          id={id}
          kind="choice"
          label={said}
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

const sayChoice = (about: StationAsk["about"], choice: string): string =>
  choice === NONE
    ? t("form.noneChosen")
    : about === "unit" || about === "grid"
      ? nameOf(about, choice)
      : wordOf(about, choice);

/** Hours: what was understood and what is open; taken as read, left out, or written anew. */
function AskedHours({ id, ask, said, onAnswer }: Props & { said: string }) {
  const [text, setText] = useState(ask.text);
  const { read } = ask;
  return (
    <form
      class="ledger-asked"
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer({ written: text });
      }}
    >
      <p>{said}</p>
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
      <Field id={id} label={t("stationImport.writeAnew")} optional value={text} onInput={setText} />
      {text !== ask.text && (
        <div>
          <Button type="submit">{t("stationImport.readAnew")}</Button>
        </div>
      )}
    </form>
  );
}
