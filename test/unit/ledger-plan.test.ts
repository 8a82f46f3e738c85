import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { readWorkbook } from "../../pwa/ledger/workbook.ts";
import type { Grid } from "../../shared/ledger/cells.ts";
import type { Answer } from "../../shared/ledger/preview.ts";
import { type Step, splitDescription } from "../../shared/ledger/steps.ts";
import { Community } from "./ledger-community.ts";

const FIXTURE = new URL("../../worker/embedded/sample/ledger.xlsx", import.meta.url);
let workbook: Grid[] = [];
beforeAll(async () => {
  const reading = await readWorkbook(new Blob([readFileSync(FIXTURE)]), "ledger-sample.xlsx");
  if (!reading.ok) throw new Error(reading.key);
  workbook = reading.grids;
});
const ANSWERS: Record<string, Answer> = {
  "资源清单!6": { choices: { unit: "unit:示范区社区卫生服务中心" } },
  "资源清单!14": { choices: { unit: "create" } },
  "问题清单!12": { cells: { description: "路口井盖松动" } },
  "问题清单!13": { choices: { duplicate: "merge" } },
};
const loaded = (): Community => {
  const community = new Community();
  const plan = community.plan(community.read(workbook, ANSWERS));
  expect(plan.refused).toEqual([]);
  community.apply(plan.steps);
  return community;
};
const told = (steps: readonly Step[]) =>
  steps.map(({ noun, command, args }) => `${noun}.${command} ${JSON.stringify(args)}`);
/** Changes one cell, found by its column's header and the text it has. */
const changed =
  (header: string, from: string, to: string) =>
  (_: unknown, rows: string[][]): string[][] => {
    const column = rows[0]?.indexOf(header) ?? -1;
    return rows.map((row) => (row[column] === from ? row.with(column, to) : row));
  };

describe("the plan of the sample ledger", () => {
  it("creates every grid, unit, seat, resource, problem and project that the sheets name", () => {
    const community = loaded();
    const counts = ["grid", "unit", "seat", "resource", "problem", "project"].map(
      (noun) => `${community.of(noun).length} ${noun}`,
    );
    expect(counts).toEqual([
      "4 grid",
      "11 unit",
      "20 seat",
      "11 resource",
      "9 problem",
      "5 project",
    ]);
    expect(community.people.length).toBe(10);
  });

  it("keeps both reporters of a merged problem, and the remark that the second row made", () => {
    const [problem] = loaded().lists().problems;
    expect(problem?.reporters.length).toBe(2);
    expect(problem?.remark).toBe("与第1行重复,提出单位不同");
  });

  it("begins each project in the state that the sheet says", () => {
    expect(
      loaded()
        .lists()
        .projects.map(({ state, percent }) => [state, percent]),
    ).toEqual([
      ["underway", 60],
      ["underway", null],
      ["proposed", null],
      ["completed_claimed", null],
      ["underway", null],
    ]);
  });

  it("gives a resource's contact the seat that the unit list gave the same person", () => {
    const { resources, seats } = loaded().lists();
    const seat = seats.find(({ id }) => id === resources[0]?.contact);
    expect([seat?.role, seat?.unit === resources[0]?.unit]).toEqual(["liaison", true]);
  });
});

