/** 谈约: a contract is drafted, and each side may put its own version on the table until the text is frozen. */
import type { Contract } from "../contract.ts";
import type { ContractText } from "../contract-text.ts";
import { dateOf } from "../deadlines.ts";
import {
  commandOf,
  committeeOffice,
  either,
  type FollowUp,
  refuse,
  spokenFor,
} from "../kit/noun.ts";
import {
  attachmentId,
  calendarDate,
  freeText,
  idOf,
  listOf,
  object,
  oneOf,
  optional,
  text,
} from "../kit/values.ts";
import { LANGUAGES } from "../language/language.ts";
import type { Unit } from "../unit.ts";
import type { PackageClaim } from "./judge.ts";
import {
  faultInTerms,
  frozenTerms,
  LONGEST_PACKAGE,
  MOST_PARTIES,
  MOST_SUPPLEMENTS,
  type Terms,
  terms,
  termsOf,
} from "./terms.ts";

export const CONTRACT_KINDS = ["agreement", "supplement", "termination"] as const;
export type ContractKind = (typeof CONTRACT_KINDS)[number];
export const SIGNING_ORDERS = ["parallel", "in_order"] as const;

const command = commandOf<Contract>();
const office = committeeOffice;
const anySide = either(spokenFor("parties"), office);

const proposed = (contract: string, version: number, agreed: Terms): FollowUp => ({
  noun: "contractText",
  command: "propose",
  input: {
    contract,
    version,
    ...agreed,
    clauses: agreed.clauses.map(({ quantity, measure, ...one }) => ({
      ...one,
      ...(quantity === null ? {} : { quantity }),
      ...(measure === null ? {} : { measure }),
    })),
  },
});
const onText = ({ textId }: Contract, name: string, input = {}): FollowUp[] =>
  textId
    ? [{ noun: "contractText", command: name, target: textId, input, ifAllowed: true as const }]
    : [];
/**
 * Everything of a contract's package but its text, from the records as they stand: what is circulated is frozen from
 * this on the device that shows it, and judged by this.
 * @param units the parties' records, in the parties' order
 */
export const draftOf = (
  { committee, id, language, title }: Contract,
  version: ContractText,
  units: readonly Unit[],
): PackageClaim["draft"] => ({
  ...{ committee, contract: id, version: version.version, language, title },
  data: frozenTerms(
    version,
    units.map(({ id: unit, name }) => ({ unit, name })),
  ),
});

export const itsText = ({ textId }: Contract) =>
  textId ? [{ noun: "contractText", id: textId }] : [];

