import { fromBase64Url } from "../journal/seal.ts";
import type { Bundle, ProvenEvent } from "./bundle.ts";
import { checkWordsText } from "./check-words.ts";
import type { Kind } from "./inputs.ts";
import { type Package, packageHashes, readPackage } from "./package.ts";
import {
  keyIdOf,
  readStatement,
  type Statement,
  statementHash,
  verifySignature,
  whyStatementFails,
} from "./statement.ts";
import type { Problem, Standing } from "./verify.ts";

/** The text that everything else is about. */
export type TextRead = {
  seq: number;
  package: Package;
  sha256: string;
  sm3: string;
  order: "parallel" | "in_order";
};

type Of<K extends Kind> = Extract<Standing, { kind: K }>;
type Signed = Of<"signature.sign"> | Of<"signature.witness">;

/** A key as it was enrolled. */
export type EnrolledKey = {
  offer: Of<"signingKey.offer">;
  keyId: string;
  enrol: Of<"signingKey.enrol"> | undefined;
  revoke: Of<"signingKey.revoke"> | undefined;
};

/** What stands for which party. */
export type Evidence = {
  keys: EnrolledKey[];
  signatures: { signed: Signed; statement: Statement }[];
  papers: {
    upload: Of<"signature.uploadSealed">;
    confirm: Of<"signature.confirmSealed"> | undefined;
  }[];
  declines: Of<"signature.decline">[];
  /** as the statements name them; empty where there is none */
  parties: Statement["parties"];
};

type Ground = {
  bundle: Bundle;
  standing: readonly Standing[];
  broken: readonly ProvenEvent[];
  text: TextRead | undefined;
  deployment: string;
  problems: Problem[];
};

const isOf =
  <K extends Kind>(kind: K) =>
  (one: Standing): one is Of<K> =>
    one.kind === kind;

/** The one text of the bundle; undefined, with the reason among the problems, where it can't be told. */
export function readText(
  bundle: Bundle,
  standing: readonly Standing[],
  problems: Problem[],
): TextRead | undefined {
  const [first, ...more] = standing.filter(isOf("contractText.freeze"));
  for (const { event } of more)
    problems.push({ verdict: "finding", what: "textTwice", seq: event.seq });
  if (first === undefined) {
    problems.push({ verdict: "cannot", what: "noText" });
    return undefined;
  }
  const { input, event } = first;
  const { contract, version } = bundle;
  const content = readPackage(input.package);
  if (content === undefined) {
    problems.push({ verdict: "cannot", what: "package" });
    return undefined;
  }
  const own = [input, content].every((one) => one.contract === contract && one.version === version);
  if (!own || content.committee !== bundle.committee) {
    problems.push({ verdict: "finding", what: "textOther" });
    return undefined;
  }
  const { sha256, sm3 } = packageHashes(input.package);
  if (sha256 !== input.sha256 || sm3 !== input.sm3) {
    problems.push({ verdict: "finding", what: "text" });
    return undefined;
  }
  return { seq: event.seq, package: content, sha256, sm3, order: input.order };
}

/** Checks keys, signatures, paper and refusals against the text and each other. */
export async function evidenceOf(ground: Ground): Promise<Evidence> {
  const { standing, problems, text } = ground;
  const keys = enrolledKeys(ground);
  const declines = standing.filter(isOf("signature.decline"));
  if (text === undefined) return { keys, signatures: [], papers: [], declines, parties: [] };
  const signatures = await genuineSignatures(ground, text, keys);
  const parties = signatures[0]?.statement.parties ?? [];
  const papers = comparedPapers(ground, text, parties);
  onceEach(
    [
      ...signatures.map(({ signed, statement }) => ({
        seq: signed.event.seq,
        unit: partyOf(statement),
      })),
      ...papers.flatMap(({ upload, confirm }) =>
        confirm ? [{ seq: confirm.event.seq, unit: upload.event.unit }] : [],
      ),
    ],
    problems,
  );
  return { keys, signatures, papers, declines, parties };
}

/** The unit that a statement binds. */
export const partyOf = ({ role, signer, for: witnessed }: Statement): string | null =>
  role === "party" ? signer.unit : (witnessed?.unit ?? null);

function enrolledKeys({ standing, broken, problems }: Ground): EnrolledKey[] {
  const keys: EnrolledKey[] = [];
  const wrong = (what: string, { seq }: ProvenEvent) =>
    problems.push({ verdict: "finding", what, seq });
  for (const one of standing) {
    const { event } = one;
    // What is known to be broken is told already: nothing can be said of what rests on it.
    if (one.kind !== "signingKey.offer" && brokenKey(broken, event.target, event.seq)) continue;
    const known = keys.find(({ offer }) => offer.event.target === event.target);
    if (one.kind === "signingKey.offer") {
      const keyId = keyIdOf(fromBase64Url(one.input.publicKey) ?? new Uint8Array());
      if (known) wrong("keyTwice", event);
      else keys.push({ offer: one, keyId, enrol: undefined, revoke: undefined });
    } else if (one.kind === "signingKey.enrol") {
      if (known === undefined) wrong("keyLoose", event);
      else if (known.offer.event.actor === event.actor) wrong("enrolOwn", event);
      else if (one.input.words !== checkWordsText(known.keyId)) wrong("enrolWords", event);
      else known.enrol ??= one;
    } else if (one.kind === "signingKey.revoke") {
      if (known === undefined) wrong("keyLoose", event);
      else known.revoke ??= one;
    }
  }
  return keys;
}

