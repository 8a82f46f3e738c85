import { describe, expect, it } from "vitest";
import { answeredWith, answerKey, type RowAnswer } from "../../shared/station/import-row.ts";
import {
  asked,
  BANK,
  HEADERS,
  known,
  MARKET,
  one,
  read,
  rowAt,
  usual,
} from "../builders/station-lists.ts";

describe("a list of stations that is not understood at once", () => {
  it("takes columns for what somebody says they are, now and at the next list", () => {
    const rows = [
      ["仙足岛社区"],
      ["叫什么", "归谁", "X", "Y"],
      ["银行V站", "高原银行", "91.11", "29.64"],
    ];
    const columns = { 0: "name", 1: "unit", 2: "longitude", 3: "latitude" };
    const found = read(rows, { layout: { headerRow: 1, columns } });
    expect(found).toMatchObject({ missing: [], rows: [{ status: "ready", number: 3 }] });
    const remembered = { 叫什么: "name", 归谁: "unit", X: "longitude", Y: "latitude" };
    expect(read(rows, { remembered }).rows).toMatchObject([{ status: "ready", number: 3 }]);
  });

  it("goes by what was chosen before what it knows: a field has one column, an ignored one none", () => {
    const rows = [
      [...HEADERS, "别名"],
      [...rowAt("甲站点", ""), "乙站点"],
    ];
    const columns = { 0: "ignore", 5: "name" };
    const found = read(rows, { layout: { headerRow: null, columns } });
    expect(found.columns).toEqual([null, "unit", "longitude", "latitude", "hours", "name"]);
    expect(found.rows[0]?.name).toBe("乙站点");
  });

  it("lets cells be written anew in their place, and reads the row again", () => {
    const mended = (cells: NonNullable<RowAnswer["cells"]>) => ({ "1": { cells } });
    const nowhere = { 经度: "东边" };
    expect(one(nowhere, mended({ place: "29.64, 91.11" }))).toMatchObject({
      status: "ready",
      reasons: [],
      texts: { place: "29.64, 91.11" },
      args: { latitude: 29_640_000, longitude: 91_110_000 },
    });
    expect(one({ 名称: "" }, mended({ name: "银行V站" })).status).toBe("ready");
    expect(one({ 运营单位: "谁家" }, mended({ unit: "高原银行" })).status).toBe("ready");
  });

  it("takes an answer back where the cell that it was about is written anew", () => {
    const taken = answeredWith({ hours: "asRead", grid: "none" }, { cells: { hours: "看情况" } });
    expect(taken).toEqual({ grid: "none", cells: { hours: "看情况" } });
    expect(answeredWith(taken, { cells: { name: "甲站点" } })).toEqual({
      grid: "none",
      cells: { hours: "看情况", name: "甲站点" },
    });
    expect(answeredWith({ far: "asRead" }, { cells: { place: "29, 91" } }).far).toBeUndefined();
  });

  it("asks once what a word means, for every row that writes it", () => {
    const of = (name: string, at: number) => {
      const [, , ...others] = rowAt(name, "", at);
      return [name, "雪莲 超市", ...others];
    };
    const rows = [HEADERS, of("甲站点", 0), of("乙站点", 1)];
    const [ask] = read(rows).rows[0]?.asks ?? [];
    if (!ask) throw new Error("nothing asked");
    const key = answerKey("1", ask);
    expect(key).not.toBe("1");
    const found = read(rows, { answers: { [key]: { unit: MARKET } } }).rows;
    expect(found).toMatchObject([
      { status: "ready", answered: [key], args: { unit: MARKET } },
      { status: "ready", answered: [key] },
    ]);
  });

  it("takes the unit that was named for all rows where a row names none", () => {
    const row = read([HEADERS, ["甲站点", "", "91.11", "29.64", ""]], {
      usual: { ...usual, unit: BANK },
    }).rows[0];
    expect(row).toMatchObject({ status: "ready", args: { unit: BANK } });
  });

  it("asks about a place far from all that the community has, or else from the list's own middle", () => {
    expect(asked(one({ 经度: "91.51" }))).toEqual(["far"]);
    expect(one({ 经度: "91.51" }, { "1": { far: "asRead" } }).status).toBe("ready");
    const alone = { ...known, stations: [] };
    const rows = [0, 1, 2, 40].map((at) => rowAt(`站点${at}号`, "", at));
    expect(read([HEADERS, ...rows], { known: alone }).rows.map(({ status }) => status)).toEqual([
      "ready",
      "ready",
      "ready",
      "asks",
    ]);
  });

  it("reads latitude and longitude in either order, since in China only one can be meant", () => {
    expect(one({ 经度: "29.64", 纬度: "91.11" }).args).toMatchObject({
      latitude: 29_640_000,
      longitude: 91_110_000,
    });
  });
});
