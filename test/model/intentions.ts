/** What somebody might want to do, seeing what their phone shows: mostly possible, not always allowed. */
import type { Contract } from "../../shared/contract.ts";
import { type Entity, isCreating } from "../../shared/kit/noun.ts";
import { permit } from "../../shared/kit/permit.ts";
import { NOUNS } from "../../shared/nouns.ts";
import type { Intention } from "../../shared/sync/give.ts";
import type { View } from "../../shared/sync/view.ts";
import { frozenAs, NEGOTIATED, PRINT, PUBLIC_KEY, TERMS } from "./contracts-ground.ts";
import {
  ATTENDANCES,
  COMMITTEE,
  idOf,
  type Person,
  RESOLUTION,
  STATION,
  UNIT_A,
  UNIT_B,
} from "./people.ts";

type Words = (
  choose: (below: number) => number,
  words: string,
  person: Person,
  /** The record that it is about, and everything that is shown. */
  record: Entity | undefined,
  records: View["records"],
) => object;

const reason: Words = (_, words) => ({ reason: words });
const nothing: Words = () => ({});
const noted: Words = (_, words) => ({ note: words });
const unitOf = ({ grants }: Person, choose: (below: number) => number): string =>
  grants.find(({ unit }) => unit !== null)?.unit ?? (choose(2) === 0 ? UNIT_A : UNIT_B);
const claim: Words = (choose, words, person) => {
  const unit = unitOf(person, choose);
  const drawsOn = idOf(unit === UNIT_A ? "RA" : "RB");
  const aside = choose(2) === 0 ? { resource: drawsOn, quantity: 1 + choose(2) } : {};
  return { unit, promise: words, due: "2026-12-01", ...aside };
};

/** The clauses in other words, with the first one's date moved a little. */
const terms: Words = (choose, words) => ({
  ...TERMS,
  principles: words,
  clauses: TERMS.clauses.slice(choose(2)),
});
/** The contract that somebody has in mind: one of those shown. */
const oneOf = (
  choose: (below: number) => number,
  records: View["records"],
): Contract | undefined => {
  const all = [...(records.get("contract")?.values() ?? [])] as Contract[];
  return all[choose(all.length)];
};
/** What the print's code says: mostly the text that is signed, now and then another. */
const printed: Words = (choose, _, __, record, records) => {
  const { text = "" } = (record ?? {}) as { text?: string };
  const { sha256 } = (records.get("contractText")?.get(text) ?? {}) as { sha256?: string };
  return { photos: [PRINT], sha256: choose(6) === 0 ? PRINT : (sha256 ?? PRINT) };
};

/** A template whose clause is now and then first due after its term. */
const template = (choose: (below: number) => number, words: string) => ({
  ...{ title: words, opening: words, principles: "", closing: words },
  ...{ months: 12, cadence: "quarter" },
  clauses: [{ party: "second", what: "开放操场", after: 5 + choose(9), every: "month" }],
});