const SIGNED = /^signature\.(sign|witness)$/;

/** Whether something of this key, before this place, doesn't stand. */
const brokenKey = (broken: readonly ProvenEvent[], key: string | null, before: number): boolean =>
  broken.some(
    ({ kind, target, seq }) => target === key && seq < before && kind.startsWith("signingKey."),
  );

async function genuineSignatures(
  ground: Ground,
  text: TextRead,
  keys: readonly EnrolledKey[],
): Promise<Evidence["signatures"]> {
  const { bundle, standing, broken, problems } = ground;
  const found: Evidence["signatures"] = [];
  const isSigned = (one: Standing): one is Signed => SIGNED.test(one.kind);
  for (const signed of standing.filter(isSigned)) {
    const { event, input } = signed;
    const { seq } = event;
    const wrong = (what: string) => problems.push({ verdict: "finding", what, seq });
    if (seq < text.seq) {
      wrong("beforeText");
      continue;
    }
    const statement = readStatement(input.statement);
    if (statement === undefined) {
      problems.push({ verdict: "cannot", what: "statement", seq });
      continue;
    }
    if (brokenKey(broken, input.key, seq)) continue;
    const key = keys.find(({ offer }) => offer.event.target === input.key);
    if (key?.enrol === undefined || key.enrol.event.seq > seq) {
      wrong("keyNotEnrolled");
      continue;
    }
    if (key.revoke && key.revoke.event.seq < seq) {
      wrong("keyRevoked");
      continue;
    }
    const before = found.at(-1);
    const signedBefore = bundle.events.filter((one) => one.seq < seq && SIGNED.test(one.kind));
    const prevIsKnown = signedBefore.length === found.length;
    const fault = whyStatementFails(statement, {
      deployment: ground.deployment,
      ...{ contract: bundle.contract, version: bundle.version },
      ...{ packageSha256: text.sha256, packageSm3: text.sm3 },
      parties: before?.statement.parties ?? statement.parties,
      role: signed.kind === "signature.sign" ? "party" : "witness",
      party: partyOf(statement) ?? "",
      signerUnit: key.offer.input.unit,
      signerName: key.offer.input.name,
      order: expectedOrder(text, statement, before?.statement),
      prev: prevIsKnown ? expectedPrev(text, before?.signed) : statement.prev,
      ...{ keyId: key.keyId, alg: key.offer.input.alg },
    });
    if (fault) wrong(fault);
    else if (event.unit !== statement.signer.unit) wrong("signer");
    else {
      const raw = fromBase64Url(key.offer.input.publicKey) ?? new Uint8Array();
      const genuine = await verifySignature(
        ...([input.statement, input.signature, raw, statement.alg] as const),
      ).catch(() => undefined);
      if (genuine) found.push({ signed, statement });
      else if (genuine === false) wrong("signature");
      else
        problems.push({
          verdict: "cannot",
          what: "algorithm",
          seq,
          params: { alg: statement.alg },
        });
    }
  }
  return found;
}

/** In order, each later place is a higher one of as many as there are parties; 0, which no place has, where it isn't. */
function expectedOrder(
  { order }: TextRead,
  statement: Statement,
  before: Statement | undefined,
): number | null {
  if (order === "parallel") return null;
  const place = statement.order ?? 0;
  return place > (before?.order ?? 0) && place <= statement.parties.length ? place : 0;
}

const expectedPrev = ({ order }: TextRead, before: Signed | undefined): string | null =>
  order === "parallel" || before === undefined ? null : statementHash(before.input.statement);

function comparedPapers(
  { standing, broken, problems }: Ground,
  text: TextRead,
  parties: Statement["parties"],
): Evidence["papers"] {
  const papers: Evidence["papers"] = [];
  const isParty = (unit: string | null) =>
    unit !== null && (parties.length === 0 || parties.some((party) => party.unit === unit));
  for (const one of standing) {
    const { event } = one;
    const wrong = (what: string) => problems.push({ verdict: "finding", what, seq: event.seq });
    if (one.kind === "signature.uploadSealed") {
      if (event.seq < text.seq) wrong("beforeText");
      else if (one.input.sha256 !== text.sha256) wrong("paperOther");
      else if (!isParty(event.unit)) wrong("paperUnit");
      else papers.push({ upload: one, confirm: undefined });
    } else if (one.kind === "signature.confirmSealed") {
      const paper = papers.findLast(({ upload }) => upload.event.target === event.target);
      const brokenUpload = broken.some(
        ({ kind, target, seq }) =>
          kind === "signature.uploadSealed" && target === event.target && seq < event.seq,
      );
      if (brokenUpload) continue;
      if (paper === undefined || paper.confirm) wrong("paperNothing");
      else if (paper.upload.event.unit === event.unit) wrong("paperOwn");
      else if (!isParty(event.unit)) wrong("paperUnit");
      else paper.confirm = one;
    }
  }
  return papers;
}

/** A party is bound once; what comes second isn't known to be meant. */
function onceEach(
  bound: readonly { seq: number; unit: string | null }[],
  problems: Problem[],
): void {
  const units = new Set<string | null>();
  for (const { seq, unit } of bound.toSorted((one, other) => one.seq - other.seq)) {
    if (units.has(unit)) problems.push({ verdict: "finding", what: "twice", seq });
    units.add(unit);
  }
}
