/** A real contract's journal, signed with real keys, and the bundle made of it. */

import type { Algorithm } from "../../shared/contract/algorithms.ts";
import { formatBundle, makeBundle } from "../../shared/contract/bundle.ts";
import { checkWordsText } from "../../shared/contract/check-words.ts";
import { type Draft, type Frozen, freeze } from "../../shared/contract/package.ts";
import {
  keyIdOf,
  type Statement,
  statementHash,
  statementText,
} from "../../shared/contract/statement.ts";
import type { JsonValue } from "../../shared/journal/canonical.ts";
import type { ExportedEvent } from "../../shared/journal/export.ts";
import { leafHash, payloadHash } from "../../shared/journal/leaf.ts";
import { rootAt, wholeTree } from "../../shared/journal/proof.ts";
import { keyFingerprint, type Seal, signHead, toBase64Url } from "../../shared/journal/seal.ts";
import { kindOf, signedWith } from "./passkey.ts";

export const COMMITTEE = "540102003001";
export const CONTRACT = "01K6CONTRACT000000000000AA";
const PARTIES = [
  { unit: "unit-1", name: "江畔物业" },
  { unit: "unit-2", name: "仙足岛小学" },
  { unit: "unit-3", name: "阳光超市" },
];

/** Somebody's key, with the record that it is enrolled under. */
export interface Signer {
  record: string;
  alg: Algorithm;
  privateKey: CryptoKey;
  raw: Uint8Array<ArrayBuffer>;
  unit: string | null;
  name: string;
  title: string;
  actor: string;
}

export interface SealingKey {
  privateKey: CryptoKey;
  raw: Uint8Array<ArrayBuffer>;
}

/** One event before it has its place; `kind` null is something else of the same committee. */
export interface Happening {
  kind: string | null;
  target: string;
  actor: string;
  role: string;
  unit: string | null;
  input: JsonValue;
  erased?: true;
  /** sealed right after it */
  sealed?: true;
}

export interface Contract {
  sealing: SealingKey;
  frozen: Frozen;
  property: Signer;
  clerk: Signer;
  /** The statement that this key would sign in parallel, before anything is changed. */
  says(signer: Signer, change?: Partial<Statement>): Statement;
  happenings: Happening[];
}

async function aKeyPair(alg: Algorithm): Promise<Pick<Signer, "privateKey" | "raw">> {
  const pair = (await crypto.subtle.generateKey(kindOf(alg), false, [
    "sign",
    "verify",
  ])) as CryptoKeyPair;
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  return { privateKey: pair.privateKey, raw };
}

const statementInput = async (
  signer: Signer,
  statement: Statement,
): Promise<{ statement: string; signature: string; key: string }> => {
  const text = statementText(statement);
  return {
    statement: text,
    signature: await signedWith(text, signer.privateKey, signer.alg),
    key: signer.record,
  };
};

/** The happening of a signature by key, for its own party or as the witness of another. */
export async function signing(signer: Signer, statement: Statement): Promise<Happening> {
  const witness = statement.role === "witness";
  return {
    kind: witness ? "signature.witness" : "signature.sign",
    target: `signature-${statement.for?.unit ?? signer.unit}`,
    actor: signer.actor,
    role: witness ? "clerk" : "signatory",
    unit: signer.unit,
    input: await statementInput(signer, statement),
  };
}

/** A key's way into the journal: offered by its owner, confirmed in person by somebody else. */
export const enrolling = (signer: Signer, confirmedBy: string): Happening[] => [
  {
    kind: "signingKey.offer",
    target: signer.record,
    actor: signer.actor,
    role: signer.unit ? "signatory" : "clerk",
    unit: signer.unit,
    input: {
      publicKey: toBase64Url(signer.raw),
      ...{ alg: signer.alg, unit: signer.unit, name: signer.name, title: signer.title },
    },
  },
  {
    kind: "signingKey.enrol",
    target: signer.record,
    actor: confirmedBy,
    role: "clerk",
    unit: null,
    input: { words: checkWordsText(keyIdOf(signer.raw)) },
  },
];

const elsewhere = (note: string): Happening => ({
  kind: null,
  target: "commitment-7",
  actor: "person-9",
  role: "liaison",
  unit: "unit-9",
  input: { note },
});

/**
 * A contract of three parties: the property company signs with its own key, the school seals by hand and the
 * property company compares, the shop signs before the clerk, who is its witness. Other records of the committee
 * stand between, so that the numbers aren't adjacent.
 */
