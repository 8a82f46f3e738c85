/** Choosing records in a form: one or several, from a list with a search where it is long. */
import { useState } from "preact/hooks";
import type { Entity } from "../../shared/kit/noun.ts";
import { Field } from "../look/field.tsx";
import { Icon } from "../look/icons.tsx";
import { langOf, t } from "../text/text.ts";
import { nameOf, titleOf } from "./names.ts";
import { holds, wordsOf } from "./search.ts";

interface Common {
  id: string;
  label: string;
  noun: string;
  records: readonly Entity[];
  optional: boolean;
  error?: string | undefined;
}

/** A list longer than this gets a search field of its own. */
const LONG = 25;

/** Records by name, as a phone's own list of choices shows them. */
const choicesOf = (noun: string, records: readonly Entity[]): [string, string][] =>
  records
    .map((record): [string, string] => [
      record.id,
      noun === "problem" && record.number !== null
        ? `${record.number} · ${titleOf(noun, record)}`
        : titleOf(noun, record),
    ])
    .sort(([, one], [, other]) => one.localeCompare(other, "zh-CN", { numeric: true }));

function useFound(noun: string, records: readonly Entity[]) {
  const [query, setQuery] = useState("");
  const all = choicesOf(noun, records);
  const words = wordsOf(query);
  return {
    query,
    setQuery,
    isLong: all.length > LONG,
    found: all.filter(([, name]) => holds(words, [name])),
  };
}

/** One record. */
export function Picker(
  props: Common & { value: string; known: boolean; onInput(value: string): void },
) {
  const { id, label, noun, records, value, onInput } = props;
  const { query, setQuery, isLong, found } = useFound(noun, records);
  const chosen = value && !found.some(([choice]) => choice === value);
  return (
    <>
      {isLong && <Find id={`${id}-find`} label={label} query={query} onInput={setQuery} />}
      <Field
        {...props}
        kind="choice"
        value={value}
        onInput={onInput}
        hint={records.length === 0 ? t("form.noChoices") : undefined}
        choices={[
          ["", t(props.optional ? "form.noneChosen" : "form.choose")],
          ...(chosen ? [[value, nameOf(noun, value)] as const] : []),
          ...found,
        ]}
      />
    </>
  );
}

const Find = (props: {
  id: string;
  label: string;
  query: string;
  onInput(query: string): void;
}) => (
  <Field
    id={props.id}
    label={t("form.find", { label: props.label })}
    value={props.query}
    onInput={props.onInput}
    optional
  />
);

/** Several records: those chosen, each with a way to take it out again, and one more to add. */
export function MultiPicker(
  props: Common & { values: readonly string[]; most: number; onChange(values: string[]): void },
) {
  const { id, label, noun, records, values, most, onChange, error, optional } = props;
  const { query, setQuery, isLong, found } = useFound(
    noun,
    records.filter((record) => !values.includes(record.id)),
  );
  return (
    <div class="field">
      {values.length > 0 && (
        <>
          <span class="field-label" id={`${id}-label`}>
            {label}
          </span>
          <ul class="picked" aria-labelledby={`${id}-label`}>
            {values.map((value) => {
              const name = nameOf(noun, value);
              return (
                <li key={value}>
                  <button
                    type="button"
                    class="picked-one"
                    onClick={() => onChange(values.filter((other) => other !== value))}
                  >
                    <span class="unseen">{t("form.remove", { name })}</span>
                    <span aria-hidden="true" lang={langOf(name)}>
                      {name}
                    </span>
                    <Icon name="cross" />
                  </button>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {isLong && <Find id={`${id}-find`} label={label} query={query} onInput={setQuery} />}
      {values.length < most && (
        <Field
          id={id}
          label={values.length > 0 ? t("form.add", { label }) : label}
          kind="choice"
          value=""
          optional={optional || values.length > 0}
          error={error}
          hint={records.length === 0 ? t("form.noChoices") : undefined}
          onInput={(value) => value && onChange([...values, value])}
          choices={[["", t("form.choose")], ...found]}
        />
      )}
    </div>
  );
}
