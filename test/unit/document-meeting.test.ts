/** The documents of a meeting say what its values say, all of it, and nothing that nobody should read. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { agenda } from "../../shared/document/agenda.ts";
import { attendanceCounts } from "../../shared/document/attendance.ts";
import type { OfficialDocument } from "../../shared/document/blocks.ts";
import { minutes } from "../../shared/document/minutes.ts";
import { notice } from "../../shared/document/notice.ts";
import { report } from "../../shared/document/report.ts";
import { signInSheet } from "../../shared/document/sign-in.ts";
import { taskList } from "../../shared/document/tasks.ts";
import { templateValues } from "../../shared/document/template.ts";
import { sayDate, sayWhen, type Words } from "../../shared/document/words.ts";
import { LANGUAGES } from "../../shared/language/language.ts";
import {
  anyMinutes,
  anyNotice,
  anyReport,
  anySignIn,
  anyTasks,
} from "../builders/any-documents.ts";
import {
  MEETING,
  MINUTES,
  NOTICE,
  SIGN_IN,
  TASKS,
  tablesOf,
  textOf,
  UNITS,
  wordsIn,
} from "../builders/documents.ts";

const zh = wordsIn("zh-CN");
const language = fc.constantFrom(...LANGUAGES);

/** How a field of the values is said, where it isn't said as it stands. Fields that a code is made from are not said. */
const AS_SAID: Readonly<Record<string, (value: string, words: Words) => string | null>> = {
  link: () => null,
  status: (value, words) => words.say(`attendance.${value}`),
  method: (value, words) => words.say(`vote.${value}`),
  outcome: () => null,
  list: (value, words) => words.say(`list.${value}`),
};
const DATE = /^\d{4}-\d\d-\d\d$|^ongoing$/;

/** Every text in some values, as the document has to say it. */
function said(values: unknown, words: Words, field = ""): string[] {
  if (Array.isArray(values)) return values.flatMap((one) => said(one, words, field));
  if (typeof values === "number") return [String(values)];
  if (typeof values === "string") {
    const asSaid = AS_SAID[field];
    if (asSaid) return [asSaid(values, words)].filter((text) => text !== null);
    if (DATE.test(values)) return [sayDate(values, words)];
    return values.split("\n").filter(Boolean);
  }
  if (typeof values !== "object" || values === null) return [];
  return Object.entries(values).flatMap(([name, value]) => said(value, words, name));
}

const missing = (values: unknown, document: OfficialDocument, words: Words): string[] => {
  const text = textOf(document);
  return said(values, words).filter((one) => !text.includes(one.trim()));
};

describe("in any language, with any values", () => {
  const holds = <T>(
    any: fc.Arbitrary<T>,
    make: (values: T, words: Words) => OfficialDocument,
    told: (values: T) => unknown = (values) => values,
  ) =>
    fc.assert(
      fc.property(any, language, (values, spoken) => {
        const words = wordsIn(spoken);
        const document = make(values, words);
        expect(missing(told(values), document, words)).toEqual([]);
        expect(textOf(document)).not.toMatch(/⟦|\{\w+\}|01[0-9A-HJKMNP-TV-Z]{24}/);
      }),
      { numRuns: 40 },
    );
  // A notice tells who chairs; who keeps the record and how long each item takes is not its business.
  const announced = ({ recorder: _, ...meeting }: typeof MEETING) => meeting;

  it("a notice says all of it", () => {
    holds(anyNotice, notice, ({ agenda: items, meeting, ...rest }) => ({
      ...rest,
      meeting: announced(meeting),
      items: items.map(({ title, unit }) => ({ title, unit })),
    }));
  });

  it("an agenda says all of it", () => {
    const any = anyNotice.map(({ meeting, agenda: items }) => ({ meeting, items }));
    holds(any, agenda, ({ meeting, items }) => ({
      meeting: { ...announced(meeting), committee: null },
      items,
    }));
  });

  it("a sign-in sheet says all of it", () => {
    holds(anySignIn, signInSheet, ({ meeting: { name, date, begins, place }, rows }) => ({
      name,
      date,
      begins,
      place,
      rows,
    }));
  });

  it("minutes say all of it", () => {
    holds(anyMinutes, minutes, ({ version: _, ...rest }) => rest);
  });

  it("a task table says all of it", () => {
    holds(anyTasks, taskList, ({ meeting, ...rest }) => ({ ...rest, name: meeting.name }));
  });

  it("a quarter's report says all of it but the names of what is simply under way", () => {
    holds(anyReport, report, ({ matters, quarter: _, grids, ...rest }) => ({
      ...rest,
      grids,
      matters: matters.filter(({ outcome }) => outcome !== "underway"),
    }));
  });
});

