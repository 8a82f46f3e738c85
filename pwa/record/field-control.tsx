/** One field of a command's form, drawn as its kind asks. */

import type { ComponentChildren } from "preact";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Photo } from "../../shared/sync/storage.ts";
import { Button } from "../look/button.tsx";
import { Choice, Field as Line } from "../look/field.tsx";
import { PhotoField } from "../photo/photo-field.tsx";
import { Photos } from "../photo/photos.tsx";
import { errorText, hasText, t } from "../text/text.ts";
import { FacilitiesField } from "./facilities-field.tsx";
import type { Field } from "./fields.ts";
import { HoursField } from "./hours-field.tsx";
import { wordOf } from "./names.ts";
import { MultiPicker, Picker } from "./picker.tsx";
import { isTypedHours, NO_HOURS } from "./typed-hours.ts";
import type { Row, Value } from "./values.ts";

export interface ControlProps {
  noun: string;
  committee: string;
  field: Field;
  /** Where the field stands in the form: `due`, or `milestones.0.due`. */
  path: string;
  value: Value;
  /** The value is what was known before anything was typed. */
  known: boolean;
  photos: readonly Photo[];
  /** Reasons of what is wrong, by path. */
  wrong: ReadonlyMap<string, string>;
  choices(field: Field): readonly Entity[];
  onChange(value: Value): void;
  onPhotos(photos: readonly Photo[]): void;
}

/** The id of a field's control, from its path. */
export const idOf = (path: string): string => `f-${path.replaceAll(".", "-")}`;

/** The label of a field: `due`, or `milestones.due` within the rows of `milestones`. */
export const labelOf = (noun: string, path: string): string =>
  t(`field.${noun}.${path.replace(/\.\d+(?=\.|$)/g, "")}`);

/** What to mind before a field is filled in, where its noun says so. */
function hintOf(noun: string, path: string): string | undefined {
  const key = `field.${noun}.${path}.hint` as const;
  return hasText(key) ? t(key) : undefined;
}

/** At most this many answers stand all in sight; more become a list. */
const IN_SIGHT = 5;

export function FieldControl(props: ControlProps) {
  const { noun, field, path, value, known, photos, wrong, choices, onChange } = props;
  const reason = wrong.get(path) ?? [...wrong].find(([at]) => at.startsWith(`${path}.`))?.[1];
  const errorAt = (below: string): string | undefined => {
    const found = wrong.get(below);
    return found && errorText(found);
  };
  const shared = {
    id: idOf(path),
    label: labelOf(noun, path),
    optional: field.optional,
    error: reason && errorText(reason),
  };
  const text = typeof value === "string" ? value : "";
  const hint = hintOf(noun, path);
  const line = { ...shared, value: text, onInput: onChange, known, ...(hint ? { hint } : {}) };
  switch (field.kind) {
    case "line":
      return <Line {...line} maxLength={field.most} />;
    case "long":
      return <Line {...line} kind="long" maxLength={field.most} />;
    case "whole":
      return <Line {...line} kind="number" />;
    case "date":
      return <Line {...line} kind="date" />;
    case "clock":
      return <Line {...line} kind="time" />;
    case "due":
      return <Due {...line} />;
    case "choice":
      return <OneOf {...line} field={field} />;
    case "record":
      return <Picker {...line} noun={field.noun} records={choices(field)} />;
    case "records":
      return (
        <MultiPicker
          {...shared}
          noun={field.noun}
          records={choices(field)}
          most={field.most}
          values={value as readonly string[]}
          onChange={onChange}
        />
      );
    case "photos":
      return (
        <KeptPhotos {...props} ids={keptIds(value, photos)}>
          <PhotoField
            {...shared}
            hint={hintOf(noun, path)}
            error={reason}
            photos={photos}
            kept={keptIds(value, photos).length}
            most={field.most}
            onChange={props.onPhotos}
          />
        </KeptPhotos>
      );
    case "yesNo":
      return <YesNo {...line} />;
    case "hours":
      return (
        <HoursField
          {...shared}
          value={isTypedHours(value) ? value : NO_HOURS}
          errorAt={(below) => errorAt(`${path}.${below}`)}
          onChange={onChange}
        />
      );
    case "facilities":
      return (
        <FacilitiesField
          {...shared}
          choices={field.choices}
          rows={Array.isArray(value) ? (value as readonly Row[]) : []}
          onChange={onChange}
        />
      );
    case "rows":
      return <Rows {...props} field={field} rows={value as readonly Row[]} error={shared.error} />;
  }
}

