import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Cell } from "../../shared/ledger/cells.ts";
import { type DateOptions, readDate } from "../../shared/ledger/dates.ts";
import { isCalendarDate } from "../../shared/ledger/periods.ts";

const reference = "2026-09-30";
const read = (cell: Cell, expects: DateOptions["expects"] = "deadline") => {
  const reading = readDate(cell, { reference, expects });
  if (reading.kind === "date") return [reading.date, reading.assumed ?? "stated"].join(" ");
  if (reading.kind === "question") return `${reading.why}? ${reading.candidates.join(" ")}`;
  return reading.kind;
};

describe("dates as people write them", () => {
  it.each([
    ["2026.9.3", "2026-09-03 stated"],
    ["2026年9月5日", "2026-09-05 stated"],
    ["2026/9/15", "2026-09-15 stated"],
    ["2026-09-11", "2026-09-11 stated"],
    ["２０２６．９．３", "2026-09-03 stated"],
    [" 2026 年 9 月 5 日 ", "2026-09-05 stated"],
    ["20260905", "2026-09-05 stated"],
    ["2026-09-11 08:30", "2026-09-11 stated"],
    ["2026.9.3(周四)", "2026-09-03 stated"],
    ["2026年12月31日前", "2026-12-31 stated"],
    ["截至2026年12月31日", "2026-12-31 stated"],
    ["2027年6月底", "2027-06-30 stated"],
    ["二〇二六年十二月三十一日", "2026-12-31 stated"],
    ["2028年2月底", "2028-02-29 stated"],
    ["2026年年底", "2026-12-31 stated"],
    ["2026年末前完成", "2026-12-31 stated"],
  ])("a full date, %s, is read as it stands", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["9.8", "2026-09-08 year"],
    ["10月15日", "2026-10-15 year"],
    ["9月底前", "2026-09-30 year"],
    ["10月底", "2026-10-31 year"],
    ["十月底", "2026-10-31 year"],
    ["10月中旬", "2026-10-20 yearAndDay"],
    ["11月上旬", "2026-11-10 yearAndDay"],
    ["11月下旬", "2026-11-30 yearAndDay"],
    ["11月", "2026-11-30 yearAndDay"],
    ["第四季度", "2026-12-31 yearAndDay"],
    ["第4季度末", "2026-12-31 year"],
    ["季度末", "2026-09-30 year"],
    ["本季度", "2026-09-30 yearAndDay"],
    ["年底", "2026-12-31 year"],
    ["年内", "2026-12-31 year"],
    ["今年底", "2026-12-31 year"],
    ["明年上半年", "2027-06-30 yearAndDay"],
    ["下月底", "2026-10-31 year"],
    ["月底", "2026-09-30 year"],
    ["下半年", "2026-12-31 yearAndDay"],
  ])("%s takes what it does not say from the day the sheet was filled in", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["2026年第四季度", "2026-12-31 day"],
    ["2026Q4", "2026-12-31 day"],
    ["2027年上半年", "2027-06-30 day"],
    ["2027年", "2027-12-31 day"],
    ["2026.11", "2026-11-30 day"],
    ["26.11.3", "2026-11-03 century"],
    ["立即", "2026-09-30 immediately"],
    ["尽快解决", "2026-09-30 immediately"],
    [46277, "2026-09-12 serial"],
    ["46277", "2026-09-12 serial"],
    [9.8, "2026-09-08 year"],
    [20260905, "2026-09-05 stated"],
  ])("%s says which part was filled in", (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  it("a date cell is the day that it shows", () => {
    expect(read(new Date("2027-03-31T00:00:00Z"))).toBe("2027-03-31 stated");
    expect(read(new Date(Number.NaN))).toBe("unreadable");
  });

  it.each(["长期", "长期坚持", "常年", "持续推进", "常态化开展"])("%s has no end", (text) => {
    expect(read(text)).toBe("ongoing");
  });

  it.each(["", "  ", "无", "/", "—", "待定", null])("%s is no date", (text) => {
    expect(read(text)).toBe("none");
  });

  it.each([
    ["3月1日", "year? 2026-03-01 2027-03-01"],
    ["第一季度", "year? 2026-03-31 2027-03-31"],
    ["上半年", "year? 2026-06-30 2027-06-30"],
    ["2026.10.1-2026.12.31", "range? 2026-10-01 2026-12-31"],
    ["10月至12月", "range? 2026-10-31 2026-12-31"],
    [9.1, "trailingZero? 2026-09-01 2026-09-10"],
    [2026.1, "trailingZero? 2026-01-31 2026-10-31"],
  ])("%s could be two days and is asked about", (cell, expected) => {
    expect(read(cell)).toBe(expected);
  });

  it("a deadline up to six months back is simply overdue", () => {
    expect(read("4月1日")).toBe("2026-04-01 year");
    expect(read("3月30日")).toBe("2026-03-30 year");
    expect(read("3月29日")).toMatch(/^year\?/);
  });

  it("a report cannot lie ahead: a bare day after the reference is asked about", () => {
    expect(read("12.25", "report")).toBe("year? 2025-12-25 2026-12-25");
    expect(read("9月", "report")).toBe("2026-09-01 yearAndDay");
  });

  it.each([
    "2026.2.30",
    "13月",
    "2026年13月1日",
    "春节前",
    "约10月",
    "10.11.26",
    "长期(2026.12.31)",
    "1899.1.1",
    true,
    5,
  ])("%s is unreadable, never guessed", (cell) => {
    expect(read(cell)).toBe("unreadable");
  });

  it("every existing day is read back from each way of writing it", () => {
    const day = fc.date({
      min: new Date("1990-01-01T00:00:00Z"),
      max: new Date("2100-12-31T00:00:00Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [y, m, d] = iso.split("-").map(Number);
        const forms: Cell[] = [
          iso,
          `${y}.${m}.${d}`,
          `${y}年${m}月${d}日前`,
          `${y}/${m}/${d}`,
          date,
        ];
        for (const form of forms)
          expect(readDate(form, { reference })).toEqual({ kind: "date", date: iso });
      }),
    );
  });

  it("no text makes it throw, and whatever it answers is an existing day", () => {
    const words = fc.constantFrom(
      "2026",
      "9",
      "底",
      "月",
      "日",
      "年",
      "前",
      ".",
      "-",
      "第四季度",
      "长期",
      "十",
      " ",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(words).map((parts) => parts.join("")),
    );
    const cell = fc.oneof(text, fc.double(), fc.date(), fc.boolean(), fc.constant(null));
    fc.assert(
      fc.property(
        cell,
        fc.constantFrom("deadline" as const, "report" as const),
        (value, expects) => {
          const reading = readDate(value, { reference, expects });
          const days =
            reading.kind === "date"
              ? [reading.date]
              : reading.kind === "question"
                ? reading.candidates
                : [];
          expect(days.every(isCalendarDate)).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
