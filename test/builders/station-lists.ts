/** Lists of stations in tables, and a community that they go into. */
import { toWgs84 } from "../../pwa/station-desk/datum.ts";
import { AS_GUESSED, type ImportInput, readStations } from "../../shared/station/import.ts";
import type { Answers } from "../../shared/station/import-row.ts";

export const BANK = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
export const MARKET = "01BX5ZZKBKACTAV9WEVGEMMVRZ";
export const GRID = "01CX5ZZKBKACTAV9WEVGEMMVRZ";
export const known = {
  units: [
    { id: BANK, name: "高原银行仙足岛支行", shortNames: ["高原银行"] },
    { id: MARKET, name: "雪莲超市有限公司", shortNames: [] },
  ],
  grids: [{ id: GRID, name: "第一网格", outline: [] }],
  stations: [{ name: "老驿站", latitude: 29_650_000, longitude: 91_140_000 }],
};
export const usual = { datum: "wgs84", unit: null, kind: "v_station", barrier: "walk_in" } as const;
export const HEADERS = ["名称", "运营单位", "经度", "纬度", "开放时间"];
/** A row that is ready but for its hours. */
export const rowAt = (name: string, hours: string, at = 0): string[] => [
  name,
  "高原银行",
  String(91.11 + at / 100),
  "29.64",
  hours,
];
/** Reads rows as one list. */
export const read = (rows: string[][], more: Partial<ImportInput> = {}) =>
  readStations({
    grid: { name: "驿站", rows },
    layout: AS_GUESSED,
    remembered: {},
    known,
    usual,
    answers: {},
    toWgs84,
    ...more,
  });
/** Reads one row by its headers. */
export const one = (cells: Record<string, string>, answers: Answers = {}) => {
  const whole = {
    名称: "银行V站",
    运营单位: "高原银行",
    经度: "91.11",
    纬度: "29.64",
    ...cells,
  };
  const [row] = read([Object.keys(whole), Object.values(whole)], { answers }).rows;
  if (!row) throw new Error("no row");
  return row;
};
/** What a row asks about. */
export const asked = (row: { asks: readonly { about: string }[] }) =>
  row.asks.map(({ about }) => about);
