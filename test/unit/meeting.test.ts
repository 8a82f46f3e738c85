import { describe, expect, it } from "vitest";
import type { AgendaItem } from "../../shared/agenda-item.ts";
import type { Attendance } from "../../shared/attendance.ts";
import { codeAt, stepAt } from "../../shared/meeting/sign-in-codes.ts";
import { type Meeting, topicsUntil } from "../../shared/meeting.ts";
import type { Project } from "../../shared/project.ts";
import { aProject, collecting, convened, inSession, SEED } from "./meeting-ground.ts";
import { answerOf, clerk } from "./world.ts";

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
