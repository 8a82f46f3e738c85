import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../shared/ledger/cells.ts";
import type { Preview } from "../../shared/ledger/preview.ts";
import { readLedger } from "../../shared/ledger/read.ts";

const rowsOf = (preview: Preview) => preview.sheets.flatMap((sheet) => sheet.rows);

describe("any grid of cells", () => {
  const word = fc.constantFrom(
    ..."序号 编号 问题描述 地点 紧急程度 单位名称 单位性质 资源内容 提供单位 数量 项目名称 牵头单位 对应问题序号 配合单位".split(
      " ",
    ),
    ..."备注 原因 一般 学校 场地 长期 9月底前 1 1,10 甲小学 甲小学、乙所 合计 填表说明:无 __proto__ constructor".split(
      " ",
    ),
  );
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    { weight: 6, arbitrary: word },
    fc.string({ unit: "binary", maxLength: 12 }),
    fc.constant(null),
    fc.double(),
    fc.nat(40),
    fc.boolean(),
    fc.date(),
  );
  const header = fc.constantFrom<Cell[]>(
    ["序号", "单位名称", "单位性质", "联系电话"],
    ["序号", "提供单位", "资源类别", "资源内容", "数量", "单位", "有效期至"],
    ["序号", "问题描述", "地点", "提出单位", "紧急程度", "提出时间"],
    ["序号", "项目名称", "对应问题序号", "牵头单位", "配合单位", "完成时限", "进展"],
  );
  const body = fc.array(fc.array(cell, { maxLength: 9 }), { maxLength: 12 });
  const rows = fc.oneof(
    body,
    fc.tuple(header, body).map(([first, rest]) => [first, ...rest]),
  );
  const sheets = fc.array(fc.record({ name: word, rows }), { maxLength: 4 });
  const answers = fc.dictionary(
    fc.tuple(word, fc.nat(12)).map(([sheet, row]) => `${sheet}!${row}`),
    fc.record({
      cells: fc.dictionary(fc.constantFrom("description", "unit", "due", "__proto__"), fc.string()),
      choices: fc.dictionary(
        fc.constantFrom("unit", "duplicate", "lead", "reporter", "urgency"),
        fc.constantFrom("create", "merge", "separate", "leaveOut", "unit:甲小学", "urgent", "x"),
      ),
    }),
  );
  const id = "01K6F0000000000000000000AA";
  const known = { units: [{ id, name: "甲小学" }], records: [] };

  it("never throws, shows every row exactly once, and reads the same again", () => {
    fc.assert(
      fc.property(sheets, answers, (someGrids, someAnswers) => {
        const input = { grids: someGrids, today: "2026-11-20", known, answers: someAnswers };
        const preview = readLedger(input);
        expect(readLedger(input)).toEqual(preview);
        for (const [at, grid] of someGrids.entries()) {
          const sheet = preview.sheets[at];
          const seen = [...(sheet?.rows ?? []), ...(sheet?.others ?? [])];
          const numbers = seen.map(({ rowNumber }) => rowNumber).sort((a, b) => a - b);
          expect(numbers).toEqual(grid.rows.map((_, index) => index + 1));
        }
      }),
      { numRuns: 300 },
    );
  });

  it("a row is ready with a record, or says why it is not", () => {
    fc.assert(
      fc.property(sheets, answers, (someGrids, someAnswers) => {
        const input = { grids: someGrids, today: "2026-11-20", known, answers: someAnswers };
        for (const row of rowsOf(readLedger(input))) {
          expect(row.status === "ready").toBe(row.record !== null);
          if (row.status === "question") expect(row.questions).not.toEqual([]);
          if (row.status === "refused") expect(row.reasons).not.toEqual([]);
          if (row.status === "duplicate") expect(row.duplicateOf).not.toBeNull();
        }
      }),
      { numRuns: 300 },
    );
  });
});