describe("a notice", () => {
  it("reads as one", () => {
    expect(textOf(notice(NOTICE, zh))).toMatchInlineSnapshot(`
      "扫码查看和回复
      仙足岛社区“大党委”
      仙足岛社区党委〔2026〕12号
      关于召开2026年第四季度联席会议的通知
      各成员单位：
      经研究，定于2026年12月10日（星期四）15:00—17:00召开2026年第四季度联席会议。现将有关事项通知如下。
      一、时间和地点
      时间：2026年12月10日（星期四）15:00—17:00
      地点：仙足岛社区二楼会议室
      主持：社区党组织书记
      二、参会单位
      应到单位5个：江畔物业服务有限公司、示范区供水所、向阳幼儿园、拉萨市城关区仙足岛小学、ཤར་ཕྱོགས་སྨན་ཁང་།。
      三、议题
      1. 通报上季度议定事项和逾期承诺
      2. 滨河路三巷路灯不亮（江畔物业服务有限公司）
      3. 老旧小区下水道返水（示范区供水所）
      四、有关要求
      请于2026年12月8日前（含当日）回复是否参会；不能参会的，请说明原因或者委托他人。
      请各单位带齐本季度承诺的进展材料。
      联系人：社区专干
      附件：1. 会议议程
      2. 签到表
      仙足岛社区“大党委”
      2026年12月6日"
    `);
  });

  it("leaves out what it has no values for", () => {
    const bare = { ...NOTICE, agenda: [], requests: [], replyBy: null, attachments: [] };
    const text = textOf(notice(bare, zh));
    for (const heading of ["议题", "有关要求", "附件"]) expect(text).not.toContain(heading);
    expect(text).toContain("二、参会单位");
  });
});

describe("a sign-in sheet", () => {
  it("has a row per unit with number, code, title and a place to sign", () => {
    const [rows] = tablesOf(signInSheet(SIGN_IN, zh));
    expect(rows?.[0]).toEqual(["序号", "签到码", "单位", "职务", "签名", "扫码"]);
    expect(rows?.[1]).toEqual(["1", "1K7", UNITS[0], "经理", "", ""]);
    expect(rows).toHaveLength(UNITS.length + 1);
  });

  it("has codes only where there are addresses for them", () => {
    const rows = SIGN_IN.rows.map((row) => ({ ...row, link: null }));
    expect(tablesOf(signInSheet({ ...SIGN_IN, rows }, zh))[0]?.[0]).not.toContain("扫码");
  });
});

