/** A meeting's papers, made of its own records. */
import { describe, expect, it } from "vitest";
import type { AgendaItem } from "../../shared/agenda-item.ts";
import type { Attendance } from "../../shared/attendance.ts";
import type { Commitment } from "../../shared/commitment.ts";
import { dateOf } from "../../shared/deadlines.ts";
import { EMPTY_LISTS } from "../../shared/ledger/lists.ts";
import { packDocuments } from "../../shared/meeting/pack.ts";
import { replyUntil } from "../../shared/meeting.ts";
import type { Minutes } from "../../shared/minutes.ts";
import type { Resolution } from "../../shared/resolution.ts";
import type { Unit } from "../../shared/unit.ts";
import { textOf, wordsIn } from "../builders/documents.ts";
import { collecting, convened } from "./meeting-ground.ts";
import { clerk } from "./world.ts";

const zh = wordsIn("zh-CN");

/** The papers of this meeting as they would be made now. */
function papersOf({ world, see }: Pick<ReturnType<typeof collecting>, "world" | "see">) {
  const commitments = world.all<Commitment>("commitment");
  return packDocuments({
    records: {
      meeting: see(),
      items: world.all<AgendaItem>("agendaItem"),
      attendances: world.all<Attendance>("attendance"),
      resolutions: world.all<Resolution>("resolution"),
      minutes: world.all<Minutes>("minutes").sort((one, other) => other.version - one.version),
      commitments: Map.groupBy(commitments, ({ sourceId }) => sourceId),
    },
    lists: EMPTY_LISTS,
    names: {
      unit: (id) => world.see<Unit>("unit", id).name,
      committee: zh.term("committee"),
      committeeName: "仙足岛社区“大党委”",
      chair: zh.term("role.secretary"),
      recorder: zh.term("role.clerk"),
      review: zh.term("kind.review"),
      and: zh.say("list.and"),
      link: "https://gongjian.example/meetings/7",
      signIn: "https://gongjian.example/meetings/7/sign-in",
    },
    words: zh,
    today: dateOf(world.now),
  });
}

/** The paper whose title ends so. */
function paper(ground: Parameters<typeof papersOf>[0], ending: string) {
  const found = papersOf(ground).find(({ title }) => title.endsWith(ending));
  if (!found) throw new Error(`no paper …${ending}`);
  return found;
}

describe("a printed notice", () => {
  it("says until when to reply, what is asked, and in which function somebody answers", () => {
    const text = textOf(paper(convened(), "通知"));
    expect(text).toContain("请于2026年12月17日前（含当日）回复是否参会");
    expect(text).toContain("请委托能够代表本单位表态的人");
    expect(text).toContain("联系人：社区专干");
  });

  it("asks for the progress of earlier resolutions where they are reviewed, and only there", () => {
    const asked = "承担以前议定事项的单位，请带上进展情况。";
    expect(textOf(paper(convened(), "通知"))).toContain(asked);
    const onsite = collecting("onsite");
    const { world, meeting, units } = onsite;
    const item = world.done(clerk, "agendaItem", "add", null, { meeting, title: "路灯怎么修" });
    world.done(clerk, "meeting", "setAgenda", meeting, { items: [item] });
    world.done(clerk, "meeting", "sendNotice", meeting, { units });
    expect(textOf(paper(onsite, "通知"))).not.toContain(asked);
  });
});

describe("the day until which a notice asks for replies", () => {
  it("is the day before the meeting, and moves with it", () => {
    expect(replyUntil({ date: "2026-12-18", noticedAt: null })).toBe("2026-12-17");
    expect(replyUntil({ date: "2027-01-01", noticedAt: "2026-12-15T02:00:00.000Z" })).toBe(
      "2026-12-31",
    );
  });

  it("is never before the notice itself", () => {
    const on = (noticedAt: string) => replyUntil({ date: "2026-12-18", noticedAt });
    expect(on("2026-12-17T15:59:59.000Z")).toBe("2026-12-17");
    expect(on("2026-12-17T16:00:00.000Z")).toBe("2026-12-18");
  });
});
