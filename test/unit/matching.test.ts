import { describe, expect, it } from "vitest";
import { matchingResources } from "../../shared/matching.ts";
import type { Problem } from "../../shared/problem.ts";
import type { Resource } from "../../shared/resource.ts";
import type { Unit } from "../../shared/unit.ts";
import { clerk, World } from "./world.ts";

function aLedger() {
  const world = new World();
  const unit = world.unit("示范区供水所");
  const offer = (title: string, kind: string, more: object = {}) =>
    world.done(clerk, "resource", "offer", null, {
      unit,
      kind,
      title,
      quantity: 1,
      unitOfMeasure: "支队伍",
      validTo: "ongoing",
      ...more,
    });
  const id = world.done(clerk, "problem", "record", null, {
    title: "老旧小区下水道返水",
    place: "团结巷12号院",
    urgency: "critical",
    reporters: [],
    expectedDate: "2026-11-01",
  });
  const matches = () =>
    matchingResources(
      world.see<Problem>("problem", id),
      world.all<Resource>("resource"),
      world.all<Unit>("unit"),
      world.now,
    );
  return { world, unit, offer, matches };
}

describe("matching resources to a problem", () => {
  it("suggests what fits and says why, in reasons that a person can check", () => {
    const { offer, matches } = aLedger();
    const pipes = offer("水管抢修、下水道疏通", "skill");
    offer("锅庄、藏戏辅导", "goods");
    const [first, ...others] = matches();
    expect(first?.resource.id).toBe(pipes);
    expect(others).toEqual([]);
    expect(first?.reasons.map(({ key }) => key)).toEqual([
      "word",
      "word",
      "kind",
      "left",
      "ongoing",
    ]);
  });

  it("never suggests what is given away, paused, or over before the problem's date", () => {
    const { world, offer, matches } = aLedger();
    offer("下水道疏通", "skill", { validTo: "2026-10-15" });
    const paused = offer("下水道疏通", "skill");
    world.done(clerk, "resource", "pause", paused, { reason: "人手不足" });
    const taken = offer("下水道疏通", "skill");
    world.done(clerk, "resource", "request", taken, {
      quantity: 1,
      promise: "通一次",
      due: "2026-12-01",
    });
    expect(matches()).toEqual([]);
  });
});
