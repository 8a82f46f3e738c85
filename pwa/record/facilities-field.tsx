/** What a station has: each facility there, not there, or not known; what is known comes first, with its date. */
import { useState } from "preact/hooks";
import { Button } from "../look/button.tsx";
import { Field } from "../look/field.tsx";
import { sayDayOf } from "../text/say.ts";
import { t } from "../text/text.ts";
import { wordOf } from "./names.ts";
import type { Row } from "./values.ts";

interface Props {
  id: string;
  label: string;
  choices: readonly string[];
  rows: readonly Row[];
  onChange(rows: readonly Row[]): void;
}

/** What may be said of a facility; nothing leaves it out. */
const ANSWERS = [
  ["true", "desk.facility.has"],
  ["false", "desk.facility.hasNot"],
  ["", "desk.facility.unsure"],
] as const;

export function FacilitiesField({ id, label, choices, rows, onChange }: Props) {
  // What was known at first stays on top while it is changed.
  const [known] = useState(() => choices.filter((one) => rows.some((row) => row.facility === one)));
  const [first] = useState(rows);
  const [noting, setNoting] = useState(false);
  const others = choices.filter((one) => !known.includes(one));
  const change = (row: Row) =>
    onChange([...rows.filter(({ facility }) => facility !== row.facility), row]);
  const list = (some: readonly string[]) => (
    <ul class="facilities">
      {some.map((facility) => (
        <FacilityRow
          key={facility}
          id={`${id}-${facility}`}
          row={rows.find((row) => row.facility === facility) ?? { facility, has: "", note: "" }}
          noting={noting}
          onChange={change}
        />
      ))}
    </ul>
  );
  return (
    <fieldset class="field facilities-field" id={id} tabIndex={-1}>
      <legend class="field-label">{label}</legend>
      {known.length > 0 && rows === first && (
        <div>
          <Button type="submit" icon="check">
            {t("desk.facility.allSame")}
          </Button>
        </div>
      )}
      {known.length > 0 && list(known)}
      {others.length > 0 && (
        <details open={known.length === 0}>
          <summary>{t("desk.facility.others", { count: others.length })}</summary>
          {list(others)}
        </details>
      )}
      {!noting && rows.length > 0 && (
        <div>
          <Button kind="bare" onClick={() => setNoting(true)}>
            {t("desk.facility.addNote")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface RowProps {
  id: string;
  row: Row;
  /** Notes are being written: each facility has a field for its own. */
  noting: boolean;
  onChange(row: Row): void;
}

function FacilityRow({ id, row, noting, onChange }: RowProps) {
  const { facility = "", has = "", note = "", verifiedAt } = row;
  const name = wordOf("facility", facility);
  return (
    <li>
      <fieldset class="facility">
        <legend>
          <span>{name}</span>
          <span class="aside">
            {verifiedAt
              ? t("desk.facility.checked", { date: sayDayOf(verifiedAt) })
              : has !== "" && t("desk.facility.unchecked")}
          </span>
        </legend>
        <div class="facility-answers">
          {ANSWERS.map(([answer, words]) => (
            <label key={answer} class={`facility-answer facility-${answer || "unsure"}`}>
              <input
                type="radio"
                name={id}
                value={answer}
                checked={has === answer}
                onChange={() => onChange({ ...row, has: answer })}
              />
              <span>{t(words)}</span>
            </label>
          ))}
        </div>
        {has !== "" && (noting || note !== "") && (
          <Field
            id={`${id}-note`}
            label={t("desk.facility.note", { facility: name })}
            optional
            maxLength={60}
            value={note}
            onInput={(next) => onChange({ ...row, note: next })}
          />
        )}
      </fieldset>
    </li>
  );
}
