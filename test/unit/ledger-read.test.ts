import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { readWorkbook } from "../../pwa/ledger/workbook.ts";
import type { Cell, Grid } from "../../shared/ledger/cells.ts";
import type { Answer, Preview, ReadingInput } from "../../shared/ledger/preview.ts";
import { readLedger } from "../../shared/ledger/read.ts";

const FIXTURE = new URL("../../worker/embedded/sample/ledger.xlsx", import.meta.url);
let grids: Grid[] = [];
beforeAll(async () => {
  const reading = await readWorkbook(new Blob([readFileSync(FIXTURE)]), "ledger-sample.xlsx");
  if (!reading.ok) throw new Error(reading.key);
  grids = reading.grids;
});

const read = (more: Partial<ReadingInput> = {}): Preview =>
  readLedger({ grids, today: "2026-11-20", known: { units: [], records: [] }, ...more });
const rowsOf = (preview: Preview) => preview.sheets.flatMap((sheet) => sheet.rows);
const rowAt = (preview: Preview, rowKey: string) => {
  const row = rowsOf(preview).find((candidate) => candidate.rowKey === rowKey);
  if (!row) throw new Error(`no row ${rowKey}`);
  return row;
};
const problemSheet = (...rows: Cell[][]): Grid => ({
  name: "问题清单",
  rows: [["序号", "问题描述", "地点", "提出单位", "紧急程度", "期望解决时限"], ...rows],
});

