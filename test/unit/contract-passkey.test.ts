/** A signature by passkey: what it has to say to be one, to both verifiers alike. */
import { createSign, generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { isSigned, readKey } from "../../pwa/verify/signatures.ts";
import { assertionText, rawSignature, readAssertion } from "../../shared/contract/assertion.ts";
import { verifySignature } from "../../shared/contract/statement.ts";
import { asserted, kindOf, type Said } from "../builders/passkey.ts";

const ALG = "WebAuthn-ES256";
const STATEMENT = '{"act":"sign","contract":"甲"}';
let raw: Uint8Array<ArrayBuffer>;
let privateKey: CryptoKey;
beforeAll(async () => {
  const pair = (await crypto.subtle.generateKey(kindOf(ALG), false, [
    "sign",
    "verify",
  ])) as CryptoKeyPair;
  raw = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  privateKey = pair.privateKey;
});

/** What both verifiers say of it. */
const bothTake = async (text: string, signature: string): Promise<boolean[]> => [
  await verifySignature(text, signature, raw, ALG),
  await isSigned(text, signature, await readKey(raw, ALG), ALG),
];

const given = async (said: Said = {}) => assertionText(await asserted(STATEMENT, privateKey, said));

const TAKEN: [string, Said][] = [
  ["of a passkey that is kept in one place", { flags: 0x05 }],
  ["of one that could be kept in more", { flags: 0x0d }],
  ["of one that is", { flags: 0x1d }],
  ["with what newer browsers add", { client: { topOrigin: "https://gongjian.example" } }],
  ["from before browsers told of frames", { client: { crossOrigin: undefined } }],
];
const REFUSED: [string, Said][] = [
  ["for another challenge", { client: { challenge: "A".repeat(43) } }],
  ["for a challenge in other letters", { client: { challenge: 7 } }],
  ["for the making of a passkey", { client: { type: "webauthn.create" } }],
  ["given to another site's frame", { client: { crossOrigin: true } }],
  ["with nobody there", { flags: 0x04 }],
  ["of somebody who did not unlock it", { flags: 0x01 }],
  ["with a state that there is not", { flags: 0x15 }],
  ["with attested data", { flags: 0x45 }],
  ["with extensions", { flags: 0x85, more: "\u00a0" }],
  ["with more than was asked for", { more: "x" }],
];

describe("a signature by passkey", () => {
  it.each(TAKEN)("is one %s", async (_, said) => {
    expect(await bothTake(STATEMENT, await given(said))).toEqual([true, true]);
  });

  it.each(REFUSED)("is none %s, though the key has signed it", async (_, said) => {
    expect(await bothTake(STATEMENT, await given(said))).toEqual([false, false]);
  });

  it("holds for its own statement alone", async () => {
    expect(await bothTake(`${STATEMENT} `, await given())).toEqual([false, false]);
  });

  it("is none once any byte of it is another, or its parts are spelled otherwise", async () => {
    const whole = await asserted(STATEMENT, privateKey);
    const parts = ["authenticatorData", "clientDataJSON", "signature"] as const;
    for (const part of parts)
      for (let at = 0; at < whole[part].length; at += 1) {
        const bytes = Uint8Array.from(whole[part]);
        bytes[at] = (bytes[at] ?? 0) ^ 0x10;
        const changed = assertionText({ ...whole, [part]: bytes });
        expect(await bothTake(STATEMENT, changed)).toEqual([false, false]);
      }
    const text = assertionText(whole);
    const [data, client, signature] = text.split(".");
    for (const wrong of [
      ...[`${text}.`, `${text}=`, `.${text}`, `${text}.${signature}`, signature, ""],
      ...[`${data}.${client}`, `${client}.${data}.${signature}`, `${data}..${signature}`],
    ])
      expect(await bothTake(STATEMENT, wrong ?? "")).toEqual([false, false]);
  });

  it("is read as it was written, and as nothing else", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 40 }),
        fc.uint8Array({ maxLength: 40 }),
        fc.uint8Array({ minLength: 60, maxLength: 66 }),
        (...[data, client, signed]) => {
          const [authenticatorData, clientDataJSON, signature] = [data, client, signed].map(
            (part) => Uint8Array.from(part),
          );
          if (!authenticatorData || !clientDataJSON || !signature) throw new Error("three parts");
          const whole = { authenticatorData, clientDataJSON, signature };
          const read = readAssertion(assertionText(whole));
          if (signature.length === 64) expect(read).toEqual(whole);
          else expect(read).toBeUndefined();
        },
      ),
    );
  });
});

describe("the DER in which a passkey gives its signature", () => {
  const pair = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const der = (text: string) => createSign("SHA256").update(text).sign(pair.privateKey);

  it("becomes the 64 bytes that WebCrypto takes", async () => {
    const key = await crypto.subtle.importKey(
      "spki",
      pair.publicKey.export({ type: "spki", format: "der" }),
      kindOf(ALG),
      false,
      ["verify"],
    );
    // A number may be shorter than 32 bytes, or have a zero before it.
    for (let i = 0; i < 300; i += 1) {
      const signature = rawSignature(der(`${i}`));
      const way = { name: "ECDSA", hash: "SHA-256" };
      const text = new TextEncoder().encode(`${i}`);
      expect(await crypto.subtle.verify(way, key, signature ?? new Uint8Array(), text)).toBe(true);
    }
  });

  it("is refused once it is cut, longer, or something else", () => {
    const whole = Uint8Array.from(der("甲"));
    for (let cut = 0; cut < whole.length; cut += 1)
      expect(rawSignature(whole.subarray(0, cut))).toBeUndefined();
    expect(rawSignature(Uint8Array.of(...whole, 0))).toBeUndefined();
    expect(rawSignature(Uint8Array.of(0x31, ...whole.subarray(1)))).toBeUndefined();
    expect(rawSignature(new Uint8Array(70))).toBeUndefined();
  });
});
