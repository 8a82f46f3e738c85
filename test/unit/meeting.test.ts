import { describe, expect, it } from "vitest";
import type { AgendaItem } from "../../shared/agenda-item.ts";
import type { Attendance } from "../../shared/attendance.ts";
import type { Commitment } from "../../shared/commitment.ts";
import { codeAt, stepAt } from "../../shared/meeting/sign-in-codes.ts";
import { type Meeting, topicsUntil } from "../../shared/meeting.ts";
import type { Minutes } from "../../shared/minutes.ts";
import type { Problem } from "../../shared/problem.ts";
import type { Project } from "../../shared/project.ts";
import type { Resolution } from "../../shared/resolution.ts";
import { allFor, collecting, convened, inSession, SEED } from "./meeting-ground.ts";
import { answerOf, clerk, secretary } from "./world.ts";

describe("topics", () => {
  it("a unit hands in a topic until the day on which topics close, fifteen days before the meeting", () => {
    const { world, submit, see } = collecting();
    expect(topicsUntil(see())).toBe("2026-12-03");
    world.now = "2026-12-03T15:59:00.000Z";
    expect(answerOf(submit(0))).toBe("done");
    world.now = "2026-12-03T16:00:00.000Z";
    expect(answerOf(submit(0))).toBe("topicsClosed");
  });

  it("the committee may add a topic at any time before the meeting ends, and in the room it comes last at once", () => {
    const { world, meeting, see } = inSession();
    const late = world.done(clerk, "agendaItem", "add", null, { meeting, title: "除雪" });
    expect(world.see<AgendaItem>("agendaItem", late).state).toBe("scheduled");
    expect(see().agenda.at(-1)).toBe(late);
  });

  it("a returned topic is the unit's turn, which mends it or takes it back", () => {
    const { world, submit, speaks, units } = collecting();
    submit(2);
    const [topic] = world.all<AgendaItem>("agendaItem").filter(({ kind }) => kind === "topic");
    const id = topic?.id ?? "";
    world.done(clerk, "agendaItem", "return", id, { reason: "请写明地点" });
    expect(world.see<AgendaItem>("agendaItem", id).turn).toBe(units[2]);
    world.done(speaks(2), "agendaItem", "resubmit", id, { title: "三巷的路灯怎么修" });
    expect(world.see<AgendaItem>("agendaItem", id)).toMatchObject({
      state: "submitted",
      title: "三巷的路灯怎么修",
    });
    expect(answerOf(world.give(speaks(3), "agendaItem", "withdraw", id))).toBe("forbidden");
    world.done(speaks(2), "agendaItem", "withdraw", id);
  });

  it("a topic is merged only into another of the same meeting", () => {
    const here = collecting();
    here.submit(0);
    here.submit(1);
    const [one, other] = here.world
      .all<AgendaItem>("agendaItem")
      .filter(({ kind }) => kind === "topic")
      .map(({ id }) => id);
    const into = (intoItem: string | undefined) =>
      answerOf(here.world.give(clerk, "agendaItem", "merge", one ?? "", { intoItem }));
    expect(into(one)).toBe("notThisMeeting");
    expect(into(other)).toBe("done");
  });

  it("a quarterly meeting begins with what became of earlier resolutions; a monthly one doesn't", () => {
    const kinds = (kind: Meeting["kind"]) =>
      collecting(kind)
        .world.all<AgendaItem>("agendaItem")
        .map((item) => item.kind);
    expect(kinds("quarterly_joint")).toEqual(["review"]);
    expect(kinds("monthly_committee")).toEqual([]);
  });

  it("what was not come to is carried over, and goes on as an item of the next meeting that points back", () => {
    const { world, meeting, item, there } = inSession();
    world.done(clerk, "meeting", "close", meeting, { absent: [], carried: [item] });
    expect(there).toHaveLength(7);
    const next = world.done(clerk, "meeting", "plan", null, {
      kind: "monthly_committee",
      title: "一月例会",
      date: "2027-01-15",
      time: "10:00",
      minutes: 60,
      place: "社区会议室",
    });
    world.done(clerk, "agendaItem", "takeUp", item, { meeting: next });
    expect(world.see<AgendaItem>("agendaItem", item).state).toBe("continued");
    const again = world.all<AgendaItem>("agendaItem").find(({ continues }) => continues === item);
    expect(again).toMatchObject({ state: "accepted", meeting: next, title: "路灯怎么修" });
  });

  it("a project that is put before a meeting waits for its decision from then on", () => {
    const ground = collecting();
    const { world, units, meeting } = ground;
    const project = aProject(ground);
    const item = world.done(clerk, "agendaItem", "add", null, { meeting, title: "立项", project });
    expect(units).toHaveLength(9);
    expect(world.see<Project>("project", project).state).toBe("on_agenda");
    expect(world.see<AgendaItem>("agendaItem", item).project).toBe(project);
  });
});

const aProject = ({ world, units }: Pick<ReturnType<typeof collecting>, "world" | "units">) =>
  world.done(clerk, "project", "propose", null, {
    title: "三巷照明",
    problems: [world.problem()],
    lead: units[0],
    helpers: [],
    milestones: [],
    due: "2027-06-30",
  });