describe("the sample ledger", () => {
  it("is four lists of one community, filled in on one day", () => {
    const told = read().sheets.map(({ kind, headerRow, community, reference }) =>
      [kind, headerRow, community, reference.date, reference.from].join(" "),
    );
    expect(told).toEqual(
      ["units", "resources", "problems", "projects"].map(
        (kind) => `${kind} 3 仙足岛社区 2026-09-30 sheet`,
      ),
    );
  });

  it("has 31 rows ready, four to ask about, one refused and one repeated", () => {
    const preview = read();
    expect(preview.counts).toEqual({ ready: 31, question: 4, refused: 1, duplicate: 1 });
    const open = rowsOf(preview)
      .filter(({ status }) => status !== "ready")
      .map(({ rowKey, status, questions, reasons, duplicateOf }) => [
        rowKey,
        status,
        ...[...questions, ...reasons].map(({ key }) => key),
        ...(duplicateOf ? [duplicateOf] : []),
      ]);
    expect(open).toEqual([
      ["资源清单!6", "question", "question.unit.likely"],
      ["资源清单!14", "question", "question.unit.unknown"],
      ["资源清单!15", "duplicate", "资源清单!12"],
      ["问题清单!12", "refused", "refused.required"],
      ["问题清单!13", "question", "question.duplicate.problems"],
      ["项目清单!4", "question", "question.project.problemWaits"],
    ]);
  });

  it("says of every date what was filled in", () => {
    const assumed = rowsOf(read()).flatMap(({ rowKey, assumptions }) =>
      assumptions.map(
        ({ field, key, params }) => `${rowKey} ${field} ${key} ${params.date ?? params.name}`,
      ),
    );
    expect(assumed).toEqual([
      "资源清单!5 unit assumed.unit.padded 示范区第二小学",
      "资源清单!11 validTo assumed.date.yearAndDay 2026-12-31",
      "问题清单!4 expectedOn assumed.date.year 2026-09-30",
      "问题清单!6 reportedOn assumed.date.year 2026-09-08",
      "问题清单!6 expectedOn assumed.date.year 2026-10-15",
      "问题清单!7 expectedOn assumed.date.immediately 2026-09-30",
      "问题清单!8 expectedOn assumed.date.day 2026-12-31",
      "问题清单!13 expectedOn assumed.date.year 2026-09-30",
      "项目清单!8 due assumed.date.year 2026-10-31",
    ]);
  });

  it("keeps a text that begins with = as text", () => {
    expect(rowAt(read(), "问题清单!11").record).toMatchObject({
      description: '=HYPERLINK("http://example.invalid","点我")',
    });
  });

  it("reads date cells, numbers typed as text and phone numbers typed as numbers", () => {
    const preview = read();
    expect(rowAt(preview, "资源清单!7").record).toMatchObject({
      quantity: 1,
      validTo: "2027-03-31",
    });
    expect(rowAt(preview, "问题清单!8").record).toMatchObject({ reportedOn: "2026-09-12" });
    expect(rowAt(preview, "成员单位!5").record).toMatchObject({ phone: "8900002" });
    expect(rowAt(preview, "项目清单!7").record).toMatchObject({ state: "completed_claimed" });
  });

  it("recognises the title, the fill-in line, the header, the blank line and the note", () => {
    expect(read().sheets[3]?.others.map(({ rowNumber, role }) => `${rowNumber} ${role}`)).toEqual([
      "1 heading",
      "2 heading",
      "3 header",
      "9 blank",
      "10 note",
    ]);
  });

  it("is wholly ready once the clerk has answered, and the project follows the merged problem", () => {
    const answers: Record<string, Answer> = {
      "资源清单!6": { choices: { unit: "unit:示范区社区卫生服务中心" } },
      "资源清单!14": { choices: { unit: "create" } },
      "问题清单!12": { cells: { description: "路口井盖松动" } },
      "问题清单!13": { choices: { duplicate: "merge" } },
    };
    const preview = read({ answers });
    expect(preview.counts).toEqual({ ready: 36, question: 0, refused: 0, duplicate: 1 });
    expect(preview.newUnits).toEqual(["未登记单位"]);
    expect(preview.fieldsTyped).toBe(1);
    expect(rowAt(preview, "问题清单!13").record).toMatchObject({
      mergeInto: { kind: "row", rowKey: "问题清单!4" },
      reporter: { name: "示范区供水所" },
    });
    expect(rowAt(preview, "项目清单!4").record).toMatchObject({
      problems: [{ kind: "row", rowKey: "问题清单!4" }],
      state: "underway",
      percent: 60,
    });
  });

  it("keeps problems apart when they are separate, and a repeated row when it is wanted", () => {
    const separate = { choices: { duplicate: "separate" } };
    const preview = read({ answers: { "问题清单!13": separate, "资源清单!15": separate } });
    expect(rowAt(preview, "资源清单!15").status).toBe("ready");
    expect(rowAt(preview, "项目清单!4").record).toMatchObject({
      problems: [{ rowKey: "问题清单!4" }, { rowKey: "问题清单!13" }],
    });
  });

  it("leaves out a row on request, with that as the reason", () => {
    const row = rowAt(
      read({ answers: { "资源清单!14": { choices: { unit: "leaveOut" } } } }),
      "资源清单!14",
    );
    expect([row.status, row.reasons[0]?.key]).toEqual(["refused", "refused.leftOut"]);
  });

  it("takes a name answered once for every row that writes it so", () => {
    const aliases = { 社区卫生服务中心: "示范区社区卫生服务中心", 未登记单位: "create" };
    expect(read({ aliases }).counts.question).toBe(2);
  });

  it("imported again meets its own records: units by name, the others with a question", () => {
    const id = "01K6F0000000000000000000AA";
    const known = { units: [{ id, name: "示范区供水所" }], records: [] };
    const preview = read({ known });
    expect(rowAt(preview, "成员单位!9").record?.id).toBe(id);
    expect(rowAt(preview, "资源清单!10").record).toMatchObject({ unit: { kind: "existing", id } });
  });
});

