/** A party's place under a frozen text: what any evidence has to meet, and what follows once it is filled. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Contract } from "../contract.ts";
import type { ContractText } from "../contract-text.ts";
import { dateOf } from "../deadlines.ts";
import {
  type Claim,
  type Context,
  type Entity,
  type FollowUp,
  type Refusal,
  refuse,
} from "../kit/noun.ts";
import type { Signature } from "../signature.ts";
import type { SigningKey } from "../signing-key.ts";
import type { SignatureClaim } from "./judge.ts";
import type { Party } from "./terms.ts";

type Find = Context<Signature, unknown>["linked"];
/** Every record that a signature is judged by. */
export const ofRound = ({ contract, text: frozen, round }: Signature) => [
  { noun: "contract", id: contract },
  { noun: "contractText", id: frozen },
  ...round.map((id) => ({ noun: "signature", id })),
];
/**
 * What the next statement in order covers: the hash of the last one before it; null where the places are filled in
 * any order, or none before has a statement (one filled on paper has none).
 */
export const lastStatement = (
  { round, place: at, inOrder }: Signature,
  find: (noun: string, id: string) => Entity | undefined,
): string | null =>
  (inOrder ? round : [])
    .slice(0, at - 1)
    .map((id) => (find("signature", id) as Signature | undefined)?.statementHash ?? null)
    .filter((hash) => hash !== null)
    .at(-1) ?? null;

/** What every signature has to meet, whatever its evidence: the contract is being signed, in time. */
export function openFor(entity: Signature, find: Find, today: string): ContractText | Refusal {
  const contract = find("contract", entity.contract) as Contract | undefined;
  const frozen = find("contractText", entity.text) as ContractText | undefined;
  if (contract?.state !== "signing" || !frozen?.package) return refuse("notSigning");
  return today > entity.signBy ? refuse("signingOver", { date: entity.signBy }) : frozen;
}

/** The parties that a frozen text names, in their order. */
export const partiesIn = ({ package: frozen }: Pick<ContractText, "package">): Party[] =>
  (JSON.parse(frozen ?? "") as { data: { parties: Party[] } }).data.parties;

/** The changes of a signature by key, and the claim that it is one: over the statement that belongs in this place. */
export function byKey(
  {
    entity,
    input,
    linked,
    now,
  }: Context<Signature, { statement: string; signature: string; key: string }>,
  role: "party" | "witness",
): { changes: Partial<Signature>; claims: Claim[] } | Refusal {
  const frozen = openFor(entity, linked, dateOf(now));
  if ("refused" in frozen) return frozen;
  const key = linked("signingKey", input.key) as SigningKey | undefined;
  if (key?.state !== "enrolled") return refuse("keyNotEnrolled");
  const { statement, signature } = input;
  const { publicKey, alg, keyId } = key;
  const given: SignatureClaim = {
    ...{ statement, signature, publicKey, alg },
    expected: {
      contract: entity.contract,
      version: frozen.version,
      packageSha256: frozen.sha256 ?? "",
      packageSm3: frozen.sm3 ?? "",
      parties: partiesIn(frozen),
      role,
      party: entity.unit,
      signerUnit: key.unit,
      signerName: key.name ?? "",
      order: entity.inOrder ? entity.place : null,
      prev: lastStatement(entity, linked),
      ...{ keyId, alg },
    },
  };
  return {
    changes: {
      ...{ kind: role === "party" ? "key" : "witnessed", key: key.id, statement, signature },
      statementHash: bytesToHex(sha256(utf8ToBytes(statement))),
    },
    claims: [{ judge: "signature", given }],
  };
}

/** The next in order may sign now, and the contract counts. */
export const afterSigning = (entity: Signature, find: Find): FollowUp[] => {
  const contract = find("contract", entity.contract) as Contract | undefined;
  const next = entity.inOrder ? entity.round[entity.place] : undefined;
  const last = (contract?.signed ?? 0) + 1 >= entity.round.length;
  return [
    { noun: "contract", command: last ? "complete" : "count", target: entity.contract, input: {} },
    ...(next
      ? [
          {
            noun: "signature",
            command: "callUp",
            target: next,
            input: {},
            ifAllowed: true as const,
          },
        ]
      : []),
  ];
};
