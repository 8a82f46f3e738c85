import { createHash } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { ALGORITHMS, type Algorithm } from "../../shared/contract/algorithms.ts";
import {
  type Expected,
  keyIdOf,
  readStatement,
  type Statement,
  signStatement,
  statementHash,
  statementText,
  verifySignature,
  whyStatementFails,
} from "../../shared/contract/statement.ts";
import { kindOf, signedWith } from "../builders/passkey.ts";

const hex = (text: string) => createHash("sha256").update(text).digest("hex");

const fields = (keyId = hex("key"), alg: Algorithm = "ES256"): Statement => ({
  v: 1,
  purpose: "gongjian contract signature",
  deployment: hex("deployment"),
  contract: "contract-1",
  version: 2,
  packageSha256: hex("package"),
  packageSm3: hex("package by SM3"),
  parties: [
    { unit: "unit-1", name: "江畔物业" },
    { unit: "unit-2", name: "仙足岛社区" },
  ],
  signer: { unit: "unit-1", name: "次仁", title: "经理", authority: "法定代表人" },
  for: null,
  role: "party",
  act: "sign",
  order: null,
  prev: null,
  keyId,
  alg,
  nonce: "0123456789abcdef0123456789abcdef",
  clientTime: "2026-11-02T03:04:05.000Z",
});
const expectedOf = (statement: Statement): Expected => {
  const { signer, role } = statement;
  return {
    ...statement,
    party: (role === "party" ? signer.unit : statement.for?.unit) ?? "",
    signerUnit: signer.unit,
    signerName: signer.name,
  };
};

interface Key {
  alg: Algorithm;
  privateKey: CryptoKey;
  raw: Uint8Array<ArrayBuffer>;
}
async function aKey(alg: Algorithm): Promise<Key> {
  const pair = (await crypto.subtle.generateKey(kindOf(alg), false, [
    "sign",
    "verify",
  ])) as CryptoKeyPair;
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  return { alg, privateKey: pair.privateKey, raw };
}
let keys: Record<Algorithm, Key>;
beforeAll(async () => {
  keys = {
    ES256: await aKey("ES256"),
    Ed25519: await aKey("Ed25519"),
    "WebAuthn-ES256": await aKey("WebAuthn-ES256"),
  };
});

/** What differs from one statement to another of the same people, with the reason that names it. */
const OTHERS: [string, Partial<Statement>][] = [
  ["deployment", { deployment: hex("elsewhere") }],
  ["contract", { contract: "contract-2" }],
  ["version", { version: 1 }],
  ["package", { packageSha256: hex("another") }],
  ["package", { packageSm3: hex("another") }],
  ["parties", { parties: [{ unit: "unit-1", name: "江畔物业" }] }],
  ["parties", { parties: fields().parties.toReversed() }],
  ["role", { role: "witness", for: fields().signer, signer: { ...fields().signer, unit: null } }],
  ["party", { signer: { ...fields().signer, unit: "unit-2" } }],
  ["signer", { signer: { ...fields().signer, name: "卓玛" } }],
  ["order", { order: 1 }],
  ["prev", { order: null, prev: hex("before") }],
  ["key", { keyId: hex("another key") }],
  ["key", { alg: "Ed25519" }],
];

