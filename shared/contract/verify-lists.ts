import { type Bundle, headsAround } from "./bundle.ts";
import { checkWords } from "./check-words.ts";
import type { Statement } from "./statement.ts";
import type { Said, Standing } from "./verify.ts";
import { type Evidence, partyOf, type TextRead } from "./verify-evidence.ts";

/** What a bundle proves, what the deployment says besides, and what nothing in it shows. */
export type Lists = { proven: Said[]; asserted: Said[]; notShown: Said[] };

type Ground = {
  bundle: Bundle;
  standing: readonly Standing[];
  text: TextRead | undefined;
  evidence: Evidence;
  /** whether text and heads hold: on anything else nothing can be proven */
  sound: boolean;
  deployment: string;
};

/** Puts what was found into three lists. */
export function listsOf(ground: Ground): Lists {
  const { text, sound } = ground;
  if (text === undefined || !sound) return { proven: [], asserted: [], notShown: [] };
  return {
    proven: [sayText(text), ...saySigned(ground), ...sayPlaces(ground)],
    asserted: sayAsserted(ground, text),
    notShown: sayNotShown(ground),
  };
}

const said = (key: string, params: Said["params"] = {}): Said => ({ key, params });

const wordsOf = (sha256: string): { words: string; numbers: string } => ({
  words: checkWords(sha256)
    .map(({ word }) => word)
    .join(" "),
  numbers: checkWords(sha256)
    .map(({ number }) => number)
    .join(" "),
});

/** A unit by the name that the parties gave it; the committee's own people by its code. */
const nameIn =
  ({ bundle, evidence }: Ground) =>
  (unit: string | null): string =>
    unit === null
      ? bundle.committee
      : (evidence.parties.find((party) => party.unit === unit)?.name ?? unit);

const sayText = ({ sha256, sm3 }: TextRead): Said =>
  said("proven.text", { sha256, sm3, ...wordsOf(sha256) });

function saySigned(ground: Ground): Said[] {
  const unitName = nameIn(ground);
  return ground.evidence.signatures.map(({ signed, statement }) => {
    const { seq } = signed.event;
    const { signer, alg, keyId } = statement;
    const unit = unitName(partyOf(statement));
    return statement.for
      ? said("proven.witnessed", {
          ...{ seq, unit, alg, keyId },
          name: statement.for.name,
          witness: signer.name,
        })
      : said("proven.signed", { seq, unit, alg, keyId, name: signer.name });
  });
}

const sayPlaces = ({ bundle, standing }: Ground): Said[] =>
  standing.map(({ kind, event: { seq } }) => {
    const { before, after } = headsAround(bundle.seals, seq);
    const until = { seq, what: kind, after: after?.size ?? 0, afterAt: after?.at ?? "" };
    return before
      ? said("proven.placed", { ...until, before: before.size, beforeAt: before.at })
      : said("proven.placedFirst", until);
  });

function sayAsserted(ground: Ground, text: TextRead): Said[] {
  const { bundle, evidence } = ground;
  const unitName = nameIn(ground);
  const keys = evidence.keys.flatMap(({ offer, enrol, revoke, keyId }) => {
    const { name, title, unit } = offer.input;
    const whose = { name, title: title || "—", unit: unitName(unit), keyId };
    return [
      ...(enrol
        ? [said("asserted.key", { ...whose, seq: enrol.event.seq, at: enrol.event.at })]
        : [said("asserted.keyOffered", { ...whose, seq: offer.event.seq })]),
      ...(revoke
        ? [said("asserted.revoked", { ...whose, seq: revoke.event.seq, at: revoke.event.at })]
        : []),
    ];
  });
  const earliest = headsAround(bundle.seals, text.seq).before?.at ?? "";
  const times = evidence.signatures.map(({ signed, statement }) => {
    const { seq } = signed.event;
    const { before, after } = headsAround(bundle.seals, seq);
    const time = statement.clientTime;
    const fits = fitOf(time, { earliest, before: before?.at ?? "", after: after?.at ?? "" });
    return said(`asserted.deviceTime.${fits}`, { seq, name: statement.signer.name, time });
  });
  const papers = evidence.papers.flatMap(({ upload, confirm }) =>
    confirm
      ? [
          said("asserted.paper", {
            unit: unitName(upload.event.unit),
            by: unitName(confirm.event.unit),
            photos: upload.input.photos.join(" "),
            ...{ seq: upload.event.seq, confirmed: confirm.event.seq, at: confirm.event.at },
          }),
        ]
      : [],
  );
  const declines = evidence.declines.map(({ event, input }) =>
    said("asserted.declined", {
      ...{ seq: event.seq, unit: unitName(event.unit), reason: input.reason || "—" },
    }),
  );
  return [
    ...saySoMany(evidence),
    ...keys,
    ...times,
    ...papers,
    ...declines,
    said("asserted.clock"),
  ];
}

/**
 * A device's time beside the heads around it. Earlier than the head before is what an offline signature has, or a
 * clock set back; earlier than the text itself, or later than the head that already holds it, can't be.
 */
function fitOf(
  time: string,
  { earliest, before, after }: { earliest: string; before: string; after: string },
): "within" | "earlier" | "impossible" {
  if (time < earliest || time > after) return "impossible";
  return time < before ? "earlier" : "within";
}

const boundUnits = ({ signatures, papers }: Evidence): Set<string | null> =>
  new Set([
    ...signatures.map(({ statement }) => partyOf(statement)),
    ...papers.flatMap(({ upload, confirm }) => (confirm ? [upload.event.unit] : [])),
  ]);

function saySoMany(evidence: Evidence): Said[] {
  const { parties } = evidence;
  const bound = boundUnits(evidence);
  const signed = parties.filter(({ unit }) => bound.has(unit));
  return parties.length === 0
    ? []
    : [said("asserted.parties", { bound: signed.length, all: parties.length })];
}

function sayNotShown(ground: Ground): Said[] {
  const { evidence, deployment } = ground;
  const unitName = nameIn(ground);
  const bound = boundUnits(evidence);
  const missing = evidence.parties.filter(({ unit }) => !bound.has(unit));
  const alone = evidence.papers.filter(({ confirm }) => confirm === undefined);
  return [
    ...missing.map(({ name }) => said("notShown.missing", { unit: name })),
    ...alone.map(({ upload: { event } }) =>
      said("notShown.notCompared", { seq: event.seq, unit: unitName(event.unit) }),
    ),
    ...(evidence.parties.length === 0 ? [said("notShown.parties")] : []),
    said("notShown.deployment", { key: deployment, ...wordsOf(deployment) }),
    said("notShown.leftOut"),
    ...evidence.signatures.map(({ statement }) => sayAuthority(statement, unitName)),
    said("notShown.identity"),
    ...(evidence.papers.length > 0 ? [said("notShown.seal")] : []),
    said("notShown.certificate"),
  ];
}

function sayAuthority(statement: Statement, unitName: (unit: string | null) => string): Said {
  const { name, authority } = statement.for ?? statement.signer;
  const unit = unitName(partyOf(statement));
  return said("notShown.authority", { name, unit, authority: authority || "—" });
}