describe("minutes", () => {
  it("read as such", () => {
    expect(textOf(minutes(MINUTES, zh))).toMatchInlineSnapshot(`
      "扫码看最新情况
      仙足岛社区“大党委”
      2026年第四季度联席会议纪要
      （第2版 征求意见稿）
      2026年12月10日（星期四）15:00—17:00，仙足岛社区“大党委”在仙足岛社区二楼会议室召开2026年第四季度联席会议。现将会议情况纪要如下。
      主持：社区党组织书记
      记录：社区专干
      一、出席情况
      应到单位5个，到会2个，委托1个，请假1个，缺席1个。
      法定到会单位3个，计入3个，可以开会。
      序号 | 单位 | 出席 | 到会人 | 请假原因
      1 | 江畔物业服务有限公司 | 到会 | 经理 | 
      2 | 示范区供水所 | 委托 | 副所长代 | 
      3 | 向阳幼儿园 | 请假 |  | 当天有家长会
      4 | 拉萨市城关区仙足岛小学 | 缺席 |  | 
      5 | ཤར་ཕྱོགས་སྨན་ཁང་། | 到会 | 院长 | 
      二、通报上季度议定事项和逾期承诺
      上季度议定事项六件，办结五件。
      逾期的一件已说明原因。
      结果：已通报
      三、滨河路三巷路灯不亮
      物业核实五盏路灯线路老化，供水所愿意同步开挖。
      表决：举手表决，赞成3票，反对0票，弃权0票，共3票；通过须3票，表决通过。
      表决：是否同步更换灯杆：记名投票，赞成1票，反对2票，弃权0票，共3票；通过须3票，表决未通过。
      （一）更换滨河路三巷五盏路灯的线路
      责任单位：江畔物业服务有限公司
      完成时限：2026年12月31日
      核实：社区居委会
      复查日期：2027年1月15日
      （二）同步更换灯杆（未通过）
      四、异议
      拉萨市城关区仙足岛小学：缺席应记为请假。
      答复：已核实，维持原记录。
      记录校验值：412 7f3a9c
      仙足岛社区“大党委”
      2026年12月12日"
    `);
  });

  it("are marked while they are a draft, and when they are not the first", () => {
    const marks = (version: number, final: boolean) =>
      minutes({ ...MINUTES, version, final }, zh).subtitle;
    expect(marks(1, true)).toBe(null);
    expect(marks(1, false)).toBe("（征求意见稿）");
    expect(marks(2, true)).toBe("（第2版）");
  });

  it("say when the quorum was missed", () => {
    const text = (counted: number) =>
      textOf(minutes({ ...MINUTES, quorum: { needed: 3, counted } }, zh));
    expect(text(3)).toContain("可以开会");
    expect(text(2)).toContain("未达到法定到会数");
  });

  it("count those who attended so that it adds up, whoever they are", () => {
    fc.assert(
      fc.property(anyMinutes, ({ attendance }) => {
        const { expected, ...ways } = attendanceCounts(attendance);
        expect(Object.values(ways).reduce((sum, count) => sum + count, 0)).toBe(expected);
        expect(expected).toBe(attendance.length);
      }),
    );
  });

  it("tell the votes' total as the sum of the votes", () => {
    fc.assert(
      fc.property(anyMinutes, (values) => {
        const text = textOf(minutes(values, zh));
        for (const { votes } of values.items)
          for (const vote of votes)
            expect(text).toContain(
              `弃权${vote.abstained}票，共${vote.for + vote.against + vote.abstained}票`,
            );
      }),
    );
  });

  it("tell each resolution's owner, due date, verifier and review", () => {
    const text = textOf(minutes(MINUTES, zh));
    expect(text).toContain(
      [
        "（一）更换滨河路三巷五盏路灯的线路",
        `责任单位：${UNITS[0]}`,
        "完成时限：2026年12月31日",
        "核实：社区居委会",
        "复查日期：2027年1月15日",
        "（二）同步更换灯杆（未通过）",
      ].join("\n"),
    );
  });
});

describe("a task table", () => {
  it("has a row per resolution", () => {
    expect(tablesOf(taskList(TASKS, zh))[0]?.[2]).toEqual([
      "2",
      "每月检查一次下水道，=SUM(A1)不是公式",
      UNITS[4],
      "长期",
      "社区居委会",
      "",
      "已确认",
    ]);
  });
});

describe("the values of a template", () => {
  it("hold texts and blocks of what is known, and nothing of what isn't", () => {
    const document = minutes(MINUTES, zh);
    const { texts, blocks } = templateValues(
      { document, meeting: MEETING, attendance: MINUTES },
      zh,
    );
    expect(texts).toMatchObject({
      标题: "2026年第四季度联席会议纪要",
      会议时间: sayWhen(MEETING, zh),
      发文字号: "",
      应到: "5",
      到会: "2",
      缺席: "1",
    });
    expect(blocks.正文).toBe(document.blocks);
    expect(Object.keys(blocks)).toEqual(["正文", "出席情况"]);
    expect(templateValues({ document, meeting: MEETING }, zh).texts).not.toHaveProperty("应到");
  });
});
