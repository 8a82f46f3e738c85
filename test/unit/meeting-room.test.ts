import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMoot } from "../../pwa/room/moot.ts";
import { codeIn, codeNow, codeText } from "../../pwa/room/seed.ts";
import {
  counted,
  EMPTY_VOTE,
  typedVote,
  type VoteDraft,
  voteIn,
} from "../../pwa/room/vote-draft.ts";
import { monthsAfter } from "../../shared/deadlines.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { anchorOf, CHAIN, codeFault } from "../../shared/meeting/sign-in-codes.ts";
import { VOTE_METHODS, VOTES } from "../../shared/meeting/vote.ts";
import type { Entry } from "../../shared/sync/storage.ts";

const RULES = { quorum: "more_than_half" } as const;
const units = (count: number): string[] => Array.from({ length: count }, (_, i) => `unit ${i}`);
const byHands = (yes: string, no = ""): VoteDraft => ({ ...EMPTY_VOTE, yes, no });

describe("a vote that is typed", () => {
  it("counts whoever said neither yes nor no as abstaining", () => {
    expect(counted(byHands("4", "1"), units(6), RULES, 9)).toMatchObject({
      fault: null,
      vote: { yes: 4, no: 1, abstain: 1, present: units(6) },
    });
    expect(counted(byHands("\uFF14"), units(6), RULES, 9).vote).toMatchObject({
      yes: 4,
      no: 0,
      abstain: 2,
    });
  });

  it("adds up to those present, or is no vote", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 12 }),
        fc.nat({ max: 12 }),
        fc.integer({ min: 5, max: 9 }),
        (yes, no, there) => {
          const { vote, fault } = counted(byHands(`${yes}`, `${no}`), units(there), RULES, 9);
          if (yes + no > there) expect([vote, fault]).toEqual([null, "voteTotals"]);
          else expect(vote && vote.yes + vote.no + vote.abstain).toBe(there);
        },
      ),
    );
  });

  it("is read back from a draft as it was typed, finished or not", () => {
    const any: fc.Arbitrary<VoteDraft> = fc.record({
      method: fc.constantFrom(...VOTE_METHODS),
      yes: fc.string(),
      no: fc.string(),
      named: fc.dictionary(fc.constantFrom(...units(9)), fc.constantFrom(...VOTES), {
        noNullPrototype: true,
      }),
      unwilling: fc.subarray(units(9)),
    });
    fc.assert(
      fc.property(any, (draft) => {
        expect(voteIn(typedVote(draft))).toEqual(draft);
      }),
    );
  });

  it("by name asks every unit that is there, and counts what they said", () => {
    const named = {
      "unit 0": "no",
      "unit 1": "yes",
      "unit 2": "yes",
      "unit 3": "abstain",
    } as const;
    const draft = { ...EMPTY_VOTE, method: "named" as const };
    expect(counted({ ...draft, named }, units(5), RULES, 9).fault).toBe("voteNamed");
    const whole = {
      ...draft,
      named: { ...named, "unit 4": "yes" as const, "who left": "no" as const },
    };
    expect(counted(whole, units(5), RULES, 9).vote).toMatchObject({ yes: 3, no: 1, abstain: 1 });
    expect(counted(draft, units(5), RULES, 9).fault).toBe("untold");
    expect(VOTES).toHaveLength(3);
  });

  it("is none without a quorum, without figures, or with words for figures", () => {
    expect(counted(byHands("4"), units(4), RULES, 9).fault).toBe("noQuorum");
    expect(counted(byHands(" "), units(5), RULES, 9)).toMatchObject({
      fault: "untold",
      abstain: 5,
    });
    expect(counted(byHands("-1"), units(5), RULES, 9)).toMatchObject({
      fault: "voteTotals",
      abstain: null,
    });
  });
});

describe("the code on the screen", () => {
  const seed = "5eed".repeat(8);
  const since = "2026-12-18T07:00:00.000Z";
  const at = (seconds: number) => new Date(Date.parse(since) + seconds * 1000).toISOString();

  it("is one that the meeting takes at that moment, and travels in the address", () => {
    fc.assert(
      fc.property(fc.nat({ max: 7200 }), (seconds) => {
        const shown = codeNow(seed, since, at(seconds));
        const read = shown && codeIn(codeText(shown));
        expect(read && codeFault({ anchor: anchorOf(seed), since }, read, at(seconds))).toBeNull();
        expect(read).toEqual(shown);
      }),
      { numRuns: 20 },
    );
  });

  it("ends with its chain, and an address that was cut short holds none", () => {
    expect(codeNow(seed, since, at(CHAIN * 30))).toBeNull();
    expect(codeNow(seed, since, at(-1))).toBeNull();
    for (const text of ["", "1", "1.5eed", "x.5eed", `1.${seed}0`]) expect(codeIn(text)).toBeNull();
  });
});

describe("what was refused because somebody was first", () => {
  const refused = (noun: string, command: string, args: object = {}, reason = "conflict") =>
    ({ mutation: { noun, command, args }, refusal: { reason } }) as unknown as Entry;
  const stands = (state: string, proxyTitle: string | null = null) =>
    ({ state, proxyTitle }) as unknown as Entity;

  it("is moot where the record is as it was wanted", () => {
    expect(isMoot(refused("attendance", "signIn", { by: "list" }), stands("present"))).toBe(true);
    expect(isMoot(refused("attendance", "signIn"), stands("proxy"))).toBe(true);
    expect(isMoot(refused("meeting", "close", {}, "state"), stands("minutes_draft"))).toBe(true);
  });

  it("stays where it isn't, where words would be lost, and where the reason is another", () => {
    expect(isMoot(refused("attendance", "signInProxy"), stands("present"))).toBe(false);
    const proxy = refused("attendance", "signInProxy", { proxyTitle: "副主任" });
    expect(isMoot(proxy, stands("proxy", "主任"))).toBe(false);
    expect(isMoot(proxy, stands("proxy", "副主任"))).toBe(true);
    expect(isMoot(refused("attendance", "signIn", {}, "forbidden"), stands("present"))).toBe(false);
    expect(isMoot(refused("resolution", "adopt"), stands("adopted"))).toBe(false);
    expect(isMoot(refused("attendance", "signIn"), undefined)).toBe(false);
  });
});

describe("the same day some months later", () => {
  it("is the month's last where it has no such day", () => {
    expect(monthsAfter("2026-11-30", 3)).toBe("2027-02-28");
    expect(monthsAfter("2027-11-30", 3)).toBe("2028-02-29");
    expect(monthsAfter("2026-12-18", 3)).toBe("2027-03-18");
    expect(monthsAfter("2026-10-31", 2)).toBe("2026-12-31");
  });
});
