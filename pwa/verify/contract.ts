/** What a contract's records come to, each held against the text and against those before it. */
import { sha256, sm3, utf8 } from "./bytes.ts";
import type { Tell } from "./check.ts";
import {
  type Bundle,
  type Event,
  type Input,
  type Kind,
  type Package,
  readInput,
  readPackage,
  readStatement,
  type Statement,
} from "./shapes.ts";
import { isSigned, NotSupported, readKey } from "./signatures.ts";
import { wordsOf } from "./words.ts";

export interface Text {
  seq: number;
  package: Package;
  sha256: string;
  sm3: string;
  inOrder: boolean;
}
export interface Key {
  id: string;
  offer: Input<"signingKey.offer">;
  offered: Event;
  enrolled: Event | null;
  revoked: Event | null;
}
export interface Signature {
  event: Event;
  source: string;
  statement: Statement;
}
export interface Paper {
  uploaded: Event;
  photos: string[];
  confirmed: Event | null;
}
export interface Contract {
  bundle: Bundle;
  deployment: string;
  stands: readonly Event[];
  text: Text | null;
  keys: Map<string, Key>;
  signatures: Signature[];
  papers: Paper[];
}

interface Ground {
  bundle: Bundle;
  deployment: string;
  /** records that are as they were recorded, and known; and the others */
  stands: readonly Event[];
  fallen: readonly Event[];
  tell: Tell;
}

/** An event's input, which was read once already. */
const inputOf = <K extends Kind>(_: K, event: Event): Input<K> =>
  readInput(event.kind as K, event.payload);

/** Who is bound by a statement. */
export const boundBy = (statement: Statement): string | null =>
  (statement.for ?? statement.signer).unit;

export async function judge(ground: Ground): Promise<Contract> {
  const { bundle, deployment, stands, tell } = ground;
  const text = await frozenText(ground);
  const keys = await shownKeys(ground);
  const signatures: Signature[] = [];
  const papers: Paper[] = [];
  if (text) {
    for (const event of stands) {
      if (event.kind !== "signature.sign" && event.kind !== "signature.witness") continue;
      const wrong = await takeSignature(ground, text, keys, signatures, event);
      if (wrong) tell(...wrong);
    }
    const parties = signatures[0]?.statement.parties ?? [];
    for (const event of stands) {
      const wrong = takePaper(ground, text, papers, parties, event);
      if (wrong) tell(`finding.${wrong}`, { seq: event.seq });
    }
    tellTwice(signatures, papers, tell);
  }
  return { bundle, deployment, stands, text, keys, signatures, papers };
}

async function frozenText({ bundle, stands, tell }: Ground): Promise<Text | null> {
  const [event, ...others] = stands.filter(({ kind }) => kind === "contractText.freeze");
  for (const { seq } of others) tell("finding.textTwice", { seq });
  if (!event) {
    tell("cannot.noText");
    return null;
  }
  const input = inputOf("contractText.freeze", event);
  let content: Package;
  try {
    content = readPackage(input.package);
  } catch {
    tell("cannot.package");
    return null;
  }
  const { contract, version, committee } = bundle;
  const isOurs = (one: { contract: string; version: number }) =>
    one.contract === contract && one.version === version;
  if (!isOurs(input) || !isOurs(content) || content.committee !== committee) {
    tell("finding.textOther");
    return null;
  }
  const bytes = utf8(input.package);
  if ((await sha256(bytes)) !== input.sha256 || sm3(bytes) !== input.sm3) {
    tell("finding.text");
    return null;
  }
  const { seq } = event;
  const inOrder = input.order === "in_order";
  return { seq, package: content, sha256: input.sha256, sm3: input.sm3, inOrder };
}

/** Keys by the record under which they were offered. */
async function shownKeys({ stands, fallen, tell }: Ground): Promise<Map<string, Key>> {
  const keys = new Map<string, Key>();
  for (const event of stands) {
    const { kind, target, seq } = event;
    const record = JSON.stringify(target);
    const key = keys.get(record);
    if (kind === "signingKey.offer") {
      const offer = inputOf(kind, event);
      const id = await sha256(offer.raw);
      if (key) tell("finding.keyTwice", { seq });
      else keys.set(record, { id, offer, offered: event, enrolled: null, revoked: null });
    } else if (kind === "signingKey.enrol" || kind === "signingKey.revoke") {
      if (restsOnFallen(fallen, target, seq)) continue;
      if (!key) tell("finding.keyLoose", { seq });
      else if (kind === "signingKey.revoke") key.revoked ??= event;
      else if (key.offered.actor === event.actor) tell("finding.enrolOwn", { seq });
      else if (inputOf(kind, event).words !== wordsOf(key.id).words.split(" ").join(""))
        tell("finding.enrolWords", { seq });
      else key.enrolled ??= event;
    }
  }
  return keys;
}

const restsOnFallen = (fallen: readonly Event[], key: string | null, seq: number): boolean =>
  fallen.some((one) => one.kind.startsWith("signingKey.") && one.target === key && one.seq < seq);

