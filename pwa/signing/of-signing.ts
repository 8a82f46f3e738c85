/** A contract that is being signed, as it stands on this device: its bytes, everybody's place, and what is signed. */
import { packageHashes, readPackage } from "../../shared/contract/package.ts";
import { lastStatement, partiesIn } from "../../shared/contract/places.ts";
import { statementText } from "../../shared/contract/statement.ts";
import type { Contract } from "../../shared/contract.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Signature } from "../../shared/signature.ts";
import type { SigningKey } from "../../shared/signing-key.ts";
import type { SignerWords } from "./key-store.ts";

/** Hashes that this device computed itself, hex. */
export type Computed = { sha256: string; sm3: string };

/**
 * Computes the hashes of exactly the bytes that are shown. Null where these are not the record's, or the bytes are no
 * package of this contract and version: then nothing of it may be signed.
 */
export function computed(contract: Contract, frozen: ContractText): Computed | null {
  const bytes = frozen.package ?? "";
  const hashes = packageHashes(bytes);
  const content = readPackage(bytes);
  const isIt =
    content?.contract === contract.id &&
    content.committee === contract.committee &&
    content.version === frozen.version &&
    hashes.sha256 === frozen.sha256 &&
    hashes.sm3 === frozen.sm3 &&
    hashes.sha256 === contract.sha256;
  return isIt ? hashes : null;
}

/** This round's places in the parties' order; those that are not on this device are left out. */
export const placesOf = (
  contract: Contract,
  find: (noun: string, id: string) => Entity | undefined,
): Signature[] =>
  contract.signatures.flatMap((id) => (find("signature", id) as Signature | undefined) ?? []);

interface Signing {
  /** Fingerprint of the deployment's key, hex. */
  deployment: string;
  frozen: ContractText;
  hashes: Computed;
  place: Signature;
  key: SigningKey;
  signer: SignerWords;
  /** Who signs by hand before this signer; null where the signer is the party itself. */
  hand: SignerWords | null;
  find(noun: string, id: string): Entity | undefined;
  /** 16 random bytes, hex. */
  nonce: string;
  /** Instant by this device's clock. */
  now: string;
}

/** The canonical statement that belongs in a place, to be signed. */
export const statementFor = (signing: Signing): string => {
  const { deployment, frozen, hashes, place, key, signer, hand, find, nonce, now } = signing;
  return statementText({
    deployment,
    contract: place.contract,
    version: frozen.version,
    packageSha256: hashes.sha256,
    packageSm3: hashes.sm3,
    parties: partiesIn(frozen),
    signer: { unit: key.unit, ...signer },
    for: hand && { unit: place.unit, ...hand },
    role: hand ? "witness" : "party",
    order: place.inOrder ? place.place : null,
    prev: lastStatement(place, find),
    keyId: key.keyId,
    alg: key.alg,
    nonce,
    clientTime: now,
  });
};
