import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSameOrder, moved, ordered } from "../../pwa/meeting/order.ts";
import { STAGES, stageOf } from "../../pwa/meeting/stages.ts";
import { meeting } from "../../shared/meeting.ts";
import { collecting, convened, inSession } from "./meeting-ground.ts";
import { clerk, secretary } from "./world.ts";

const ids = fc.uniqueArray(fc.constantFrom(..."abcdefgh"));

describe("the order of an agenda", () => {
  it("holds what stands and nothing else, each once, whatever somebody wished for", () => {
    fc.assert(
      fc.property(fc.option(ids), ids, (wished, standing) => {
        const order = ordered(wished, standing);
        expect([...order].sort()).toEqual([...standing].sort());
        const kept = (wished ?? []).filter((id) => standing.includes(id));
        expect(order.slice(0, kept.length)).toEqual(wished === null ? [] : kept);
      }),
    );
  });

  it("puts one item at its place and leaves the others in their order", () => {
    fc.assert(
      fc.property(ids, fc.nat(7), fc.integer({ min: -2, max: 10 }), (order, which, to) => {
        fc.pre(order.length > 0);
        const id = order[which % order.length] ?? "";
        const after = moved(order, id, to);
        expect(after.indexOf(id)).toBe(Math.max(0, Math.min(order.length - 1, to)));
        const others = (all: readonly string[]) => all.filter((other) => other !== id);
        expect(isSameOrder(others(after), others(order))).toBe(true);
      }),
    );
  });
});

describe("the stage of a meeting", () => {
  it("goes from the topics to the archive, and never back but by reopening", () => {
    const before = collecting();
    const { world } = before;
    expect(stageOf(before.see(), world.now)).toBe("topics");
    expect(stageOf(before.see(), "2026-12-03T16:00:00.000Z")).toBe("agenda");
    const called = convened();
    expect(stageOf({ ...called.see(), noticedAt: null }, called.world.now)).toBe("notice");
    expect(stageOf(called.see(), called.world.now)).toBe("session");
    const held = inSession();
    const at = () => stageOf(held.see(), held.world.now);
    const give = (command: string, args = {}, who = clerk) =>
      held.world.done(who, "meeting", command, held.meeting, args);
    expect(at()).toBe("session");
    give("close", { absent: [], carried: [] });
    expect(at()).toBe("minutes");
    give("circulate", { text: "纪要" });
    expect(at()).toBe("circulated");
    held.world.later(2);
    expect(at()).toBe("archived");
    give("archive");
    expect(at()).toBe("done");
    give("reopen", { reason: "漏记一项" }, secretary);
    expect(at()).toBe("minutes");
  });

  it("is known of every state but those in which it rests or was called off", () => {
    const { see, world } = collecting();
    const without = Object.keys(meeting.states).filter(
      (state) => stageOf({ ...see(), state }, world.now) === null,
    );
    expect(without).toEqual(["postponed", "cancelled"]);
    expect(new Set(STAGES).size).toBe(8);
  });
});
