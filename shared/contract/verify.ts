import type { KeptHead } from "../journal/keptHeads.ts";
import { leafHash, payloadHash } from "../journal/leaf.ts";
import { checkAuditPath, checkConsistency } from "../journal/proof.ts";
import { readPublicKey, verifySeal } from "../journal/seal.ts";
import type { Params } from "../language/language.ts";
import { type Bundle, headsAround, type ProvenEvent, readBundle } from "./bundle.ts";
import { type Input, isKind, type Kind, readInput } from "./inputs.ts";
import { type Evidence, evidenceOf, readText, type TextRead } from "./verify-evidence.ts";
import { type Lists, listsOf } from "./verify-lists.ts";

/** A sentence of verify.json with what fills it. */
export type Said = { key: string; params: Params };

/**
 * `holds`: nothing contradicts. `finding`: something does. `cannot`: something isn't known here (a field, version,
 * kind or algorithm), or was erased, and nothing contradicts.
 */
export type Verdict = "holds" | "finding" | "cannot";

/** What a bundle shows by itself, without asking anybody. */
export type BundleVerification = Lists & {
  verdict: Verdict;
  problems: Said[];
  /** fingerprint of the file's public key; undefined with the rest where it can't be read */
  key: string | undefined;
  bundle: Bundle | undefined;
  /** the text as it was frozen, where nothing speaks against it */
  text: TextRead | undefined;
  /** kept heads of the same size as one of the bundle's, each of them compared */
  headsCompared: number;
};

/** An event that fits its hashes and its place and whose input is known. */
export type Standing = {
  [K in Kind]: { kind: K; event: ProvenEvent; input: Input<K> };
}[Kind];

/** What is wrong, with the number of the event where it is one event's. */
export type Problem = {
  verdict: "finding" | "cannot";
  what: string;
  seq?: number;
  params?: Params;
};

/**
 * Verifies a contract's bundle: docs/contract-bundle.md tells each check. Shares no code with the page that does
 * the same (pwa/verify), so that a mistake in one shows in the other.
 * @param file the bundle's bytes
 * @param keptHeads compared with the bundle's heads of the same size; others say nothing here
 * @returns never throws on what the file holds
 */
export async function verifyBundle(
  file: Uint8Array,
  keptHeads: readonly KeptHead[] = [],
): Promise<BundleVerification> {
  const bundle = readBundle(file);
  if (bundle === undefined) return unread("unreadable");
  const key = await readPublicKey(bundle.publicKey);
  if (key === undefined) return unread("publicKey");

  const { problems, headsCompared } = await headProblems(bundle, key, keptHeads);
  const { standing, broken } = standingEvents(bundle, problems);
  const text = readText(bundle, standing, problems);
  const evidence: Evidence = await evidenceOf({
    ...{ bundle, standing, broken, text, problems },
    deployment: key.fingerprint,
  });
  const verdict = problems.some((one) => one.verdict === "finding")
    ? "finding"
    : problems.length > 0
      ? "cannot"
      : "holds";
  const sound = text !== undefined && problems.every(({ seq }) => seq !== undefined);
  return {
    verdict,
    problems: problems.map(sayProblem),
    key: key.fingerprint,
    bundle,
    text,
    headsCompared,
    ...listsOf({ bundle, standing, text, evidence, sound, deployment: key.fingerprint }),
  };
}

function unread(what: string): BundleVerification {
  return {
    verdict: "cannot",
    problems: [sayProblem({ verdict: "cannot", what })],
    ...{ key: undefined, bundle: undefined, text: undefined, headsCompared: 0 },
    ...{ proven: [], asserted: [], notShown: [] },
  };
}

const sayProblem = ({ verdict, what, seq, params }: Problem): Said => ({
  key: `${verdict}.${what}`,
  params: { ...(seq === undefined ? {} : { seq }), ...params },
});

/** Seals that this key didn't sign, don't go on from each other, or aren't the heads that somebody kept. */
async function headProblems(
  { committee, seals, consistency }: Bundle,
  { publicKey, fingerprint }: { publicKey: CryptoKey; fingerprint: string },
  keptHeads: readonly KeptHead[],
): Promise<{ problems: Problem[]; headsCompared: number }> {
  const problems: Problem[] = [];
  const genuine = await Promise.all(seals.map((seal) => verifySeal(seal, publicKey)));
  for (const [i, seal] of seals.entries()) {
    if (!genuine[i] || seal.committee !== committee || seal.key !== fingerprint)
      problems.push({ verdict: "finding", what: "seal", params: { size: seal.size } });
    const next = seals[i + 1];
    if (next && !checkConsistency({ first: seal, second: next, proof: consistency[i] ?? [] }))
      problems.push({
        verdict: "finding",
        what: "consistency",
        params: { size: seal.size, next: next.size },
      });
  }
  const pairs = keptHeads
    .filter((head) => head.committee === undefined || head.committee === committee)
    .flatMap((head) =>
      seals.filter(({ size }) => size === head.size).map((seal) => ({ head, seal })),
    );
  for (const { head, seal } of pairs)
    if (head.root !== seal.root)
      problems.push({ verdict: "finding", what: "keptHead", params: { size: seal.size } });
  return { problems, headsCompared: pairs.length };
}

/** The events that are as they were recorded and known here; of the others, why not. */
function standingEvents(
  bundle: Bundle,
  problems: Problem[],
): { standing: Standing[]; broken: ProvenEvent[] } {
  const standing: Standing[] = [];
  const broken: ProvenEvent[] = [];
  for (const event of bundle.events) {
    const problem = eventProblem(bundle, event);
    if (typeof problem === "object") standing.push(problem);
    else {
      const verdict = ["erased", "kind", "input"].includes(problem) ? "cannot" : "finding";
      const params = problem === "kind" ? { kind: event.kind } : {};
      problems.push({ verdict, what: problem, seq: event.seq, params });
      broken.push(event);
    }
  }
  return { standing, broken };
}

/** The event with its input, or what keeps it from standing: the first of the checks that fails. */
function eventProblem(bundle: Bundle, event: ProvenEvent): Standing | string {
  const { seq, leaf, salt, payload, path, kind } = event;
  const head = headsAround(bundle.seals, seq).after;
  if (event.committee !== bundle.committee) return "committee";
  if (salt !== null && payloadHash(salt, payload) !== event.payloadHash) return "payload";
  if (leafHash(event) !== leaf) return "leaf";
  if (!head || !checkAuditPath({ leaf, index: seq - 1, size: head.size, path, root: head.root }))
    return "path";
  if (!isKind(kind)) return "kind";
  if (salt === null) return "erased";
  const input = readInput(kind, payload);
  return input === undefined ? "input" : ({ kind, event, input } as Standing);
}
