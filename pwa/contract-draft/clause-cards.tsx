/** The clauses of a contract as cards: written, added, removed, and moved by keys. */
import { EVERY } from "../../shared/contract/recurrence.ts";
import { EVIDENCE_RULES, MOST_CLAUSES } from "../../shared/contract/terms.ts";
import { Button } from "../look/button.tsx";
import { Choice, Field } from "../look/field.tsx";
import { Due, idOf } from "../record/field-control.tsx";
import { nameOf } from "../record/names.ts";
import type { Row } from "../record/values.ts";
import { errorText, t } from "../text/text.ts";
import { blankRow, movedRow } from "./draft-values.ts";
import { Moves } from "./moves.tsx";

interface Props {
  rows: readonly Row[];
  parties: readonly string[];
  /** Keys of errors.json, by path. */
  wrong: ReadonlyMap<string, string>;
  onChange(rows: readonly Row[]): void;
}

export function ClauseCards({ rows, parties, wrong, onChange }: Props) {
  const path = "clauses";
  const missing = wrong.get(path);
  const add = () => {
    const row = blankRow(rows);
    onChange([...rows, row]);
    // Where one goes on writing.
    setTimeout(() => document.getElementById(idOf(`${path}.${rows.length}.what`))?.focus());
  };
  return (
    <fieldset class="field rows-field" id={idOf(path)} tabIndex={-1}>
      <legend class="field-label">{t("field.contract.clauses")}</legend>
      <p class="aside">{t("contract.clauses.how")}</p>
      {missing && <p class="field-error">{errorText(missing)}</p>}
      {rows.map((row, at) => (
        <Card
          key={row.key}
          row={row}
          at={at}
          count={rows.length}
          parties={parties}
          errorAt={(name) => {
            const key = wrong.get(`${path}.${at}.${name}`);
            return key && errorText(key);
          }}
          onInput={(name, value) =>
            onChange(rows.map((other) => (other === row ? { ...row, [name]: value } : other)))
          }
          onMove={(to) => onChange(movedRow(rows, at, to))}
          onRemove={() => onChange(rows.filter((other) => other !== row))}
        />
      ))}
      {rows.length < MOST_CLAUSES && (
        <div>
          <Button icon="plus" onClick={add}>
            {t("contract.clause.add")}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface CardProps {
  row: Row;
  at: number;
  count: number;
  parties: readonly string[];
  errorAt(name: string): string | undefined;
  onInput(name: string, value: string): void;
  onMove(to: number): void;
  onRemove(): void;
}

function Card({ row, at, count, parties, errorAt, onInput, onMove, onRemove }: CardProps) {
  const title = t("contract.clause", { count: at + 1 });
  const field = (name: string) => ({
    id: idOf(`clauses.${at}.${name}`),
    label: t(`field.contract.clauses.${name}`),
    value: row[name] ?? "",
    error: errorAt(name),
    onInput: (value: string) => onInput(name, value),
  });
  return (
    <fieldset class="rows-one">
      <legend class="card-head">{title}</legend>
      <div class="card-tools">
        <Moves
          id={`clause-${row.key}`}
          title={row.what?.trim() || title}
          at={at}
          count={count}
          onMove={onMove}
        />
        <Button kind="bare" icon="trash" onClick={onRemove}>
          {t("form.remove", { name: title })}
        </Button>
      </div>
      <Field {...field("what")} kind="long" maxLength={400} />
      <Field
        {...field("owner")}
        kind="choice"
        choices={[
          ["", t("form.choose")],
          ...parties.map((unit) => [unit, nameOf("unit", unit)] as const),
        ]}
      />
      <div class="card-pair">
        <Field {...field("quantity")} kind="number" optional />
        <Field {...field("measure")} maxLength={20} optional />
      </div>
      <Choice
        {...field("every")}
        choices={EVERY.map((every) => [every, t(`every.${every}`)] as const)}
      />
      <Due {...field("due")} />
      <Choice
        {...field("evidence")}
        choices={EVIDENCE_RULES.map((rule) => [rule, t(`evidence.${rule}`)] as const)}
      />
    </fieldset>
  );
}
