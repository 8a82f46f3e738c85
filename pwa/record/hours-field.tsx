/** When a station is open: in words as people write them, or row by row, with the week read back. */
import { FESTIVALS } from "../../shared/station/festivals.ts";
import { Button } from "../look/button.tsx";
import { Field } from "../look/field.tsx";
import { Icon } from "../look/icons.tsx";
import { t } from "../text/text.ts";
import { HoursOsm } from "./hours-osm.tsx";
import { sayHours } from "./hours-words.ts";
import { HoursWritten } from "./hours-written.tsx";
import { wordOf } from "./names.ts";
import { SpanList, WeekRow } from "./span-fields.tsx";
import {
  hoursSoFar,
  NEW_SPAN,
  replaced,
  type TypedException,
  type TypedFestival,
  type TypedHours,
  without,
} from "./typed-hours.ts";

interface Props {
  id: string;
  label: string;
  optional: boolean;
  error: string | undefined;
  value: TypedHours;
  /** What is wrong, by the path within the hours: `week.0.from`. */
  errorAt(path: string): string | undefined;
  onChange(value: TypedHours): void;
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
/** As many as the command takes. */
const MOST_ROWS = 28;
const MOST_DATES = 60;

export function HoursField(props: Props) {
  const { id, label, optional, value, errorAt, onChange } = props;
  const { week } = value;
  const soFar = hoursSoFar(value);
  return (
    <fieldset class="field hours-field" id={id} tabIndex={-1}>
      <legend class="field-label">
        {label}
        {optional && <span class="field-note">{t("common.optional")}</span>}
      </legend>
      <HoursWritten {...props} />
      {week.map((row, at) => (
        <WeekRow
          key={at}
          id={`${id}-week-${at}`}
          number={at + 1}
          row={row}
          errorAt={(path) => errorAt(`week.${at}${path}`)}
          onChange={(next) => onChange({ ...value, week: replaced(week, at, next) })}
          onRemove={() => onChange({ ...value, week: without(week, at) })}
        />
      ))}
      {week.length < MOST_ROWS && (
        <div>
          <Button
            icon="plus"
            onClick={() => {
              // A second stretch is mostly for the same days: before and after noon.
              const days = week.at(-1)?.days ?? EVERY_DAY;
              onChange({ ...value, week: [...week, { ...NEW_SPAN, days }] });
              goTo(`${id}-week-${week.length}-from`);
            }}
          >
            {t("desk.hours.addRow")}
          </Button>
        </div>
      )}
      <Festivals {...props} />
      <Exceptions {...props} />
      {week.length + value.exceptions.length + value.festivals.length > 0 && (
        <section class="hours-preview" aria-live="polite" aria-label={t("desk.hours.preview")}>
          <p class="field-note">{t("desk.hours.preview")}</p>
          <ul>
            {sayHours(soFar).map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          <HoursOsm hours={soFar} />
        </section>
      )}
    </fieldset>
  );
}

function Festivals({ id, value, errorAt, onChange }: Props) {
  const { festivals } = value;
  const change = (next: readonly TypedFestival[]) => onChange({ ...value, festivals: next });
  const left = FESTIVALS.filter((one) => !festivals.some(({ festival }) => festival === one));
  return (
    <details class="hours-more" open={festivals.length > 0}>
      <summary>{t("desk.hours.festivals", { count: festivals.length })}</summary>
      {festivals.map((one, at) => (
        <fieldset class="rows-one" key={one.festival}>
          <legend class="hours-legend">{wordOf("festival", one.festival)}</legend>
          <SpanList
            id={`${id}-festivals-${at}-spans`}
            spans={one.spans}
            errorAt={(path) => errorAt(`festivals.${at}.spans${path}`)}
            onChange={(spans) => change(replaced(festivals, at, { ...one, spans }))}
          />
          <Remove
            name={wordOf("festival", one.festival)}
            onClick={() => change(without(festivals, at))}
          />
        </fieldset>
      ))}
      {left.length > 0 && (
        <Field
          id={`${id}-festival`}
          kind="choice"
          label={t("desk.hours.addFestival")}
          optional
          value=""
          choices={[
            ["", t("form.choose")],
            ...left.map((one) => [one, wordOf("festival", one)] as const),
          ]}
          onInput={(festival) => festival && change([...festivals, { festival, spans: [] }])}
        />
      )}
    </details>
  );
}

function Exceptions({ id, value, errorAt, onChange }: Props) {
  const { exceptions } = value;
  const change = (next: readonly TypedException[]) => onChange({ ...value, exceptions: next });
  return (
    <details class="hours-more" open={exceptions.length > 0}>
      <summary>{t("desk.hours.exceptions", { count: exceptions.length })}</summary>
      {exceptions.map((one, at) => {
        const own = `${id}-exceptions-${at}`;
        const name = t("form.row", { count: at + 1 });
        const set = (next: Partial<TypedException>) =>
          change(replaced(exceptions, at, { ...one, ...next }));
        const wrong = errorAt(`exceptions.${at}`);
        return (
          <fieldset class="rows-one" key={at} id={own} tabIndex={-1}>
            <legend class="aside">{name}</legend>
            {wrong && (
              <p class="field-error">
                <Icon name="alert" />
                <span>{wrong}</span>
              </p>
            )}
            <div class="hours-times hours-dates">
              <Field
                id={`${own}-from`}
                kind="date"
                label={t("desk.hours.firstDay")}
                value={one.from}
                error={errorAt(`exceptions.${at}.from`)}
                onInput={(from) => set({ from })}
              />
              <Field
                id={`${own}-to`}
                kind="date"
                label={t("desk.hours.lastDay")}
                value={one.to}
                optional
                error={errorAt(`exceptions.${at}.to`)}
                onInput={(to) => set({ to })}
              />
            </div>
            <Field
              id={`${own}-reason`}
              label={t("field.station.hours.exceptions.reason")}
              value={one.reason}
              optional
              maxLength={100}
              error={errorAt(`exceptions.${at}.reason`)}
              onInput={(reason) => set({ reason })}
            />
            <SpanList
              id={`${own}-spans`}
              spans={one.spans}
              errorAt={(path) => errorAt(`exceptions.${at}.spans${path}`)}
              onChange={(spans) => set({ spans })}
            />
            <Remove name={name} onClick={() => change(without(exceptions, at))} />
          </fieldset>
        );
      })}
      {exceptions.length < MOST_DATES && (
        <div>
          <Button
            icon="plus"
            onClick={() => {
              change([...exceptions, { from: "", to: "", reason: "", spans: [] }]);
              goTo(`${id}-exceptions-${exceptions.length}-from`);
            }}
          >
            {t("desk.hours.addDates")}
          </Button>
        </div>
      )}
    </details>
  );
}

/** Leads on to what was just added, once it is there. */
const goTo = (field: string): void => {
  setTimeout(() => document.getElementById(field)?.focus());
};

const Remove = ({ name, onClick }: { name: string; onClick(): void }) => (
  <div>
    <Button kind="bare" icon="trash" onClick={onClick}>
      {t("form.remove", { name })}
    </Button>
  </div>
);