export const negotiating = {
  draft: command({
    from: [],
    to: "negotiating",
    by: anySide,
    input: object({
      title: freeText(2, 120),
      language: oneOf(LANGUAGES),
      parties: listOf(idOf("unit"), MOST_PARTIES),
      kind: optional(oneOf(CONTRACT_KINDS)),
      /** The contract that a supplement adds to, or a termination ends. */
      amends: optional(idOf("contract")),
      /** What it was begun from: its opening and closing words are offered again when the text is fixed. */
      template: optional(text(1, 60)),
      ...terms,
    }),
    needs: (_, { amends }) => (amends ? [{ noun: "contract", id: amends }] : []),
    apply: ({ entity, input, linked, followUpId }) => {
      const { title, language, parties, kind = "agreement" } = input;
      const { amends = null, template = null } = input;
      if (parties.length < 2) return refuse("partiesMissing");
      if (new Set(parties).size !== parties.length) return refuse("partyTwice");
      if ((kind === "agreement") !== (amends === null)) return refuse("amendsMissing");
      const amended = amends ? (linked("contract", amends) as Contract | undefined) : undefined;
      if (amends && !mayBeAmended(kind, amended?.state ?? "")) return refuse("amendsNotInForce");
      if (kind === "supplement" && (amended?.supplements.length ?? 0) >= MOST_SUPPLEMENTS)
        return refuse("supplementsMany", { most: MOST_SUPPLEMENTS });
      if (amended && !sameParties(amended.parties, parties)) return refuse("amendsOtherParties");
      const agreed = termsOf(input);
      const fault = faultInTerms(agreed, parties, kind !== "termination");
      if (fault) return refuse(fault);
      return {
        changes: {
          ...{ title, language, parties, kind, amends, template },
          ...{ version: 1, textId: followUpId(1) },
        },
        followUps: [proposed(entity.id, 1, agreed)],
      };
    },
  }),
  /** The next version: whose it is stands on it. */
  propose: command({
    from: ["negotiating"],
    to: "same",
    by: anySide,
    input: object(terms),
    needs: itsText,
    apply: ({ entity, input, followUpId }) => {
      const agreed = termsOf(input);
      const fault = faultInTerms(agreed, entity.parties, entity.kind !== "termination");
      if (fault) return refuse(fault);
      const replaced = onText(entity, "replace");
      return {
        changes: { version: entity.version + 1, textId: followUpId(replaced.length + 1) },
        followUps: [...replaced, proposed(entity.id, entity.version + 1, agreed)],
      };
    },
  }),
  /** Nobody goes on with it. */
  drop: command({
    from: ["negotiating"],
    to: "dropped",
    by: office,
    input: object({ reason: freeText(1, 500) }),
    apply: ({ input }) => ({ changes: { reason: input.reason } }),
  }),
  /** Freezes the text: from here on these bytes are the contract, and what people read is drawn from them. */
  circulate: command({
    from: ["negotiating"],
    to: "circulated",
    by: office,
    /** The package and its hashes as `freeze` (package.ts) gives them on the device that shows the text. */
    input: object({
      package: text(1, LONGEST_PACKAGE),
      sha256: attachmentId(),
      sm3: attachmentId(),
      order: oneOf(SIGNING_ORDERS),
      signBy: calendarDate(),
    }),
    needs: (entity) => [
      ...itsText(entity),
      ...entity.parties.map((unit) => ({ noun: "unit", id: unit })),
    ],
    apply: ({ entity, input, now, linked }) => {
      if (input.signBy < dateOf(now)) return refuse("signByPast");
      const version = linked("contractText", entity.textId ?? "") as ContractText | undefined;
      const units = entity.parties.map((unit) => linked("unit", unit) as Unit | undefined);
      if (!version || !units.every((unit) => unit !== undefined)) return refuse("notNegotiated");
      const { order, signBy, ...frozen } = input;
      const given: PackageClaim = { ...frozen, draft: draftOf(entity, version, units) };
      return {
        changes: {
          ...{ order, signBy, sha256: frozen.sha256 },
          ...{ from: version.from, until: version.until },
        },
        followUps: onText(entity, "freeze", {
          ...{ contract: entity.id, version: version.version },
          ...{ ...frozen, order },
        }),
        claims: [{ judge: "package", given }],
      };
    },
  }),
  /** Back to the table, before the last signature: the frozen text stays as it was, and a new version begins. */
  recall: command({
    from: ["circulated", "signing", "declined", "expired_unsigned"],
    to: "negotiating",
    by: office,
    input: object({ reason: freeText(1, 500) }),
    needs: (entity) => [
      ...itsText(entity),
      ...entity.signatures.map((id) => ({ noun: "signature", id })),
    ],
    apply: ({ entity, input, linked, followUpId }) => {
      const version = linked("contractText", entity.textId ?? "") as ContractText | undefined;
      if (!version) return refuse("notNegotiated");
      const before: FollowUp[] = [
        ...onText(entity, "setAside", { reason: input.reason }),
        ...entity.signatures.map((target) => ({
          noun: "signature",
          command: "withdraw",
          target,
          input: { reason: input.reason },
          ifAllowed: true as const,
        })),
      ];
      return {
        changes: {
          reason: input.reason,
          version: entity.version + 1,
          textId: followUpId(before.length + 1),
          order: null,
          signBy: null,
          ...{ sha256: null, from: null, until: null },
          signatures: [],
          signed: 0,
        },
        followUps: [...before, proposed(entity.id, entity.version + 1, termsOf(version))],
      };
    },
  }),
};

/** A contract that is being kept: it can be added to, and ended. */
const PERFORMED: readonly string[] = ["in_force", "mid_review", "final_review"];
/** …or one that is kept until a day that is known. */
export const UNENDED: readonly string[] = [...PERFORMED, "terminating"];
/** Whether a contract in this state may get a supplement, or a termination: what is to end may still end sooner. */
export const mayBeAmended = (kind: ContractKind, state: string): boolean =>
  (kind === "termination" ? UNENDED : PERFORMED).includes(state);

const sameParties = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));
