/** A contract that is added to, or ended before its time, and what stands beside it then. */
import { describe, expect, it } from "vitest";
import type { Commitment } from "../../shared/commitment.ts";
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
    sweep();
    expect([...see().supplements].sort()).toEqual([one.id, other.id].sort());
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
});
