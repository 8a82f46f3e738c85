/** A meeting's papers, made of its own records. */
import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Commitment } from "../../shared/commitment.ts";
import { dateOf } from "../../shared/deadlines.ts";
import { EMPTY_LISTS } from "../../shared/ledger/lists.ts";
import { packDocuments, templateSource } from "../../shared/meeting/pack.ts";
import { replyUntil } from "../../shared/meeting.ts";
import type { Minutes } from "../../shared/minutes.ts";
import type { Unit } from "../../shared/unit.ts";
import { tablesOf, textOf, wordsIn } from "../builders/documents.ts";
import { allFor, collecting, convened, inSession, recordsOf } from "./meeting-ground.ts";
import { clerk } from "./world.ts";

const zh = wordsIn("zh-CN");

/** What the papers of this meeting would be made of now. */
function packedOf({ world, see }: Pick<ReturnType<typeof collecting>, "world" | "see">) {
  const commitments = world.all<Commitment>("commitment");
  return {
    records: {
      ...recordsOf(world, see()),
      minutes: world.all<Minutes>("minutes").sort((one, other) => other.version - one.version),
      commitments: Map.groupBy(commitments, ({ sourceId }) => sourceId),
    },
    lists: EMPTY_LISTS,
    names: {
      unit: (id: string) => world.see<Unit>("unit", id).name,
      committee: zh.term("committee"),
      committeeName: "仙足岛社区“大党委”",
      chair: zh.term("role.secretary"),
      recorder: zh.term("role.clerk"),
      review: zh.term("kind.review"),
      reviewed: (counts: Record<string, number>) => zh.term("kind.review.count", counts),
      and: zh.say("list.and"),
      link: "https://gongjian.example/meetings/7",
      signIn: "https://gongjian.example/meetings/7/sign-in",
    },
    words: zh,
    today: dateOf(world.now),
  };
}
const papersOf = (ground: Parameters<typeof packedOf>[0]) => packDocuments(packedOf(ground));

/** The paper whose title ends so. */
function paper(ground: Parameters<typeof papersOf>[0], ending: string) {
  const found = papersOf(ground).find(({ title }) => title.endsWith(ending));
  if (!found) throw new Error(`no paper …${ending}`);
  return found;
}

/** A meeting whose only resolution binds two units, and whose minutes have gone round in these words. */
function circulated(text: string) {
  const ground = inSession(7);
  const { world, there, draft, row, meeting } = ground;
  world.done(clerk, "resolution", "adopt", draft({ owners: ground.units.slice(0, 2) }), {
    vote: allFor(there),
    agreed: [],
  });
  world.done(clerk, "attendance", "excuse", row(7), { reason: "家人住院" });
  world.done(clerk, "meeting", "close", meeting, { absent: [row(8)], carried: [ground.review] });
  world.done(clerk, "meeting", "circulate", meeting, { text });
  world.later(1);
  return ground;
}

const bare = (text: string): string => text.replace(/\s/g, "");
const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

describe("printed minutes that have gone round", () => {
  it("are the words that went round, whatever they are, closed by their hash", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1, maxLength: 400 }), (typed) => {
        const text = `纪要\n${typed}`;
        const ground = circulated(text);
        const [version] = ground.world.all<Minutes>("minutes");
        const printed = papersOf(ground).find(({ title }) => title === "纪要");
        const said = printed?.blocks.flatMap((block) => ("text" in block ? [block.text] : []));
        const hash = `SHA-256 ${hashOf(version?.text ?? "")}`;
        expect(said?.at(-1)).toBe(hash);
        expect(bare(["纪要", ...(said?.slice(0, -1) ?? [])].join(""))).toBe(
          bare(version?.text ?? ""),
        );
      }),
      { numRuns: 25 },
    );
  });

  it("have the tables of attendance and tasks with them, apart and said to be drawn from the records", () => {
    const papers = papersOf(circulated("四季度联席会议纪要\n大家同意修路灯。"));
    const at = papers.findIndex(({ title }) => title === "四季度联席会议纪要");
    const [text, attendance, tasks, next] = papers.slice(at);
    expect(text?.blocks.at(-1)).toEqual({
      kind: "attachments",
      label: "附件",
      titles: ["四季度联席会议出席情况", "四季度联席会议任务清单"],
    });
    expect([attendance?.annex, tasks?.annex, next?.annex]).toEqual(["附件1", "附件2", undefined]);
    for (const annex of [attendance, tasks])
      expect(annex?.blocks[0]).toMatchObject({
        text: "本表于2026年12月19日按会议记录生成，不是纪要正文，不在校验值之内。",
      });
    expect(attendance && textOf(attendance)).toContain("应到单位9个，到会7个，委托0个，请假1个");
    expect(attendance && tablesOf(attendance)[0]?.[8]).toEqual(["8", "成员单位8", "请假"]);
    expect(tasks && tablesOf(tasks)[0]?.map((row) => row[2])).toEqual([
      "责任单位",
      "成员单位1",
      "成员单位2",
    ]);
    expect(papers.filter(({ title }) => title.endsWith("任务清单"))).toHaveLength(1);
  });

  it("are a template's text without them: it has places of its own for tables", () => {
    const ground = circulated("四季度联席会议纪要\n大家同意修路灯。");
    const { document } = templateSource(packedOf(ground));
    expect(document.blocks.map(({ kind }) => kind)).toEqual(["paragraph", "line"]);
  });
});

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
