/** A worker that signs, checks and verifies as the product would: what WebCrypto there can do. */
import { ALGORITHMS } from "../../shared/contract/algorithms.ts";
import { keyIdOf, signStatement, verifySignature } from "../../shared/contract/statement.ts";
import { verifyBundle } from "../../shared/contract/verify.ts";

const KINDS = {
  ES256: { name: "ECDSA", namedCurve: "P-256" },
  Ed25519: { name: "Ed25519" },
} as const;

export default {
  async fetch(request: Request): Promise<Response> {
    const { verdict, problems } = await verifyBundle(new Uint8Array(await request.arrayBuffer()));
    const signed = await Promise.all(
      ALGORITHMS.map(async (alg) => {
        const pair = (await crypto.subtle.generateKey(KINDS[alg], false, [
          "sign",
          "verify",
        ])) as CryptoKeyPair;
        const raw = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
        const signature = await signStatement("甲", pair.privateKey);
        return {
          ...{ alg, size: raw.length, keyId: keyIdOf(raw) },
          own: await verifySignature("甲", signature, raw, alg),
          other: await verifySignature("乙", signature, raw, alg),
        };
      }),
    );
    return Response.json({ verdict, problems, signed });
  },
};
