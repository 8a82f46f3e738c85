/** Form fields: label, what it is for, the control, and its error beside it; and the errors' summary. */
import type { ComponentChildren, InputHTMLAttributes } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../text/text.ts";
import { Icon } from "./icons.tsx";
import "./field.css";

interface Common {
  /** Unique on the page: the summary's link and the label lead to it. */
  id: string;
  label: string;
  hint?: ComponentChildren;
  error?: string | undefined;
  /** Fields are required unless they say so. */
  optional?: boolean;
}

interface Props extends Common {
  value: string;
  onInput(value: string): void;
  kind?: "text" | "long" | "date" | "time" | "number" | "tel" | "choice";
  /** For `choice`: value and words. */
  choices?: readonly (readonly [value: string, words: string])[];
  /** Already known and filled in: shown as such. */
  known?: boolean;
  maxLength?: number;
  autocomplete?: string;
}

/** A field with one line, many lines, a date, a number or a choice. */
export function Field(props: Props) {
  const { id, value, onInput, kind = "text", choices = [], known, maxLength, autocomplete } = props;
  const described = describedBy(props);
  const shared = {
    id,
    name: id,
    value,
    "aria-describedby": described,
    "aria-invalid": props.error ? true : undefined,
    "aria-required": props.optional ? undefined : true,
    onInput: (event: { currentTarget: { value: string } }) => onInput(event.currentTarget.value),
  };
  const limit = maxLength === undefined ? {} : { maxLength };
  return (
    <Framed {...props} note={known ? t("common.known") : undefined}>
      {kind === "long" ? (
        <textarea {...shared} rows={4} {...limit} />
      ) : kind === "choice" ? (
        <select {...shared}>
          {choices.map(([choice, words]) => (
            <option key={choice} value={choice}>
              {words}
            </option>
          ))}
        </select>
      ) : (
        <Line {...shared} {...limit} kind={kind} autocomplete={autocomplete ?? "off"} />
      )}
    </Framed>
  );
}

type LineProps = Omit<InputHTMLAttributes<HTMLInputElement>, "type" | "list" | "role">;

/** The control of one line; a number is text with a number pad, because wheels and arrows change it. */
function Line({
  kind,
  ...rest
}: LineProps & { kind: "text" | "date" | "time" | "number" | "tel" }) {
  if (kind === "date") return <input {...rest} type="date" />;
  if (kind === "time") return <input {...rest} type="time" />;
  if (kind === "tel") return <input {...rest} type="tel" />;
  return <input {...rest} type="text" inputMode={kind === "number" ? "numeric" : "text"} />;
}

/** One of a few answers, all in sight. */
export function Choice(
  props: Common & {
    value: string;
    onInput(value: string): void;
    choices: readonly (readonly [
      value: string,
      words: ComponentChildren,
      lang?: string | undefined,
    ])[];
  },
) {
  return (
    <fieldset class="field" aria-describedby={describedBy(props)}>
      <legend class="field-label">{props.label}</legend>
      {props.hint && (
        <p class="aside" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      )}
      <div class="choice" id={props.id} tabIndex={-1}>
        {props.choices.map(([value, words, lang]) => (
          <label key={value} class="choice-one" lang={lang}>
            <input
              type="radio"
              name={props.id}
              value={value}
              checked={props.value === value}
              onChange={() => props.onInput(value)}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
      <ErrorLine id={props.id} error={props.error} />
    </fieldset>
  );
}

function Framed({
  id,
  label,
  hint,
  error,
  optional,
  note,
  children,
}: Common & { note?: string | undefined; children: ComponentChildren }) {
  return (
    <div class="field">
      <label class="field-label" for={id}>
        {label}
        {(optional || note) && <span class="field-note">{note ?? t("common.optional")}</span>}
      </label>
      {hint && (
        <p class="aside" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <ErrorLine id={id} error={error} />
    </div>
  );
}

const ErrorLine = ({ id, error }: { id: string; error: string | undefined }) =>
  error ? (
    <p class="field-error" id={`${id}-error`}>
      <Icon name="alert" />
      <span>{error}</span>
    </p>
  ) : null;

const describedBy = ({ id, hint, error }: Common): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;

/** What is wrong in the whole form, each leading to its field. Takes the focus when errors appear. */
export function ErrorSummary({
  errors,
}: {
  errors: readonly { id: string; label: string; error: string }[];
}) {
  const box = useRef<HTMLDivElement>(null);
  const count = errors.length;
  useEffect(() => {
    if (count > 0) box.current?.focus();
  }, [count]);
  if (count === 0) return null;
  return (
    <div class="summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{t("common.errors", { count })}</h2>
      <ul>
        {errors.map(({ id, label, error }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(id)?.focus();
              }}
            >
              {label}
            </a>
            {" · "}
            {error}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A form's column of fields and buttons. It never leaves the page by itself. */
export const Form = ({ onSubmit, children }: { onSubmit(): void; children: ComponentChildren }) => (
  <form
    class="form"
    noValidate
    onSubmit={(event) => {
      event.preventDefault();
      onSubmit();
    }}
  >
    {children}
  </form>
);
