/** A contract for tests, brought about by its own commands and real keys. */

import type { Algorithm } from "../../shared/contract/algorithms.ts";
import { checkWordsText } from "../../shared/contract/check-words.ts";
import { draftOf } from "../../shared/contract/negotiating.ts";
import { freeze } from "../../shared/contract/package.ts";
import { partiesIn } from "../../shared/contract/places.ts";
import { keyIdOf, statementText } from "../../shared/contract/statement.ts";
import type { Contract } from "../../shared/contract.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import { toBase64Url } from "../../shared/journal/seal.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Signature } from "../../shared/signature.ts";
import type { Unit } from "../../shared/unit.ts";
import type { Asking } from "../api/asking.ts";
import { kindOf, signedWith } from "./passkey.ts";

export const TEXT = "共建协议\n各方本着自愿、互助的原则，约定如下。";
/** SHA-256 of no photo in particular. */
export const PHOTO = "c0ffee00".repeat(8);

/** Somebody's key in their own browser, and the record under which it was enrolled. */
export interface Holder {
  record: string;
  unit: string | null;
  name: string;
  alg: Algorithm;
  keyId: string;
  privateKey: CryptoKey;
}

export interface AContract {
  id: string;
  see(): Promise<Contract>;
  text(): Promise<ContractText>;
  /** In the parties' order. */
  places(): Promise<Signature[]>;
  give(command: string, args?: unknown): Promise<void>;
  /** Freezes this text with the terms as they stand. */
  circulate(text: string, order: "parallel" | "in_order", signBy: string): Promise<void>;
  /** What belongs under a place, signed; `change` puts something else into the statement. */
  signed(place: Signature, holder: Holder, change?: object): Promise<object>;
}

const done = (answer: { status: number; body: unknown }): void => {
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
};

/** A contract between these units that is negotiated; the first of them promises something twice a year. */
export async function aContract(
  clerk: Asking,
  committee: string,
  parties: readonly string[],
  today: string,
  change: object = {},
): Promise<AContract> {
  const year = Number(today.slice(0, 4));
  const drafted = await clerk.give(committee, "contract.draft", {
    title: "操场共用协议",
    language: "zh-CN",
    parties,
    principles: "自愿互助",
    from: today,
    until: `${year + 1}-12-31`,
    cadence: "quarter",
    clauses: parties.map((owner, i) => ({
      what: `第${i + 1}方做的事`,
      owner,
      due: `${year}-12-31`,
      ...(i === 0 ? { every: "half_year" } : {}),
    })),
    ...change,
  });
  done(drafted);
  return theContract(clerk, String(drafted.body.target));
}

/** A contract that there is already, however it was drafted. */
export async function theContract(clerk: Asking, id: string): Promise<AContract> {
  const see = async (): Promise<Contract> => (await clerk.get(`/api/contracts/${id}`)).body;
  const text = async (): Promise<ContractText> =>
    (await clerk.get(`/api/contract-texts/${(await see()).textId}`)).body;
  const { deployment } = (await clerk.get("/api/me")).body;
  const places = async (): Promise<Signature[]> => {
    const { signatures } = await see();
    const found: Signature[] = [];
    for (const one of signatures) found.push((await clerk.get(`/api/signatures/${one}`)).body);
    return found;
  };
  return {
    id,
    see,
    text,
    places,
    async give(command, args = {}) {
      done(await clerk.give(await see(), `contract.${command}`, args));
    },
    async circulate(words, order, signBy) {
      const contract = await see();
      const units: Unit[] = [];
      for (const unit of contract.parties) units.push((await clerk.get(`/api/units/${unit}`)).body);
      const frozen = freeze({ ...draftOf(contract, await text(), units), text: words });
      if ("refused" in frozen) throw new Error(frozen.refused);
      const { text: bytes, sha256, sm3 } = frozen;
      const args = { package: bytes, sha256, sm3, order, signBy };
      done(await clerk.give(contract, "contract.circulate", args));
    },
    async signed(place, holder, change = {}) {
      const frozen = await text();
      const before = (await places()).slice(0, place.place - 1);
      const hashes = before.flatMap(({ statementHash }) => statementHash ?? []);
      const signer = {
        unit: holder.unit,
        name: holder.name,
        title: "负责人",
        authority: "法定代表人",
      };
      const hand = { unit: place.unit, name: "手签人", title: "校长", authority: "授权书" };
      const statement = statementText({
        deployment,
        contract: id,
        version: frozen.version,
        packageSha256: frozen.sha256 ?? "",
        packageSm3: frozen.sm3 ?? "",
        parties: partiesIn(frozen),
        signer,
        for: holder.unit === null ? hand : null,
        role: holder.unit === null ? "witness" : "party",
        order: place.inOrder ? place.place : null,
        prev: place.inOrder ? (hashes.at(-1) ?? null) : null,
        keyId: holder.keyId,
        alg: holder.alg,
        nonce: "ab".repeat(16),
        clientTime: new Date().toISOString(),
        ...change,
      });
      const signature = await signedWith(statement, holder.privateKey, holder.alg);
      return { statement, signature, key: holder.record };
    },
  };
}

/**
 * Makes a key, offers it and has it enrolled.
 * @param unit for which it signs; null for the committee's own people
 */
export async function aHolder(
  offers: Asking,
  enrols: Asking,
  committee: string,
  unit: string | null,
  alg: Algorithm = "ES256",
): Promise<Holder> {
  const made = (await crypto.subtle.generateKey(kindOf(alg), false, [
    "sign",
    "verify",
  ])) as CryptoKeyPair;
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", made.publicKey));
  const name = "卓玛";
  const offered = await offers.give(committee, "signingKey.offer", {
    ...{ unit, name, title: "负责人", alg, publicKey: toBase64Url(raw) },
  });
  done(offered);
  const record = String(offered.body.target);
  const found: Entity = (await enrols.get(`/api/signing-keys/${record}`)).body;
  const keyId = keyIdOf(raw);
  done(await enrols.give(found, "signingKey.enrol", { words: checkWordsText(keyId) }));
  return { record, unit, name, alg, keyId, privateKey: made.privateKey };
}
