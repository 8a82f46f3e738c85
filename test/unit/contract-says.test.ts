/** What a bundle that holds says besides: whose clock, which party is missing, what was revoked. */
import { describe, expect, it } from "vitest";
import type { JsonValue } from "../../shared/journal/canonical.ts";
import { aContract, bundled, type Happening } from "../builders/bundle.ts";
import {
  type Change,
  changed,
  fieldsOf,
  resealed,
  revoke,
  signedAs,
  without,
} from "../builders/changed-contracts.ts";
import { bothSay } from "../builders/verifiers.ts";

describe("what a bundle says beside its verdict", () => {
  const keysOf = (list: { key: string }[]) => list.map(({ key }) => key);

  it("a clock that was set back, or ahead, shows beside the heads", async () => {
    const times = async (clientTime: string) => {
      const { verdict, asserted } = await resealed(signedAs({ clientTime }));
      expect(verdict).toBe("holds");
      return keysOf(asserted).filter((key) => key.startsWith("asserted.deviceTime"))[0];
    };
    // The text comes before the head of 04:03:30, the signature after that of 04:09:30 and by 04:13:30.
    expect(await times("2026-11-02T04:10:00.000Z")).toBe("asserted.deviceTime.within");
    expect(await times("2026-11-02T04:05:00.000Z")).toBe("asserted.deviceTime.earlier");
    expect(await times("2020-01-01T00:00:00.000Z")).toBe("asserted.deviceTime.earlier");
    expect(await times("2027-01-01T00:00:00.000Z")).toBe("asserted.deviceTime.impossible");
    const sealedBefore: Change = async (happenings, contract) => {
      const signedEarly = await signedAs({ clientTime: "2026-11-02T04:01:00.000Z" })(
        happenings,
        contract,
      );
      return signedEarly.map((one, i) => (i === 0 ? { ...one, sealed: true as const } : one));
    };
    const { asserted } = await resealed(sealedBefore);
    expect(keysOf(asserted)).toContain("asserted.deviceTime.impossible");
  });

  it("a key revoked later leaves what it signed before", async () => {
    const { verdict, proven, asserted } = await resealed((happenings) => [
      ...happenings,
      revoke("key-1"),
    ]);
    expect(verdict).toBe("holds");
    expect(keysOf(proven)).toContain("proven.signed");
    expect(asserted.find(({ key }) => key === "asserted.revoked")?.params).toMatchObject({
      ...{ name: "次仁", seq: 17 },
    });
  });

  it("a party whose signature isn't there, and a print that nobody compared", async () => {
    const { verdict, notShown } = await resealed((happenings, contract) =>
      without("signature.confirmSealed")(
        without("signature.witness")(happenings, contract) as Happening[],
        contract,
      ),
    );
    expect(verdict).toBe("holds");
    expect(notShown.slice(0, 3)).toEqual([
      { key: "notShown.missing", params: { unit: "仙足岛小学" } },
      { key: "notShown.missing", params: { unit: "阳光超市" } },
      { key: "notShown.notCompared", params: { unit: "仙足岛小学", seq: 12 } },
    ]);
  });

  it("a refusal, with its reason", async () => {
    const { verdict, asserted, notShown } = await resealed(
      changed("signature.witness", () => ({
        ...{ kind: "signature.decline", unit: "unit-3", role: "signatory" },
        input: { reason: "第二条做不到" },
      })),
    );
    expect(verdict).toBe("holds");
    expect(asserted).toContainEqual({
      key: "asserted.declined",
      params: { unit: "阳光超市", seq: 15, reason: "第二条做不到" },
    });
    expect(notShown[0]).toEqual({ key: "notShown.missing", params: { unit: "阳光超市" } });
  });

  it("who the parties are isn't known where all sealed on paper", async () => {
    const { verdict, notShown } = await resealed((happenings) =>
      happenings.filter(({ kind }) => !/^signature\.(sign|witness)$|^signingKey/.test(kind ?? "")),
    );
    expect(verdict).toBe("holds");
    expect(notShown[0]).toEqual({ key: "notShown.parties", params: {} });
  });

  it("the other of two ECDSA signatures changes nothing but itself", async () => {
    const plain = await aContract();
    const { bytes } = await bundled(plain.happenings, plain);
    const twin = await bundled(
      plain.happenings.map((one) =>
        one.kind === "signature.sign"
          ? { ...one, input: { ...fieldsOf(one.input), signature: twinOf(fieldsOf(one.input)) } }
          : one,
      ),
      plain,
    );
    const [said, ofTwin] = [await bothSay(bytes), await bothSay(twin.bytes)];
    expect(ofTwin.verdict).toBe("holds");
    const signed = (one: typeof said) => one.proven.filter(({ key }) => key === "proven.signed");
    expect(signed(ofTwin)).toEqual(signed(said));
  });
});

/** (r, n - s). */
function twinOf({ signature }: Record<string, JsonValue>): string {
  const n = BigInt("0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
  const bytes = Buffer.from(String(signature), "base64url");
  const s = n - BigInt(`0x${bytes.subarray(32).toString("hex")}`);
  const end = Buffer.from(s.toString(16).padStart(64, "0"), "hex");
  return Buffer.concat([bytes.subarray(0, 32), end]).toString("base64url");
}
