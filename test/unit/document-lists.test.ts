/** The three lists and the quarter's report as documents: no ids, and no ranking of units. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ledger } from "../../shared/document/ledger.ts";
import { report } from "../../shared/document/report.ts";
import { LANGUAGES } from "../../shared/language/language.ts";
import { anyReport } from "../builders/any-documents.ts";
import { LEDGERS, REPORT, tablesOf, textOf, UNITS, wordsIn } from "../builders/documents.ts";

const zh = wordsIn("zh-CN");

describe("a list as a document", () => {
  it.each(LANGUAGES)("says all that the export says but the ids, in %s", (spoken) => {
    for (const values of LEDGERS) {
      const [table] = tablesOf(ledger(values, wordsIn(spoken)));
      expect(table).toHaveLength(values.records.length + 1);
      expect(JSON.stringify(table)).not.toMatch(/01[0-9A-HJKMNP-TV-Z]{24}|⟦/);
    }
  });

  it("has the columns of the form", () => {
    const tables = LEDGERS.map((values) => tablesOf(ledger(values, zh))[0]);
    expect(tables[0]?.[0]?.slice(0, 4)).toEqual(["序号", "提供单位", "资源类别", "资源内容"]);
    expect(tables[1]?.[1]).toEqual([
      "1",
      "路灯不亮",
      "三巷",
      "第三网格",
      UNITS[0],
      "紧急",
      "2026-09-01",
      "长期",
      "",
    ]);
    expect(tables[2]?.[1]?.slice(0, 5)).toEqual(["1", "修路灯", "1", UNITS[0], UNITS[1]]);
  });

  it("has the form's own words in another language", () => {
    const [, problems, projects] = LEDGERS.map(
      (values) => tablesOf(ledger(values, wordsIn("en")))[0],
    );
    expect(problems?.[1]).toContain("Urgent");
    expect(problems?.[1]).toContain("Ongoing");
    expect(projects?.[1]).toContain("Underway 30%");
  });
});

describe("a quarter's report", () => {
  it("reads as one", () => {
    expect(textOf(report(REPORT, zh))).toMatchInlineSnapshot(`
      "仙足岛社区“大党委”
      2026年第四季度办理情况报告
      截至2026年12月31日
      2026年第四季度应办事项5件：已完成1件，办理中1件，逾期未完成2件，未解决1件。
      一、按清单
      清单 | 合计 | 已完成 | 办理中 | 逾期未完成 | 未解决
      问题清单 | 3 | 1 | 0 | 2 | 0
      项目清单 | 1 | 0 | 1 | 0 | 0
      资源清单 | 0 | 0 | 0 | 0 | 0
      议定事项 | 1 | 0 | 0 | 0 | 1
      契约条款 | 0 | 0 | 0 | 0 | 0
      二、按网格
      网格 | 合计 | 已完成 | 办理中 | 逾期未完成 | 未解决
      第一网格 | 1 | 0 | 0 | 1 | 0
      第二网格 | 0 | 0 | 0 | 0 | 0
      第三网格 | 3 | 1 | 1 | 1 | 0
      不分网格 | 1 | 0 | 0 | 0 | 1
      三、已完成
      清单 | 序号 | 事项 | 网格 | 单位 | 时限
      问题清单 | 1 | 背街小巷路灯不亮5盏 | 第三网格 | 江畔物业服务有限公司 | 2026年11月30日
      四、逾期未完成
      清单 | 序号 | 事项 | 网格 | 单位 | 时限
      问题清单 | 2 | 围挡遗留未拆除 | 第三网格 | 江畔物业服务有限公司 | 2026年11月30日
      问题清单 | 3 | 井盖松动 | 第一网格 | 示范区供水所 | 2026年11月30日
      五、未解决
      清单 | 序号 | 事项 | 网格 | 单位 | 时限
      议定事项 |  | 加装充电桩 |  | 江畔物业服务有限公司 | 2026年11月30日
      仙足岛社区“大党委”
      2027年1月5日"
    `);
  });

  it("counts lists and grids, in their own order, and never units", () => {
    fc.assert(
      fc.property(anyReport, (values) => {
        const [byList, byGrid, ...others] = tablesOf(report(values, zh));
        expect(byList?.map(([first]) => first)).toEqual([
          "清单",
          "问题清单",
          "项目清单",
          "资源清单",
          "议定事项",
          "契约条款",
        ]);
        expect(byGrid?.slice(1, 4).map(([first]) => first)).toEqual(values.grids);
        for (const table of [byList, byGrid])
          expect(table?.slice(1).reduce((sum, row) => sum + Number(row[1]), 0)).toBe(
            values.matters.length,
          );
        for (const [head] of others) expect(head).not.toContain("合计");
      }),
    );
  });

  it("orders matters the same whichever unit they belong to", () => {
    fc.assert(
      fc.property(anyReport, fc.constantFrom(...UNITS), (values, other) => {
        const swapped = values.matters.map((matter) => ({ ...matter, unit: other }));
        const withoutUnits = (matters: typeof values.matters) =>
          tablesOf(report({ ...values, matters }, zh)).map((table) =>
            table.map((row) => row.filter((_, at) => table[0]?.[at] !== "单位")),
          );
        expect(withoutUnits(swapped)).toEqual(withoutUnits(values.matters));
      }),
    );
  });

  it("says that there is nothing where there is nothing", () => {
    const text = textOf(report({ ...REPORT, matters: [] }, zh));
    expect(text).toContain("应办事项0件");
    expect(text.match(/^无。$/gm)).toHaveLength(3);
  });
});
