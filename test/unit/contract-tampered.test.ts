/** What a deployment that is not honest could put together: all hashes and heads fit, and it is found out all the same. */
import { describe, expect, it } from "vitest";
import { statementHash, statementText } from "../../shared/contract/statement.ts";
import type { JsonValue } from "../../shared/journal/canonical.ts";
import { enrolling, signing } from "../builders/bundle.ts";
import {
  at,
  type Change,
  changed,
  fieldsOf,
  input,
  insertedBefore,
  resealed,
  revoke,
  type Settings,
  signedAs,
  without,
} from "../builders/changed-contracts.ts";

const FINDINGS: [string, string, Change, Settings?][] = [
  ["a statement for another contract", "contract", signedAs({ contract: "another" })],
  ["a statement for another version", "version", signedAs({ version: 2 })],
  ["a statement for another deployment", "deployment", signedAs({ deployment: "0".repeat(64) })],
  ["a signature over another text", "package", signedAs({ packageSha256: "1".repeat(64) })],
  ["a signature over another SM3", "package", signedAs({ packageSm3: "1".repeat(64) })],
  ["a signature by no party", "party", signedAs({ parties: [{ unit: "unit-2", name: "小学" }] })],
  [
    "a signature in another's name",
    "signer",
    signedAs({ signer: { unit: "unit-1", name: "央金", title: "", authority: "" } }),
  ],
  [
    "a signature for another party",
    "signer",
    signedAs({ signer: { unit: "unit-2", name: "次仁", title: "", authority: "" } }),
  ],
  ["another key's name", "key", signedAs({ keyId: "2".repeat(64) })],
  ["a place in an order that there isn't", "order", signedAs({ order: 1 })],
  ["no place in an order that there is", "order", signedAs({ order: null }), { order: "in_order" }],
  ["a place after the last", "order", signedAs({ order: 4 }), { order: "in_order" }],
  [
    "a first one that names one before",
    "prev",
    signedAs({ order: 2, prev: "3".repeat(64) }),
    { order: "in_order" },
  ],
  [
    "a later one that covers another one before",
    "prev",
    async (happenings, { clerk, property, says }) => {
      const for_ = { unit: "unit-3", name: "达娃", title: "店长", authority: "" };
      const another = statementHash(statementText(says(property, { order: 1 })));
      const witness = says(clerk, { role: "witness", for: for_, order: 3, prev: another });
      return happenings.with(at(happenings, "signature.witness"), await signing(clerk, witness));
    },
    { order: "in_order" },
  ],
  [
    "a later one in a place that was taken",
    "order",
    async (happenings, { clerk, property, says }) => {
      const for_ = { unit: "unit-3", name: "达娃", title: "店长", authority: "" };
      const first = says(property, { order: 3 });
      const prev = statementHash(statementText(first));
      const witness = says(clerk, { role: "witness", for: for_, order: 2, prev });
      return happenings
        .with(at(happenings, "signature.sign"), await signing(property, first))
        .with(at(happenings, "signature.witness"), await signing(clerk, witness));
    },
    { order: "in_order" },
  ],
  [
    "the last place taken once more",
    "order",
    async (happenings, { clerk, says }) => {
      const witness = happenings[at(happenings, "signature.witness")];
      const for_ = { unit: "unit-2", name: "普布", title: "校长", authority: "" };
      const prev = statementHash(String(fieldsOf(witness?.input ?? null).statement));
      const again = says(clerk, { role: "witness", for: for_, order: 3, prev });
      return [...happenings, { ...(await signing(clerk, again)), sealed: true }];
    },
    { order: "in_order" },
  ],
  [
    "other parties than before",
    "parties",
    async (happenings, { clerk, says }) => {
      const for_ = { unit: "unit-3", name: "达娃", title: "店长", authority: "" };
      const parties = [{ unit: "unit-3", name: "阳光超市" }];
      const witness = says(clerk, { role: "witness", for: for_, parties });
      return happenings.with(at(happenings, "signature.witness"), await signing(clerk, witness));
    },
  ],
  [
    "a witness recorded as a party",
    "role",
    changed("signature.witness", () => ({ kind: "signature.sign" })),
  ],
  [
    "a party recorded as a witness",
    "role",
    changed("signature.sign", () => ({ kind: "signature.witness" })),
  ],
  [
    "a signature sent by another unit",
    "signer",
    changed("signature.sign", () => ({ unit: "unit-2" })),
  ],
  [
    "two statements in each other's place",
    "signature",
    (happenings) => {
      const [one, other] = [at(happenings, "signature.sign"), at(happenings, "signature.witness")];
      const first = fieldsOf(happenings[one]?.input ?? null);
      const second = fieldsOf(happenings[other]?.input ?? null);
      const swapped = (place: number, from: typeof first, signature: JsonValue | undefined) => {
        const here = happenings[place];
        if (!here || signature === undefined) throw new Error("nothing to swap");
        return { ...here, input: { ...from, signature } };
      };
      return happenings
        .with(one, swapped(one, first, second.signature))
        .with(other, swapped(other, second, first.signature));
    },
  ],
  [
    "two whole statements in each other's place",
    "role",
    (happenings) => {
      const [one, other] = [at(happenings, "signature.sign"), at(happenings, "signature.witness")];
      const [first, second] = [happenings[one], happenings[other]];
      if (!first || !second) throw new Error("nothing to swap");
      return happenings
        .with(one, { ...first, input: second.input })
        .with(other, { ...second, input: first.input });
    },
  ],
  [
    "a signature of another statement",
    "signature",
    input("signature.sign", { signature: "A".repeat(86) }),
  ],
  ["a signature with no key", "keyNotEnrolled", input("signature.sign", { key: "key-9" })],
  ["another's key", "signer", input("signature.sign", { key: "key-2" })],
  ["a key that nobody confirmed", "keyNotEnrolled", without("signingKey.enrol")],
  [
    "a key that was confirmed by its owner",
    "enrolOwn",
    changed("signingKey.enrol", () => ({ actor: "person-1" })),
  ],
  [
    "a key confirmed with other words",
    "enrolWords",
    input("signingKey.enrol", { words: "的一是在" }),
  ],
  [
    "a key confirmed before it was shown",
    "keyLoose",
    (happenings) => {
      const [offer, enrol] = [
        at(happenings, "signingKey.offer"),
        at(happenings, "signingKey.enrol"),
      ];
      const [one, other] = [happenings[offer], happenings[enrol]];
      if (!one || !other) throw new Error("no key");
      return happenings.with(offer, other).with(enrol, one);
    },
  ],
  [
    "a key put under another's record",
    "keyTwice",
    async (happenings, { clerk }) =>
      happenings.toSpliced(
        5,
        0,
        ...enrolling({ ...clerk, record: "key-1" }, "person-3").slice(0, 1),
      ),
  ],
  [
    "a signature after its key was revoked",
    "keyRevoked",
    insertedBefore("signature.sign", revoke("key-1")),
  ],
  [
    "a signature before the text was frozen",
    "beforeText",
    (happenings) => {
      const place = at(happenings, "contractText.freeze");
      const freeze = happenings[place];
      if (!freeze) throw new Error("no text");
      return [...happenings.toSpliced(place, 1), { ...freeze, sealed: true }];
    },
  ],
  [
    "a text that isn't what its hash says",
    "text",
    input("contractText.freeze", { sha256: "4".repeat(64) }),
  ],
  [
    "a text that isn't what its SM3 says",
    "text",
    input("contractText.freeze", { sm3: "4".repeat(64) }),
  ],
  [
    "a text of another contract",
    "textOther",
    input("contractText.freeze", { contract: "another" }),
  ],
  [
    "two texts",
    "textTwice",
    (happenings) => [
      ...happenings.slice(0, -1),
      ...happenings.slice(1, 2),
      ...happenings.slice(-1),
    ],
  ],
  [
    "a print of another text",
    "paperOther",
    input("signature.uploadSealed", { sha256: "5".repeat(64) }),
  ],
  [
    "a print compared by its own party",
    "paperOwn",
    changed("signature.confirmSealed", () => ({ unit: "unit-2" })),
  ],
  [
    "a print compared by no party",
    "paperUnit",
    changed("signature.confirmSealed", () => ({ unit: "unit-9" })),
  ],
  [
    "a print compared by nobody's unit",
    "paperUnit",
    changed("signature.confirmSealed", () => ({ unit: null })),
  ],
  [
    "a print of no party",
    "paperUnit",
    changed("signature.uploadSealed", () => ({ unit: "unit-9" })),
  ],
  ["a comparison of nothing", "paperNothing", without("signature.uploadSealed")],
  [
    "a party that signed twice",
    "twice",
    async (happenings, { property, says }) => [
      ...happenings,
      { ...(await signing(property, says(property))), sealed: true },
    ],
  ],
  [
    "a party that signed and sealed",
    "twice",
    changed("signature.uploadSealed", () => ({ unit: "unit-3" })),
  ],
];

describe("a bundle of an untruthful deployment", () => {
  it.each(FINDINGS)("with %s is found out", async (_, reason, change, settings) => {
    const { verdict, problems } = await resealed(change, settings);
    expect(problems.map(({ key }) => key)).toContain(`finding.${reason}`);
    expect(verdict).toBe("finding");
  });
});
