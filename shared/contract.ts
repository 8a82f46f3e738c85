/** 契约: what units and their community have agreed to do for each other, through its five stages 谈约 · 签约 · 亮约 · 履约 · 评约. */
import { type ContractKind, negotiating, type SIGNING_ORDERS } from "./contract/negotiating.ts";
import { performing } from "./contract/performing.ts";
import { signing } from "./contract/signing.ts";
import { dateOf } from "./deadlines.ts";
import { defineNoun, type Entity } from "./kit/noun.ts";
import type { Language } from "./language/language.ts";

export interface Contract extends Entity {
  kind: ContractKind;
  title: string;
  /** In which its text is written; of several none goes before the other unless the text says so. */
  language: Language;
  /** Units, in the order in which they sign. */
  parties: string[];
  /** How many versions there have been; the newest is `textId`. */
  version: number;
  textId: string | null;
  order: (typeof SIGNING_ORDERS)[number] | null;
  /** The last day to sign; null where nobody is asked to (any more). */
  signBy: string | null;
  /** Of the frozen text; null as long as it is talked about. */
  sha256: string | null;
  /** The term, once the text is frozen. */
  from: string | null;
  until: string | null;
  /** This round's signatures in the parties' order, and how many are there. */
  signatures: string[];
  signed: number;
  /** Its clauses, once it is in force. */
  clauses: string[];
  /** `appraisedAs` of everything that was said of how it was kept. */
  appraised: string[];
  amends: string | null;
  /** What it was begun from: a shipped template's name or the id of a `contractTemplate`; null for a blank page. */
  template: string | null;
  /** Ids of the contracts that were published beside it and add to it: what ends it before its time ends them. */
  supplements: string[];
  renewedBy: string | null;
  endsOn: string | null;
  reason: string | null;
}

/** The stage that a state belongs to, as people speak of a contract. */
export const STAGE_OF: Readonly<
  Record<string, "negotiate" | "sign" | "publish" | "keep" | "appraise">
> = {
  negotiating: "negotiate",
  circulated: "sign",
  signing: "sign",
  declined: "sign",
  expired_unsigned: "sign",
  signed: "sign",
  published: "publish",
  took_effect: "publish",
  in_force: "keep",
  mid_review: "keep",
  terminating: "keep",
  final_review: "appraise",
  closed_fulfilled: "appraise",
  closed_partial: "appraise",
  closed_unfulfilled: "appraise",
  renewed: "appraise",
  terminated: "appraise",
};

/** States in which everybody may read it, with people masked. */
const PUBLIC = [
  "published",
  "took_effect",
  "in_force",
  "mid_review",
  "terminating",
  "final_review",
  "closed_fulfilled",
  "closed_partial",
  "closed_unfulfilled",
  "renewed",
  "terminated",
];

export const contract = defineNoun<Contract>()({
  name: "contract",
  plural: "contracts",
  states: {
    negotiating: { turn: "committee", type: "open" },
    circulated: { turn: "committee", type: "open" },
    signing: { turn: "committee", type: "open" },
    declined: { turn: "committee", type: "open" },
    expired_unsigned: { turn: "committee", type: "open" },
    signed: { turn: "committee", type: "open" },
    published: { turn: "committee", type: "open" },
    took_effect: { turn: null, type: "done" },
    in_force: { turn: "committee", type: "open" },
    mid_review: { turn: "committee", type: "open" },
    final_review: { turn: "committee", type: "open" },
    terminating: { turn: "committee", type: "open" },
    closed_fulfilled: { turn: null, type: "done" },
    closed_partial: { turn: null, type: "done" },
    closed_unfulfilled: { turn: null, type: "ended" },
    renewed: { turn: null, type: "done" },
    terminated: { turn: null, type: "ended" },
    dropped: { turn: null, type: "ended" },
  },
  relations: { parties: (entity) => entity.parties },
  blank: {
    kind: "agreement",
    title: "",
    language: "zh-CN",
    parties: [],
    version: 0,
    textId: null,
    order: null,
    signBy: null,
    sha256: null,
    from: null,
    until: null,
    signatures: [],
    signed: 0,
    clauses: [],
    appraised: [],
    amends: null,
    template: null,
    supplements: [],
    renewedBy: null,
    endsOn: null,
    reason: null,
  },
  listing: {
    text: ({ title }) => [title],
    facets: ({ kind, parties }) => ({ kind: [kind], unit: parties }),
    board: PUBLIC,
    due: "signBy",
  },
  settle: ({ state, kind, signBy, from, until, endsOn }, now) => {
    const today = dateOf(now);
    const due = (command: string) => ({ command, input: {} });
    if (state === "signing" && signBy !== null && signBy < today) return due("expire");
    if (state === "published" && from !== null && from <= today)
      return due(kind === "termination" ? "takeEffect" : "enforce");
    if ((state === "in_force" || state === "mid_review") && until !== null && until < today)
      return due("endTerm");
    return state === "terminating" && endsOn !== null && endsOn <= today ? due("end") : null;
  },
  commands: { ...negotiating, ...signing, ...performing },
});
