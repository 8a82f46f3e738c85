/** What was found, in three lists: proven, said by the deployment, and not shown by anything here. */
import type { Sentence } from "./check.ts";
import { boundBy, type Contract, type Paper, type Signature, type Text } from "./contract.ts";
import { type Event, readInput } from "./shapes.ts";
import { wordsOf } from "./words.ts";

interface Lists {
  proven: Sentence[];
  asserted: Sentence[];
  notShown: Sentence[];
}

const orDash = (text: string): string => (text === "" ? "—" : text);

export function listsOf(contract: Contract): Lists {
  const { text } = contract;
  const lists: Lists = { proven: [], asserted: [], notShown: [] };
  if (text === null) return lists;
  const parties = contract.signatures[0]?.statement.parties ?? [];
  const named = (unit: string | null): string =>
    unit === null
      ? contract.bundle.committee
      : (parties.find((party) => party.unit === unit)?.name ?? unit);

  const { sha256, sm3 } = text;
  lists.proven.push({ key: "proven.text", params: { sha256, sm3, ...wordsOf(sha256) } });
  for (const one of contract.signatures) lists.proven.push(signed(one, named));
  for (const event of contract.stands) lists.proven.push(placed(contract, event));

  const missing = parties.filter(({ unit }) => !isBound(contract, unit));
  const all = parties.length;
  if (all > 0)
    lists.asserted.push({ key: "asserted.parties", params: { bound: all - missing.length, all } });
  sayKeys(contract, named, lists.asserted);
  for (const one of contract.signatures) lists.asserted.push(deviceTime(contract, text, one));
  for (const one of contract.papers) if (one.confirmed) lists.asserted.push(paper(one, named));
  for (const event of contract.stands)
    if (event.kind === "signature.decline") lists.asserted.push(declined(event, named));
  lists.asserted.push({ key: "asserted.clock", params: {} });

  for (const { name } of missing)
    lists.notShown.push({ key: "notShown.missing", params: { unit: name } });
  for (const { uploaded, confirmed } of contract.papers)
    if (!confirmed) {
      const params = { seq: uploaded.seq, unit: named(uploaded.unit) };
      lists.notShown.push({ key: "notShown.notCompared", params });
    }
  if (all === 0) lists.notShown.push({ key: "notShown.parties", params: {} });
  const key = contract.deployment;
  const deployment = { key: "notShown.deployment", params: { key, ...wordsOf(key) } };
  lists.notShown.push(deployment, { key: "notShown.leftOut", params: {} });
  for (const { statement } of contract.signatures) {
    const { name, authority } = statement.for ?? statement.signer;
    const params = { name, unit: named(boundBy(statement)), authority: orDash(authority) };
    lists.notShown.push({ key: "notShown.authority", params });
  }
  const always = ["identity", ...(contract.papers.length > 0 ? ["seal"] : []), "certificate"];
  for (const what of always) lists.notShown.push({ key: `notShown.${what}`, params: {} });
  return lists;
}

type Named = (unit: string | null) => string;

function signed({ event, statement }: Signature, named: Named): Sentence {
  const { alg, keyId, signer } = statement;
  const params = { seq: event.seq, unit: named(boundBy(statement)), alg, keyId };
  return statement.for === null
    ? { key: "proven.signed", params: { ...params, name: signer.name } }
    : {
        key: "proven.witnessed",
        params: { ...params, name: statement.for.name, witness: signer.name },
      };
}

/** The last head without this record, and the first one with it. */
function headsOf({ bundle: { seals } }: Contract, { seq }: Event) {
  const after = seals.findIndex(({ size }) => size >= seq);
  return { before: seals[after - 1], after: seals[after] };
}

function placed(contract: Contract, event: Event): Sentence {
  const { before, after } = headsOf(contract, event);
  const params: Sentence["params"] = { seq: event.seq, what: event.kind };
  if (after) Object.assign(params, { after: after.size, afterAt: after.at });
  if (!before) return { key: "proven.placedFirst", params };
  Object.assign(params, { before: before.size, beforeAt: before.at });
  return { key: "proven.placed", params };
}

function sayKeys({ keys }: Contract, named: Named, list: Sentence[]): void {
  for (const { id, offer, offered, enrolled, revoked } of keys.values()) {
    const { name, unit } = offer;
    const whose = { name, title: orDash(offer.title), unit: named(unit), keyId: id };
    if (enrolled)
      list.push({
        key: "asserted.key",
        params: { ...whose, seq: enrolled.seq, at: enrolled.at },
      });
    else list.push({ key: "asserted.keyOffered", params: { ...whose, seq: offered.seq } });
    if (revoked)
      list.push({
        key: "asserted.revoked",
        params: { ...whose, seq: revoked.seq, at: revoked.at },
      });
  }
}

function deviceTime(contract: Contract, text: Text, { event, statement }: Signature): Sentence {
  const time = statement.clientTime;
  const { before, after } = headsOf(contract, event);
  const frozen = headsOf(contract, { seq: text.seq } as Event).before;
  let fits = "within";
  if (before && time < before.at) fits = "earlier";
  if ((frozen && time < frozen.at) || (after && time > after.at)) fits = "impossible";
  const params = { seq: event.seq, name: statement.signer.name, time };
  return { key: `asserted.deviceTime.${fits}`, params };
}

const paper = ({ uploaded, confirmed, photos }: Paper, named: Named): Sentence => ({
  key: "asserted.paper",
  params: {
    unit: named(uploaded.unit),
    by: named(confirmed?.unit ?? null),
    photos: photos.join(" "),
    seq: uploaded.seq,
    confirmed: confirmed?.seq ?? 0,
    at: confirmed?.at ?? "",
  },
});

function declined(event: Event, named: Named): Sentence {
  const { reason } = readInput("signature.decline", event.payload);
  const params = { seq: event.seq, unit: named(event.unit), reason: orDash(reason) };
  return { key: "asserted.declined", params };
}

const isBound = ({ signatures, papers }: Contract, unit: string): boolean =>
  signatures.some(({ statement }) => boundBy(statement) === unit) ||
  papers.some(({ uploaded, confirmed }) => confirmed && uploaded.unit === unit);