describe("a meeting", () => {
  it("moves with a reason, and its topics close as many days before it as they did", () => {
    const { world, meeting, see } = collecting();
    world.done(clerk, "meeting", "move", meeting, {
      date: "2026-12-25",
      time: "15:30",
      place: "学校礼堂",
      reason: "藏历燃灯节",
    });
    expect(see()).toMatchObject({ date: "2026-12-25", moved: 1 });
    expect(topicsUntil(see())).toBe("2026-12-10");
  });

  it("is called off with a reason at any time before it begins, and not after", () => {
    for (const { world, meeting, see } of [collecting(), convened()]) {
      world.done(clerk, "meeting", "cancel", meeting, { reason: "场地停电" });
      expect(see()).toMatchObject({ state: "cancelled", reason: "场地停电" });
    }
    const { world, meeting } = inSession();
    const cancelled = world.give(clerk, "meeting", "cancel", meeting, { reason: "场地停电" });
    expect(answerOf(cancelled)).toBe("state");
  });

  it("an agenda holds items of its own meeting, each once", () => {
    const { world, meeting } = collecting();
    const item = world.done(clerk, "agendaItem", "add", null, { meeting, title: "除雪" });
    const set = (items: string[]) =>
      answerOf(world.give(clerk, "meeting", "setAgenda", meeting, { items }));
    expect(set([])).toBe("agendaEmpty");
    expect(set([item, item])).toBe("notThisMeeting");
    expect(set([item])).toBe("done");
  });

  it("an item that is on the agenda is never lost from it by a new order", () => {
    const { world, meeting, item, review, see } = convened();
    const order = (items: string[]) =>
      answerOf(world.give(clerk, "meeting", "arrange", meeting, { items }));
    expect(order([item])).toBe("notThisMeeting");
    expect(order([item, review])).toBe("done");
    expect(see().agenda).toEqual([item, review]);
  });

  it("is begun only after its notice, which goes out once, to each unit once", () => {
    const { world, units, meeting } = convened();
    expect(world.all("attendance")).toHaveLength(9);
    expect(answerOf(world.give(clerk, "meeting", "sendNotice", meeting, { units }))).toBe(
      "noticeSent",
    );
    const other = collecting();
    const item = other.world.done(clerk, "agendaItem", "add", null, {
      meeting: other.meeting,
      title: "除雪",
    });
    other.world.done(clerk, "meeting", "setAgenda", other.meeting, { items: [item] });
    const began = other.world.give(clerk, "meeting", "begin", other.meeting, {
      anchor: "0".repeat(32),
      since: other.world.now,
    });
    expect(answerOf(began)).toBe("noticeFirst");
  });

  it("ends with everybody who did not sign in absent, and whoever was excused excused", () => {
    const { world, meeting, row } = inSession(6);
    world.done(clerk, "attendance", "excuse", row(6), { reason: "上级检查" });
    world.done(clerk, "meeting", "close", meeting, {
      absent: [row(6), row(7), row(8)],
      carried: [],
    });
    const states = [5, 6, 7, 8].map((i) => world.see<Attendance>("attendance", row(i)).state);
    expect(states).toEqual(["present", "excused", "absent", "absent"]);
  });
});

describe("signing in", () => {
  const at = (since: string, now: string) => {
    const step = stepAt(since, now);
    return { step, code: codeAt(SEED, step) };
  };

  it("by the code on the screen is the unit's own doing, and only while the code stands there", () => {
    const { world, speaks, row, see } = inSession(0);
    const since = see().codesSince ?? "";
    world.now = "2026-12-18T07:10:00.000Z";
    const seen = at(since, world.now);
    expect(answerOf(world.give(speaks(1), "attendance", "signInByCode", row(0), seen))).toBe(
      "forbidden",
    );
    expect(answerOf(world.give(speaks(0), "attendance", "signInByCode", row(0), seen))).toBe(
      "done",
    );
    world.now = "2026-12-18T07:12:00.000Z";
    expect(answerOf(world.give(speaks(1), "attendance", "signInByCode", row(1), seen))).toBe(
      "codeTooOld",
    );
  });

  it("nobody makes the next code out of one they have seen", () => {
    const { world, speaks, row, see } = inSession(0);
    const { step, code } = at(see().codesSince ?? "", world.now);
    const guess = world.give(speaks(0), "attendance", "signInByCode", row(0), {
      step: step + 1,
      code,
    });
    expect(answerOf(guess)).toBe("codeUnknown");
  });

  it("is no matter before the meeting", () => {
    const { world, row } = convened();
    expect(answerOf(world.give(clerk, "attendance", "signIn", row(0), { by: "list" }))).toBe(
      "notInSession",
    );
  });

  it("a proxy is named by function; whoever said they would come needs say nothing twice", () => {
    const { world, row, speaks } = convened();
    world.done(speaks(3), "attendance", "reply", row(3), { reply: "proxy", proxyTitle: "副校长" });
    world.now = "2026-12-18T07:00:00.000Z";
    world.done(clerk, "meeting", "begin", world.all<Meeting>("meeting")[0]?.id ?? "", {
      anchor: "0".repeat(32),
      since: world.now,
    });
    world.done(clerk, "attendance", "signInProxy", row(3), { by: "sheet" });
    expect(world.see<Attendance>("attendance", row(3))).toMatchObject({
      state: "proxy",
      proxyTitle: "副校长",
      signedBy: "sheet",
    });
  });
});

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
