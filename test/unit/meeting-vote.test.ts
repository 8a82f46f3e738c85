import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anchorOf, CHAIN, codeAt, codeFault } from "../../shared/meeting/sign-in-codes.ts";
import { carries, faultIn, neededOf, quorumOf, type Vote } from "../../shared/meeting/vote.ts";

const RULES = { quorum: "more_than_half", passBase: "expected" } as const;
const ids = (count: number) => Array.from({ length: count }, (_, i) => `unit ${i}`);

/** A committee, how many of it are there, and what each of them says. */
const votes = fc
  .array(fc.constantFrom("yes" as const, "no" as const, "abstain" as const), { maxLength: 60 })
  .chain((said) => fc.record({ said: fc.constant(said), absent: fc.nat(40), named: fc.boolean() }))
  .map(({ said, absent, named }) => {
    const present = ids(said.length);
    const count = (wanted: string) => said.filter((one) => one === wanted).length;
    const vote: Vote = {
      method: named ? "named" : "hands",
      present,
      yes: count("yes"),
      no: count("no"),
      abstain: count("abstain"),
      ...(named ? { named: said.map((one, i) => ({ attendance: `unit ${i}`, vote: one })) } : {}),
    };
    return { vote, expected: said.length + absent };
  });

describe("a vote", () => {
  it("is sound exactly where its totals equal those present and a quorum is there", () => {
    fc.assert(
      fc.property(votes, fc.integer({ min: -3, max: 3 }), ({ vote, expected }, off) => {
        const fault = faultIn({ ...vote, yes: Math.max(0, vote.yes + off) }, RULES, expected);
        const isOff = Math.max(0, vote.yes + off) !== vote.yes;
        const isThere = vote.present.length * 2 > expected;
        expect(fault === null).toBe(isThere && !isOff);
      }),
    );
  });

  it("carries exactly where more than half of its base say yes", () => {
    fc.assert(
      fc.property(votes, ({ vote, expected }) => {
        expect(carries(vote, RULES, expected)).toBe(vote.yes * 2 > expected);
        expect(carries(vote, { passBase: "present" }, expected)).toBe(
          vote.yes * 2 > vote.present.length,
        );
      }),
    );
  });

  it("by name can't count a unit twice, leave one out, or say other than its totals", () => {
    fc.assert(
      fc.property(votes, fc.nat(), ({ vote, expected }, which) => {
        fc.pre(vote.named !== undefined && vote.named.length > 0);
        const named = vote.named ?? [];
        const at = which % named.length;
        const others = named.filter((_, i) => i !== at);
        expect(faultIn({ ...vote, named: others }, RULES, expected)).not.toBeNull();
        if (others[0])
          expect(
            faultIn({ ...vote, named: [...others, others[0]] }, RULES, expected),
          ).not.toBeNull();
        const turned = named.map((one, i) =>
          i === at
            ? { ...one, vote: one.vote === "yes" ? ("no" as const) : ("yes" as const) }
            : one,
        );
        expect(faultIn({ ...vote, named: turned }, RULES, expected)).not.toBeNull();
      }),
    );
  });

  it.each([
    [9, 5, 6, 5],
    [10, 6, 7, 6],
    [40, 21, 27, 21],
    [1, 1, 1, 1],
  ])(
    "of %i expected needs %i there, or %i by two thirds, and %i for it",
    (expected, half, thirds, yes) => {
      expect(quorumOf({ quorum: "more_than_half" }, expected)).toBe(half);
      expect(quorumOf({ quorum: "two_thirds" }, expected)).toBe(thirds);
      expect(neededOf({ passBase: "expected" }, expected, half)).toBe(yes);
    },
  );
});

describe("the code on the screen", () => {
  const seed = "00112233445566778899aabbccddeeff";
  const chain = { anchor: anchorOf(seed), since: "2026-12-18T07:00:00.000Z" };
  const onward = (seconds: number) =>
    new Date(Date.parse(chain.since) + seconds * 1000).toISOString();

  it("is known at every step, and stands for a minute before and after its own", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: CHAIN - 1 }),
        fc.integer({ min: -200, max: 200 }),
        (step, late) => {
          const shown = step * 30 + 15;
          const fault = codeFault(chain, { step, code: codeAt(seed, step) }, onward(shown + late));
          const stands = Math.abs(Math.floor((shown + late) / 30) - step) <= 2;
          expect(fault).toBe(stands ? null : "codeTooOld");
        },
      ),
      { numRuns: 30 },
    );
  });

  it("of one step never passes for another's, nor another meeting's for this one's", () => {
    const code = codeAt(seed, 10);
    for (const step of [0, 9, 11, 500])
      expect(codeFault(chain, { step, code }, onward(step * 30))).toBe("codeUnknown");
    const other = { ...chain, anchor: anchorOf("f".repeat(32)) };
    expect(codeFault(other, { step: 10, code }, onward(300))).toBe("codeUnknown");
    expect(codeFault({ anchor: null, since: null }, { step: 10, code }, onward(300))).toBe(
      "codeUnknown",
    );
  });
});
