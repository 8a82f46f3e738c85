import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkWordsText } from "../../shared/contract/check-words.ts";
import { statementHash } from "../../shared/contract/statement.ts";
import type { Signature } from "../../shared/signature.ts";
import type { SigningKey } from "../../shared/signing-key.ts";
import { signing } from "./contract-ground.ts";
import { answerOf, clerk, secretary } from "./world.ts";

const PHOTO = "c0ffee00".repeat(8);

describe("a signature", () => {
  it("by key is taken from the party itself, and the last one makes the contract", () => {
    const { see, sign, key, places } = signing();
    expect(answerOf(sign(1, key(1)))).toBe("done");
    expect(see()).toMatchObject({ state: "signing", signed: 1 });
    expect(answerOf(sign(0, key(0)))).toBe("done");
    expect(see()).toMatchObject({ state: "signed", signed: 2 });
    expect(places().map(({ kind }) => kind)).toEqual(["key", "key"]);
  });

  it("is handed with the key to whoever can judge it, over what belongs in its place and nothing else", () => {
    const { sign, key, statement, contract, parties } = signing();
    const own = key(1);
    const decision = sign(1, own);
    expect(decision.outcome === "done" && decision.claims).toMatchObject([
      {
        judge: "signature",
        given: {
          ...{ statement: statement(1, own).statement, signature: "A".repeat(86) },
          ...{ publicKey: own.publicKey, alg: "ES256" },
          expected: { contract, version: 1, role: "party", party: parties[1], prev: null },
        },
      },
    ]);
  });

  it.each([
    ["another contract", { contract: "01J00000000000000000009999" }, "statementOther"],
    ["another version", { version: 2 }, "statementOther"],
    ["another text", { packageSha256: "1".repeat(64) }, "statementText"],
    ["another text by its other hash", { packageSm3: "1".repeat(64) }, "statementText"],
    ["other parties", { parties: [] }, "statementOther"],
    ["an order where there is none", { order: 1 }, "statementOrder"],
    ["another key", { keyId: "1".repeat(64) }, "statementKey"],
  ])("is not taken over %s", (_, change, reason) => {
    const { sign, key } = signing();
    expect(answerOf(sign(1, key(1), change))).toBe(reason);
  });

  it("of one party never passes for another, nor as a witness's", () => {
    const { world, speaks, key, statement, place } = signing();
    const own = key(1);
    const other = world.give(speaks(0), "signature", "sign", place(0), statement(1, own));
    expect(answerOf(other)).toBe("statementParty");
    const witnessed = world.give(clerk, "signature", "witness", place(1), statement(1, own));
    expect(answerOf(witnessed)).toBe("statementRole");
  });

  it("is not taken by a key that nobody enrolled, nor by one that was revoked", () => {
    const { world, sign, key, speaks } = signing();
    const lost = key(1);
    world.done(speaks(1), "signingKey", "revoke", lost.id, { reason: "手机丢了" });
    expect(answerOf(sign(1, lost))).toBe("keyNotEnrolled");
    expect(answerOf(sign(1, key(1)))).toBe("done");
  });

  it("in order waits for the one before, and covers what that one signed", () => {
    const { sign, key, places, statement } = signing(3, "in_order");
    expect(places().map(({ state }) => state)).toEqual(["awaited", "queued", "queued"]);
    const [first, second] = [key(0), key(1)];
    expect(answerOf(sign(1, second))).toBe("state");
    const text = statement(0, first).statement;
    sign(0, first);
    expect(places().map(({ state }) => state)).toEqual(["signed", "awaited", "queued"]);
    expect(answerOf(sign(1, second, { prev: "1".repeat(64) }))).toBe("statementOrder");
    expect(answerOf(sign(1, second, { prev: statementHash(text) }))).toBe("done");
  });

  it("in order after a party that sealed paper covers the last statement before that", () => {
    const { world, sign, key, place, places, text, speaks } = signing(3, "in_order");
    sign(0, key(0));
    const shown = { photos: [PHOTO], sha256: text().sha256 ?? "" };
    world.done(speaks(1), "signature", "uploadSealed", place(1), shown);
    world.done(speaks(0), "signature", "confirmSealed", place(1));
    const covered = places()[0]?.statementHash;
    expect(answerOf(sign(2, key(2), { prev: null }))).toBe("statementOrder");
    expect(answerOf(sign(2, key(2), { prev: covered }))).toBe("done");
  });

  it("on paper counts once another party has compared it, and only over the frozen text", () => {
    const { world, speaks, place, text, see } = signing();
    const shown = { photos: [PHOTO], sha256: text().sha256 ?? "" };
    const give = (who: number, command: string, args: object = {}) =>
      answerOf(world.give(speaks(who), "signature", command, place(0), args));
    expect(give(0, "uploadSealed", { ...shown, sha256: "1".repeat(64) })).toBe("paperOtherText");
    expect(give(0, "uploadSealed", { ...shown, photos: [] })).toBe("photoMissing");
    expect(give(0, "uploadSealed", shown)).toBe("done");
    expect(see().signed).toBe(0);
    expect(give(0, "confirmSealed")).toBe("ownUnit");
    expect(answerOf(world.give(clerk, "signature", "confirmSealed", place(0)))).toBe("forbidden");
    expect(give(1, "returnSealed", { reason: "章看不清" })).toBe("done");
    expect(world.see<Signature>("signature", place(0))).toMatchObject({
      state: "awaited",
      photos: [],
      kind: null,
    });
    expect(give(0, "uploadSealed", shown)).toBe("done");
    expect(give(1, "confirmSealed")).toBe("done");
    expect(see().signed).toBe(1);
  });

  it("before a witness bears the witness's key and says who signed by hand", () => {
    const { world, key, statement, place, speaks } = signing();
    const own = statement(1, key(null));
    const give = (who: Parameters<typeof world.give>[0]) =>
      answerOf(world.give(who, "signature", "witness", place(1), own));
    expect([speaks(1), speaks(0)].map(give)).toEqual(["ownUnit", "forbidden"]);
    expect(give(clerk)).toBe("done");
    expect(world.see<Signature>("signature", place(1))).toMatchObject({
      state: "signed",
      kind: "witnessed",
    });
  });

  it("that is declined ends the round for everybody, and the contract can go round again", () => {
    const { world, speaks, place, places, see, contract } = signing(3);
    world.done(speaks(1), "signature", "decline", place(1), { reason: "时限做不到" });
    expect(see()).toMatchObject({ state: "declined", reason: "时限做不到" });
    expect(places().map(({ state }) => state)).toEqual(["withdrawn", "declined", "withdrawn"]);
    world.done(clerk, "contract", "recall", contract, { reason: "改时限" });
    expect(see()).toMatchObject({ state: "negotiating", version: 2 });
  });

  it("counts however the parties follow on each other, and the contract is signed by all and not before", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 }),
        fc.array(fc.constantFrom("key", "paper", "witness"), { minLength: 4, maxLength: 4 }),
        (order, ways) => {
          const { world, speaks, place, key, statement, text, see } = signing(4);
          for (const [nth, party] of order.entries()) {
            expect(see()).toMatchObject({ state: "signing", signed: nth });
            const way = ways[party];
            if (way === "key")
              world.done(
                speaks(party),
                "signature",
                "sign",
                place(party),
                statement(party, key(party)),
              );
            else if (way === "witness")
              world.done(clerk, "signature", "witness", place(party), statement(party, key(null)));
            else {
              const shown = { photos: [PHOTO], sha256: text().sha256 ?? "" };
              world.done(speaks(party), "signature", "uploadSealed", place(party), shown);
              const other = order[(nth + 1) % 4] ?? 0;
              world.done(speaks(other), "signature", "confirmSealed", place(party));
            }
          }
          expect(see()).toMatchObject({ state: "signed", signed: 4 });
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe("a key", () => {
  it("of the committee's own people is enrolled by somebody in another role", () => {
    const { world } = signing();
    const offered = world.done(clerk, "signingKey", "offer", null, {
      unit: null,
      name: "扎西",
      title: "社区专干",
      alg: "Ed25519",
      publicKey: "A".repeat(43),
    });
    const words = { words: checkWordsText(world.see<SigningKey>("signingKey", offered).keyId) };
    const other = { words: `${words.words.slice(1)}一` };
    expect(answerOf(world.give(secretary, "signingKey", "enrol", offered, other))).toBe(
      "wordsDiffer",
    );
    expect(answerOf(world.give(clerk, "signingKey", "enrol", offered, words))).toBe("ownKey");
    expect(answerOf(world.give(secretary, "signingKey", "enrol", offered, words))).toBe("done");
  });

  it.each([
    ["another length", "A".repeat(40)],
    ["another encoding", "B".repeat(87)],
    ["no base64url", "?".repeat(87)],
  ])("is refused in %s", (_, publicKey) => {
    const { world, speaks, units } = signing();
    const offered = { unit: units[1], name: "扎西", title: "校长", alg: "ES256", publicKey };
    expect(answerOf(world.give(speaks(1), "signingKey", "offer", null, offered))).toBe("notAKey");
  });

  it("is offered only by the unit that it signs for, and enrolled by nobody of it", () => {
    const { world, speaks, units } = signing();
    const raw = "BA".padEnd(87, "A");
    const offered = { unit: units[0], name: "扎西", title: "校长", alg: "ES256", publicKey: raw };
    expect(answerOf(world.give(speaks(1), "signingKey", "offer", null, offered))).toBe("forbidden");
    expect(answerOf(world.give(clerk, "signingKey", "offer", null, offered))).toBe("keyOfAnother");
  });
});
