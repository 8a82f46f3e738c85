/** 评约: what each party says of every other, with reasons; who speaks for a party gives theirs here. */
import { useLocation } from "preact-iso/router";
import type { Appraisal } from "../../shared/appraisal.ts";
import { missingAppraisals, type STAGES } from "../../shared/contract/performing.ts";
import type { Contract } from "../../shared/contract.ts";
import { contractPath } from "../contracts/paths.ts";
import { clock } from "../local/state.ts";
import { Button } from "../look/button.tsx";
import { Tag } from "../look/tag.tsx";
import { nameOf } from "../record/names.ts";
import { langOf, t } from "../text/text.ts";
import { Pending } from "../turn/pending.tsx";
import { Appraise } from "./appraise.tsx";
import { countsOf, type OfKept } from "./of-kept.ts";

type Stage = (typeof STAGES)[number];
const STAGE_IN: Readonly<Record<string, Stage>> = { mid_review: "mid", final_review: "final" };
const TONES = { kept: "gold", partly: "amber", not_kept: "red" } as const;

interface Props {
  contract: Contract;
  of: OfKept;
  /** Parties that the reader speaks for. */
  own: readonly string[];
}

export function Appraisals({ contract, of, own }: Props) {
  const { query } = useLocation();
  const now = STAGE_IN[contract.state];
  const missing = now ? missingAppraisals(contract, now) : [];
  if (!now && of.appraisals.length === 0) return null;
  const asked =
    query.do === "appraise"
      ? missing.find(({ by, of: whom }) => by === query.by && whom === query.of)
      : undefined;
  return (
    <section class="record-section" id="appraisals">
      <h2>{t("kept.appraisals")}</h2>
      {now && <p class="aside">{t("kept.appraisals.how")}</p>}
      {now === "final" && missing.length > 0 && (
        <p>{t("kept.missing.count", { count: missing.length })}</p>
      )}
      {asked && now && own.includes(asked.by) ? (
        <Appraise contract={contract} stage={now} pair={asked} clauses={clausesOf(of, asked.of)} />
      ) : (
        (["final", "mid"] as const).map((stage) => (
          <OfStage
            key={stage}
            stage={stage}
            contract={contract}
            of={of}
            own={own}
            missing={stage === now ? missing : []}
          />
        ))
      )}
    </section>
  );
}

const clausesOf = ({ clauses }: OfKept, unit: string) =>
  clauses.filter(({ clause }) => clause.unit === unit);

function OfStage(props: Props & { stage: Stage; missing: readonly { by: string; of: string }[] }) {
  const { stage, contract, of, own, missing } = props;
  const given = of.appraisals.filter((one) => one.stage === stage);
  if (given.length + missing.length === 0) return null;
  return (
    <>
      <h3>{t(`stage.${stage}`)}</h3>
      <ul class="published-list">
        {given.map((one) => (
          <Given key={one.id} of={one} />
        ))}
        {missing.map(({ by, of: whom }) => (
          <li key={`${by} ${whom}`}>
            <Pair by={by} of={whom} />
            <span class="aside">
              {t("kept.missing")} · {t("kept.of", { unit: nameOf("unit", whom) })}{" "}
              {t("kept.counts", countsOf(clausesOf(of, whom), clock.value))}
            </span>
            {own.includes(by) && (
              <Button
                icon="plus"
                href={contractPath(contract.id, { do: "appraise", by, of: whom })}
              >
                {t("kept.give", { unit: nameOf("unit", whom) })}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

const Pair = ({ by, of }: { by: string; of: string }) => (
  <span class="published-what">
    {t("kept.pair", { by: nameOf("unit", by), of: nameOf("unit", of) })}
  </span>
);

const Given = ({ of: { id, by, of, grade, reason } }: { of: Appraisal }) => (
  <li>
    <Pair by={by} of={of} />
    <Tag tone={TONES[grade]}>{t(`grade.${grade}`)}</Tag>
    <span lang={langOf(reason)}>{reason}</span>
    <Pending id={id} kept={false} />
  </li>
);
