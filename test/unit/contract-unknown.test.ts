/** What isn't known, was erased or comes from another journal never reads as valid. */
import { describe, expect, it } from "vitest";
import { formatBundle } from "../../shared/contract/bundle.ts";
import { aBundle, anotherSealingKey, bundled, type Happening } from "../builders/bundle.ts";
import {
  at,
  type Change,
  changed,
  fieldsOf,
  input,
  resealed,
  without,
} from "../builders/changed-contracts.ts";
import { bothSay } from "../builders/verifiers.ts";

const UNKNOWN: [string, string, Change][] = [
  [
    "an unknown kind",
    "kind",
    changed("signature.confirmSealed", () => ({ kind: "signature.bless" })),
  ],
  ["an unknown field", "input", input("signature.sign", { stamp: "x" })],
  ["an unknown field of paper", "input", input("signature.confirmSealed", { seen: true })],
  ["an unknown algorithm", "input", input("signingKey.offer", { alg: "SM2" })],
  ["a key in another encoding", "input", input("signingKey.offer", { publicKey: "AAAA" })],
  ["an unknown order", "input", input("contractText.freeze", { order: "by age" })],
  [
    "a package of another version",
    "package",
    (happenings, contract) => {
      const text = contract.frozen.text.replace('"v":1', '"v":2');
      return input("contractText.freeze", { package: text })(happenings, contract);
    },
  ],
  [
    "a package in another spelling",
    "package",
    (happenings, contract) => {
      const text = contract.frozen.text.replace(",", ", ");
      return input("contractText.freeze", { package: text })(happenings, contract);
    },
  ],
  [
    "a package with hidden marks",
    "package",
    (happenings, contract) => {
      const text = contract.frozen.text.replace("江畔", "江\u202e畔");
      return input("contractText.freeze", { package: text })(happenings, contract);
    },
  ],
  [
    "a statement of another version",
    "statement",
    (happenings, contract) => {
      const { statement } = fieldsOf(happenings[at(happenings, "signature.sign")]?.input ?? null);
      const text = String(statement).replace('"v":1', '"v":2');
      return input("signature.sign", { statement: text })(happenings, contract);
    },
  ],
  [
    "a statement with an unknown algorithm",
    "statement",
    (happenings, contract) => {
      const { statement } = fieldsOf(happenings[at(happenings, "signature.sign")]?.input ?? null);
      const text = String(statement).replace("ES256", "ES512");
      return input("signature.sign", { statement: text })(happenings, contract);
    },
  ],
  ["no text", "noText", without("contractText.freeze")],
  ["an erased text", "erased", changed("contractText.freeze", () => ({ erased: true }))],
  ["an erased signature", "erased", changed("signature.sign", () => ({ erased: true }))],
  ["an erased key", "erased", changed("signingKey.offer", () => ({ erased: true }))],
  [
    "an erased confirmation of a key",
    "erased",
    changed("signingKey.enrol", () => ({ erased: true })),
  ],
  ["an erased print", "erased", changed("signature.uploadSealed", () => ({ erased: true }))],
];

describe("a bundle with something that isn't known or was erased", () => {
  it.each(UNKNOWN)("cannot be verified: %s", async (_, reason, change) => {
    const { verdict, problems, proven } = await resealed(change);
    expect(problems.map(({ key }) => key)).toContain(`cannot.${reason}`);
    expect(verdict).toBe("cannot");
    expect(proven.filter(({ key }) => /signed$|witnessed$/.test(key)).length).toBeLessThan(
      reason === "kind" || reason === "input" || reason === "erased" ? 3 : 2,
    );
  });

  it("is no worse for what rests on nothing of it: an erased signature leaves the next in order", async () => {
    const { problems, proven } = await resealed(
      changed("signature.sign", () => ({ erased: true })),
      { order: "in_order" },
    );
    expect(problems).toEqual([{ key: "cannot.erased", params: { seq: 10 } }]);
    expect(proven.map(({ key }) => key)).toContain("proven.witnessed");
    expect(proven.map(({ key }) => key)).not.toContain("proven.signed");
  });
});

describe("a bundle of another journal", () => {
  it("with heads of another key doesn't hold", async () => {
    const { bundle, contract } = await aBundle();
    const other = await bundled(contract.happenings, { sealing: await anotherSealingKey() });
    const mixed = { ...bundle, seals: other.bundle.seals };
    const said = await bothSay(new TextEncoder().encode(formatBundle(mixed)));
    expect(said.problems.map(({ key }) => key)).toEqual(Array(4).fill("finding.seal"));
    expect(said.proven).toEqual([]);
  });

  it("whose heads don't go on from each other doesn't hold", async () => {
    const { bundle, contract } = await aBundle();
    const elsewhere = contract.happenings.with(0, {
      ...contract.happenings[0],
      input: "x",
    } as Happening);
    const other = await bundled(elsewhere, contract);
    const seals = [...bundle.seals.slice(0, 1), ...other.bundle.seals.slice(1)];
    const events = [...bundle.events.slice(0, 1), ...other.bundle.events.slice(1)];
    const forked = { ...other.bundle, seals, events };
    const said = await bothSay(new TextEncoder().encode(formatBundle(forked)));
    expect(said.problems).toEqual([{ key: "finding.consistency", params: { size: 3, next: 9 } }]);
  });

  it("in full, made anew by somebody else, holds under another key: only comparing it tells", async () => {
    const { key } = await bothSay((await aBundle()).bytes);
    const forged = await bothSay((await aBundle()).bytes);
    expect(forged.verdict).toBe("holds");
    expect(forged.key).not.toBe(key);
    expect(forged.notShown.find((one) => one.key === "notShown.deployment")?.params.key).toBe(
      forged.key,
    );
  });
});
