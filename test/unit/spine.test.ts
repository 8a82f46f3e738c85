import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Commitment } from "../../shared/commitment.ts";
import { isCreating, isTerminal } from "../../shared/kit/noun.ts";
import type { Actor } from "../../shared/kit/roles.ts";
import { NOUNS } from "../../shared/nouns.ts";
import type { Problem } from "../../shared/problem.ts";
import type { Resource } from "../../shared/resource.ts";
import { actor, answerOf, clerk, secretary, serving, speaking, World } from "./world.ts";

const offer = (unit: string) => ({ unit, promise: "换五盏路灯", due: "2026-10-20" });

/** A committee with two units and a problem that the first one reported. */
function aCommittee() {
  const world = new World();
  const [mine, other] = [world.unit("江畔物业服务有限公司"), world.unit("示范区供水所")];
  const problem = world.problem(mine);
  return {
    world,
    mine,
    other,
    problem,
    liaison: actor(speaking("liaison", mine)),
    otherLiaison: actor(speaking("liaison", other)),
  };
}

/** …in which the second unit has claimed the problem. */
function aClaim() {
  const committee = aCommittee();
  const { world, otherLiaison, problem, other } = committee;
  world.done(otherLiaison, "problem", "claim", problem, offer(other));
  const commitment = world.see<Problem>("problem", problem).commitment ?? "";
  return { ...committee, commitment };
}

function anActiveCommitment() {
  const committee = aClaim();
  const { world, otherLiaison, commitment } = committee;
  world.done(clerk, "commitment", "confirm", commitment);
  world.done(otherLiaison, "commitment", "start", commitment);
  return committee;
}

describe("two-way claiming", () => {
  it("a unit's offer waits for the committee, and the unit can't confirm it itself", () => {
    const { world, otherLiaison, commitment } = aClaim();
    expect(world.see<Commitment>("commitment", commitment).turn).toBe("committee");
    expect(answerOf(world.give(otherLiaison, "commitment", "confirm", commitment))).toBe("ownUnit");
    expect(answerOf(world.give(clerk, "commitment", "confirm", commitment))).toBe("done");
  });

  it("a committee's request waits for the unit, and the committee can't confirm it for the unit", () => {
    const { world, problem, other, otherLiaison } = aCommittee();
    world.done(clerk, "problem", "ask", problem, offer(other));
    const commitment = world.see<Problem>("problem", problem).commitment ?? "";
    expect(world.see<Commitment>("commitment", commitment).turn).toBe(other);
    expect(answerOf(world.give(clerk, "commitment", "confirm", commitment))).toBe("otherSide");
    expect(answerOf(world.give(otherLiaison, "commitment", "confirm", commitment))).toBe("done");
  });

  it("nobody claims for a unit that they don't speak for", () => {
    const { world, liaison, problem, other } = aCommittee();
    expect(answerOf(world.give(liaison, "problem", "claim", problem, offer(other)))).toBe(
      "notYourUnit",
    );
  });

  it("a problem that is claimed can't be claimed again", () => {
    const { world, liaison, problem, mine } = aClaim();
    expect(answerOf(world.give(liaison, "problem", "claim", problem, offer(mine)))).toBe("state");
  });

  it("who speaks for two units acts for the one that the claim names", () => {
    const { world, problem, mine, other } = aCommittee();
    const both = actor(speaking("liaison", mine), speaking("liaison", other));
    world.done(both, "problem", "claim", problem, offer(other));
    expect(world.see<Problem>("problem", problem).claimant).toBe(other);
  });
});