export async function aContract({
  alg = "ES256",
  order = "parallel",
  sealing,
  draft = {},
}: {
  alg?: Algorithm;
  order?: "parallel" | "in_order";
  sealing?: SealingKey;
  draft?: Partial<Draft>;
} = {}): Promise<Contract> {
  const deployment = sealing ?? (await aKeyPair("ES256"));
  const version = draft.version ?? 1;
  const frozen = freeze({
    committee: COMMITTEE,
    contract: CONTRACT,
    version,
    language: "zh-CN",
    title: "三巷环境共建协议",
    text: "第一条 江畔物业每月清扫三巷两次。\n第二条 仙足岛小学每学期开放操场八次。\nབོད་ཡིག\n",
    data: { clauses: [{ what: "清扫三巷", quantity: 2, unit: "unit-1" }] },
    ...draft,
  });
  if ("refused" in frozen) throw new Error(frozen.refused);
  const property: Signer = {
    ...(await aKeyPair(alg)),
    ...{ alg, record: "key-1", unit: "unit-1", name: "次仁", title: "经理", actor: "person-1" },
  };
  const clerk: Signer = {
    ...(await aKeyPair(alg)),
    ...{ alg, record: "key-2", unit: null, name: "卓玛", title: "社区专干", actor: "person-2" },
  };
  let nonce = 0;
  const says = (signer: Signer, change: Partial<Statement> = {}): Statement => ({
    ...{ v: 1, purpose: "gongjian contract signature", act: "sign" },
    deployment: keyFingerprint(deployment.raw),
    ...{ contract: draft.contract ?? CONTRACT, version },
    ...{ packageSha256: frozen.sha256, packageSm3: frozen.sm3, parties: PARTIES },
    signer: {
      ...{ unit: signer.unit, name: signer.name, title: signer.title },
      authority: signer.unit ? "法定代表人" : "社区派出",
    },
    ...{ for: null, role: "party", order: null, prev: null },
    ...{ keyId: keyIdOf(signer.raw), alg: signer.alg },
    nonce: String(++nonce).padStart(32, "0"),
    clientTime: "2026-11-02T04:09:30.000Z",
    ...change,
  });
  const first = says(property, order === "in_order" ? { order: 1 } : {});
  const shop = { unit: "unit-3", name: "达娃", title: "店长", authority: "授权委托书" };
  const second = says(clerk, {
    ...{ role: "witness", for: shop, clientTime: "2026-11-02T04:14:00.000Z" },
    ...(order === "in_order" ? { order: 3, prev: statementHash(statementText(first)) } : {}),
  });
  const school = { role: "signatory", target: "signature-unit-2" } as const;
  const happenings: Happening[] = [
    elsewhere("别的事"),
    {
      ...{ kind: "contractText.freeze", target: "text-1", actor: "person-2", role: "clerk" },
      unit: null,
      input: {
        ...{ contract: draft.contract ?? CONTRACT, version, package: frozen.text, order },
        ...{ sha256: frozen.sha256, sm3: frozen.sm3 },
      },
    },
    { ...elsewhere("再一件"), sealed: true },
    ...enrolling(property, clerk.actor),
    elsewhere("路灯"),
    ...enrolling(clerk, "person-3"),
    { ...elsewhere("井盖"), sealed: true },
    await signing(property, first),
    elsewhere("快递柜"),
    {
      ...{ ...school, kind: "signature.uploadSealed", actor: "person-4", unit: "unit-2" },
      input: { photos: ["5e".repeat(32)], sha256: frozen.sha256 },
    },
    {
      ...{ ...school, kind: "signature.confirmSealed", actor: "person-1", unit: "unit-1" },
      ...{ input: {}, sealed: true },
    },
    elsewhere("雨棚"),
    await signing(clerk, second),
    { ...elsewhere("长椅"), sealed: true },
  ];
  return { sealing: deployment, frozen, property, clerk, says, happenings };
}

/** Puts happenings in their places in a journal that is true to its own hashes, seals it, and makes the bundle. */
export async function bundled(
  happenings: readonly Happening[],
  {
    sealing,
    version = 1,
    contract = CONTRACT,
  }: { sealing: SealingKey; version?: number; contract?: string },
) {
  const events = happenings.map((happening, i): ExportedEvent => {
    const { kind, target, actor, role, unit, input } = happening;
    const salt = (i + 1).toString(16).padStart(32, "0");
    const payload: JsonValue = { from: null, to: "made", input };
    const header = {
      ...{ committee: COMMITTEE, kind: kind ?? "commitment.note", target, base: null },
      mutation: `01K7${String(i + 1).padStart(22, "0")}`,
      ...{ actor, role, unit, at: instantOf(i + 1), payloadHash: payloadHash(salt, payload) },
    };
    const kept = happening.erased ? { salt: null, payload: null } : { salt, payload };
    return { ...header, seq: i + 1, leaf: leafHash(header), ...kept };
  });
  const leaves = events.map(({ leaf }) => leaf);
  const tree = wholeTree(leaves);
  const seals: Seal[] = [];
  for (const [i, { sealed }] of happenings.entries()) {
    const size = i + 1;
    if (!sealed && size < happenings.length) continue;
    const head = { committee: COMMITTEE, size, root: rootAt(tree, size), at: instantOf(size, 30) };
    seals.push(await signHead(head, sealing.privateKey, keyFingerprint(sealing.raw)));
  }
  const bundle = makeBundle({
    ...{ committee: COMMITTEE, publicKey: toBase64Url(sealing.raw), contract, version },
    ...{ leaves, seals },
    events: events.filter((_, i) => happenings[i]?.kind !== null),
  });
  if (bundle === undefined) throw new Error("an event isn't sealed");
  const text = formatBundle(bundle);
  return { bundle, text, bytes: new TextEncoder().encode(text), events, leaves, seals };
}

const instantOf = (minute: number, second = 0): string =>
  new Date(Date.UTC(2026, 10, 2, 4, minute, second)).toISOString();

/** The contract as it was made, in one step. */
export const aBundle = async (settings: Parameters<typeof aContract>[0] = {}) => {
  const contract = await aContract(settings);
  return { contract, ...(await bundled(contract.happenings, contract)) };
};

/** A deployment's key, new each time. */
export const anotherSealingKey = (): Promise<SealingKey> => aKeyPair("ES256");
