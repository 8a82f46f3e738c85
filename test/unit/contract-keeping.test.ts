import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Commitment } from "../../shared/commitment.ts";
import { comesOn, dueOfTime, EVERY } from "../../shared/contract/recurrence.ts";
import type { Contract } from "../../shared/contract.ts";
import type { ContractClause } from "../../shared/contract-clause.ts";
import { dateAfter } from "../../shared/deadlines.ts";
import { type Ground, inForce, published, signing } from "./contract-ground.ts";
import { answerOf, clerk, secretary } from "./world.ts";

const promises = ({ world }: Pick<Ground, "world">) =>
  world
    .all<Commitment>("commitment")
    .map(({ promise, unit, due, state }) => ({ promise, unit, due, state }));

describe("a contract that is shown", () => {
  it("comes into force when its term begins, and each clause is a commitment in that step", () => {
    const ground = published();
    const { see, sweep, world, units } = ground;
    sweep();
    expect(see().state).toBe("published");
    expect(promises(ground)).toEqual([]);
    world.now = "2026-11-30T16:00:00.000Z";
    sweep();
    expect(see().state).toBe("in_force");
    expect(promises(ground)).toEqual([
      { promise: "周末开放操场", unit: units[1], due: "2026-12-31", state: "active" },
      { promise: "派志愿者清雪（8人次）", unit: units[0], due: "2027-01-31", state: "active" },
    ]);
    const [first] = world.all<Commitment>("commitment");
    expect(first).toMatchObject({ source: "contractClause", counterparty: units[0] });
  });

  it("that nobody has shown stays out of force, however long its term has run", () => {
    const { world, see, sign, key, sweep } = signing();
    for (const i of [0, 1]) sign(i, key(i));
    world.now = "2027-02-01T02:00:00.000Z";
    sweep();
    expect(see().state).toBe("signed");
  });
});

describe("a clause that comes back", () => {
  it("makes its next commitment the day after the one before was due, until the term ends", () => {
    const ground = inForce();
    const { world, sweep } = ground;
    const dues = () =>
      promises(ground).flatMap(({ promise, due }) => (promise === "周末开放操场" ? [due] : []));
    world.now = "2026-12-31T02:00:00.000Z";
    sweep();
    expect(dues()).toEqual(["2026-12-31"]);
    world.now = "2026-12-31T16:00:00.000Z";
    sweep();
    expect(dues()).toEqual(["2026-12-31", "2027-01-31"]);
    world.now = "2027-11-29T02:00:00.000Z";
    sweep();
    // However late the sweep comes, none is left out; the last is due on the last day.
    expect(dues()).toHaveLength(12);
    expect(dues().slice(1, 4)).toEqual(["2027-01-31", "2027-02-28", "2027-03-31"]);
  });

  it("is due on the day of the first as far as the month has it, rises, and stays within the term", () => {
    const date = fc.integer({ min: 0, max: 800 }).map((days) => dateAfter("2026-01-01", days));
    fc.assert(
      fc.property(
        date,
        date,
        fc.constantFrom(...EVERY),
        fc.integer({ min: 1, max: 40 }),
        (first, until, every, nth) => {
          const clause = { first, every, until };
          const due = dueOfTime(clause, nth);
          const next = dueOfTime(clause, nth + 1);
          if (nth > 1 && due !== null) expect(due <= until).toBe(true);
          if (next === null) expect(comesOn(clause, nth + 1)).toBeNull();
          else {
            expect(due !== null && due < next).toBe(true);
            expect(comesOn(clause, nth + 1)).toBe(dateAfter(due ?? "", 1));
            expect(Number(next.slice(8))).toBeLessThanOrEqual(Number(first.slice(8)));
          }
        },
      ),
    );
  });
});

/** Says of every party what every other says at the end. */
function appraisedByAll({ world, contract, units, parties, speaks }: Ground, grade = "kept") {
  for (const [i, by] of parties.entries())
    for (const of of parties)
      if (by !== of)
        world.done(speaks(units.indexOf(by)), "appraisal", "give", null, {
          ...{ contract, stage: "final", by, of, grade },
          reason: `第${i + 1}方的评价`,
        });
}

describe("how a contract was kept", () => {
  it("is said by each party of each other before it is closed, once each, and renewed from it", () => {
    const ground = inForce(3);
    const { world, contract, see, speaks, units, sweep, terms } = ground;
    world.now = "2027-12-01T02:00:00.000Z";
    sweep();
    expect(see().state).toBe("final_review");
    const close = () =>
      answerOf(world.give(secretary, "contract", "closePartly", contract, { reason: "多数做到" }));
    expect(close()).toBe("appraisalMissing");
    appraisedByAll(ground, "partly");
    const again = {
      contract,
      stage: "final",
      by: units[0],
      of: units[1],
      grade: "kept",
      reason: "再说",
    };
    expect(answerOf(world.give(speaks(0), "appraisal", "give", null, again))).toBe(
      "appraisedAlready",
    );
    expect(close()).toBe("done");
    expect(world.all<ContractClause>("contractClause").map(({ state }) => state)).toEqual([
      "ended",
      "ended",
    ]);
    world.done(clerk, "contract", "renew", contract, {
      title: "操场共用协议（续）",
      ...terms,
      from: "2027-12-01",
      until: "2028-11-30",
      clauses: terms.clauses.map((one) => ({ ...one, due: "2028-01-31" })),
    });
    const next = world.see<Contract>("contract", see().renewedBy ?? "");
    expect(see().state).toBe("renewed");
    expect(next).toMatchObject({ state: "negotiating", parties: see().parties, version: 1 });
  });

  it("is nobody's to say but a party's, of another, in the review that runs", () => {
    const { world, contract, speaks, units } = inForce();
    const give = (who: number, change: object = {}) =>
      answerOf(
        world.give(speaks(who), "appraisal", "give", null, {
          ...{ contract, stage: "mid", by: units[who], of: units[1 - (who % 2)], grade: "kept" },
          reason: "做得好",
          ...change,
        }),
      );
    expect(give(0)).toBe("notInReview");
    world.done(clerk, "contract", "beginMidReview", contract);
    expect(give(2, { of: units[0] })).toBe("notAParty");
    expect(give(0, { of: units[0] })).toBe("notAParty");
    expect(give(0, { by: units[1] })).toBe("forbidden");
    expect(give(0)).toBe("done");
    world.done(clerk, "contract", "endMidReview", contract);
  });
});
