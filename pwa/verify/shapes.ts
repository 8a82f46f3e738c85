/** What the file's parts hold, to the last field. A reader gives the value or throws `Unknown`. */
import { fromBase64Url } from "./bytes.ts";
import { type Node, readStrictly, Unknown } from "./strict-json.ts";

type Reader<T> = (node: Node) => T;
type ValueOf<R> = R extends Reader<infer T> ? T : never;

const text: Reader<string> = ({ value }) => {
  if (typeof value !== "string") throw new Unknown("no text");
  return value;
};
const matching =
  (pattern: RegExp): Reader<string> =>
  (node) => {
    const value = text(node);
    if (!pattern.test(value)) throw new Unknown(`not ${pattern.source}`);
    return value;
  };
const some = matching(/^[\s\S]/);
const hash = matching(/^[0-9a-f]{64}$/);
const division = matching(/^[0-9]{12}$/);
const instant = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const count: Reader<number> = ({ value }) => {
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 1)
    throw new Unknown("no count");
  return value;
};
const orNull =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (node) =>
    node.value === null ? null : reader(node);
const exactly =
  <const T extends string | number>(...choices: T[]): Reader<T> =>
  ({ value }) => {
    const found = choices.find((choice) => choice === value);
    if (found === undefined) throw new Unknown(`none of ${choices.join()}`);
    return found;
  };
const list =
  <T>(reader: Reader<T>, least = 0): Reader<T[]> =>
  ({ value }) => {
    if (!Array.isArray(value) || value.length < least) throw new Unknown("no list");
    return value.map(reader);
  };
const fields =
  <S extends Record<string, Reader<unknown>>>(
    shape: S,
    optional: readonly string[] = [],
  ): Reader<{ [K in keyof S]: ValueOf<S[K]> }> =>
  ({ value }) => {
    if (!(value instanceof Map)) throw new Unknown("no fields");
    for (const key of value.keys())
      if (!Object.hasOwn(shape, key)) throw new Unknown(`the field ${key}`);
    const read = Object.entries(shape).flatMap(([key, reader]) => {
      const member = value.get(key);
      if (member) return [[key, reader(member)]];
      if (optional.includes(key)) return [];
      throw new Unknown(`no ${key}`);
    });
    return Object.fromEntries(read) as { [K in keyof S]: ValueOf<S[K]> };
  };
const asItIs: Reader<Node> = (node) => node;

const seal = fields({
  committee: division,
  size: count,
  root: hash,
  at: instant,
  signature: text,
  key: hash,
});
const event = fields(
  {
    ...{ seq: count, committee: division, mutation: text, kind: text },
    ...{ target: orNull(text), base: orNull(text), actor: orNull(text), role: orNull(text) },
    ...{ unit: orNull(text), at: instant, payloadHash: hash, leaf: hash },
    salt: orNull(matching(/^[0-9a-f]{32}$/)),
    payload: asItIs,
    erased: (({ value }) => value === true) as Reader<boolean>,
    path: list(hash),
  },
  ["erased"],
);
const bundle = fields({
  ...{ v: exactly(1), kind: exactly("gongjian contract bundle"), committee: division },
  ...{ publicKey: text, contract: some, version: count },
  ...{ seals: list(seal, 1), consistency: list(list(hash)), events: list(event) },
});
export type Bundle = ValueOf<typeof bundle>;
export type Event = ValueOf<typeof event>;

const growing = (numbers: number[]): boolean =>
  numbers.slice(1).every((number, i) => (numbers[i] ?? 0) < number);

/** @throws Unknown for whatever isn't a bundle in its one spelling */
export function readFile(bytes: Uint8Array): Bundle {
  const whole = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  if (!whole.endsWith("\n")) throw new Unknown("no line feed");
  const read = bundle(readStrictly(whole.slice(0, -1)));
  const sizes = read.seals.map(({ size }) => size);
  const seqs = read.events.map(({ seq }) => seq);
  const covered = Math.max(0, ...seqs) <= Math.max(...sizes);
  if (!growing(sizes) || !growing(seqs) || !covered || read.consistency.length !== sizes.length - 1)
    throw new Unknown("out of order");
  for (const { salt, erased, payload } of read.events)
    if (salt === null ? erased !== true || payload.value !== null : erased !== undefined)
      throw new Unknown("half erased");
  return read;
}

