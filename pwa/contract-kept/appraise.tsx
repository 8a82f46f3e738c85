/** One party's word of another: how its clauses stand, then a grade and the reasons. */
import { useLocation } from "preact-iso/router";
import { appraisal as appraisalNoun } from "../../shared/appraisal.ts";
import type { STAGES } from "../../shared/contract/performing.ts";
import { standingOf } from "../../shared/contract/standing.ts";
import type { Contract } from "../../shared/contract.ts";
import type { Noun } from "../../shared/kit/noun.ts";
import { StandingLine } from "../board/standing-line.tsx";
import { contractPath } from "../contracts/paths.ts";
import { clock } from "../local/state.ts";
import { creatingOffers } from "../record/commands.ts";
import { FormHead } from "../record/form-head.tsx";
import { LateForm } from "../record/late-form.tsx";
import { actorHere, nameOf } from "../record/names.ts";
import { sayDate } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import type { KeptClause } from "./of-kept.ts";

const APPRAISAL = appraisalNoun as unknown as Noun;
/** What the page says already. */
const SAID = ["stage", "by", "of"];

interface Props {
  contract: Contract;
  stage: (typeof STAGES)[number];
  pair: { by: string; of: string };
  /** Those of the party that is appraised. */
  clauses: readonly KeptClause[];
}

export function Appraise({ contract, stage, pair: { by, of }, clauses }: Props) {
  const { route } = useLocation();
  const actor = actorHere();
  const offer =
    actor &&
    creatingOffers(APPRAISAL, actor, contract.committee).find(({ name }) => name === "give");
  if (!offer) return null;
  const here = contractPath(contract.id);
  const title = t("kept.pair", { by: nameOf("unit", by), of: nameOf("unit", of) });
  return (
    <div class="meeting-form">
      <FormHead>{`${t(`stage.${stage}`)} · ${title}`}</FormHead>
      {clauses.length > 0 && (
        <ul class="published-list" aria-label={t("kept.of", { unit: nameOf("unit", of) })}>
          {clauses.map(
            ({ clause, current }) =>
              current && (
                <li key={clause.id}>
                  <span class="published-what" lang={langOf(current.promise)}>
                    {current.promise}
                  </span>
                  <StandingLine standing={standingOf(current, clock.value)} />
                  <span class="row-facts">
                    <span>{t("published.clause.due", { date: sayDate(current.due) })}</span>
                    {current.lastNote && (
                      <span lang={langOf(current.lastNote)}>{current.lastNote}</span>
                    )}
                  </span>
                </li>
              ),
          )}
        </ul>
      )}
      <LateForm
        offer={offer}
        entity={null}
        committee={contract.committee}
        given={{ stage, by, of }}
        on={{ field: "contract", id: contract.id }}
        draftFor={`${contract.id} ${stage} ${by} ${of}`}
        back={here}
        onDone={() => route(here, true)}
        draw={({ name }) => (SAID.includes(name) ? null : undefined)}
      />
    </div>
  );
}
