import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readWorkbook } from "../../pwa/ledger/workbook.ts";
import { COLUMNS } from "../../shared/ledger/columns.ts";
import { readLedger } from "../../shared/ledger/read.ts";

const FIXTURE = new URL("../../worker/embedded/sample/ledger.xlsx", import.meta.url);
const readSample = async () => {
  const reading = await readWorkbook(new Blob([readFileSync(FIXTURE)]), "ledger-sample.xlsx");
  if (!reading.ok) throw new Error(reading.key);
  return readLedger({
    grids: reading.grids,
    today: "2026-11-20",
    known: { units: [], records: [] },
  });
};

describe("the texts of the ledger", () => {
  const texts = ["zh-CN", "en", "bo"].map(
    (language): Record<string, string> =>
      JSON.parse(
        readFileSync(
          new URL(`../../shared/language/${language}/ledger.json`, import.meta.url),
          "utf8",
        ),
      ),
  );

  it("have the same keys and the same places to fill in three languages", () => {
    const shape = texts.map((file) =>
      Object.entries(file).map(([key, text]) =>
        [key, ...[...new Set(text.match(/\{\w+\}/g))].sort()].join(" "),
      ),
    );
    expect(shape[1]).toEqual(shape[0]);
    expect(shape[2]).toEqual(shape[0]);
  });

  it("name every column", () => {
    for (const [kind, columns] of Object.entries(COLUMNS)) {
      for (const { field } of columns) {
        expect(
          Object.hasOwn(texts[0] ?? {}, `field.${kind}.${field}`) ||
            Object.hasOwn(texts[0] ?? {}, `field.${field}`),
        ).toBe(true);
      }
    }
  });

  it("hold every key that the reader can give", async () => {
    const sources = ["row-reader", "drafts", "duplicates", "read", "guard", "dates"].map((name) =>
      readFileSync(new URL(`../../shared/ledger/${name}.ts`, import.meta.url), "utf8"),
    );
    const keys =
      sources.join("\n").match(/"(answer|notice|refused|question|assumed|file)\.[\w.]+"/g) ?? [];
    expect(keys.length).toBeGreaterThan(10);
    for (const key of keys) expect(texts[0]).toHaveProperty([key.slice(1, -1)]);
    for (const { questions, reasons, assumptions } of (await readSample()).sheets.flatMap(
      ({ rows }) => rows,
    )) {
      for (const { key, params } of [...questions, ...reasons, ...assumptions]) {
        const places = texts[0]?.[key]?.match(/(?<=\{)\w+(?=\})/g) ?? [];
        expect(texts[0]).toHaveProperty([key]);
        expect(Object.keys(params)).toEqual(expect.arrayContaining([...places]));
      }
    }
  });
});