/** The commands of the model, each with the words that go with it. Every new command joins here. */
const ALPHABET: Readonly<Record<string, Words>> = {
  "problem.report": (choose, words, person) => ({
    unit: unitOf(person, choose),
    title: words,
    place: "桥头",
    urgency: "normal",
  }),
  "problem.claim": claim,
  "problem.ask": claim,
  "problem.strikeOff": nothing,
  "commitment.confirm": nothing,
  "commitment.decline": reason,
  "commitment.start": nothing,
  "commitment.note": noted,
  "commitment.extend": (choose, words) => ({ due: `2026-12-1${choose(9)}`, reason: words }),
  "commitment.claimDone": noted,
  "commitment.verify": nothing,
  "commitment.return": reason,
  "commitment.release": reason,
  "commitment.cancel": reason,
  "commitment.offerTransfer": (choose, words) => ({
    toUnit: choose(2) === 0 ? UNIT_A : UNIT_B,
    reason: words,
  }),
  "commitment.acceptTransfer": nothing,
  "commitment.agreeTransfer": nothing,
  "station.verify": (choose) => ({
    facilities: [{ facility: "hot_water", has: choose(2) === 0 }],
  }),
  "station.amend": (_, words) => ({ ...STATION, name: words }),
  "station.showPictures": (choose) => ({
    pictures: [...Array(choose(4)).keys()].map((name) => String(name).repeat(64)),
  }),
  "station.closeForNow": reason,
  "station.reopen": nothing,
  "stationReport.answer": (_, words) => ({ answer: words }),
  "meeting.turnTo": () => ({ item: idOf("M2") }),
  "agendaItem.record": (_, words) => ({ discussion: words }),
  "attendance.reply": (choose) => ({ reply: choose(2) === 0 ? "coming" : "proxy" }),
  "attendance.signIn": () => ({ by: "list" }),
  "resolution.draft": (_, words) => ({ item: idOf("M2"), ...RESOLUTION, text: words }),
  "resolution.amend": (_, words) => ({ ...RESOLUTION, text: words }),
  "resolution.adopt": (choose) => ({
    vote: { method: "hands", present: ATTENDANCES, yes: 2, no: 0, abstain: 0 },
    agreed: ATTENDANCES.slice(choose(3)),
  }),
  "resource.request": (choose, words) => ({
    promise: words,
    due: "2026-12-01",
    quantity: 1 + choose(2),
  }),
  "contract.draft": (...given) => ({
    title: given[1],
    language: "zh-CN",
    parties: [UNIT_A, UNIT_B],
    ...terms(...given),
  }),
  "contract.propose": terms,
  "contract.circulate": (choose, words, _, record, records) => ({
    ...frozenAs(
      `双方自愿结成共建关系。${words}`,
      record as Contract,
      <E extends Entity>(noun: string, id: string) => records.get(noun)?.get(id) as E | undefined,
    ),
    order: choose(2) === 0 ? "parallel" : "in_order",
    signBy: `2026-11-1${choose(9)}`,
  }),
  "contract.openSigning": nothing,
  "contract.recall": reason,
  "contract.drop": reason,
  "contract.publish": nothing,
  "contract.endMidReview": nothing,
  "contract.beginFinalReview": nothing,
  "contract.giveNotice": (choose, words) => ({
    endsOn: `2026-11-0${3 + choose(6)}`,
    reason: words,
  }),
  "contractTemplate.write": (choose, words) => ({ language: "zh-CN", ...template(choose, words) }),
  "contractTemplate.amend": template,
  "contractTemplate.retire": nothing,
  "clauseComment.say": (choose, words, _, __, records) => ({
    contract: oneOf(choose, records)?.id ?? NEGOTIATED,
    clause: 1 + choose(2),
    comment: words,
  }),
  "clauseComment.answer": (_, words) => ({ answer: words }),
  "signature.uploadSealed": printed,
  "signature.confirmSealed": nothing,
  "signature.returnSealed": reason,
  "signature.decline": reason,
  "signingKey.offer": (choose, words, person) => ({
    unit: choose(4) === 0 ? null : unitOf(person, choose),
    name: words,
    title: "负责人",
    alg: "ES256",
    publicKey: PUBLIC_KEY,
  }),
  "signingKey.enrol": () => ({ words: "一二三四" }),
  "signingKey.revoke": reason,
  "appraisal.give": (choose, words, person, _, records) => {
    const by = unitOf(person, choose);
    return {
      contract: oneOf(choose, records)?.id ?? NEGOTIATED,
      stage: choose(2) === 0 ? "mid" : "final",
      by,
      of: by === UNIT_A ? UNIT_B : UNIT_A,
      grade: "kept",
      reason: words,
    };
  },
};

/** What a history about contracts is about: these, and the commitments that come of them. */
const isOfContracts = (kind: string): boolean => /^(contract|clause|sign|appraisal)/.test(kind);
const isAbout = (kind: string, contracts: boolean): boolean =>
  contracts ? isOfContracts(kind) || kind.startsWith("commitment.") : !isOfContracts(kind);

/** What is contended for is tried more often. */
const OFTEN: readonly string[] = [
  "problem.claim",
  "commitment.note",
  "resource.request",
  "signature.confirmSealed",
];

/**
 * One of the things that the records shown invite to: first what to do, then on which record. Mostly
 * what the person may do; now and then anything.
 */
export function intentionFor(
  { records }: Pick<View, "records">,
  person: Person,
  words: string,
  choose: (below: number) => number,
  contracts: boolean,
): Intention {
  const bold = choose(8) === 0;
  const kinds = Object.keys(ALPHABET).filter((kind) => isAbout(kind, contracts));
  const invited = kinds.flatMap((kind) => {
    const targets = targetsOf(kind, records, bold ? null : person);
    const chance = { kind, targets };
    return targets.length === 0 ? [] : OFTEN.includes(kind) ? [chance, chance, chance] : [chance];
  });
  const { kind, targets } = invited[choose(invited.length)] ?? { kind: "", targets: [] };
  const [noun = "", command = ""] = kind.split(".");
  const target = targets[choose(targets.length)] ?? null;
  const record = records.get(noun)?.get(target ?? "");
  const args = { ...ALPHABET[kind]?.(choose, words, person, record, records) };
  return { noun, command, target, committee: COMMITTEE, args };
}

/** Records on which a command is possible (and, if a person is given, theirs to give); null creates one. */
function targetsOf(
  kind: string,
  records: View["records"],
  person: Person | null,
): readonly (string | null)[] {
  const [name = "", command = ""] = kind.split(".");
  const noun = NOUNS[name];
  const declared = noun?.commands[command];
  if (!noun || !declared) throw new Error(`no such command: ${kind}`);
  const { from, by } = declared;
  if (isCreating(declared))
    return person && !person.grants.some(({ role }) => role === "liaison") ? [] : [null];
  return [...(records.get(name)?.values() ?? [])]
    .filter(
      (record) =>
        from.includes(record.state) && (!person || "standing" in permit(noun, by, record, person)),
    )
    .map(({ id }) => id);
}
