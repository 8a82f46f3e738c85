/** What may follow a contract: a supplement, an end before its time, another one after it. */

import { PERFORMED } from "../../shared/contract/negotiating.ts";
import { type Contract, contract as contractNoun } from "../../shared/contract.ts";
import type { Actor } from "../../shared/kit/roles.ts";
import { holdsOffice } from "../contract/may.ts";
import { draftPath } from "../contracts/paths.ts";
import { Button } from "../look/button.tsx";
import { Answers } from "../meeting/answers.tsx";
import { t } from "../text/text.ts";

const RENEWABLE: readonly string[] = contractNoun.commands.renew.from;

interface Props {
  contract: Contract;
  actor: Actor;
  /** The reader speaks for one of the parties. */
  side: boolean;
}

export function Changes({ contract, actor, side }: Props) {
  const { id, committee, kind, state } = contract;
  const office = holdsOffice(actor, committee);
  if (!side && !office) return null;
  const ends = kind === "termination";
  const renewable = office && RENEWABLE.includes(state);
  const amendable = PERFORMED.includes(state) && !ends;
  if (!renewable && !amendable) return null;
  return (
    <section class="record-section on-screen" id="changes">
      <h2>{renewable ? t("command.contract.renew") : t("kept.change")}</h2>
      {renewable && (
        <>
          <p>{t("kept.next.closed")}</p>
          <div class="form-actions">
            <Button kind="main" icon="plus" href={draftPath(committee, { renews: id })}>
              {t("kept.renewal")}
            </Button>
          </div>
        </>
      )}
      {amendable && (
        <>
          <div class="form-actions">
            <Button icon="plus" href={draftPath(committee, { amends: id, kind: "supplement" })}>
              {t("kept.supplement")}
            </Button>
            <Button icon="plus" href={draftPath(committee, { amends: id, kind: "termination" })}>
              {t("kept.termination")}
            </Button>
          </div>
          <Answers
            noun="contract"
            record={contract}
            meeting={id}
            page="contract"
            only={["giveNotice"]}
          />
        </>
      )}
    </section>
  );
}