type Wrong = Parameters<Tell> | null;

async function takeSignature(
  { bundle, deployment, fallen }: Ground,
  text: Text,
  keys: ReadonlyMap<string, Key>,
  signatures: Signature[],
  event: Event,
): Promise<Wrong> {
  const { seq } = event;
  const input = inputOf("signature.sign", event);
  if (seq < text.seq) return ["finding.beforeText", { seq }];
  let statement: Statement;
  try {
    statement = readStatement(input.statement);
  } catch {
    return ["cannot.statement", { seq }];
  }
  if (restsOnFallen(fallen, input.key, seq)) return null;
  const key = keys.get(JSON.stringify(input.key));
  if (!key?.enrolled || key.enrolled.seq > seq) return ["finding.keyNotEnrolled", { seq }];
  if (key.revoked && key.revoked.seq < seq) return ["finding.keyRevoked", { seq }];

  const before = signatures[signatures.length - 1];
  const earlier = bundle.events.filter(
    (one) => one.seq < seq && /^signature\.(sign|witness)$/.test(one.kind),
  );
  const next = await orderFault(text, statement, before, earlier.length === signatures.length);
  const { signer, parties } = statement;
  const faults: Record<string, boolean> = {
    deployment: statement.deployment !== deployment,
    contract: statement.contract !== bundle.contract,
    version: statement.version !== bundle.version,
    package: statement.packageSha256 !== text.sha256 || statement.packageSm3 !== text.sm3,
    parties: before !== undefined && listed(before.statement.parties) !== listed(parties),
    role: (event.kind === "signature.witness") !== (statement.role === "witness"),
    party: !parties.some(({ unit }) => unit === boundBy(statement)),
    signer: signer.unit !== key.offer.unit || signer.name !== key.offer.name,
    order: next === "order",
    prev: next === "prev",
    key: statement.keyId !== key.id || statement.alg !== key.offer.alg,
  };
  const fault = Object.keys(faults).find((name) => faults[name]);
  if (fault) return [`finding.${fault}`, { seq }];
  if (event.unit !== signer.unit) return ["finding.signer", { seq }];
  try {
    const publicKey = await readKey(key.offer.raw, key.offer.alg);
    if (!(await isSigned(input.statement, input.signature, publicKey, statement.alg)))
      return ["finding.signature", { seq }];
  } catch (error) {
    if (error instanceof NotSupported) return ["cannot.algorithm", { seq, alg: statement.alg }];
    throw error;
  }
  signatures.push({ event, source: input.statement, statement });
  return null;
}

const listed = (parties: Statement["parties"]): string =>
  JSON.stringify(parties.map(({ unit, name }) => [unit, name]));

/** In order a later signature has a higher number and names the statement before; in parallel neither. */
async function orderFault(
  { inOrder }: Text,
  { order, prev, parties }: Statement,
  before: Signature | undefined,
  isBeforeKnown: boolean,
): Promise<"order" | "prev" | null> {
  if (!inOrder) return order !== null ? "order" : isBeforeKnown && prev !== null ? "prev" : null;
  const last = before?.statement.order ?? 0;
  if (order === null || order <= last || order > parties.length) return "order";
  if (!isBeforeKnown) return null;
  const expected = before ? await sha256(utf8(before.source)) : null;
  return prev === expected ? null : "prev";
}

function takePaper(
  { fallen }: Ground,
  text: Text,
  papers: Paper[],
  parties: Statement["parties"],
  event: Event,
): string | null {
  const { kind, unit, target, seq } = event;
  const isStranger = unit === null || (parties.length > 0 && !parties.some((p) => p.unit === unit));
  if (kind === "signature.uploadSealed") {
    const { sha256: read, photos } = inputOf(kind, event);
    if (seq < text.seq) return "beforeText";
    if (read !== text.sha256) return "paperOther";
    if (isStranger) return "paperUnit";
    papers.push({ uploaded: event, photos, confirmed: null });
    return null;
  }
  if (kind !== "signature.confirmSealed") return null;
  const isLost = fallen.some(
    (one) => one.kind === "signature.uploadSealed" && one.target === target && one.seq < seq,
  );
  if (isLost) return null;
  const paper = papers.filter(({ uploaded }) => uploaded.target === target).pop();
  if (!paper || paper.confirmed) return "paperNothing";
  if (paper.uploaded.unit === unit) return "paperOwn";
  if (isStranger) return "paperUnit";
  paper.confirmed = event;
  return null;
}

function tellTwice(signatures: readonly Signature[], papers: readonly Paper[], tell: Tell): void {
  const bound: [number, string | null][] = signatures.map(({ event, statement }) => [
    event.seq,
    boundBy(statement),
  ]);
  for (const { confirmed, uploaded } of papers)
    if (confirmed) bound.push([confirmed.seq, uploaded.unit]);
  bound.sort(([one], [other]) => one - other);
  for (const [i, [seq, unit]] of bound.entries())
    if (bound.slice(0, i).some(([, known]) => known === unit)) tell("finding.twice", { seq });
}