describe("leases", () => {
  it("a claim that nobody answers is back on its list after seven days", () => {
    const { world, liaison, problem, commitment, mine } = aClaim();
    world.later(7);
    expect(world.see<Problem>("problem", problem)).toMatchObject({
      state: "listed",
      claimant: null,
    });
    expect(world.see<Commitment>("commitment", commitment).state).toBe("lapsed");
    expect(answerOf(world.give(liaison, "problem", "claim", problem, offer(mine)))).toBe("done");
  });

  it("a lapsed promise can't be confirmed any more, and the next claim stands", () => {
    const { world, liaison, problem, commitment, mine } = aClaim();
    world.later(8);
    world.done(liaison, "problem", "claim", problem, offer(mine));
    expect(answerOf(world.give(clerk, "commitment", "confirm", commitment))).toBe("state");
    expect(world.see<Problem>("problem", problem)).toMatchObject({
      state: "claimed",
      claimant: mine,
    });
  });

  it("confirming gives the unit seven more days to start", () => {
    const { world, otherLiaison, problem, commitment } = aClaim();
    world.later(6);
    world.done(clerk, "commitment", "confirm", commitment);
    world.later(6);
    expect(world.see<Problem>("problem", problem).state).toBe("claimed");
    expect(answerOf(world.give(otherLiaison, "commitment", "start", commitment))).toBe("done");
  });
});

describe("verification by somebody else", () => {
  it("goes from done to struck off: returned once, verified by the committee, then off the list", () => {
    const { world, otherLiaison, problem, commitment } = anActiveCommitment();
    world.done(otherLiaison, "commitment", "claimDone", commitment, { note: "换好了" });
    expect(answerOf(world.give(clerk, "problem", "strikeOff", problem))).toBe("verifyFirst");
    world.done(clerk, "commitment", "return", commitment, { reason: "还有一盏不亮" });
    expect(world.see<Problem>("problem", problem).state).toBe("in_progress");
    world.done(otherLiaison, "commitment", "claimDone", commitment, { note: "都亮了" });
    world.done(clerk, "commitment", "verify", commitment);
    world.done(clerk, "problem", "strikeOff", problem);
    expect(world.see<Problem>("problem", problem)).toMatchObject({
      state: "struck_off",
      turn: null,
    });
  });

  it("the unit that reported the problem may verify; the unit that did the work may not, in any role", () => {
    const { world, liaison, otherLiaison, other, commitment } = anActiveCommitment();
    world.done(otherLiaison, "commitment", "claimDone", commitment, { note: "换好了" });
    const clerkOfTheOwner = actor(serving("clerk"), speaking("keeper", other));
    for (const owner of [otherLiaison, clerkOfTheOwner])
      expect(answerOf(world.give(owner, "commitment", "verify", commitment))).toBe("ownUnit");
    expect(answerOf(world.give(liaison, "commitment", "verify", commitment))).toBe("done");
  });

  it("who speaks for the claimant can't strike the problem off, even as clerk", () => {
    const { world, otherLiaison, other, problem, commitment } = anActiveCommitment();
    world.done(otherLiaison, "commitment", "claimDone", commitment, { note: "换好了" });
    world.done(clerk, "commitment", "verify", commitment);
    const clerkOfTheOwner = actor(serving("clerk"), speaking("liaison", other));
    expect(answerOf(world.give(clerkOfTheOwner, "problem", "strikeOff", problem))).toBe("ownUnit");
  });
});

