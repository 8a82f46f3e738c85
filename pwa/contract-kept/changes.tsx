/** What may follow a contract: a supplement, an end before its time, another one after it. */

import { mayBeAmended } from "../../shared/contract/negotiating.ts";
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
  const { id, committee, state } = contract;
  const office = holdsOffice(actor, committee);
  if (!side && !office) return null;
  const renewable = office && RENEWABLE.includes(state);
  const addable = mayBeAmended("supplement", state);
  const endable = mayBeAmended("termination", state);
  if (!renewable && !endable) return null;
  return (
    <section class="record-section on-screen" id="changes">
      <h2>{t(renewable ? "command.contract.renew" : addable ? "kept.change" : "kept.sooner")}</h2>
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
      {endable && (
        <>
          <div class="form-actions">
            {addable && (
              <Button icon="plus" href={draftPath(committee, { amends: id, kind: "supplement" })}>
                {t("kept.supplement")}
              </Button>
            )}
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
