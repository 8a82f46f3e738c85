/** Where a new contract begins: its language, and one of the templates or a blank page. */
import { useState } from "preact/hooks";
import { filled } from "../../shared/contract/templates.ts";
import { dateOf } from "../../shared/deadlines.ts";
import { LANGUAGES, type Language } from "../../shared/language/language.ts";
import type { Unit } from "../../shared/unit.ts";
import { unitsSpokenFor } from "../contract/may.ts";
import { recordsOf } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { Button } from "../look/button.tsx";
import { Choice, Form } from "../look/field.tsx";
import { Notice } from "../look/notice.tsx";
import { actorHere } from "../record/names.ts";
import type { Values } from "../record/values.ts";
import { langOf, language as spoken, t } from "../text/text.ts";
import { blankRow, valuesOf, withParties } from "./draft-values.ts";
import { templateNamed, templatesFor } from "./templates.ts";

const BLANK = "blank";

export function NewStart(props: { committee: string; onBegin(values: Values): void }) {
  const { committee, onBegin } = props;
  const [language, setLanguage] = useState<Language>(spoken.value);
  const [asked, setFrom] = useState("");
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(false);
  const templates = templatesFor(committee, language);
  // What another language has is not chosen in this one.
  const from =
    [...templates.map(({ name }) => name), BLANK].find((name) => name === asked) ??
    templates[0]?.name ??
    BLANK;
  const begin = async () => {
    const today = dateOf(clock.peek());
    const name = from === BLANK ? null : from;
    setBusy(true);
    setFailed(false);
    try {
      const { title, ...terms } = name
        ? filled(await templateNamed(name, language), today)
        : {
            title: "",
            principles: "",
            from: today,
            until: "",
            cadence: "quarter" as const,
            clauses: [],
          };
      const values = {
        ...{ ...valuesOf(terms), title, language, kind: "agreement", amends: "" },
        template: name ?? "",
      };
      onBegin(
        withParties(
          name ? values : { ...values, clauses: [blankRow([])] },
          knownParties(committee),
        ),
      );
    } catch {
      setFailed(true);
      setBusy(false);
    }
  };
  return (
    <Form onSubmit={() => void begin()}>
      <Choice
        id="contract-language"
        label={t("field.contract.language")}
        value={language}
        onInput={(chosen) => setLanguage(LANGUAGES.find((one) => one === chosen) ?? language)}
        choices={LANGUAGES.map((one) => [one, t(`language.${one}`), one])}
      />
      <Choice
        id="contract-template"
        label={t("contract.template")}
        value={from}
        onInput={setFrom}
        choices={[
          ...templates.map(({ name, title }) => [name, title, langOf(title)] as const),
          [BLANK, t("contract.template.blank")],
        ]}
      />
      {failed && <Notice tone="warn">{t("contract.template.failed")}</Notice>}
      <div class="form-actions">
        <Button type="submit" kind="main" busy={busy}>
          {t("contract.template.use")}
        </Button>
      </div>
    </Form>
  );
}

/** The community's own office, where it is among the units, and the only unit that somebody speaks for. */
function knownParties(committee: string): string[] {
  const actor = actorHere();
  const offices = recordsOf<Unit>("unit").filter(
    (unit) => unit.committee === committee && unit.nature === "committee_office",
  );
  const own = actor ? unitsSpokenFor(actor, committee) : [];
  return [
    ...new Set([
      ...(offices.length === 1 ? offices.map(({ id }) => id) : []),
      ...(own.length === 1 ? own : []),
    ]),
  ];
}
