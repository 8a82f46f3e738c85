/** A stretch of a day in the hours' editor: from, to, how to get in, on call; and which days. */
import { BARRIERS } from "../../shared/station/facts.ts";
import { Button } from "../look/button.tsx";
import { Choice, Field } from "../look/field.tsx";
import { Icon } from "../look/icons.tsx";
import { sayDay } from "../text/say-hours.ts";
import { t } from "../text/text.ts";
import { sayShortDay } from "./hours-words.ts";
import { wordOf } from "./names.ts";
import {
  endsNextDay,
  NEW_SPAN,
  replaced,
  type TypedSpan,
  type TypedWeekly,
  without,
} from "./typed-hours.ts";

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
/** As many as the command takes in a day with rules of its own. */
const MOST_SPANS = 8;

/** What is wrong at a path below the row: `.from`. */
type ErrorAt = (path: string) => string | undefined;

/** A stretch on days of the week. */
export function WeekRow(props: {
  id: string;
  number: number;
  row: TypedWeekly;
  errorAt: ErrorAt;
  onChange(row: TypedWeekly): void;
  onRemove(): void;
}) {
  const { id, number, row, errorAt, onChange, onRemove } = props;
  const name = t("form.row", { count: number });
  const daysWrong = errorAt(".days.0") ?? errorAt(".days");
  return (
    <fieldset class="rows-one" id={id} tabIndex={-1}>
      <legend class="aside">{name}</legend>
      <fieldset class="hours-days" id={`${id}-days-0`} tabIndex={-1}>
        <legend class="unseen">{t("field.station.hours.week.days")}</legend>
        {EVERY_DAY.map((day) => (
          <label key={day} class="hours-day">
            <input
              type="checkbox"
              checked={row.days.includes(day)}
              onChange={() =>
                onChange({
                  ...row,
                  days: row.days.includes(day)
                    ? row.days.filter((one) => one !== day)
                    : [...row.days, day].sort(),
                })
              }
            />
            <span aria-hidden="true">{sayShortDay(day)}</span>
            <span class="unseen">{sayDay(day)}</span>
          </label>
        ))}
      </fieldset>
      {daysWrong && <Wrong>{daysWrong}</Wrong>}
      <SpanFields
        id={id}
        span={row}
        errorAt={errorAt}
        onChange={(span) => onChange({ ...row, ...span })}
      />
      <div>
        <Button kind="bare" icon="trash" onClick={onRemove}>
          {t("form.remove", { name })}
        </Button>
      </div>
    </fieldset>
  );
}

/** The stretches of days with rules of their own; none of them is closed. */
export function SpanList(props: {
  id: string;
  spans: readonly TypedSpan[];
  errorAt: ErrorAt;
  onChange(spans: readonly TypedSpan[]): void;
}) {
  const { id, spans, errorAt, onChange } = props;
  return (
    <>
      <Choice
        id={`${id}-closed`}
        label={t("desk.hours.thatDay")}
        value={spans.length === 0 ? "closed" : "open"}
        onInput={(open) => onChange(open === "closed" ? [] : [NEW_SPAN])}
        choices={[
          ["closed", t("hours.closed")],
          ["open", t("desk.hours.otherTimes")],
        ]}
      />
      {spans.map((span, at) => (
        <div class="hours-span" key={at}>
          <SpanFields
            id={`${id}-${at}`}
            span={span}
            errorAt={(path) => errorAt(`.${at}${path}`)}
            onChange={(next) => onChange(replaced(spans, at, next))}
          />
          {spans.length > 1 && (
            <Button kind="bare" icon="trash" onClick={() => onChange(without(spans, at))}>
              {t("form.remove", { name: t("form.row", { count: at + 1 }) })}
            </Button>
          )}
        </div>
      ))}
      {spans.length > 0 && spans.length < MOST_SPANS && (
        <div>
          <Button icon="plus" onClick={() => onChange([...spans, NEW_SPAN])}>
            {t("desk.hours.addRow")}
          </Button>
        </div>
      )}
    </>
  );
}

function SpanFields(props: {
  id: string;
  span: TypedSpan;
  errorAt: ErrorAt;
  onChange(span: TypedSpan): void;
}) {
  const { id, span, errorAt, onChange } = props;
  return (
    <div class="hours-times">
      <Time
        id={`${id}-from`}
        label={t("field.station.hours.week.from")}
        value={span.from}
        error={errorAt(".from")}
        onInput={(from) => onChange({ ...span, from })}
      />
      <Time
        id={`${id}-to`}
        label={t("field.station.hours.week.to")}
        note={endsNextDay(span) ? t("desk.hours.next") : null}
        value={span.to}
        error={errorAt(".to")}
        onInput={(to) => onChange({ ...span, to })}
      />
      <Field
        id={`${id}-barrier`}
        kind="choice"
        label={t("field.station.hours.week.barrier")}
        optional
        value={span.barrier}
        choices={[
          ["", t("desk.hours.usual")],
          ...BARRIERS.map((one) => [one, wordOf("barrier", one)] as const),
        ]}
        onInput={(barrier) => onChange({ ...span, barrier })}
      />
      <label class="choice-one hours-on-call">
        <input
          type="checkbox"
          checked={span.onCall}
          onChange={(event) => onChange({ ...span, onCall: event.currentTarget.checked })}
        />
        <span>{t("field.station.hours.week.onCall")}</span>
      </label>
    </div>
  );
}

function Time(props: {
  id: string;
  label: string;
  note?: string | null;
  value: string;
  error: string | undefined;
  onInput(time: string): void;
}) {
  const { id, label, note, value, error, onInput } = props;
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
        {note && <span class="field-note">{note}</span>}
      </label>
      <input
        type="time"
        id={id}
        name={id}
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {error && <Wrong id={`${id}-error`}>{error}</Wrong>}
    </div>
  );
}

const Wrong = ({ id, children }: { id?: string; children: string }) => (
  <p class="field-error" id={id}>
    <Icon name="alert" />
    <span>{children}</span>
  </p>
);
