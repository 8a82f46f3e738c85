/** How a contract is being kept: its clauses with their promises, what the parties say of each other, and what may follow. */
import { useEffect } from "preact/hooks";
import type { Contract } from "../../shared/contract.ts";
import { contractsPath as publicPath } from "../board/paths.ts";
import publishedStyles from "../board/published.css?url";
import { unitsSpokenFor } from "../contract/may.ts";
import { view } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { addStyles } from "../look/add-styles.ts";
import { Answers } from "../meeting/answers.tsx";
import { actorHere } from "../record/names.ts";
import { sayDate } from "../text/say.ts";
import { hasText, loadTexts, t } from "../text/text.ts";
import { Appraisals } from "./appraisals.tsx";
import { Changes } from "./changes.tsx";
import { Clauses } from "./clauses.tsx";
import { countsOf, type OfKept, ofKept, supplementsInForce } from "./of-kept.ts";

export function Keeping({ contract }: { contract: Contract }) {
  useEffect(() => {
    addStyles(publishedStyles).catch(() => {});
    void loadTexts("published").catch(() => {});
    void loadTexts("kept").catch(() => {});
  }, []);
  const actor = actorHere();
  if (!actor || !hasText("kept.title") || !hasText("published.clauses")) return null;
  const of = ofKept(view.value, contract, clock.value);
  const supplements = supplementsInForce(view.value, contract);
  const own = unitsSpokenFor(actor, contract.committee).filter((unit) =>
    contract.parties.includes(unit),
  );
  return (
    <>
      <Next contract={contract} />
      <section class="record-section" id="kept">
        <h2>{t("kept.title")}</h2>
        {sayUnkept(contract) ?? <Kept of={of} own={own} />}
        {supplements > 0 && <p class="aside">{t("kept.supplements", { count: supplements })}</p>}
        <p class="on-screen">
          <a href={publicPath(contract.committee, contract.id)}>{t("kept.published")}</a>
        </p>
      </section>
      <Appraisals contract={contract} of={of} own={own} />
      <Changes contract={contract} actor={actor} side={own.length > 0} />
    </>
  );
}

/** What is said of a contract of which nothing is kept: not yet, or never, since it only ends another one. */
function sayUnkept({ kind, state, from }: Contract) {
  const ends = kind === "termination";
  const date = sayDate(from ?? "ongoing");
  if (state === "published")
    return <p>{t(ends ? "kept.waits.termination" : "kept.waits", { date })}</p>;
  return ends ? <p>{t("kept.terminated")}</p> : null;
}

const Kept = ({ of, own }: { of: OfKept; own: readonly string[] }) => (
  <>
    <p class="aside">{t("kept.counts", countsOf(of.clauses, clock.value))}</p>
    <Clauses of={of} own={own} />
  </>
);

/** What the office gives in each state, the main one first. */
const STEPS = {
  in_force: ["beginMidReview", "beginFinalReview"],
  mid_review: ["endMidReview"],
  final_review: ["closeFulfilled", "closePartly", "closeUnfulfilled"],
  terminating: [],
} as const;

const isStep = (state: string): state is keyof typeof STEPS => state in STEPS;

function Next({ contract }: { contract: Contract }) {
  const { state, until, endsOn, id } = contract;
  if (!isStep(state)) return null;
  const date = sayDate((state === "terminating" ? endsOn : until) ?? "ongoing");
  return (
    <section class="record-section next-step on-screen" aria-label={t("kept.next")}>
      <h2>{t("kept.next")}</h2>
      <p>{t(`kept.next.${state}`, { date })}</p>
      <Answers noun="contract" record={contract} meeting={id} page="contract" only={STEPS[state]} />
    </section>
  );
}
