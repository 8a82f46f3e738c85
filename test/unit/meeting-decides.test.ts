import { describe, expect, it } from "vitest";
import type { AgendaItem } from "../../shared/agenda-item.ts";
import type { Commitment } from "../../shared/commitment.ts";
import type { Minutes } from "../../shared/minutes.ts";
import type { Problem } from "../../shared/problem.ts";
import type { Project } from "../../shared/project.ts";
import type { Resolution } from "../../shared/resolution.ts";
import { allFor, aProject, inSession } from "./meeting-ground.ts";
import { answerOf, clerk, secretary } from "./world.ts";

describe("a resolution", () => {
  const cast = (
    ground: ReturnType<typeof inSession>,
    id: string,
    vote: object,
    agreed: readonly string[] = [],
  ) => answerOf(ground.world.give(clerk, "resolution", "adopt", id, { vote, agreed }));

  it("is a commitment the moment it is adopted: confirmed where its owner is there and agrees, proposed else", () => {
    const ground = inSession();
    const { world, units, there, draft } = ground;
    const id = draft({ owners: [units[0], units[1], units[8]] });
    expect(cast(ground, id, allFor(there), [there[0] ?? ""])).toBe("done");
    const made = world.all<Commitment>("commitment");
    expect(made.map(({ unit, state, turn }) => [unit, state, turn])).toEqual([
      [units[0], "confirmed", units[0]],
      [units[1], "proposed", units[1]],
      [units[8], "proposed", units[8]],
    ]);
    expect(made.every(({ source, sourceId }) => source === "resolution" && sourceId === id)).toBe(
      true,
    );
    expect(ground.resolution(id).commitments).toEqual(made.map((one) => one.id));
    expect(world.see<AgendaItem>("agendaItem", ground.item).state).toBe("decided");
  });

  it("needs a vote whose totals equal those present, each of whom has signed in", () => {
    const ground = inSession();
    const { there, row, draft } = ground;
    const id = draft();
    expect(cast(ground, id, { ...allFor(there), yes: 6 })).toBe("voteTotals");
    expect(cast(ground, id, allFor([...there, row(8)]))).toBe("voteAbsent");
    expect(cast(ground, id, allFor([...there.slice(1), there[1] ?? ""]))).toBe("voteTwice");
    expect(cast(ground, id, { ...allFor(there), method: "named" })).toBe("voteNamed");
  });

  it("passes with more than half of those expected, not of those present", () => {
    const ground = inSession(6);
    const { there, draft, world } = ground;
    const id = draft();
    const close = { ...allFor(there), yes: 4, no: 2 };
    expect(cast(ground, id, close)).toBe("voteNotCarried");
    expect(answerOf(world.give(clerk, "resolution", "notAdopt", id, { vote: close }))).toBe("done");
    expect(cast(ground, draft(), { ...allFor(there), yes: 5, no: 1 })).toBe("done");
  });

  it("is decided by nobody without a quorum", () => {
    const ground = inSession(4);
    expect(cast(ground, ground.draft(), allFor(ground.there))).toBe("noQuorum");
  });

  it("has an owner, no owner verifies it, and nobody agrees for another", () => {
    const ground = inSession();
    const { world, units, there, draft, item } = ground;
    const drafted = (words: object) =>
      answerOf(
        world.give(clerk, "resolution", "draft", null, {
          item,
          text: "修路灯",
          owners: [],
          due: "ongoing",
          reviewOn: "2027-03-19",
          ...words,
        }),
      );
    expect(drafted({})).toBe("ownerMissing");
    expect(drafted({ owners: [units[0]], verifier: units[0] })).toBe("ownerVerifies");
    expect(cast(ground, draft(), allFor(there), [there[1] ?? ""])).toBe("agreedAbsent");
  });

  it("on a problem claims it for its first owner, and the problem follows the promise", () => {
    const ground = inSession(7, ({ world }) => ({ problem: world.problem() }));
    const { world, there, draft, units, speaks } = ground;
    const id = draft({ effect: "claim_problem", owners: [units[0], units[1]] });
    expect(cast(ground, id, allFor(there), there.slice(0, 1))).toBe("done");
    const [problem] = world.all<Problem>("problem");
    const [first] = ground.resolution(id).commitments;
    expect(problem).toMatchObject({ state: "claimed", claimant: units[0], commitment: first });
    world.done(speaks(0), "commitment", "start", first ?? "");
    world.done(speaks(0), "commitment", "claimDone", first ?? "", { note: "已修好" });
    world.done(clerk, "commitment", "verify", first ?? "");
    expect(world.all<Problem>("problem")[0]).toMatchObject({
      state: "done_claimed",
      verifiedAt: world.now,
    });
  });

  it("on a project approves, rejects or cancels it in the same step", () => {
    const ground = inSession(7, (before) => ({ project: aProject(before) }));
    const { world, there, draft } = ground;
    expect(cast(ground, draft({ effect: "approve_project" }), allFor(there))).toBe("done");
    expect(world.all<Project>("project")[0]).toMatchObject({
      state: "approved",
      resolution: "江畔物业十二月底前修好三巷路灯",
    });
    expect(
      answerOf(
        world.give(clerk, "resolution", "draft", null, {
          item: ground.item,
          text: "不了了之",
          owners: [],
          due: "ongoing",
          reviewOn: "2027-03-19",
          effect: "close_problem",
        }),
      ),
    ).toBe("effectWithoutSubject");
  });

  it("is superseded by the one that replaces it, revoked by the secretary alone, and comes back for review", () => {
    const ground = inSession();
    const { world, there, draft } = ground;
    const first = draft();
    cast(ground, first, allFor(there));
    const second = draft({ supersedes: first, text: "改由供水所一并修好" });
    cast(ground, second, allFor(there));
    expect(ground.resolution(first)).toMatchObject({ state: "superseded", supersededBy: second });
    const review = (reviewOn: string) =>
      answerOf(world.give(clerk, "resolution", "review", second, { reviewOn, reason: "还差一半" }));
    expect(review("2027-01-01")).toBe("reviewEarlier");
    expect(review("2027-06-18")).toBe("done");
    expect(
      answerOf(world.give(clerk, "resolution", "revoke", second, { reason: "不再需要" })),
    ).toBe("forbidden");
    world.done(secretary, "resolution", "revoke", second, { reason: "不再需要" });
    expect(ground.resolution(second).state).toBe<Resolution["state"]>("revoked");
  });

  it("is decided only while the meeting is in session", () => {
    const ground = inSession();
    const { world, meeting, there, draft } = ground;
    const id = draft();
    world.done(clerk, "meeting", "close", meeting, { absent: [], carried: [] });
    expect(cast(ground, id, allFor(there))).toBe("notInSession");
  });
});

