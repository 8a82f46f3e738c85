/** A contract that is added to, or ended before its time, and what stands beside it then. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Commitment } from "../../shared/commitment.ts";
import { MOST_CLAUSES, MOST_SUPPLEMENTS } from "../../shared/contract/terms.ts";
import type { Contract } from "../../shared/contract.ts";
import type { ContractClause } from "../../shared/contract-clause.ts";
import { dateAfter } from "../../shared/deadlines.ts";
import { keyOf } from "../../shared/kit/mutation.ts";
import { decideSettling } from "../../shared/kit/take.ts";
import { NOUNS, nounNamed } from "../../shared/nouns.ts";
import { effectWrites } from "../../worker/journal/write.ts";
import { type Ground, inForce, published, signedBeside } from "./contract-ground.ts";
import { answerOf, clerk } from "./world.ts";

const promises = ({ world }: Pick<Ground, "world">) =>
  world.all<Commitment>("commitment").map(({ due, state }) => [due, state]);

describe("a contract that is added to or ended", () => {
  const another = (ground: Ground, change: object) =>
    ground.world.give(clerk, "contract", "draft", null, {
      ...{ title: "补充协议", language: "zh-CN", parties: ground.parties, amends: ground.contract },
      ...ground.terms,
      ...change,
    });

  it("is added to only while it is kept, between the same parties", () => {
    const before = published();
    expect(answerOf(another(before, { kind: "supplement" }))).toBe("amendsNotInForce");
    const ground = inForce();
    const parties = [ground.units[0], ground.units[2]];
    const clauses = [{ what: "清雪", owner: ground.units[0], due: "2027-01-31" }];
    expect(answerOf(another(ground, { kind: "supplement", parties, clauses }))).toBe(
      "amendsOtherParties",
    );
    expect(answerOf(another(ground, {}))).toBe("amendsMissing");
    expect(answerOf(another(ground, { kind: "supplement" }))).toBe("done");
  });

  it("knows which supplements stand beside it, and each is kept on its own", () => {
    const ground = inForce();
    const { see, sweep } = ground;
    const [one, other] = [signedBeside(ground, "supplement"), signedBeside(ground, "supplement")];
    expect(see().supplements).toEqual([]);
    for (const { publish } of [other, one]) publish();
    expect(see().supplements).toEqual([other.id, one.id]);
    sweep();
    expect([one.see().state, other.see().state]).toEqual(["in_force", "in_force"]);
    expect(one.see().supplements).toEqual([]);
  });

  it("by notice is kept until that day, and then what is still to be done is taken back", () => {
    const ground = inForce();
    const { world, contract, see, speaks, sweep } = ground;
    const notice = { reason: "学校搬迁", endsOn: "2027-01-15" };
    world.done(speaks(1), "contract", "giveNotice", contract, notice);
    sweep();
    expect(see().state).toBe("terminating");
    expect(promises(ground).map(([, state]) => state)).toEqual(["active", "active"]);
    for (world.now = "2027-01-02T02:00:00.000Z"; world.now < "2027-01-16"; world.later(1)) sweep();
    expect(see().state).toBe("terminated");
    expect(promises(ground)).toEqual([
      ["2026-12-31", "active"],
      ["2027-01-31", "cancelled"],
      ["2027-01-31", "cancelled"],
    ]);
    expect(world.all("contractClause").every(({ state }) => state === "ended")).toBe(true);
  });

  it("by agreement ends when the termination takes effect, and of that nothing is left to appraise or to renew", () => {
    const ground = inForce();
    const { world, see, sweep } = ground;
    const { id, see: its, publish } = signedBeside(ground, "termination");
    expect(its().reason).toBe("有一处写错了");
    publish();
    sweep();
    // Why its text was taken back is no reason why it is over.
    expect(its()).toMatchObject({ state: "took_effect", turn: null, reason: null });
    expect(see()).toMatchObject({ state: "terminated", reason: "终止协议" });
    const again = { title: "再终止一次", ...ground.terms };
    expect(answerOf(world.give(clerk, "contract", "renew", id, again))).toBe("state");
    expect(answerOf(world.give(clerk, "contract", "closeFulfilled", id, { reason: "好" }))).toBe(
      "state",
    );
  });

  it("by notice may still be ended sooner by agreement, but never later, nor be added to", () => {
    const day = (days: number) => dateAfter("2026-12-02", days);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 0, max: 14 }),
        (told, agreed) => {
          const ground = inForce();
          const { world, contract, see, speaks, sweep } = ground;
          const own = signedBeside(ground, "supplement");
          own.publish();
          sweep();
          const notice = { reason: "学校搬迁", endsOn: day(told) };
          world.done(speaks(1), "contract", "giveNotice", contract, notice);
          expect(answerOf(another(ground, { kind: "supplement" }))).toBe("amendsNotInForce");
          const termination = signedBeside(ground, "termination", { from: day(agreed) });
          termination.publish();
          for (let on = 0; on < 15; on++) {
            world.now = `${day(on)}T02:00:00.000Z`;
            sweep();
            expect(see().state).toBe(on < Math.min(told, agreed) ? "terminating" : "terminated");
          }
          const reason = agreed < told ? "终止协议" : notice.reason;
          for (const { endsOn, reason: why } of [see(), own.see()])
            expect([endsOn, why]).toEqual([day(Math.min(told, agreed)), reason]);
          expect(termination.see().state).toBe("took_effect");
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe("a supplement", () => {
  const laterOn = ({ units }: Ground) => ({
    from: "2027-02-01",
    clauses: [{ what: "放学时疏导车辆", owner: units[0], due: "2027-03-01" }],
  });
  const notice = { reason: "学校搬迁", endsOn: "2027-01-15" };

  it("that is published ends with its contract, in whichever state it is, and so do its clauses and what they promised", () => {
    const ground = inForce();
    const { world, contract, see, speaks, sweep } = ground;
    const kept = signedBeside(ground, "supplement");
    const reviewed = signedBeside(ground, "supplement");
    const ending = signedBeside(ground, "supplement");
    const waiting = signedBeside(ground, "supplement", laterOn(ground));
    for (const { publish } of [kept, reviewed, ending, waiting]) publish();
    sweep();
    world.done(clerk, "contract", "beginMidReview", reviewed.id);
    const later = { reason: "不再需要", endsOn: "2027-06-30" };
    world.done(speaks(0), "contract", "giveNotice", ending.id, later);
    world.done(speaks(1), "contract", "giveNotice", contract, notice);
    sweep();
    expect([kept, reviewed, ending, waiting].map(({ see }) => see().state)).toEqual([
      "in_force",
      "mid_review",
      "terminating",
      "published",
    ]);
    for (world.now = "2027-01-02T02:00:00.000Z"; world.now < "2027-01-16"; world.later(1)) sweep();
    expect(see().state).toBe("terminated");
    for (const one of [kept, reviewed, ending, waiting])
      expect(one.see()).toMatchObject({ state: "terminated", ...notice });
    expect(world.all("contractClause").every(({ state }) => state === "ended")).toBe(true);
    // Three were kept, with the same two clauses as the contract; what was overdue stays as it was.
    const left = promises(ground).filter(([, state]) => state !== "cancelled");
    expect(left).toEqual(Array(4).fill(["2026-12-31", "active"]));
    world.now = "2027-06-30T16:00:00.000Z";
    const before = promises(ground);
    sweep();
    expect(promises(ground)).toEqual(before);
  });

  it("that was closed stays closed, and one that is published later is ended as it is shown", () => {
    const ground = inForce();
    const { world, contract, parties, speaks, sweep } = ground;
    const closed = signedBeside(ground, "supplement");
    const late = signedBeside(ground, "supplement", laterOn(ground));
    closed.publish();
    sweep();
    world.done(clerk, "contract", "beginFinalReview", closed.id);
    for (const [i, by] of parties.entries())
      world.done(speaks(i), "appraisal", "give", null, {
        ...{ contract: closed.id, stage: "final", by, of: parties[1 - i], grade: "kept" },
        reason: "都做到了",
      });
    world.done(clerk, "contract", "closeFulfilled", closed.id, { reason: "都做到了" });
    world.done(speaks(1), "contract", "giveNotice", contract, notice);
    world.now = "2027-01-15T02:00:00.000Z";
    sweep();
    expect(closed.see()).toMatchObject({ state: "closed_fulfilled", reason: "都做到了" });
    expect(late.see().state).toBe("signed");
    late.publish();
    expect(late.see()).toMatchObject({ state: "terminated", reason: notice.reason });
    world.now = "2027-02-02T02:00:00.000Z";
    sweep();
    expect(late.see()).toMatchObject({ state: "terminated", clauses: [] });
  });

  it("ends those that stand beside it in turn", () => {
    const ground = inForce();
    const { world, contract, speaks, sweep } = ground;
    const own = signedBeside(ground, "supplement");
    own.publish();
    sweep();
    const its = signedBeside({ ...ground, contract: own.id }, "supplement");
    its.publish();
    sweep();
    expect(its.see().state).toBe("in_force");
    world.done(speaks(1), "contract", "giveNotice", contract, { ...notice, endsOn: "2026-12-02" });
    world.now = "2026-12-02T02:00:00.000Z";
    sweep();
    expect(its.see()).toMatchObject({ state: "terminated", reason: notice.reason });
  });

  it("is not drafted beside more than end with their contract in one step, and that has room for others under way", () => {
    const ground = inForce();
    const { world, contract, see, speaks, units } = ground;
    const { id, publish, see: its } = signedBeside(ground, "supplement");
    publish();
    const key = keyOf("contract", contract);
    const beside = (count: number) => {
      const ids = Array.from({ length: count }, (_, i) => `${id}-${i}`);
      for (const one of ids) world.records.set(keyOf("contract", one), { ...its(), id: one });
      const stored = world.records.get(key) as Contract;
      world.records.set(key, { ...stored, supplements: ids } as Contract);
    };
    const draft = () =>
      answerOf(
        world.give(clerk, "contract", "draft", null, {
          ...{ title: "又一份", language: "zh-CN", parties: [units[0], units[1]] },
          ...{ kind: "supplement", amends: contract, ...ground.terms },
        }),
      );
    beside(MOST_SUPPLEMENTS - 1);
    expect(draft()).toBe("done");
    beside(MOST_SUPPLEMENTS);
    expect(draft()).toBe("supplementsMany");

    beside(3 * MOST_SUPPLEMENTS);
    const [clause] = world.all<ContractClause>("contractClause");
    if (!clause) throw new Error("no clause");
    const clauses = Array.from({ length: MOST_CLAUSES }, (_, i) => `${clause.id}-${i}`);
    for (const one of clauses)
      world.records.set(keyOf("contractClause", one), { ...clause, id: one });
    world.records.set(key, { ...see(), clauses } as Contract);
    world.done(speaks(1), "contract", "giveNotice", contract, { ...notice, endsOn: "2026-12-02" });
    world.now = "2026-12-02T02:00:00.000Z";
    const setting = { nouns: NOUNS, loaded: world.records, now: world.now };
    const stored = world.records.get(key);
    if (!stored) throw new Error("no contract");
    const effects = decideSettling(setting, nounNamed("contract"), stored, "S1");
    expect(effects).toHaveLength(1 + MOST_CLAUSES + 3 * MOST_SUPPLEMENTS);
    const writes = effectWrites(effects, null, world.now, () => "ab".repeat(16));
    expect(writes.length).toBeLessThan(1_000);
  });
});
