/** Hours in the words that people write in a table: what was understood, what is asked, and into the rows with it. */
import { type HoursAsk, readHours } from "../../shared/station/hours-text.ts";
import { Button } from "../look/button.tsx";
import { Field } from "../look/field.tsx";
import { Icon } from "../look/icons.tsx";
import { langOf, t } from "../text/text.ts";
import { sayHours } from "./hours-words.ts";
import { type TypedHours, typedHours } from "./typed-hours.ts";

interface Props {
  id: string;
  value: TypedHours;
  error: string | undefined;
  onChange(value: TypedHours): void;
}

export function HoursWritten({ id, value, error, onChange }: Props) {
  const { text } = value;
  const read = text.trim() === "" ? null : readHours(text);
  const guesses = read?.asks.some(({ about }) => about === "days" || about === "until") ?? false;
  const take = () => {
    if (!read?.hours) return;
    const { week, exceptions, festivals } = typedHours(read.hours);
    onChange({
      week,
      // What a text can't say stays as it is.
      exceptions: exceptions.length > 0 ? exceptions : value.exceptions,
      festivals: festivals.length > 0 ? festivals : value.festivals,
      text: "",
    });
  };
  return (
    <div class="hours-written">
      <Field
        id={`${id}-text`}
        label={t("desk.hours.written")}
        hint={t("desk.hours.written.how")}
        optional
        value={text}
        maxLength={500}
        error={error}
        onInput={(next) => onChange({ ...value, text: next })}
      />
      {read && (
        <div class="hours-read" role="status">
          {read.hours && (
            <>
              <p class="hours-understood">
                <Icon name="check" />
                <span>{t("desk.hours.understood")}</span>
              </p>
              <ul>
                {sayHours(read.hours).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </>
          )}
          <HoursAsks asks={read.asks} />
          <div>
            <Button
              onClick={take}
              closed={read.hours ? undefined : t("desk.hours.nothingUnderstood")}
            >
              {t(guesses ? "desk.hours.takeGuess" : "desk.hours.take")}
            </Button>
          </div>
        </div>
      )}
    </div>
  );
}

/** What a text left open, each as a question. */
export const HoursAsks = ({ asks }: { asks: readonly HoursAsk[] }) =>
  asks.length === 0 ? null : (
    <ul class="hours-asks">
      {asks.map(({ about, text }) => (
        <li key={`${about} ${text}`}>
          <Icon name="info" />
          <span lang={langOf(text)}>{t(`desk.hours.ask.${about}`, { text })}</span>
        </li>
      ))}
    </ul>
  );
