/** The parties of a contract, in the order in which they sign. */

import { MOST_PARTIES } from "../../shared/contract/terms.ts";
import { isTerminal } from "../../shared/kit/noun.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { Unit } from "../../shared/unit.ts";
import { recordsOf } from "../local/index.ts";
import { Icon } from "../look/icons.tsx";
import { nameOf } from "../record/names.ts";
import { Picker } from "../record/picker.tsx";
import { langOf, t } from "../text/text.ts";
import { movedRow } from "./draft-values.ts";
import { Moves } from "./moves.tsx";

interface Props {
  id: string;
  committee: string;
  parties: readonly string[];
  error: string | undefined;
  onChange(parties: string[]): void;
}

export function PartiesField({ id, committee, parties, error, onChange }: Props) {
  const label = t("field.contract.parties");
  const noun = nounNamed("unit");
  const units = recordsOf<Unit>("unit").filter(
    (unit) =>
      unit.committee === committee && !parties.includes(unit.id) && !isTerminal(noun, unit.state),
  );
  return (
    <div class="field">
      <span class="field-label" id={`${id}-label`}>
        {label}
      </span>
      <p class="aside">{t("contract.parties.how")}</p>
      {parties.length > 0 && (
        <ol class="rows parties" aria-labelledby={`${id}-label`}>
          {parties.map((unit, at) => {
            const name = nameOf("unit", unit);
            return (
              <li key={unit} class="row party-row">
                <span class="row-number">{at + 1}</span>
                <span class="row-title" lang={langOf(name)}>
                  {name}
                </span>
                <span class="party-tools">
                  <Moves
                    id={`party-${unit}`}
                    title={name}
                    at={at}
                    count={parties.length}
                    onMove={(to) => onChange(movedRow(parties, at, to))}
                  />
                  <button
                    type="button"
                    class="button button-bare"
                    onClick={() => onChange(parties.filter((other) => other !== unit))}
                  >
                    <Icon name="cross" />
                    <span class="unseen">{t("form.remove", { name })}</span>
                  </button>
                </span>
              </li>
            );
          })}
        </ol>
      )}
      {parties.length < MOST_PARTIES && (
        <Picker
          id={id}
          label={parties.length > 0 ? t("form.add", { label }) : label}
          noun="unit"
          records={units}
          optional={parties.length > 1}
          known={false}
          error={error}
          value=""
          onInput={(unit) => unit && onChange([...parties, unit])}
        />
      )}
    </div>
  );
}
