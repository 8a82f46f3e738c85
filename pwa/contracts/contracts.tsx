/** 契约: a committee's contracts by stage; with `do`, one that is being written. */
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { Contract } from "../../shared/contract.ts";
import { nounNamed } from "../../shared/nouns.ts";
import { mayDraft } from "../contract/may.ts";
import { DraftPage } from "../contract-draft/draft-page.tsx";
import { recordsOf, start } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { EmptyState } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { CommitteeChoice, useCommittee } from "../meetings/committee.tsx";
import { creatingOffers } from "../record/commands.ts";
import { Members } from "../record/members.tsx";
import { actorHere } from "../record/names.ts";
import { listPath } from "../record/paths.ts";
import { t } from "../text/text.ts";
import { ContractGroups } from "./groups.tsx";
import { draftPath, templatesPath } from "./paths.ts";

export default function Contracts() {
  useEffect(start, []);
  return (
    <Members title={t("noun.contract.many")}>
      <Committee />
    </Members>
  );
}

function Committee() {
  const { query } = useLocation();
  const actor = actorHere();
  const committee = useCommittee();
  if (!committee || !actor) return null;
  if (query.do)
    return <DraftPage key={JSON.stringify(query)} committee={committee.code} query={query} />;
  const drafts = mayDraft(actor, committee.code);
  const writes = creatingOffers(nounNamed("contractTemplate"), actor, committee.code).length > 0;
  const contracts = recordsOf<Contract>("contract").filter(
    (contract) => contract.committee === committee.code,
  );
  return (
    <Page
      wide
      title={t("noun.contract.many")}
      over={<span lang="zh-CN">{committee.name}</span>}
      back={listPath("problem")}
      actions={
        <>
          {drafts && (
            <Button kind="main" icon="plus" href={draftPath(committee.code)}>
              {t("command.contract.draft")}
            </Button>
          )}
          {writes && (
            <Button href={templatesPath(committee.code)}>{t("noun.contractTemplate.many")}</Button>
          )}
        </>
      }
    >
      <CommitteeChoice code={committee.code} at="/contracts" />
      <div class="meetings-list">
        {contracts.length === 0 ? (
          <EmptyState icon="seal" title={t("contracts.none")}>
            {t(drafts ? "contracts.none.office" : "contracts.none.member")}
          </EmptyState>
        ) : (
          <ContractGroups contracts={contracts} />
        )}
      </div>
    </Page>
  );
}