describe("minutes", () => {
  function circulated() {
    const ground = inSession();
    const { world, meeting } = ground;
    world.done(clerk, "meeting", "close", meeting, { absent: [], carried: [] });
    world.done(clerk, "meeting", "circulate", meeting, { text: "会议纪要\n一、听取情况。" });
    const newest = () => world.see<Minutes>("minutes", ground.see().minutesId ?? "");
    return { ...ground, newest };
  }

  it("are final by themselves two days after they went round, unless a unit objected", () => {
    const { world, see } = circulated();
    world.later(1.9);
    expect(see().state).toBe("minutes_circulated");
    world.later(0.1);
    expect(see().state).toBe("minutes_final");
  });

  it("that a unit objects to wait for an answer, and whoever was absent may object too", () => {
    const { world, meeting, speaks, row, see } = circulated();
    world.done(speaks(8), "attendance", "object", row(8), { objection: "第二项的时限不对" });
    expect(see().contested).toBe(true);
    world.later(3);
    expect(see().state).toBe("minutes_circulated");
    expect(answerOf(world.give(clerk, "meeting", "finalise", meeting))).toBe("answerObjection");
    world.done(clerk, "attendance", "answerObjection", row(8), { answer: "录音核对过，时限无误" });
    world.done(clerk, "meeting", "finalise", meeting, { answer: "已逐条答复" });
    expect(see().state).toBe("minutes_final");
  });

  it("can't be objected to once the window is closed, nor be final before", () => {
    const { world, meeting, speaks, row } = circulated();
    expect(answerOf(world.give(clerk, "meeting", "finalise", meeting))).toBe("objectionsOpen");
    world.later(2);
    expect(
      answerOf(world.give(speaks(8), "attendance", "object", row(8), { objection: "晚了" })),
    ).toBe("objectionsClosed");
  });

  it("that are reopened go round as a new version, and the old one keeps its text and its hash", () => {
    const { world, meeting, newest, see } = circulated();
    world.later(2);
    world.done(clerk, "meeting", "archive", meeting);
    const before = newest();
    expect(before.state).toBe("final");
    expect(answerOf(world.give(clerk, "meeting", "reopen", meeting, { reason: "漏记一项" }))).toBe(
      "forbidden",
    );
    world.done(secretary, "meeting", "reopen", meeting, { reason: "漏记一项" });
    world.done(clerk, "meeting", "circulate", meeting, { text: "会议纪要（补记）" });
    expect(newest()).toMatchObject({ version: 2, state: "circulated" });
    expect(newest().hash).not.toBe(before.hash);
    expect(world.see<Minutes>("minutes", before.id)).toEqual(before);
    expect(see().versions).toBe(2);
  });

  it("that are taken back for mending are replaced, not lost", () => {
    const { world, meeting, newest } = circulated();
    const before = newest();
    world.done(clerk, "meeting", "mendMinutes", meeting, { reason: "时限写错" });
    expect(world.see<Minutes>("minutes", before.id)).toMatchObject({
      state: "replaced",
      text: before.text,
      hash: before.hash,
    });
  });
});
