/** Writing a contract's terms: a new contract, the next version of one, its supplement, its end, or the one after it. */
import { useEffect, useState } from "preact/hooks";
import {
  CONTRACT_KINDS,
  type ContractKind,
  mayBeAmended,
} from "../../shared/contract/negotiating.ts";
import { type Contract, contract as contractNoun } from "../../shared/contract.ts";
import type { Noun } from "../../shared/kit/noun.ts";
import type { Actor } from "../../shared/kit/roles.ts";
import { mayDraft } from "../contract/may.ts";
import { contractPath, contractsPath } from "../contracts/paths.ts";
import { recordOf } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { EmptyState, Loading } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { everyOfferOn } from "../record/commands.ts";
import { type DraftOf, draftOf, dropDraft, keepDraft } from "../record/drafts.ts";
import { actorHere } from "../record/names.ts";
import type { Values } from "../record/values.ts";
import { langOf, t } from "../text/text.ts";
import { BaseStart } from "./base-start.tsx";
import { DraftForm } from "./draft-form.tsx";
import type { Drafting } from "./draft-values.ts";
import { NewStart } from "./new-start.tsx";

const CONTRACT = contractNoun as unknown as Noun;

export interface Subject {
  drafting: Drafting;
  kind: ContractKind;
  /** The contract whose next version, supplement, end or successor it is; null for a new one. */
  base: Contract | null;
}

/** What the address asks for, as far as this person may write it now. */
function subjectOf(
  query: Readonly<Record<string, string>>,
  committee: string,
  actor: Actor,
): Subject | null {
  const base = recordOf<Contract>("contract", query.of ?? query.amends ?? query.renews ?? "");
  const may = (command: string): boolean =>
    base !== undefined &&
    everyOfferOn(CONTRACT, base, actor, clock.value).some(
      ({ name, closed }) => name === command && closed === null,
    );
  if (query.do === "propose")
    return base && may("propose") ? { drafting: "propose", kind: base.kind, base } : null;
  if (query.renews)
    return base && may("renew") ? { drafting: "renew", kind: "agreement", base } : null;
  if (!mayDraft(actor, committee)) return null;
  if (!query.amends) return { drafting: "draft", kind: "agreement", base: null };
  const kind = CONTRACT_KINDS.find((one) => one === query.kind) ?? "supplement";
  return base && kind !== "agreement" && mayBeAmended(kind, base.state)
    ? { drafting: "draft", kind, base }
    : null;
}

export function DraftPage(props: { committee: string; query: Readonly<Record<string, string>> }) {
  const { committee, query } = props;
  const actor = actorHere();
  const subject = actor && subjectOf(query, committee, actor);
  const base = subject?.base ?? null;
  const back = base ? contractPath(base.id) : contractsPath(committee);
  if (!subject)
    return (
      <Page title={t("noun.contract")} back={back}>
        <EmptyState icon="closed" title={t("contract.notNow")}>
          {t("contract.notNow.why")}
        </EmptyState>
      </Page>
    );
  const { drafting, kind } = subject;
  return (
    <Page
      title={t(`command.contract.${drafting}`)}
      over={
        base ? (
          <span lang={langOf(base.title)}>{base.title}</span>
        ) : (
          kind !== "agreement" && t(`kind.${kind}`)
        )
      }
      lead={t("contract.new.lead")}
      back={back}
    >
      <Writing subject={subject} committee={base?.committee ?? committee} back={back} />
    </Page>
  );
}

/** The form, over what was begun before; where nothing was, over what there is to begin from. */
function Writing(props: { subject: Subject; committee: string; back: string }) {
  const { subject, committee, back } = props;
  const { drafting, kind, base } = subject;
  const of: DraftOf = {
    noun: "contract",
    command: drafting,
    // What adds to a contract and what ends it may both be begun.
    target: base && (drafting === "draft" ? `${base.id} ${kind}` : base.id),
    committee,
  };
  const [begun, setBegun] = useState<{ values: Values; found: boolean } | null | undefined>();
  const find = () =>
    void draftOf(of).then((draft) => setBegun(draft && { values: draft.values, found: true }));
  useEffect(find, [drafting, base?.id, committee]);
  const begin = (values: Values) => {
    void keepDraft(of, { values, photos: [] });
    setBegun({ values, found: false });
  };
  if (begun === undefined) return <Loading />;
  if (begun === null)
    return base === null ? (
      <NewStart committee={committee} onBegin={begin} />
    ) : (
      <BaseStart
        subject={subject}
        base={base}
        onBegin={(values) => setBegun({ values, found: false })}
      />
    );
  return (
    <DraftForm
      key={String(begun.found)}
      {...{ drafting, base, committee, of, back }}
      values={begun.values}
      found={begun.found}
      onAgain={() => void dropDraft(of).then(() => setBegun(null))}
    />
  );
}
