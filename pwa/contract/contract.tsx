/** `/contracts/:id`: one contract from its first version to how it was kept, drawn by what the reader may do. */
import { useEffect, useMemo } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso/router";
import { type Contract, contract as contractNoun, STAGE_OF } from "../../shared/contract.ts";
import type { Noun } from "../../shared/kit/noun.ts";
import type { Actor } from "../../shared/kit/roles.ts";
import { Keeping } from "../contract-kept/part.tsx";
import { ContractPaper } from "../contract-paper/part.tsx";
import { busy, lastPull, start, view } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { EmptyState, Loading, Notice } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { PrintFoot } from "../look/print-button.tsx";
import { StateLine } from "../look/state-line.tsx";
import { everyOfferOn } from "../record/commands.ts";
import { Name } from "../record/facts.tsx";
import { prepareForm } from "../record/late-form.tsx";
import { Members } from "../record/members.tsx";
import { actorHere, whoNext } from "../record/names.ts";
import { Timeline } from "../record/timeline-list.tsx";
import { Signing } from "../signing/part.tsx";
import { sayDayOf } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { Circulate } from "./circulate.tsx";
import { Comments } from "./comments.tsx";
import { holdsOffice } from "./may.ts";
import { NextStep } from "./next-step.tsx";
import { type OfContract, ofContract } from "./of-contract.ts";
import { termsOfVersion } from "./read-frozen.ts";
import { Related } from "./related.tsx";
import { sayTerm } from "./say-clause.ts";
import { StageLine } from "./stage-line.tsx";
import { TheText } from "./the-text.tsx";
import { Versions } from "./versions.tsx";

const CONTRACT = contractNoun as unknown as Noun;

export default function ContractPage() {
  useEffect(start, []);
  useEffect(prepareForm, []);
  return (
    <Members title={t("noun.contract")}>
      <Opened />
    </Members>
  );
}

function Opened() {
  const id = useRoute().params.id ?? "";
  const { query } = useLocation();
  const of = ofContract(view.value, id, clock.value);
  const actor = actorHere();
  if (of && actor) {
    if (query.do === "circulate" && of.contract.state === "negotiating" && of.text)
      return <Circulate key={of.text.id} contract={of.contract} version={of.text} />;
    return <OneContract key={id} of={of} actor={actor} />;
  }
  return (
    <Page title={t("noun.contract")} back="/contracts">
      {busy.value && lastPull.value === null ? (
        <Loading />
      ) : (
        <EmptyState icon="search" title={t("record.gone")}>
          {t("record.gone.why")}
        </EmptyState>
      )}
    </Page>
  );
}

/** Whether somebody may say something of it: for one of the parties, or for the community. */
const isSide = (contract: Contract, actor: Actor): boolean =>
  everyOfferOn(CONTRACT, contract, actor, clock.value).some(({ name }) => name === "propose");

function OneContract({ of, actor }: { of: OfContract; actor: Actor }) {
  const { contract, text } = of;
  const { id, title, kind, state, reason, turn } = contract;
  const office = holdsOffice(actor, contract.committee);
  const side = isSide(contract, actor);
  const stage = STAGE_OF[state];
  const terms = useMemo(() => text && termsOfVersion(text), [text]);
  return (
    <Page
      wide
      title={title}
      lang={langOf(title)}
      over={t(`kind.${kind}`)}
      lead={terms && sayTerm(terms)}
      back="/contracts"
    >
      <div class="contract">
        <div class="record-section">
          <StageLine contract={contract} />
          <StateLine
            noun="contract"
            state={state}
            who={whoNext(contract)}
            due={stage === "sign" && state !== "signed" ? contract.signBy : null}
            large
          />
          {reason && (turn === null || TOLD_WHY.includes(state)) && (
            <Notice tone="warn" title={t("field.contract.reason")}>
              {reason}
            </Notice>
          )}
        </div>
        <NextStep of={of} office={office} side={side} />
        <section class="record-section" id="parties">
          <h2>{t("field.contract.parties")}</h2>
          <ol class="rows parties">
            {contract.parties.map((unit, at) => (
              <li key={unit} class="row party-row">
                <span class="row-number">{at + 1}</span>
                <Name noun="unit" id={unit} />
              </li>
            ))}
          </ol>
        </section>
        <Related of={of} />
        {(stage === "sign" || contract.signatures.length > 0) && state !== "circulated" && (
          <Signing contract={contract} />
        )}
        {(stage === "publish" || stage === "keep" || stage === "appraise") && (
          <Keeping contract={contract} />
        )}
        {text && <TheText of={of} text={text} comments={side && mayComment(contract)} />}
        {text && <ContractPaper contract={contract} text={text} />}
        <Comments of={of} office={office} side={side} actor={actor} />
        <Versions of={of} />
        <Timeline id={id} />
      </div>
      <PrintFoot printedOn={sayDayOf(clock.value)} />
    </Page>
  );
}

/** What somebody brought about and gave a reason for; what is over has one too. */
const TOLD_WHY: readonly string[] = ["declined", "negotiating", "terminating"];

/** A text is spoken about until the first may sign it. */
const mayComment = ({ state }: Contract): boolean =>
  state === "negotiating" || state === "circulated";