describe("a statement", () => {
  it("is one text, and reads back as what it says", () => {
    const text = statementText(fields());
    expect(readStatement(text)).toEqual(fields());
    expect(text.startsWith('{"act":"sign","alg":"ES256","clientTime":')).toBe(true);
    expect(statementHash(text)).toBe(hex(text));
  });

  it("isn't read with anything in it that isn't known, or spelled otherwise", () => {
    const text = statementText(fields());
    const wrong = [
      "",
      "[]",
      `${text} `,
      `\ufeff${text}`,
      text.replace('"v":1', '"v":2'),
      text.replace('"v":1', '"v":1,"w":null'),
      text.replace('"act":"sign"', '"act":"seal"'),
      text.replace("ES256", "SM2"),
      text.replace("ES256", "es256"),
      text.replace('"party"', '"proxy"'),
      text.replace('"for":null,', ""),
      text.replace('"order":null', '"order":0'),
      text.replace("contract signature", "tree head"),
      text.replace('"unit":"unit-1"}', '"unit":"unit-1","unit":"unit-1"}'),
      text.replace("次仁", "次\u202e仁"),
      text.replace("次仁", "次\\u4ec1"),
      text.replace("2026-11-02", "2026-11-2"),
      text.replace(hex("key"), hex("key").toUpperCase()),
    ];
    for (const each of wrong) {
      expect(each).not.toBe(text);
      expect(readStatement(each), each).toBeUndefined();
    }
  });

  it("doesn't contradict itself: a witness stands beside another unit, and only a later place has one before", () => {
    const read = (change: Partial<Statement>) =>
      readStatement(statementText({ ...fields(), ...change }));
    const { signer } = fields();
    expect(read({ role: "witness" })).toBeUndefined();
    expect(read({ for: signer })).toBeUndefined();
    expect(read({ role: "witness", for: signer })).toBeUndefined();
    expect(read({ role: "witness", for: signer, signer: { ...signer, unit: null } })).toBeDefined();
    expect(read({ prev: hex("x") })).toBeUndefined();
    expect(read({ prev: hex("x"), order: 1 })).toBeUndefined();
    expect(read({ prev: hex("x"), order: 2 })).toBeDefined();
    expect(read({ prev: null, order: 2 })).toBeDefined();
  });

  it("passes in its own place, and in no other contract, version, text, role, party, order or key", () => {
    expect(whyStatementFails(fields(), expectedOf(fields()))).toBeUndefined();
    for (const [reason, change] of OTHERS) {
      const other = { ...fields(), ...change };
      expect(whyStatementFails(other, expectedOf(fields())), reason).toBe(reason);
      expect(whyStatementFails(fields(), expectedOf(other)), reason).toBeDefined();
    }
    const beside = { ...fields(), ...OTHERS[7]?.[1] } as Statement;
    const another: Expected = { ...expectedOf(beside), party: "unit-2" };
    expect(whyStatementFails(beside, another)).toBe("party");
    const stranger = { ...fields(), signer: { ...fields().signer, unit: "unit-9" } };
    expect(whyStatementFails(stranger, expectedOf(stranger))).toBe("party");
  });
});

