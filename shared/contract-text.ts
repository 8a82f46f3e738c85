/** 文本: one version of a contract. It is proposed and talked about; circulated, it is frozen for good. */
import { SIGNING_ORDERS } from "./contract/negotiating.ts";
import { LONGEST_PACKAGE, type Terms, terms, termsOf } from "./contract/terms.ts";
import { commandOf, consequence, defineNoun, type Entity } from "./kit/noun.ts";
import { attachmentId, freeText, object, oneOf, recordId, text, whole } from "./kit/values.ts";

export interface ContractText extends Entity, Terms {
  contract: string;
  /** 1, 2, 3… for one contract. */
  version: number;
  /** The unit whose version it is; null for the committee's. */
  by: string | null;
  /** The canonical package (shared/contract/package.ts), once it is frozen, and the hashes of its bytes. */
  package: string | null;
  sha256: string | null;
  sm3: string | null;
}

const command = commandOf<ContractText>();
export const contractText = defineNoun<ContractText>()({
  name: "contractText",
  plural: "contract-texts",
  states: {
    proposed: { turn: "committee", type: "open" },
    frozen: { turn: null, type: "done" },
    replaced: { turn: null, type: "ended" },
    set_aside: { turn: null, type: "ended" },
  },
  relations: { by: (entity) => entity.by },
  blank: {
    contract: "",
    version: 0,
    by: null,
    principles: "",
    from: "",
    until: "",
    cadence: "none",
    clauses: [],
    package: null,
    sha256: null,
    sm3: null,
  },
  listing: {
    text: ({ principles, clauses }) => [principles, ...clauses.map(({ what }) => what)],
    facets: ({ contract }) => ({ contract: [contract] }),
  },
  commands: {
    propose: command({
      from: [],
      to: "proposed",
      by: consequence,
      input: object({ contract: recordId(), version: whole(1, 999), ...terms }),
      apply: ({ input, standing }) => ({
        changes: {
          ...termsOf(input),
          contract: input.contract,
          version: input.version,
          by: standing.unit,
        },
      }),
    }),
    replace: command({
      from: ["proposed"],
      to: "replaced",
      by: consequence,
      input: object({}),
      apply: () => ({ changes: {} }),
    }),
    /** From here on nothing changes a byte of it: no command of this noun writes these fields again. */
    freeze: command({
      from: ["proposed"],
      to: "frozen",
      by: consequence,
      input: object({
        contract: recordId(),
        version: whole(1, 999),
        package: text(1, LONGEST_PACKAGE),
        sha256: attachmentId(),
        sm3: attachmentId(),
        order: oneOf(SIGNING_ORDERS),
      }),
      apply: ({ input }) => ({
        changes: { package: input.package, sha256: input.sha256, sm3: input.sm3 },
      }),
    }),
    /** Taken back before the last signature: it stays as it was, and binds nobody. */
    setAside: command({
      from: ["frozen"],
      to: "set_aside",
      by: consequence,
      input: object({ reason: freeText(1, 500) }),
      apply: () => ({ changes: {} }),
    }),
  },
});
