/** A worker that signs, checks and verifies as the product would: what WebCrypto there can do. */
import { ALGORITHMS } from "../../shared/contract/algorithms.ts";
import { keyIdOf, verifySignature } from "../../shared/contract/statement.ts";
import { verifyBundle } from "../../shared/contract/verify.ts";
import { kindOf, signedWith } from "../builders/passkey.ts";

export default {
  async fetch(request: Request): Promise<Response> {
    const { verdict, problems } = await verifyBundle(new Uint8Array(await request.arrayBuffer()));
    const signed = await Promise.all(
      ALGORITHMS.map(async (alg) => {
        const pair = (await crypto.subtle.generateKey(kindOf(alg), false, [
          "sign",
          "verify",
        ])) as CryptoKeyPair;
        const raw = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
        const signature = await signedWith("甲", pair.privateKey, alg);
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
