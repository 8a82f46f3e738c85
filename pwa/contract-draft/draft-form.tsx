/** The form of a contract's terms. Everything typed is kept as it is typed; mistakes are told at their field. */
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { CADENCES } from "../../shared/contract/terms.ts";
import type { Contract } from "../../shared/contract.ts";
import { LANGUAGES } from "../../shared/language/language.ts";
import type { Refused } from "../../shared/sync/storage.ts";
import { contractPath } from "../contracts/paths.ts";
import { give, recordOf } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Choice, ErrorSummary, Field, Form } from "../look/field.tsx";
import { Notice } from "../look/notice.tsx";
import { type DraftOf, dropDraft, keepDraft } from "../record/drafts.ts";
import { Due, idOf, labelOf } from "../record/field-control.tsx";
import { Refusal } from "../record/refusal.tsx";
import type { Value, Values } from "../record/values.ts";
import { errorText, t } from "../text/text.ts";
import { ClauseCards } from "./clause-cards.tsx";
import {
  argumentsIn,
  type Drafting,
  faultsIn,
  partiesIn,
  rowsIn,
  textIn,
  withParties,
} from "./draft-values.ts";
import { PartiesField } from "./parties-field.tsx";

interface Props {
  drafting: Drafting;
  base: Contract | null;
  committee: string;
  of: DraftOf;
  values: Values;
  /** These values were typed before, and left. */
  found: boolean;
  onAgain(): void;
  back: string;
}

const NOTHING_WRONG: ReadonlyMap<string, string> = new Map();

export function DraftForm(props: Props) {
  const { drafting, base, committee, of, found, onAgain, back } = props;
  const { route } = useLocation();
  const [values, setValues] = useState<Values>(props.values);
  const [wrong, setWrong] = useState(NOTHING_WRONG);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);
  const parties = drafting === "draft" ? partiesIn(values) : (base?.parties ?? []);

  const keep = (next: Values) => {
    setValues(next);
    void keepDraft(of, { values: next, photos: [] });
    // What was told is told as long as it is so; nothing new is held against who still writes.
    if (wrong.size > 0) {
      const left = faultsIn(drafting, next, drafting === "draft" ? partiesIn(next) : parties);
      setWrong(new Map([...left].filter(([path]) => wrong.has(path))));
    }
  };
  const change = (name: string, value: Value) => keep({ ...values, [name]: value });
  const submit = async () => {
    const faults = faultsIn(drafting, values, parties);
    setWrong(faults);
    setRefusal(null);
    if (faults.size > 0 || busy) return;
    setBusy(true);
    const answer = await give({
      noun: "contract",
      command: drafting,
      target: drafting === "draft" ? null : (base?.id ?? null),
      committee,
      args: argumentsIn(drafting, values),
    });
    if (answer.outcome === "refused") {
      setBusy(false);
      setRefusal(answer.refusal);
      return setWrong(new Map(answer.refusal.issues.map(({ path, reason }) => [path, reason])));
    }
    await dropDraft(of);
    const next = recordOf<Contract>("contract", answer.target)?.renewedBy;
    route(contractPath(next ?? answer.target), true);
  };
  const field = (name: string) => {
    const key = wrong.get(name);
    return {
      id: idOf(name),
      label: labelOf("contract", name),
      value: textIn(values, name),
      error: key && errorText(key),
      onInput: (value: string) => change(name, value),
    };
  };
  return (
    <Form onSubmit={() => void submit()}>
      {found && (
        <Notice actions={<Button onClick={onAgain}>{t("form.draft.drop")}</Button>}>
          {t("form.draft")}
        </Notice>
      )}
      <ErrorSummary
        errors={[...wrong].map(([path, key]) => ({
          id: idOf(path),
          label: labelIn(path),
          error: errorText(key),
        }))}
      />
      {refusal && <Refusal of={refusal} />}
      {drafting !== "propose" && <Field {...field("title")} maxLength={120} />}
      {drafting === "draft" && (
        <>
          <Choice
            {...field("language")}
            choices={LANGUAGES.map((one) => [one, t(`language.${one}`), one])}
          />
          <PartiesField
            id={idOf("parties")}
            committee={committee}
            parties={parties}
            error={field("parties").error}
            onChange={(next) => keep(withParties(values, next))}
          />
        </>
      )}
      <Field {...field("from")} kind="date" />
      <Due {...field("until")} />
      <Choice
        {...field("cadence")}
        choices={CADENCES.map((cadence) => [cadence, t(`cadence.${cadence}`)] as const)}
      />
      <Field {...field("principles")} kind="long" maxLength={4000} optional />
      <ClauseCards
        rows={rowsIn(values)}
        parties={parties}
        wrong={wrong}
        onChange={(rows) => change("clauses", rows)}
      />
      <div class="form-actions">
        <Button type="submit" kind="main" busy={busy}>
          {t(`command.contract.${drafting}`)}
        </Button>
        <Button kind="bare" href={back}>
          {t("common.cancel")}
        </Button>
      </div>
    </Form>
  );
}

/** Which field it is; of a clause, also which clause. */
function labelIn(path: string): string {
  const at = /^clauses\.(\d+)\./.exec(path)?.[1];
  const label = labelOf("contract", path);
  return at === undefined ? label : `${t("contract.clause", { count: Number(at) + 1 })} ${label}`;
}