/** Pictures that the record has already. */
const keptIds = (value: Value, photos: readonly Photo[]): string[] =>
  (value as readonly string[]).filter((id) => !photos.some((photo) => photo.id === id));

/** The record's own pictures, each with a way to take it out, before those that are added. */
function KeptPhotos(props: ControlProps & { ids: readonly string[]; children: ComponentChildren }) {
  const { ids, value, committee, onChange, children } = props;
  if (ids.length === 0) return <>{children}</>;
  return (
    <div class="field">
      <Photos ids={ids} committee={committee} />
      <div class="picked">
        {ids.map((id, index) => (
          <Button
            key={id}
            kind="bare"
            icon="trash"
            onClick={() => onChange((value as readonly string[]).filter((one) => one !== id))}
          >
            {t("photo.remove", { count: index + 1 })}
          </Button>
        ))}
      </div>
      {children}
    </div>
  );
}

type LineProps = Parameters<typeof Line>[0];

/** A date, or without end. */
export function Due(props: LineProps) {
  const ongoing = props.value === "ongoing";
  return (
    <div class="due-field">
      <Line {...props} kind="date" value={ongoing ? "" : props.value} />
      <label class="choice-one">
        <input
          type="checkbox"
          checked={ongoing}
          onChange={(event) => props.onInput(event.currentTarget.checked ? "ongoing" : "")}
        />
        <span>{t("ongoing")}</span>
      </label>
    </div>
  );
}

const YesNo = ({ id, label, value, onInput }: LineProps) => (
  <label class="choice-one">
    <input
      id={id}
      type="checkbox"
      checked={value === "true"}
      onChange={(event) => onInput(String(event.currentTarget.checked))}
    />
    <span>{label}</span>
  </label>
);

function OneOf({ field, ...props }: LineProps & { field: Field & { kind: "choice" } }) {
  const words = field.choices.map((one): [string, string] => [one, wordOf(field.name, one)]);
  if (words.length <= IN_SIGHT) return <Choice {...props} choices={words} />;
  return <Line {...props} kind="choice" choices={[["", t("form.choose")], ...words]} />;
}

/** Things that come several at once, each with fields of its own. */
function Rows(
  props: ControlProps & {
    field: Field & { kind: "rows" };
    rows: readonly Row[];
    error: string | undefined;
  },
) {
  const { noun, field, path, rows, onChange } = props;
  const change = (at: number, name: string, value: Value) =>
    onChange(rows.map((row, index) => (index === at ? { ...row, [name]: String(value) } : row)));
  const label = labelOf(noun, path);
  return (
    <fieldset class="field rows-field" id={idOf(path)} tabIndex={-1}>
      <legend class="field-label">
        {label}
        {field.optional && <span class="field-note">{t("common.optional")}</span>}
      </legend>
      {rows.map((row, index) => (
        <fieldset class="rows-one" key={index}>
          <legend class="aside">{t("form.row", { count: index + 1 })}</legend>
          {field.fields.map((inner) => (
            <FieldControl
              {...props}
              key={inner.name}
              field={inner}
              path={`${path}.${index}.${inner.name}`}
              value={row[inner.name] ?? ""}
              known={false}
              onChange={(value) => change(index, inner.name, value)}
            />
          ))}
          <Button
            kind="bare"
            icon="trash"
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            {t("form.remove", { name: t("form.row", { count: index + 1 }) })}
          </Button>
        </fieldset>
      ))}
      {rows.length < field.most && (
        <div>
          <Button icon="plus" onClick={() => onChange([...rows, {}])}>
            {t("form.addRow")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}