const key = fields({
  ...{ publicKey: text, alg: exactly("ES256", "Ed25519", "WebAuthn-ES256"), unit: orNull(some) },
  ...{ name: text, title: text },
});
const signed = fields({ statement: text, signature: text, key: some });
const INPUTS = {
  "contractText.freeze": fields({
    ...{ contract: some, version: count, package: text, sha256: hash, sm3: hash },
    order: exactly("parallel", "in_order"),
  }),
  "signingKey.offer": (node: Node) => {
    const offered = key(node);
    const raw = fromBase64Url(offered.publicKey);
    const fits =
      offered.alg === "Ed25519" ? raw?.length === 32 : raw?.length === 65 && raw[0] === 4;
    if (!raw || !fits) throw new Unknown("no key");
    return { ...offered, raw };
  },
  "signingKey.enrol": fields({ words: text }),
  "signingKey.revoke": fields({ reason: text }),
  "signature.sign": signed,
  "signature.witness": signed,
  "signature.uploadSealed": fields({ photos: list(hash, 1), sha256: hash }),
  "signature.confirmSealed": fields({}),
  "signature.decline": fields({ reason: text }),
};
export type Kind = keyof typeof INPUTS;
export type Input<K extends Kind> = ReturnType<(typeof INPUTS)[K]>;
export const knowsKind = (kind: string): kind is Kind => Object.hasOwn(INPUTS, kind);

const payload = fields({ from: orNull(text), to: orNull(text), input: asItIs });
/** @throws Unknown */
export const readInput = <K extends Kind>(kind: K, node: Node): Input<K> =>
  INPUTS[kind](payload(node).input) as Input<K>;

const contractPackage = fields({
  ...{ v: exactly(1), purpose: exactly("gongjian contract package"), committee: division },
  ...{ contract: some, version: count, language: exactly("zh-CN", "bo", "en") },
  ...{ title: text, text, data: asItIs },
});
export type Package = ValueOf<typeof contractPackage>;

const person = fields({ unit: orNull(text), name: text, title: text, authority: text });
const statement = fields({
  ...{ v: exactly(1), purpose: exactly("gongjian contract signature"), deployment: hash },
  ...{ contract: some, version: count, packageSha256: hash, packageSm3: hash },
  parties: list(fields({ unit: text, name: text })),
  ...{ signer: person, for: orNull(person), role: exactly("party", "witness") },
  ...{ act: exactly("sign"), order: orNull(count), prev: orNull(hash), keyId: hash },
  ...{
    alg: exactly("ES256", "Ed25519", "WebAuthn-ES256"),
    nonce: matching(/^[0-9a-f]{32}$/),
    clientTime: instant,
  },
});
export type Statement = ValueOf<typeof statement>;

/** NUL, carriage returns and marks that turn text around: what is kept is then not what is seen. */
const HIDDEN = new Set(
  [0, 0x0d, 0x61c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e].concat([
    0x2066, 0x2067, 0x2068, 0x2069,
  ]),
);
function refuseHidden({ value }: Node): void {
  if (typeof value === "string") {
    for (const letter of value)
      if (HIDDEN.has(letter.codePointAt(0) ?? 0)) throw new Unknown("a hidden mark");
  } else if (value instanceof Map) {
    for (const [name, member] of value) {
      refuseHidden({ value: name, text: "" });
      refuseHidden(member);
    }
  } else if (Array.isArray(value)) value.forEach(refuseHidden);
}

/** @throws Unknown */
export function readPackage(source: string): Package {
  const node = readStrictly(source);
  refuseHidden(node);
  return contractPackage(node);
}

/** @throws Unknown, also where it contradicts itself */
export function readStatement(source: string): Statement {
  const node = readStrictly(source);
  refuseHidden(node);
  const read = statement(node);
  const beside = read.for;
  if ((read.role === "party") !== (beside === null)) throw new Unknown("role and person");
  if (beside && beside.unit === read.signer.unit) throw new Unknown("a witness of one's own");
  if (read.prev !== null && (read.order ?? 0) < 2) throw new Unknown("nothing comes before");
  return read;
}
