/** What comes next with a contract: one sentence and the one main button. */
import { contractPath, proposePath } from "../contracts/paths.ts";
import { Button } from "../look/button.tsx";
import { Answers } from "../meeting/answers.tsx";
import { sayDate } from "../text/say.ts";
import { t } from "../text/text.ts";
import type { OfContract } from "./of-contract.ts";

interface Props {
  of: OfContract;
  /** The reader acts for the community. */
  office: boolean;
  /** The reader speaks for one of the parties, or for the community. */
  side: boolean;
}

/** What the office gives in each state, the main one first. */
const STEPS: Readonly<Record<string, readonly string[]>> = {
  circulated: ["openSigning", "recall"],
  signing: ["recall"],
  declined: ["recall"],
  expired_unsigned: ["recall"],
  signed: ["publish"],
  published: [],
};
/** Taking a text back is no main step as long as it can still be signed. */
const MAIN: Readonly<Record<string, string>> = {
  circulated: "openSigning",
  declined: "recall",
  expired_unsigned: "recall",
  signed: "publish",
};

export function NextStep({ of, office, side }: Props) {
  const { contract } = of;
  const { state } = contract;
  if (state === "negotiating" ? !side : !office || STEPS[state] === undefined) return null;
  return (
    <section class="record-section next-step on-screen" aria-label={t("contract.next")}>
      <h2>{t("contract.next")}</h2>
      {state === "negotiating" ? (
        <Negotiating of={of} office={office} />
      ) : (
        <>
          <p>
            {t(`contract.next.${state as "signing"}`, {
              count: contract.signed,
              most: contract.parties.length,
              date: sayDate((state === "signing" ? contract.signBy : contract.from) ?? "ongoing"),
            })}
          </p>
          <Answers
            noun="contract"
            record={contract}
            meeting={contract.id}
            page="contract"
            only={STEPS[state] ?? []}
            main={MAIN[state] ?? ""}
            atOnce={["openSigning", "publish"]}
          />
        </>
      )}
    </section>
  );
}

function Negotiating({ of, office }: { of: OfContract; office: boolean }) {
  const { contract, comments } = of;
  const { id, committee } = contract;
  const open = comments.filter(({ state }) => state === "open").length;
  return (
    <>
      <p>{t(office ? "contract.next.negotiating" : "contract.next.party")}</p>
      {open > 0 && <p>{t("contract.next.negotiating.left", { count: open })}</p>}
      <div class="form-actions">
        {office && (
          <Button kind="main" icon="seal" href={contractPath(id, { do: "circulate" })}>
            {t("command.contract.circulate")}
          </Button>
        )}
        <Button kind={office ? "plain" : "main"} icon="plus" href={proposePath(committee, id)}>
          {t("command.contract.propose")}
        </Button>
      </div>
      {office && (
        <Answers noun="contract" record={contract} meeting={id} page="contract" only={["drop"]} />
      )}
    </>
  );
}