describe.each(ALGORITHMS)("a signature by %s", (alg) => {
  it("holds under its own key alone, and is 64 bytes where no passkey adds what it says", async () => {
    const { raw, privateKey } = keys[alg];
    const text = statementText(fields(keyIdOf(raw), alg));
    const signature = await signedWith(text, privateKey, alg);
    expect(signature).toMatch(/^([\w-]+\.[\w-]+\.)?[\w-]{86}$/);
    expect(signature.length > 86).toBe(alg === "WebAuthn-ES256");
    expect(await verifySignature(text, signature, raw, alg)).toBe(true);
    expect(await verifySignature(text, signature, (await aKey(alg)).raw, alg)).toBe(false);
    for (const other of ALGORITHMS.filter((one) => one !== alg)) {
      expect(await verifySignature(text, signature, raw, other)).toBe(false);
      expect(await verifySignature(text, signature, keys[other].raw, other)).toBe(false);
    }
  });

  it("of one contract, role or party never passes for another", async () => {
    const { raw, privateKey } = keys[alg];
    const signed = { ...fields(keyIdOf(raw), alg) };
    const signature = await signedWith(statementText(signed), privateKey, alg);
    const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 });
    const someone = fc.record({ unit: text, name: text, title: text, authority: text });
    const change = fc.record(
      {
        contract: text,
        version: fc.integer({ min: 1, max: 9 }),
        deployment: fc.constant(hex("elsewhere")),
        packageSha256: text.map(hex),
        packageSm3: text.map(hex),
        parties: fc.array(fc.record({ unit: text, name: text })),
        signer: someone,
        for: fc.option(someone),
        role: fc.constantFrom("party" as const, "witness" as const),
        order: fc.option(fc.integer({ min: 1, max: 9 })),
        prev: fc.option(text.map(hex)),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(change, async (other) => {
        const claimed = statementText({ ...signed, ...other });
        const same = claimed === statementText(signed);
        expect(await verifySignature(claimed, signature, raw, alg)).toBe(same);
        // Nor does the genuine one stand where the other is expected.
        const where = expectedOf({ ...signed, ...other } as Statement);
        const noDifference = Object.keys(other).length === 0 || same;
        if (noDifference) expect(whyStatementFails(signed, where)).toBeUndefined();
        else if (differs(signed, { ...signed, ...other } as Statement))
          expect(whyStatementFails(signed, where)).toBeDefined();
      }),
      { numRuns: 60 },
    );
  });

  it("and its key have one encoding", async () => {
    const { raw, privateKey } = keys[alg];
    const text = statementText(fields(keyIdOf(raw), alg));
    const signature = await signedWith(text, privateKey, alg);
    const wrongKeys = [
      raw.slice(0, -1),
      raw.slice(1),
      Uint8Array.of(...raw, 0),
      // P-256 has shorter encodings of the same point.
      Uint8Array.of(2 + ((raw[64] ?? 0) & 1), ...raw.slice(1, 33)),
      Uint8Array.of(6 + ((raw[64] ?? 0) & 1), ...raw.slice(1)),
      new Uint8Array(raw.length),
    ];
    for (const wrong of wrongKeys) {
      expect(await verifySignature(text, signature, wrong, alg)).toBe(false);
      expect(keyIdOf(wrong)).not.toBe(keyIdOf(raw));
    }
    const der = Buffer.concat([
      Buffer.from("30440220", "hex"),
      Buffer.from(signature, "base64url"),
    ]);
    for (const wrong of ["", `${signature}==`, ` ${signature}`, der.toString("base64url")]) {
      expect(await verifySignature(text, wrong, raw, alg)).toBe(false);
    }
    expect(await verifySignature(text, respelled(signature), raw, alg)).toBe(false);
  });
});

describe("what a signature is not", () => {
  it("an identity: the other of the two ECDSA signatures holds too, and changes nobody's name", async () => {
    const { raw, privateKey } = keys.ES256;
    const text = statementText(fields(keyIdOf(raw)));
    const signature = await signStatement(text, privateKey);
    const twin = malleated(signature);
    expect(twin).not.toBe(signature);
    expect(await verifySignature(text, twin, raw, "ES256")).toBe(true);
    expect(readStatement(text)?.keyId).toBe(keyIdOf(raw));
  });

  it("proof under a key of small order, which would hold for any text", async () => {
    const identity = new Uint8Array(32);
    identity[0] = 1;
    // R = the neutral point, s = 0: true for every text under the neutral key.
    const signature = Buffer.concat([identity, new Uint8Array(32)]).toString("base64url");
    expect(await verifySignature("any text", signature, identity, "Ed25519")).toBe(false);
    const negated = Uint8Array.from(identity);
    negated[31] = 0x80;
    expect(await verifySignature("any text", signature, negated, "Ed25519")).toBe(false);
  });
});

/** Whether the two differ in more than a signer's title and authority, which the place doesn't settle. */
function differs(one: Statement, other: Statement): boolean {
  const settled = ({ signer, for: beside, ...rest }: Statement) =>
    JSON.stringify([rest, signer.unit, signer.name, rest.role === "witness" ? beside?.unit : null]);
  return settled(one) !== settled(other);
}

/** The same 64 bytes with other unused bits at the end. */
function respelled(signature: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = letters.indexOf(signature.at(-1) ?? "");
  return `${signature.slice(0, -1)}${letters[last ^ 1]}`;
}

/** (r, n - s), which ECDSA takes as well as (r, s). */
function malleated(signature: string): string {
  const n = BigInt("0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
  const bytes = Buffer.from(signature, "base64url");
  const s = n - BigInt(`0x${bytes.subarray(32).toString("hex")}`);
  const twin = Buffer.from(s.toString(16).padStart(64, "0"), "hex");
  return Buffer.concat([bytes.subarray(0, 32), twin]).toString("base64url");
}
