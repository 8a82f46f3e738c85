/** 签名密钥: a signatory's own key, made and kept in their browser; only its public half comes here. */
import { ALGORITHMS, type Algorithm, isRawKey } from "./contract/algorithms.ts";
import { fromBase64Url, keyFingerprint } from "./journal/seal.ts";
import {
  butNotOf,
  commandOf,
  committeeOffice,
  defineNoun,
  type Entity,
  either,
  refuse,
  spokenFor,
} from "./kit/noun.ts";
import { freeText, idOf, nullable, object, oneOf, text } from "./kit/values.ts";

export interface SigningKey extends Entity {
  /** The unit for which it signs; null for the committee's own people, who sign as witnesses. */
  unit: string | null;
  /** Who holds it, as it stands under what they sign; null once it is erased of a key that signed nothing. */
  name: string | null;
  title: string | null;
  alg: Algorithm;
  /** Raw public key, base64url: 65 bytes from 0x04 (P-256) or 32 (Ed25519). */
  publicKey: string;
  /** `keyFingerprint` of the raw key: its only name. */
  keyId: string;
  /** In which role it was offered: the same role does not enrol it. */
  offeredAs: string;
  reason: string | null;
}

const command = commandOf<SigningKey>();
const reason = object({ reason: freeText(1, 500) });
/** In person, by somebody of the committee who does not belong to the unit. */
const inPerson = butNotOf(committeeOffice, "unit");

export const signingKey = defineNoun<SigningKey>()({
  name: "signingKey",
  plural: "signing-keys",
  states: {
    offered: { turn: "committee", type: "open" },
    enrolled: { turn: null, type: "done" },
    refused: { turn: null, type: "ended" },
    revoked: { turn: null, type: "ended" },
  },
  relations: { unit: (entity) => entity.unit },
  blank: {
    unit: null,
    name: "",
    title: "",
    alg: "ES256",
    publicKey: "",
    keyId: "",
    offeredAs: "",
    reason: null,
  },
  listing: {
    text: () => [],
    facets: ({ unit }) => ({ unit: [unit] }),
  },
  commands: {
    offer: command({
      from: [],
      to: "offered",
      by: either(spokenFor("unit"), committeeOffice),
      input: object({
        unit: nullable(idOf("unit")),
        name: text(1, 60),
        title: text(1, 60),
        alg: oneOf(ALGORITHMS),
        publicKey: text(1, 100),
      }),
      apply: ({ input, standing }) => {
        const raw = fromBase64Url(input.publicKey);
        if (!raw || !isRawKey(raw, input.alg)) return refuse("notAKey");
        // The committee's people hold keys of their own; a unit's are its own people's.
        if (input.unit !== standing.unit && standing.role !== "deployment")
          return refuse("keyOfAnother");
        return { changes: { ...input, keyId: keyFingerprint(raw), offeredAs: standing.role } };
      },
    }),
    /** Both screens showed the same check words (shared/contract/check-words.ts); these are what was compared. */
    enrol: command({
      from: ["offered"],
      to: "enrolled",
      by: inPerson,
      input: object({ words: text(4, 40) }),
      unless: ({ unit, offeredAs }, standing) =>
        unit === null && offeredAs === standing.role ? refuse("ownKey") : null,
      apply: ({ entity, input }) => ({
        changes: {},
        claims: [{ judge: "words", given: { keyId: entity.keyId, words: input.words } }],
      }),
    }),
    refuse: command({
      from: ["offered"],
      to: "refused",
      by: either(spokenFor("unit"), committeeOffice),
      input: reason,
      apply: ({ input }) => ({ changes: { reason: input.reason } }),
    }),
    /** Lost, or no longer in this function. What it signed before stands by its place in the journal. */
    revoke: command({
      from: ["enrolled"],
      to: "revoked",
      by: either(spokenFor("unit"), committeeOffice),
      input: reason,
      apply: ({ input }) => ({ changes: { reason: input.reason } }),
    }),
  },
});