describe("what happens to a promise on its way", () => {
  it("an extension needs another date, and counts", () => {
    const { world, otherLiaison, commitment } = anActiveCommitment();
    const extend = (due: string) =>
      answerOf(
        world.give(otherLiaison, "commitment", "extend", commitment, { due, reason: "材料未到" }),
      );
    expect(extend("2026-10-20")).toBe("sameDue");
    expect(extend("2026-11-05")).toBe("done");
    expect(world.see<Commitment>("commitment", commitment)).toMatchObject({
      extensions: 1,
      due: "2026-11-05",
    });
  });

  it("a transfer needs both units and the clerk, and the problem goes with it", () => {
    const { world, liaison, otherLiaison, mine, problem, commitment } = anActiveCommitment();
    world.done(otherLiaison, "commitment", "offerTransfer", commitment, {
      toUnit: mine,
      reason: "我方无电工",
    });
    expect(answerOf(world.give(clerk, "commitment", "agreeTransfer", commitment))).toBe("state");
    world.done(liaison, "commitment", "acceptTransfer", commitment);
    world.done(clerk, "commitment", "agreeTransfer", commitment);
    const holder = world.see<Problem>("problem", problem);
    expect(holder).toMatchObject({ state: "in_progress", claimant: mine });
    expect(world.see<Commitment>("commitment", holder.commitment ?? "")).toMatchObject({
      state: "active",
      unit: mine,
      follows: commitment,
    });
  });

  it("released or cancelled, the problem is back on its list at once", () => {
    for (const [first, second] of [
      [
        ["requestRelease", { reason: "撤出本辖区" }],
        ["release", { reason: "同意" }],
      ],
      [undefined, ["cancel", { reason: "并入市政工程" }]],
    ] as const) {
      const { world, otherLiaison, problem, commitment } = anActiveCommitment();
      if (first) world.done(otherLiaison, "commitment", first[0], commitment, first[1]);
      world.done(clerk, "commitment", second[0], commitment, second[1]);
      expect(world.see<Problem>("problem", problem)).toMatchObject({
        state: "listed",
        commitment: null,
      });
    }
  });
});

describe("problems", () => {
  it("merging keeps every reporter, each once", () => {
    const { world, mine, other, problem } = aCommittee();
    const twin = world.problem(other, mine);
    world.done(clerk, "problem", "merge", twin, { into: problem });
    expect(world.see<Problem>("problem", problem).reporters).toEqual([mine, other]);
    expect(world.see<Problem>("problem", twin)).toMatchObject({
      state: "merged",
      mergedInto: problem,
    });
  });

  it("closed unresolved is only for the secretary, and needs a resolution", () => {
    const { world, problem } = aCommittee();
    const args = { reason: "产权不明", resolution: "第三季度联席会第4项" };
    expect(answerOf(world.give(clerk, "problem", "closeUnresolved", problem, args))).toBe(
      "forbidden",
    );
    expect(
      answerOf(
        world.give(secretary, "problem", "closeUnresolved", problem, { reason: "产权不明" }),
      ),
    ).toBe("invalid");
    expect(answerOf(world.give(secretary, "problem", "closeUnresolved", problem, args))).toBe(
      "done",
    );
  });

  it("may be reopened for ninety days, not longer", () => {
    const { world, liaison, problem } = aCommittee();
    const close = { reason: "产权不明", resolution: "第三季度联席会第4项" };
    world.done(secretary, "problem", "closeUnresolved", problem, close);
    world.later(89);
    world.done(liaison, "problem", "reopen", problem, { reason: "又坏了" });
    expect(world.see<Problem>("problem", problem)).toMatchObject({ state: "listed", reopened: 1 });
    world.done(secretary, "problem", "closeUnresolved", problem, close);
    world.later(90);
    expect(answerOf(world.give(liaison, "problem", "reopen", problem, { reason: "又坏了" }))).toBe(
      "reopenTooLate",
    );
  });

  it("a link never leads into another committee", () => {
    const { world, other, problem } = aCommittee();
    const foreign = world.problem(other);
    const record = world.records.get(`problem/${foreign}`);
    if (record) world.records.set(`problem/${foreign}`, { ...record, committee: "540102009001" });
    expect(answerOf(world.give(clerk, "problem", "merge", problem, { into: foreign }))).toBe(
      "linkedChanged",
    );
  });
});

