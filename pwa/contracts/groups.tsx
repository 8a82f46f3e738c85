/** A committee's contracts by the stage that they are in, and those that are over. */
import type { ClauseComment } from "../../shared/clause-comment.ts";
import { type Contract, STAGE_OF } from "../../shared/contract.ts";
import { sayTerm } from "../contract/say-clause.ts";
import { pendingOn, recordsOf } from "../local/index.ts";
import { Icon, type IconName } from "../look/icons.tsx";
import { RecordRow, RecordRows } from "../look/record-row.tsx";
import { Tag } from "../look/tag.tsx";
import { nameOf, whoNext, wordOf } from "../record/names.ts";
import { t } from "../text/text.ts";
import { contractPath } from "./paths.ts";

const GROUPS = ["negotiate", "sign", "publish", "keep", "appraise", "over"] as const;
type Group = (typeof GROUPS)[number];
const ICONS: Readonly<Record<Group, IconName>> = {
  negotiate: "people",
  sign: "seal",
  publish: "board",
  keep: "working",
  appraise: "check",
  over: "closed",
};

const groupOf = ({ state, turn }: Contract): Group =>
  turn === null ? "over" : (STAGE_OF[state] ?? "over");

export function ContractGroups({ contracts }: { contracts: readonly Contract[] }) {
  const open = recordsOf<ClauseComment>("clauseComment").filter(({ state }) => state === "open");
  // What has a last day comes first, then what moved last.
  const inOrder = [...contracts].sort(
    (one, other) =>
      (one.signBy ?? "~").localeCompare(other.signBy ?? "~") ||
      other.stateAt.localeCompare(one.stateAt),
  );
  return (
    <>
      {GROUPS.map((group) => {
        const its = inOrder.filter((contract) => groupOf(contract) === group);
        if (its.length === 0) return null;
        const label = group === "over" ? t("contracts.over") : t(`stage.${group}`);
        return (
          <section key={group} class="meetings-group">
            <h2>
              <Icon name={ICONS[group]} />
              <span>{label}</span>
              <span class="aside">{its.length}</span>
            </h2>
            <RecordRows label={label}>
              {its.map((contract) => (
                <ContractRow
                  key={contract.id}
                  contract={contract}
                  comments={open.filter((one) => one.contract === contract.id).length}
                />
              ))}
            </RecordRows>
          </section>
        );
      })}
    </>
  );
}

function ContractRow({ contract, comments }: { contract: Contract; comments: number }) {
  const { id, kind, state, parties, version, signed, signBy, from, until } = contract;
  const signs = STAGE_OF[state] === "sign";
  return (
    <RecordRow
      href={contractPath(id)}
      noun="contract"
      number={contract.number}
      title={contract.title}
      state={state}
      who={whoNext(contract)}
      due={signs && state !== "signed" ? signBy : null}
      flag={kind === "agreement" ? null : <Tag>{wordOf("kind", kind)}</Tag>}
      facts={[
        parties.map((unit) => nameOf("unit", unit)).join(" · "),
        state === "negotiating" ? t("contracts.version", { version }) : null,
        state === "signing" ? t("contracts.signed", { count: signed, most: parties.length }) : null,
        !signs && from !== null && until !== null ? sayTerm({ from, until }) : null,
        comments > 0 ? t("contracts.comments", { count: comments }) : null,
        pendingOn(id).length > 0 ? t("desk.notSent") : null,
      ]}
    />
  );
}
