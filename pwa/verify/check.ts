/** Verifies a contract's bundle (docs/contract-bundle.md), by itself: nothing of it comes from shared/. */
import { fromBase64Url, fromHex, sha256, utf8 } from "./bytes.ts";
import { judge } from "./contract.ts";
import { listsOf } from "./lists.ts";
import { type Bundle, type Event, knowsKind, type Package, readFile, readInput } from "./shapes.ts";
import { isSigned, readKey } from "./signatures.ts";
import { goesOn, rootOfPath } from "./tree.ts";

/** A sentence of verify.json and what fills it. */
export interface Sentence {
  key: string;
  params: Record<string, string | number>;
}

export interface Found {
  verdict: "holds" | "finding" | "cannot";
  problems: Sentence[];
  proven: Sentence[];
  asserted: Sentence[];
  notShown: Sentence[];
  /** the text as it was frozen; null where something speaks against it */
  text: Package | null;
}

/** Adds what was wrong: `finding.…` or `cannot.…`, with `seq` where it is one record's. */
export type Tell = (key: string, params?: Sentence["params"]) => void;

/** Never rejects for what the file holds. */
export async function verifyFile(bytes: Uint8Array): Promise<Found> {
  const unread = (why: string): Found => ({
    verdict: "cannot",
    problems: [{ key: `cannot.${why}`, params: {} }],
    ...{ proven: [], asserted: [], notShown: [], text: null },
  });
  let bundle: Bundle;
  try {
    bundle = readFile(bytes);
  } catch {
    return unread("unreadable");
  }
  const raw = fromBase64Url(bundle.publicKey);
  const key = raw && (await readKey(raw, "ES256"));
  if (!raw || !key) return unread("publicKey");

  const problems: Sentence[] = [];
  const tell: Tell = (problem, params = {}) => problems.push({ key: problem, params });
  const deployment = await sha256(raw);
  await checkHeads(bundle, key, deployment, tell);
  const stands: Event[] = [];
  const fallen: Event[] = [];
  for (const event of bundle.events) {
    const wrong = await whatIsWrong(bundle, event);
    (wrong === null ? stands : fallen).push(event);
    if (wrong === "cannot.kind") tell(wrong, { seq: event.seq, kind: event.kind });
    else if (wrong !== null) tell(wrong, { seq: event.seq });
  }
  const contract = await judge({ bundle, deployment, stands, fallen, tell });

  const isFinding = problems.some((one) => one.key.startsWith("finding."));
  const isOfTheWhole = problems.some(({ params }) => !("seq" in params));
  const lists = isOfTheWhole ? { proven: [], asserted: [], notShown: [] } : listsOf(contract);
  const verdict = isFinding ? "finding" : problems.length > 0 ? "cannot" : "holds";
  return { verdict, problems, text: contract.text?.package ?? null, ...lists };
}

async function checkHeads(
  { committee, seals, consistency }: Bundle,
  key: CryptoKey,
  deployment: string,
  tell: Tell,
): Promise<void> {
  for (const [i, seal] of seals.entries()) {
    const { size, root, at } = seal;
    // In the order of the names, each value as JSON spells it: that is the canonical text.
    const message =
      `{"at":${JSON.stringify(at)},"committee":${JSON.stringify(seal.committee)},` +
      `"purpose":"gongjian tree head","root":"${root}","size":${size},"v":1}`;
    const signed = await isSigned(message, seal.signature, key, "ES256");
    if (!signed || seal.committee !== committee || seal.key !== deployment)
      tell("finding.seal", { size });
    const next = seals[i + 1];
    if (next && !(await goesOn(seal, next, consistency[i] ?? [])))
      tell("finding.consistency", { size, next: next.size });
  }
}

async function whatIsWrong(bundle: Bundle, event: Event): Promise<string | null> {
  const { seq, salt, payload, leaf } = event;
  if (event.committee !== bundle.committee) return "finding.committee";
  if (salt !== null && (await sha256(fromHex(salt), utf8(payload.text))) !== event.payloadHash)
    return "finding.payload";
  if ((await sha256(Uint8Array.of(0), utf8(headerOf(event)))) !== leaf) return "finding.leaf";
  const head = bundle.seals.find(({ size }) => size >= seq);
  const root = head && (await rootOfPath(leaf, seq - 1, head.size, event.path));
  if (!head || root !== head.root) return "finding.path";
  if (!knowsKind(event.kind)) return "cannot.kind";
  if (salt === null) return "cannot.erased";
  try {
    readInput(event.kind, payload);
    return null;
  } catch {
    return "cannot.input";
  }
}

const HEADER: readonly (keyof Event)[] = [
  ...(["actor", "at", "base", "committee", "kind", "mutation"] as const),
  ...(["payloadHash", "role", "target", "unit"] as const),
];

/** Canonical: the names stand in order, and their values are texts or null. */
const headerOf = (event: Event): string =>
  `{${HEADER.map((name) => `"${name}":${JSON.stringify(event[name])}`).join(",")}}`;
