import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import writeXlsxFile from "write-excel-file/universal";
import { fetchLists } from "../../pwa/ledger/fetch-lists.ts";
import { Reading } from "../../pwa/ledger/reading.ts";
import { beginImport, inChunks, sendImport } from "../../pwa/ledger/send-import.ts";
import { readWorkbook } from "../../pwa/ledger/workbook.ts";
import type { Cell } from "../../shared/ledger/cells.ts";
import { EMPTY_LISTS } from "../../shared/ledger/lists.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { applyStatements } from "../../worker/ledger/apply.ts";
import { ledgerRoutes } from "../../worker/ledger/routes.ts";
import { COMMITTEE, type Device, Ground } from "./access-ground.ts";

const ROWS = 5000;
const HEADERS = [
  "序号",
  "问题描述",
  "地点",
  "所在网格",
  "提出单位",
  "紧急程度",
  "提出时间",
  "备注",
];
const rowOf = (at: number): string[] => [
  String(at),
  `第${at}条巷道路灯不亮，居民夜间出行不便`,
  `滨河路${at}号`,
  `第${(at % 9) + 1}网格`,
  "示范区第二小学",
  "紧急",
  "2026.9.3",
  at % 2 ? "需要尽快解决" : "",
];
const UNITS: Cell[][] = [
  ["单位名称", "单位性质", "联络员"],
  ["示范区第二小学", "学校", "联络员甲"],
];
const problems = (count: number): Cell[][] => [
  HEADERS,
  ...Array.from({ length: count }, (_, at) => rowOf(at + 1)),
];

let ground: Ground;
let clerk: Device;
/** Requests that get no answer: the server did its work, the phone never learns. */
let lost: (path: string) => boolean = () => false;
beforeEach(async () => {
  ground = new Ground();
  ledgerRoutes(ground.app);
  clerk = await ground.somebody("clerk");
  lost = () => false;
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const headers = { ...(init.headers as object), Cookie: clerk.cookie ?? "" };
    const answer = await ground.app.request(`https://test.example${path}`, { ...init, headers });
    if (lost(`${init.method} ${path}`)) throw new TypeError("network");
    return answer;
  });
  vi.stubGlobal("setTimeout", ((run: () => void) => queueMicrotask(run)) as never);
});
afterEach(() => vi.unstubAllGlobals());

const read = (grids: { name: string; rows: Cell[][] }[]) =>
  new Reading(grids, EMPTY_LISTS, "2026-11-20");
const small = () =>
  read([
    { name: "成员单位", rows: UNITS },
    { name: "问题清单", rows: problems(250) },
  ]);
async function begun(reading: Reading) {
  const outcome = await beginImport(COMMITTEE, reading.plan.steps, "zh-CN");
  if ("trouble" in outcome) throw new Error(outcome.trouble.reason);
  return outcome.kept;
}
const countOf = (table: string) => ground.rows(`select count(*) as n from ${table}`)[0]?.n;

describe("a ledger of 5,000 rows", () => {
  it("is read, planned, staged and applied", { timeout: 300_000 }, async () => {
    const laps: string[] = [];
    let since = performance.now();
    const lap = (name: string) => {
      laps.push(`${name} ${Math.round(performance.now() - since)} ms`);
      since = performance.now();
    };
    const sheet = (name: string, rows: Cell[][]) => ({
      sheet: name,
      data: rows.map((row) => row.map((value) => (value ? { value, type: String } : null))),
    });
    const sheets = [sheet("成员单位", UNITS), sheet("问题清单", problems(ROWS))];
    const file = await writeXlsxFile(sheets as never[]).toBlob();
    lap("write");
    const workbook = await readWorkbook(file, "large.xlsx");
    if (!workbook.ok) throw new Error(workbook.key);
    lap("read");
    const reading = new Reading(workbook.grids, EMPTY_LISTS, "2026-11-20");
    lap("preview and plan");
    expect(reading.summary()).toMatchObject({ counts: { ready: ROWS + 1, question: 0 } });
    expect(reading.page("ready", 4990).rows.length).toBe(11);
    const kept = await begun(reading);
    let staged = 0;
    const sent = await sendImport(kept, "zh-CN", (done, total) => {
      if (done === total) lap("stage");
      staged = done;
    });
    lap("apply");
    expect(sent).toMatchObject({ sent: "applied", applied: { created: { problem: ROWS } } });
    expect([staged, countOf("problem"), countOf("event")]).toEqual([
      reading.plan.steps.length,
      ROWS,
      reading.plan.steps.length,
    ]);
    const found = await fetchLists(COMMITTEE, "zh-CN");
    if ("trouble" in found) throw new Error(found.trouble.reason);
    lap("lists");
    const again = new Reading(workbook.grids, found.lists, "2026-11-20");
    expect(again.summary().counts.question).toBe(ROWS);
    lap("read against the lists");
    console.log(laps.join(" · "));
  });

  it("takes statements that D1 takes: at most 100 parameters and 100 KB each", () => {
    const applying = { id: "i", committee: COMMITTEE, person: "p", chunks: 1, steps: 1, now: "" };
    const statements = applyStatements({ edition: "domestic" }, applying, {
      created: {},
      amended: {},
    });
    // Some for each noun, none for a row.
    expect(statements.length).toBeLessThan(8 * Object.keys(NOUNS).length);
    for (const { sql, params } of statements) {
      expect(params.length).toBeLessThanOrEqual(100);
      expect(sql.length).toBeLessThan(100_000);
    }
  });
});