describe("an export that is imported again", () => {
  it("changes nothing and comes out byte for byte the same", () => {
    const community = loaded();
    const first = community.export();
    const preview = community.read(community.grids());
    expect(preview.counts).toEqual({ ready: 36, question: 0, refused: 0, duplicate: 0 });
    const plan = community.plan(preview);
    expect([told(plan.steps), plan.refused, plan.unchanged]).toEqual([[], [], 36]);
    community.apply(plan.steps);
    expect(community.export()).toEqual(first);
  });

  it("amends exactly the record whose cell was changed", () => {
    const community = loaded();
    const grids = community.grids(changed("地点", "团结巷12号院", "团结巷14号院"));
    const plan = community.plan(community.read(grids));
    expect(plan.steps.map(({ noun, command }) => `${noun}.${command}`)).toEqual(["problem.amend"]);
    community.apply(plan.steps);
    expect(community.export().problems).toContain("团结巷14号院");
    expect(community.plan(community.read(community.grids())).steps).toEqual([]);
  });

  it("empties a remark that was emptied", () => {
    const community = loaded();
    const grids = community.grids(changed("备注", "需提前3天预约", ""));
    community.apply(community.plan(community.read(grids)).steps);
    expect(community.export().resources).not.toContain("需提前3天预约");
  });

  it("says nothing about a column that was taken out", () => {
    const community = loaded();
    const without = community.grids((_, rows) => rows.map((row) => row.slice(0, 4)));
    const preview = community.read(without.slice(0, 1));
    expect(community.plan(preview).steps).toEqual([]);
  });

  it("corrects a phone on the card, and ends the seat of a liaison who was replaced", () => {
    const community = loaded();
    const phone = community.plan(
      community.read(community.grids(changed("联系电话", "8900005", "8900055"))),
    );
    expect(phone.steps.map(({ noun, command, card }) => [noun, command, card])).toEqual([
      ["seat", null, { displayName: "联络员戊", workPhone: "8900055" }],
    ]);
    const name = community.plan(
      community.read(community.grids(changed("联络员", "联络员戊", "联络员子"))),
    );
    expect(name.steps.map(({ noun, command }) => `${noun}.${command}`)).toEqual([
      "seat.close",
      "seat.create",
    ]);
    community.apply(name.steps);
    expect(community.export().units).toContain("联络员子");
  });

  it("moves no project from state to state, nor a resource to another unit", () => {
    const community = loaded();
    const state = community.read(community.grids(changed("进展", "未启动", "已完成")));
    expect(community.plan(state).refused.map(({ reason }) => reason)).toEqual([
      { field: null, key: "refused.fixed", params: { column: "进展" } },
    ]);
    const unit = community.read(
      community.grids((kind, rows) =>
        kind === "resources" ? changed("提供单位", "未登记单位", "向阳幼儿园")(kind, rows) : rows,
      ),
    );
    expect(community.plan(unit).refused.length).toBe(1);
  });

  it("without ids asks about what is there already, and updating it changes nothing", () => {
    const community = loaded();
    const bare = community.grids((_, rows) => rows.map((row) => row.with(0, "")));
    const asked = community.read(bare);
    const answers: Record<string, Answer> = {};
    for (const row of asked.sheets.flatMap((sheet) => sheet.rows))
      if (row.status === "question") answers[row.rowKey] = { choices: { duplicate: "update" } };
    const preview = community.read(bare, answers);
    expect(preview.counts.ready).toBe(36);
    expect(told(community.plan(preview).steps)).toEqual([]);
  });

  it("adds a reporter to a problem that is merged into one on the list", () => {
    const community = loaded();
    const sheet = {
      name: "问题清单",
      rows: [
        ["问题描述", "地点", "提出单位", "备注"],
        ["老旧小区下水道返水", "团结巷12号院", "向阳幼儿园", "又有人说"],
      ],
    };
    const key = community.read([sheet]).sheets[0]?.rows[0]?.rowKey ?? "";
    const preview = community.read([sheet], { [key]: { choices: { duplicate: "merge" } } });
    const plan = community.plan(preview);
    expect(plan.steps.map(({ noun, command }) => `${noun}.${command}`)).toEqual(["problem.amend"]);
    community.apply(plan.steps);
    const problem = community.lists().problems.find(({ title }) => title === "老旧小区下水道返水");
    expect([problem?.reporters.length, problem?.remark]).toEqual([2, "又有人说"]);
  });

  it("comes out the same whatever the rows said", () => {
    const sign = fc.constantFrom(..."= + - @ ' \" , ; \n \t a 字 ＝ མི 。".split(" "), " ");
    const text = (most: number) =>
      fc.array(sign, { maxLength: most }).map((signs) => `灯${signs.join("")}亮`);
    const maybe = (most: number) => fc.oneof(fc.constant(""), text(most));
    const unit = fc.record({ grid: maybe(5), head: maybe(5), liaison: maybe(5), note: maybe(8) });
    const problem = fc.record({
      description: fc.oneof(
        text(10),
        text(10).map((part) => part.repeat(40)),
      ),
      place: text(5),
      grid: maybe(5),
      by: fc.nat(2),
      photo: maybe(5),
    });
    const resource = fc.record({ content: text(6), contact: maybe(4), unit: fc.nat(2) });
    const input = fc.record({
      units: fc.array(unit, { minLength: 3, maxLength: 3 }),
      problems: fc.array(problem, { minLength: 1, maxLength: 5 }),
      resources: fc.array(resource, { maxLength: 4 }),
    });
    const names = ["甲小学", "乙物业", "丙银行"];
    fc.assert(
      fc.property(input, ({ units, problems, resources }) => {
        const community = new Community();
        const grids = [
          {
            name: "成员单位",
            rows: [
              ["单位名称", "单位性质", "所在网格", "单位负责人职务", "联络员", "备注"],
              ...units.map(({ grid, head, liaison, note }, at) => [
                names[at] ?? "",
                "企业",
                grid,
                head,
                liaison,
                note,
              ]),
            ],
          },
          {
            name: "资源清单",
            rows: [
              ["提供单位", "资源类别", "资源内容", "数量", "单位", "有效期至", "联系人"],
              ...resources.map(({ content, contact, unit: at }) => [
                names[at] ?? "",
                "场地",
                content,
                "2",
                "间",
                "长期",
                contact,
              ]),
            ],
          },
          {
            name: "问题清单",
            rows: [
              ["序号", "问题描述", "地点", "所在网格", "提出单位", "照片"],
              ...problems.map(({ description, place, grid, by, photo }, at) => [
                String(at + 1),
                description,
                place,
                grid,
                names[by] ?? "",
                photo,
              ]),
            ],
          },
          {
            name: "项目清单",
            rows: [
              ["项目名称", "对应问题序号", "牵头单位", "完成时限", "进展"],
              ["点亮", "1", "甲小学", "长期", "暂停 30%"],
            ],
          },
        ];
        community.apply(community.plan(community.read(grids)).steps);
        const first = community.export();
        const plan = community.plan(community.read(community.grids()));
        expect(told(plan.steps)).toEqual([]);
        expect(plan.refused).toEqual([]);
        expect(community.export()).toEqual(first);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a long description", () => {
  it("becomes a title that ends with a sentence, and stays whole as the detail", () => {
    const long = `${"路灯不亮，居民出行不便。".repeat(30)}`;
    const { title, detail } = splitDescription(long);
    expect(title.endsWith("。")).toBe(true);
    expect(title.length).toBeLessThanOrEqual(200);
    expect(detail).toBe(long);
    expect(splitDescription("路灯不亮")).toEqual({ title: "路灯不亮" });
  });

  it("is cut beside a character beyond the BMP, never through it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 201, maxLength: 400 }), (text) => {
        const { title } = splitDescription(`灯灯${text}`);
        expect(title.isWellFormed()).toBe(true);
        expect(title.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