describe("every noun", () => {
  it.each(Object.values(NOUNS))("$name: every state has a next actor or is terminal", (noun) => {
    const known = ["committee", ...Object.keys(noun.relations)];
    for (const { turn, type } of Object.values(noun.states)) {
      if (turn === null) expect(type).not.toBe("open");
      else expect(known).toContain(turn);
    }
  });

  it.each(Object.values(NOUNS))(
    "$name: every state can be reached, and every open one can be left",
    (noun) => {
      const reached = new Set<string>();
      const commands = Object.values(noun.commands);
      for (let before = -1; before !== reached.size; ) {
        before = reached.size;
        for (const command of commands)
          if (isCreating(command) || command.from.some((state) => reached.has(state)))
            if (command.to !== "same") reached.add(command.to);
      }
      expect([...reached].sort()).toEqual(Object.keys(noun.states).sort());
      for (const state of Object.keys(noun.states))
        if (!isTerminal(noun, state))
          expect(
            commands.some(({ from, to }) => from.includes(state) && to !== "same" && to !== state),
            state,
          ).toBe(true);
    },
  );

  it.each(Object.values(NOUNS))(
    "$name: every command names states, roles and relations that exist",
    (noun) => {
      for (const [name, { from, to, by }] of Object.entries(noun.commands)) {
        for (const state of [...from, ...(to === "same" ? [] : [to])])
          expect(noun.states, name).toHaveProperty(state);
        for (const { of } of by.anyOf)
          expect(["committee", "own", ...Object.keys(noun.relations)], name).toContain(of);
        for (const relation of by.butNot) expect(noun.relations, name).toHaveProperty(relation);
      }
    },
  );
});

describe("whatever people do, in whatever order", () => {
  it("what is set aside of a resource never exceeds it, one promise holds a problem, and turns are somebody's", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(6), fc.nat(30), fc.nat(3), fc.integer({ min: 1, max: 4 })), {
          maxLength: 60,
        }),
        (steps) => {
          const { world, mine, other, problem } = aCommittee();
          const people: Actor[] = [
            clerk,
            secretary,
            ...[mine, other].map((unit) => actor(speaking("liaison", unit))),
          ];
          const resource = world.done(clerk, "resource", "offer", null, {
            unit: other,
            kind: "goods",
            title: "慰问品",
            quantity: 5,
            unitOfMeasure: "份",
            validTo: "ongoing",
          });
          const commands = Object.entries(NOUNS).flatMap(([noun, { commands: all }]) =>
            ["problem", "commitment", "resource"].includes(noun)
              ? Object.keys(all).map((name) => [noun, name] as const)
              : [],
          );
          for (const [person, which, target, quantity] of steps) {
            const [noun, name] = commands[(which * 7 + quantity) % commands.length] ?? ["", ""];
            const targets = world.all(noun);
            const chosen = targets[target % Math.max(1, targets.length)]?.id ?? null;
            if (chosen === null) continue;
            const who = people[person % people.length] ?? clerk;
            const args = {
              unit: quantity % 2 ? mine : other,
              promise: "送一些",
              due: "2026-12-01",
              resource,
              quantity,
              note: "一句话",
              reason: "一句话",
              into: problem,
              toUnit: mine,
              reviewOn: "2026-12-01",
              validTo: "ongoing",
            };
            const shape = Object.keys(
              (NOUNS[noun]?.commands[name]?.input as unknown as { shape?: object } | undefined)
                ?.shape ?? {},
            );
            const fitting = Object.fromEntries(
              Object.entries(args).filter(([field]) => shape.includes(field)),
            );
            world.give(who, noun, name, chosen, fitting);
            if (quantity === 4) world.later(2);
          }
          for (const one of world.all<Resource>("resource")) {
            expect(one.allocated).toBeLessThanOrEqual(one.quantity);
            expect(one.allocated).toBeGreaterThanOrEqual(0);
            expect(one.active).toBeGreaterThanOrEqual(0);
          }
          const held = world
            .all<Commitment>("commitment")
            .filter(({ turn, source }) => turn !== null && source === "problem");
          expect(new Set(held.map(({ sourceId }) => sourceId)).size).toBe(held.length);
          for (const [key, entity] of world.records) {
            const noun = NOUNS[key.split("/")[0] ?? ""];
            if (noun) expect(entity.turn === null).toBe(isTerminal(noun, entity.state));
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});
