import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../pwa/ledger/workbook.ts";
import type { SheetKind } from "../../shared/ledger/columns.ts";
import { decodeCsv, guardCell, parseCsv, unguardCell, writeCsv } from "../../shared/ledger/csv.ts";
import { fingerprintOf } from "../../shared/ledger/drafts.ts";
import type { Draft, Extra, Message, ReadingInput, UnitRef } from "../../shared/ledger/preview.ts";
import { readLedger } from "../../shared/ledger/read.ts";
import { exportTable, type ProblemNumber, refusedTable } from "../../shared/ledger/write.ts";

const FIXTURE = new URL("../../worker/embedded/sample/ledger.xlsx", import.meta.url);
const readSample = async (more: Partial<ReadingInput> = {}) => {
  const reading = await readWorkbook(new Blob([readFileSync(FIXTURE)]), "ledger-sample.xlsx");
  if (!reading.ok) throw new Error(reading.key);
  const known = { units: [], records: [] };
  return readLedger({ grids: reading.grids, today: "2026-11-20", known, ...more });
};
const idOf = (kind: string, n: number) =>
  `01K6F00000000000000000${kind.length}${String(n).padStart(3, "0")}`;

/** Exports, reads the csv back against these very records, and exports again. */
function exportTwice(kind: SheetKind, drafts: Draft[], units: UnitRef[], number: ProblemNumber) {
  const first = writeCsv(exportTable(kind, drafts, number));
  const problems = drafts.flatMap((draft) =>
    draft.sheet === "projects"
      ? draft.problems.flatMap((ref) =>
          ref.kind === "existing"
            ? [{ id: ref.id, kind: "problems" as const, fingerprint: "" }]
            : [],
        )
      : [],
  );
  const records = drafts.flatMap(({ id }) => (id ? [{ id, kind, fingerprint: "" }] : []));
  const preview = readLedger({
    grids: [{ name: "导出", rows: parseCsv(first) }],
    today: "2031-01-01",
    known: {
      units: units.flatMap((unit) =>
        unit.kind === "existing" ? [{ id: unit.id, name: unit.name }] : [],
      ),
      records: [...records, ...problems],
    },
  });
  const again = preview.sheets.flatMap((sheet) => sheet.rows);
  const records2 = again.flatMap(({ record }) => (record ? [record] : []));
  return { first, again, second: writeCsv(exportTable(kind, records2, number)) };
}
const numberOf: ProblemNumber = (ref) => (ref.kind === "existing" ? ref.id : ref.rowKey);

