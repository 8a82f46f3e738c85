/** 签名: one party's place under a contract's frozen text, and with what evidence it was filled. */
import { afterSigning, byKey, ofRound, openFor } from "./contract/places.ts";
import { MOST_PARTIES } from "./contract/terms.ts";
import { dateOf } from "./deadlines.ts";
import {
  butNotOf,
  commandOf,
  committeeOffice,
  consequence,
  defineNoun,
  type Entity,
  either,
  refuse,
  spokenFor,
} from "./kit/noun.ts";
import {
  attachmentId,
  calendarDate,
  freeText,
  idOf,
  listOf,
  object,
  optional,
  recordId,
  text,
  whole,
  yesOrNo,
} from "./kit/values.ts";

export const EVIDENCE_KINDS = ["key", "paper_sealed", "witnessed"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export interface Signature extends Entity {
  contract: string;
  /** The contractText that it is under. */
  text: string;
  unit: string;
  /** From 1, in the order of the parties; `inOrder` tells whether it is also the order of signing. */
  place: number;
  inOrder: boolean;
  /** Every party of the contract. */
  parties: string[];
  /** Every signature of this round, in the parties' order. */
  round: string[];
  signBy: string;
  kind: EvidenceKind | null;
  key: string | null;
  /** The canonical statement that was signed, and the signature over it (base64url). */
  statement: string | null;
  signature: string | null;
  /** `statementHash`: what the next in order covers. */
  statementHash: string | null;
  /** Photos of the sealed print. */
  photos: string[];
  remindedAt: string | null;
  reason: string | null;
}

const command = commandOf<Signature>();
const office = committeeOffice;
const itsUnit = spokenFor("unit");
const nothing = object({});
const reason = object({ reason: freeText(1, 500) });
/** A statement names every party and both hashes. */
const LONGEST_STATEMENT = 8_000;
/** Of a passkey: with what it says of its page and its use. */
const LONGEST_SIGNATURE = 2_000;
const signed = object({
  statement: text(1, LONGEST_STATEMENT),
  signature: text(86, LONGEST_SIGNATURE),
  key: idOf("signingKey"),
});
const place = object({
  contract: recordId(),
  text: recordId(),
  unit: recordId(),
  place: whole(1, MOST_PARTIES),
  inOrder: yesOrNo(),
  parties: listOf(recordId(), MOST_PARTIES),
  round: listOf(recordId(), MOST_PARTIES),
  signBy: calendarDate(),
});

export const signature = defineNoun<Signature>()({
  name: "signature",
  plural: "signatures",
  states: {
    queued: { turn: "committee", type: "open" },
    awaited: { turn: "unit", type: "open" },
    sealed_shown: { turn: "comparer", type: "open" },
    signed: { turn: null, type: "done" },
    declined: { turn: null, type: "ended" },
    expired: { turn: null, type: "ended" },
    withdrawn: { turn: null, type: "ended" },
  },
  relations: {
    unit: (entity) => entity.unit,
    parties: (entity) => entity.parties,
    /** Who is asked to compare a sealed print with the text: the next party but its own. */
    comparer: ({ parties, unit }) => parties.find((party) => party !== unit) ?? null,
  },
  blank: {
    contract: "",
    text: "",
    unit: "",
    place: 0,
    inOrder: false,
    parties: [],
    round: [],
    signBy: "",
    kind: null,
    key: null,
    statement: null,
    signature: null,
    statementHash: null,
    photos: [],
    remindedAt: null,
    reason: null,
  },
  listing: {
    text: () => [],
    facets: ({ contract, unit }) => ({ contract: [contract], unit: [unit] }),
    due: "signBy",
  },
  commands: {
    call: command({
      from: [],
      to: "awaited",
      by: consequence,
      input: place,
      apply: ({ input }) => ({ changes: input }),
    }),
    queue: command({
      from: [],
      to: "queued",
      by: consequence,
      input: place,
      apply: ({ input }) => ({ changes: input }),
    }),
    callUp: command({
      from: ["queued"],
      to: "awaited",
      by: consequence,
      input: nothing,
      apply: () => ({ changes: {} }),
    }),
    /** By the signatory's own key, over the bytes that their own device showed. */
    sign: command({
      from: ["awaited"],
      to: "signed",
      by: itsUnit,
      input: signed,
      needs: (entity, input) => [...ofRound(entity), { noun: "signingKey", id: input.key }],
      apply: (context) => {
        const given = byKey(context, "party");
        return "refused" in given
          ? given
          : { ...given, followUps: afterSigning(context.entity, context.linked) };
      },
    }),
    /** In person on the clerk's device: the clerk's own key signs as the witness. */
    witness: command({
      from: ["awaited"],
      to: "signed",
      by: butNotOf(office, "unit"),
      input: signed,
      needs: (entity, input) => [...ofRound(entity), { noun: "signingKey", id: input.key }],
      apply: (context) => {
        const given = byKey(context, "witness");
        return "refused" in given
          ? given
          : { ...given, followUps: afterSigning(context.entity, context.linked) };
      },
    }),
    /** The print was sealed by hand and photographed; `sha256` is what the app read from its QR code. */
    uploadSealed: command({
      from: ["awaited"],
      to: "sealed_shown",
      by: itsUnit,
      input: object({ photos: listOf(attachmentId(), 6), sha256: attachmentId() }),
      needs: ofRound,
      apply: ({ entity, input, linked, now }) => {
        const frozen = openFor(entity, linked, dateOf(now));
        if ("refused" in frozen) return frozen;
        if (input.photos.length === 0) return refuse("photoMissing");
        return input.sha256 === frozen.sha256
          ? { changes: { kind: "paper_sealed", photos: input.photos } }
          : refuse("paperOtherText");
      },
    }),
    /** Another party has compared the photo with the text: never who sealed it, and nobody for them. */
    confirmSealed: command({
      from: ["sealed_shown"],
      to: "signed",
      by: butNotOf(spokenFor("parties"), "unit"),
      input: nothing,
      needs: ofRound,
      apply: ({ entity, linked, now }) => {
        const frozen = openFor(entity, linked, dateOf(now));
        return "refused" in frozen
          ? frozen
          : { changes: {}, followUps: afterSigning(entity, linked) };
      },
    }),
    returnSealed: command({
      from: ["sealed_shown"],
      to: "awaited",
      by: butNotOf(either(spokenFor("parties"), office), "unit"),
      input: reason,
      apply: ({ input }) => ({ changes: { kind: null, photos: [], reason: input.reason } }),
    }),
    decline: command({
      from: ["queued", "awaited"],
      to: "declined",
      by: itsUnit,
      input: reason,
      needs: ofRound,
      apply: ({ entity, input }) => ({
        changes: { reason: input.reason },
        followUps: [
          {
            noun: "contract",
            command: "decline",
            target: entity.contract,
            input: { reason: input.reason },
            ifAllowed: true,
          },
        ],
      }),
    }),
    remind: command({
      from: ["awaited"],
      to: "same",
      by: office,
      input: nothing,
      commutes: true,
      apply: ({ now }) => ({ changes: { remindedAt: now } }),
    }),
    expire: command({
      from: ["queued", "awaited", "sealed_shown"],
      to: "expired",
      by: consequence,
      input: nothing,
      apply: () => ({ changes: {} }),
    }),
    withdraw: command({
      from: ["queued", "awaited", "sealed_shown", "signed"],
      to: "withdrawn",
      by: consequence,
      input: object({ reason: optional(freeText(0, 500)) }),
      apply: ({ input }) => ({ changes: { reason: input.reason ?? null } }),
    }),
  },
});