describe("an import that is cut", () => {
  it("goes on where it was, and sends nothing twice", async () => {
    const kept = await begun(small());
    expect(kept.chunks.length).toBe(3);
    lost = (call) => call.includes("/chunks/1");
    const first = await sendImport(kept, "zh-CN", () => {});
    expect(first).toMatchObject({ sent: "trouble", lost: false, trouble: { reason: "offline" } });
    expect(countOf("problem")).toBe(0);
    const calls: string[] = [];
    lost = (call) => {
      calls.push(call.replace(/imports\/\w+/, "imports/…"));
      return false;
    };
    const second = await sendImport(kept, "zh-CN", () => {});
    expect(second).toMatchObject({ sent: "applied", applied: { created: { problem: 250 } } });
    expect(calls).toEqual([
      "GET /api/imports/…",
      "PUT /api/imports/…/chunks/2",
      "POST /api/imports/…/apply",
    ]);
  });

  it("is applied once although the answer was lost", async () => {
    const kept = await begun(small());
    lost = (call) => call.endsWith("/apply");
    expect(await sendImport(kept, "zh-CN", () => {})).toMatchObject({ lost: false });
    expect(countOf("problem")).toBe(250);
    lost = () => false;
    const again = await sendImport(kept, "zh-CN", () => {});
    expect(again).toMatchObject({ sent: "applied", applied: { created: { problem: 250 } } });
    expect(countOf("problem")).toBe(250);
  });
});

describe("rows that the server refuses", () => {
  it("are told in its words, left out of the next plan, and come back when they are answered anew", async () => {
    const reading = small();
    // A remark that the page would never send: only the server's own check is left.
    const step = reading.plan.steps.find(({ noun }) => noun === "problem");
    if (!step) throw new Error("no problem");
    step.args.remark = "身份证 11010519491231002X";
    const sent = await sendImport(await begun(reading), "zh-CN", () => {});
    if (sent.sent !== "refused") throw new Error(sent.sent);
    expect([...sent.rows.keys()]).toEqual([step.row]);
    expect(countOf("problem")).toBe(0);
    reading.stop(sent.rows);
    expect(reading.summary().counts).toMatchObject({ ready: 250, refused: 1 });
    expect(reading.page("refused", 0).rows[0]?.said).toContain("身份证");
    expect(await sendImport(await begun(reading), "zh-CN", () => {})).toMatchObject({
      sent: "applied",
      applied: { created: { problem: 249 } },
    });
    reading.answer(step.row, { cells: { note: "楼下值班室" } });
    expect(reading.summary().counts).toMatchObject({ ready: 251, refused: 0 });
  });
});

describe("chunks", () => {
  it("hold at most 100 steps, and fewer where these are long", () => {
    const { steps } = small().plan;
    expect(inChunks(steps).map((chunk) => chunk.steps.length)).toEqual([100, 100, 61]);
    const long = steps.map((step) => ({ ...step, args: { detail: "字".repeat(2000) } }));
    expect(Math.max(...inChunks(long).map((chunk) => chunk.steps.length))).toBeLessThan(50);
  });
});