describe("csv", () => {
  const nasty = fc.oneof(
    fc.string({ unit: "binary", maxLength: 12 }),
    fc
      .array(
        fc.constantFrom(
          "'",
          "=",
          "+",
          "-",
          "@",
          "\t",
          "\r",
          "\n",
          '"',
          ",",
          ";",
          " ",
          "＝",
          "a",
          "字",
          "\ufeff",
        ),
      )
      .map((signs) => signs.join("")),
  );

  it("gives back every cell exactly, and the same bytes when written again", () => {
    const rows = fc
      .integer({ min: 2, max: 5 })
      .chain((width) =>
        fc
          .array(fc.array(nasty, { minLength: width, maxLength: width }), { maxLength: 8 })
          .map((body) => [Array.from({ length: width }, (_, at) => `列${at}`), ...body]),
      );
    fc.assert(
      fc.property(rows, (table) => {
        const csv = writeCsv(table);
        expect(parseCsv(csv)).toEqual(table);
        expect(writeCsv(parseCsv(csv))).toBe(csv);
        expect(decodeCsv(new TextEncoder().encode(csv))).toBe(csv.slice(1));
      }),
      { numRuns: 500 },
    );
  });

  it("never writes a cell that a spreadsheet would run", () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(guardCell(text)).not.toMatch(/^[=+\-@\t\r\n]/);
        expect(unguardCell(guardCell(text))).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it("takes off the guard's own apostrophe and no other", () => {
    expect(unguardCell("'=1+1")).toBe("=1+1");
    expect(unguardCell("''=1+1")).toBe("'=1+1");
    expect(unguardCell("'tis")).toBe("'tis");
  });

  it("reads what spreadsheets save: tabs, semicolons, UTF-16 and GB 18030", () => {
    expect(parseCsv("序号\t地点\r\n1\t三巷, 东口\r\n")).toEqual([
      ["序号", "地点"],
      ["1", "三巷, 东口"],
    ]);
    expect(parseCsv("序号;地点\n1;三巷")).toEqual([
      ["序号", "地点"],
      ["1", "三巷"],
    ]);
    expect(decodeCsv(Uint8Array.of(0xff, 0xfe, 0x30, 0x57))).toBe("地");
    expect(decodeCsv(Uint8Array.of(0xb5, 0xd8, 0xb5, 0xe3))).toBe("地点");
  });
});

describe("the export", () => {
  it("has the id first, then the columns of the form", async () => {
    const { sheets } = await readSample();
    const drafts = sheets[2]?.rows.flatMap(({ record }) => (record ? [record] : [])) ?? [];
    const [header, first] = exportTable("problems", drafts, numberOf);
    expect(header).toEqual(
      "编号 序号 问题描述 地点 所在网格 提出单位 紧急程度 提出时间 期望解决时限 备注".split(" "),
    );
    expect(first).toEqual([
      "",
      "1",
      "背街小巷路灯不亮5盏",
      "滨河路三巷",
      "第三网格",
      "江畔物业服务有限公司",
      "紧急",
      "2026-09-03",
      "2026-09-30",
      "",
    ]);
  });

  it("of the sample, read back, changes not a byte", async () => {
    const preview = await readSample();
    const units = new Map<string, UnitRef>();
    for (const [at, { rows }] of preview.sheets.entries()) {
      const kind = rows[0]?.kind ?? "units";
      const drafts = rows.flatMap(({ record }, n): Draft[] =>
        record ? [{ ...record, id: idOf(kind, n) }] : [],
      );
      if (at === 0) {
        for (const draft of drafts) {
          if (draft.sheet === "units")
            units.set(draft.name, { kind: "existing", id: draft.id ?? "", name: draft.name });
        }
      }
      const stored = drafts.map(
        (draft): Draft =>
          draft.sheet === "projects"
            ? {
                ...draft,
                problems: draft.problems.map((_, n) => ({
                  kind: "existing",
                  id: idOf("problems", n),
                })),
              }
            : draft,
      );
      const { first, second, again } = exportTwice(kind, stored, [...units.values()], numberOf);
      expect(again.map(({ status }) => status)).toEqual(stored.map(() => "ready"));
      expect(second).toBe(first);
    }
  });

  it("of any problem, however nasty its texts, read back changes not a byte", () => {
    const sign = fc.constantFrom(..."= + - @ ' \" , ; 、 \n \r\n \t a 字 ＝ མི 🏮".split(" "), " ");
    const text = fc
      .array(sign, { minLength: 1, maxLength: 10 })
      .map((signs) => `${signs.join("")}灯不亮`);
    const note = fc.option(
      fc.array(sign, { minLength: 1, maxLength: 6 }).map((signs) => signs.join("")),
    );
    const school: UnitRef = { kind: "existing", id: idOf("units", 1), name: "甲小学" };
    const problem = fc.record({
      description: text,
      place: text,
      grid: fc.option(text),
      note,
      reporter: fc.constantFrom(null, school),
      urgency: fc.constantFrom("normal" as const, "urgent" as const, "critical" as const),
      reportedOn: fc.constantFrom(null, "2026-09-01"),
      expectedOn: fc.constantFrom(null, "ongoing", "2027-02-28"),
      extras: fc.oneof(
        fc.constant<Extra[]>([]),
        text.map((extra) => [{ header: "照片", text: extra }]),
      ),
    });
    fc.assert(
      fc.property(fc.array(problem, { minLength: 1, maxLength: 5 }), (problems) => {
        const drafts = problems.map((fields, n): Draft => {
          return {
            sheet: "problems",
            id: idOf("problems", n),
            number: String(n),
            mergeInto: null,
            ...fields,
          };
        });
        const { first, second, again } = exportTwice("problems", drafts, [school], numberOf);
        expect(again.map(({ status }) => status)).toEqual(drafts.map(() => "ready"));
        expect(second).toBe(first);
      }),
      { numRuns: 300 },
    );
  });

  it("knows a record again by its fingerprint when the ids are gone", async () => {
    const preview = await readSample();
    const draft = preview.sheets[2]?.rows[1];
    const texts: Record<string, string> = {
      description: "施工围挡遗留未拆除",
      place: "仙足岛东路路口",
    };
    const fingerprint = fingerprintOf("problems", (field) => texts[field] ?? "");
    const records = [{ id: idOf("problems", 2), kind: "problems" as const, fingerprint }];
    const known = { units: [], records };
    const asked = (await readSample({ known })).sheets[2]?.rows[1];
    expect(asked?.questions.map(({ key }) => key)).toEqual(["question.duplicate.existing"]);
    const answers = { [draft?.rowKey ?? ""]: { choices: { duplicate: "update" } } };
    const updated = (await readSample({ known, answers })).sheets[2]?.rows[1];
    expect([updated?.status, updated?.record?.id]).toEqual(["ready", idOf("problems", 2)]);
  });
});

describe("rows that were not taken", () => {
  const sentence = ({ key }: Message) => key;

  it("are handed back under their own columns with the reason, and can be imported again", async () => {
    const sheet = (await readSample()).sheets[2];
    if (!sheet) throw new Error("no problem sheet");
    const table = refusedTable(sheet, sentence);
    expect(table[2]?.at(-1)).toBe("原因");
    expect(table.slice(3).map((row) => [row[0], row.at(-1)])).toEqual([
      ["9", "refused.required"],
      ["10", "question.duplicate.problems"],
    ]);
    const mended = parseCsv(writeCsv(table)).map((row, at) =>
      at === 3 ? row.with(1, "井盖松动") : row,
    );
    const known = {
      units: [
        { id: idOf("units", 1), name: "向阳幼儿园" },
        { id: idOf("units", 2), name: "示范区供水所" },
      ],
      records: [],
    };
    const again = readLedger({
      grids: [{ name: "未接收", rows: mended }],
      today: "2031-01-01",
      known,
    });
    expect(again.counts).toEqual({ ready: 2, question: 0, refused: 0, duplicate: 0 });
    expect(again.sheets[0]?.reference.date).toBe("2026-09-30");
    expect(again.sheets[0]?.rows[1]?.record).toMatchObject({
      expectedOn: "2026-09-30",
      extras: [],
    });
  });
});