describe("rows that cannot be taken as they are", () => {
  const only = (grid: Grid, more: Partial<ReadingInput> = {}) =>
    rowsOf(read({ grids: [grid], ...more }));
  const keysOf = (cells: Cell[]) =>
    only(problemSheet(cells)).flatMap(({ reasons, questions }) =>
      [...reasons, ...questions].map(({ key }) => key),
    );

  it.each([
    ["an identity number", "找张三，身份证 11010519491231002X", "refused.personalNumber"],
    ["a mobile number", "联系 138 0013 8000", "refused.personalNumber"],
    ["too long a text", "水".repeat(2001), "refused.tooLong"],
    ["a NUL", "坏字符\u0000", "refused.unsoundText"],
    ["half a sign", "半个字\ud800", "refused.unsoundText"],
  ])("%s is refused with the reason", (_, description, key) => {
    expect(keysOf([1, description, "三巷", null, "一般", "长期"])).toEqual([key]);
  });

  it("a number of eighteen digits that is no identity number is left alone", () => {
    expect(keysOf([1, "订单 110105194912310021", "三巷", null, "一般", "长期"])).toEqual([]);
  });

  it("words that are not on the form are asked about, with all that are", () => {
    const [row] = only(problemSheet([1, "路灯不亮", "三巷", null, "火烧眉毛", "春节前"]));
    expect(row?.questions.map(({ id }) => id).sort()).toEqual(["expectedOn", "urgency"]);
    const choices = { urgency: "critical", expectedOn: "2027-02-05" };
    const [answered] = only(problemSheet([1, "路灯不亮", "三巷", null, "火烧眉毛", "春节前"]), {
      answers: { "问题清单!2": { choices } },
    });
    expect(answered?.record).toMatchObject({ urgency: "critical", expectedOn: "2027-02-05" });
  });

  it("a remembered column wins over the guess, and an unknown one is kept as an extra", () => {
    const grid = {
      name: "问题清单",
      rows: [
        ["序号", "问题描述", "情况", "地点", "照片号"],
        [1, "甲说法", "乙说法", "三巷", "IMG_7"],
      ],
    };
    const [guessed] = only(grid);
    expect(guessed?.record).toMatchObject({
      description: "甲说法",
      extras: [
        { header: "情况", text: "乙说法" },
        { header: "照片号", text: "IMG_7" },
      ],
    });
    const [remembered] = only(grid, { remembered: { 情况: "description" } });
    expect(remembered?.record).toMatchObject({ description: "乙说法" });
    const layouts = { 问题清单: { columns: { 4: "description" } } };
    expect(only(grid, { layouts })[0]?.record).toMatchObject({ description: "IMG_7" });
  });

  it("a column about a person is never imported, and the sheet says so", () => {
    const preview = read({
      grids: [
        {
          name: "成员单位",
          rows: [
            ["单位名称", "单位性质", "民族"],
            ["甲小学", "学校", "藏族"],
          ],
        },
      ],
    });
    expect(preview.sheets[0]?.notices.map(({ key }) => key)).toContain("notice.personalColumn");
    expect(JSON.stringify(rowsOf(preview)[0]?.record)).not.toContain("藏族");
  });

  it("rows with ids meet their records; an unknown or repeated id is not taken silently", () => {
    const id = "01K6F0000000000000000000AA";
    const other = "01K6F0000000000000000000AB";
    const row = (first: string): Cell[] => [first, `路灯${first.slice(-1)}不亮`, "三巷", "一般"];
    const grid = {
      name: "问题清单",
      rows: [["编号", "问题描述", "地点", "紧急程度"], row(id), row(id), row(other), row("12")],
    };
    const records = [{ id, kind: "problems" as const, fingerprint: "" }];
    const rows = only(grid, { known: { units: [], records } });
    expect(rows.map(({ status }) => status)).toEqual(["ready", "refused", "question", "refused"]);
    expect(rows[0]?.record?.id).toBe(id);
  });

  it("a plain list number headed 编号 is no id", () => {
    const rows = [
      ["编号", "问题描述", "地点"],
      [1, "路灯不亮", "三巷"],
    ];
    expect(only({ name: "问题", rows })[0]?.record).toMatchObject({ id: null, number: "1" });
  });
});
