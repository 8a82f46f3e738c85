/** One row of a ledger: what it says, what it asks, and its answers as buttons. */
import { useId, useState } from "preact/hooks";
import type { Question } from "../../shared/ledger/preview.ts";
import { Button } from "../look/button.tsx";
import { Icon, type IconName } from "../look/icons.tsx";
import { langOf, t } from "../text/text.ts";
import { answerName, answerRow, takeBack } from "./import-state.ts";
import type { RowView } from "./messages.ts";
import { sayField, sayMessage } from "./say-message.ts";

const MARKS: Readonly<Record<RowView["status"], IconName>> = {
  ready: "check",
  question: "info",
  refused: "alert",
  duplicate: "merge",
};

export function LedgerRow({ row }: { row: RowView }) {
  const { rowKey, kind, status, title } = row;
  return (
    <li class={`ledger-row ledger-${status}`}>
      <p class="ledger-mark">
        <Icon name={MARKS[status]} />
        <span>{t(`ledger.status.${status}`)}</span>
        <span class="aside">
          {t("ledger.page.rowAt", { sheet: row.sheet, row: row.rowNumber })}
        </span>
      </p>
      <p class="ledger-title" lang={langOf(title)}>
        {title || t("ledger.page.untitled")}
      </p>
      {row.said !== null && <p class="ledger-reason">{row.said}</p>}
      {row.said === null &&
        row.reasons.map((reason) => (
          <div key={`${reason.key} ${reason.field}`}>
            <p class="ledger-reason">{sayMessage(reason)}</p>
            {reason.field !== null && reason.field !== "id" && reason.key !== "refused.fixed" && (
              <Typed
                id={`${rowKey} ${reason.field}`}
                label={sayField(kind, reason.field)}
                value={reason.text ?? ""}
                kind="text"
                onTyped={(text) => answerRow(rowKey, "cells", reason.field ?? "", text)}
              />
            )}
          </div>
        ))}
      {row.duplicateOf !== null && status === "duplicate" && (
        <p class="ledger-reason">
          {t("ledger.refused.duplicate", { row: row.duplicateOf })}{" "}
          <Button onClick={() => answerRow(rowKey, "choices", "duplicate", "separate")}>
            {t("ledger.answer.separate")}
          </Button>
        </p>
      )}
      {row.questions.map((question) => (
        <Asked key={question.id} row={row} question={question} />
      ))}
      {row.assumptions.length > 0 && (
        <ul class="ledger-assumed">
          {row.assumptions.map((assumed) => (
            <li key={`${assumed.key} ${assumed.field}`}>{sayMessage(assumed)}</li>
          ))}
        </ul>
      )}
      <details>
        <summary>{t("ledger.page.wholeRow")}</summary>
        <dl class="ledger-cells">
          {row.cells.map(({ header, text }, at) => (
            <div key={`${at} ${header}`}>
              <dt>{header}</dt>
              <dd lang={langOf(text)}>{text}</dd>
            </div>
          ))}
        </dl>
      </details>
      {row.answered && (
        <Button kind="bare" icon="back" onClick={() => takeBack(rowKey)}>
          {t("ledger.page.takeBack")}
        </Button>
      )}
    </li>
  );
}

/** Which unit a name means is answered once for all rows that write it so; everything else for this row. */
const isAboutName = ({ key }: Question): boolean =>
  key === "question.unit.likely" || key === "question.unit.unknown";

function Asked({ row, question }: { row: RowView; question: Question }) {
  const { id, field, candidates, free } = question;
  const choose = (value: string): void => {
    const unit = value.startsWith("unit:") ? value.slice("unit:".length) : null;
    if (isAboutName(question) && (unit !== null || value === "create"))
      answerName(String(question.params.text ?? ""), unit ?? value);
    else answerRow(row.rowKey, "choices", id, value);
  };
  return (
    <fieldset class="ledger-asked">
      <legend>{sayMessage(question)}</legend>
      <div class="ledger-actions">
        {candidates.map((candidate) => (
          <Button
            key={candidate.value}
            kind={candidate.value === "leaveOut" ? "bare" : "plain"}
            onClick={() => choose(candidate.value)}
          >
            {sayMessage(candidate)}
          </Button>
        ))}
      </div>
      {free !== null && (
        <Typed
          id={`${row.rowKey} ${id}`}
          label={t("ledger.page.orType")}
          value=""
          kind={free === "date" ? "date" : "text"}
          onTyped={(text) =>
            free === "unit" ? choose(`unit:${text}`) : answerRow(row.rowKey, "cells", field, text)
          }
        />
      )}
    </fieldset>
  );
}

/** A field and its button; Enter does the same. */
function Typed(props: {
  id: string;
  label: string;
  value: string;
  kind: "text" | "date";
  onTyped(text: string): void;
}) {
  const [text, setText] = useState(props.value);
  const id = useId();
  const shared = {
    id,
    name: props.id,
    value: text,
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) =>
      setText(currentTarget.value),
  };
  return (
    <form
      class="ledger-typed"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") props.onTyped(text);
      }}
    >
      <label for={id}>
        <span>{props.label}</span>
        {props.kind === "date" ? <input type="date" {...shared} /> : <input {...shared} />}
      </label>
      <Button type="submit">{t("ledger.page.take")}</Button>
    </form>
  );
}
