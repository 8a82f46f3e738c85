import { describe, expect, it } from "vitest";
import { issuesOf } from "../../shared/kit/decide.ts";
import { parseCsv, writeCsv } from "../../shared/ledger/csv.ts";
import { readGeoJson } from "../../shared/station/geojson.ts";
import { refusedStations } from "../../shared/station/import-refused.ts";
import type { RowAnswer } from "../../shared/station/import-row.ts";
import { station } from "../../shared/station.ts";
import { asked, BANK, GRID, HEADERS, MARKET, one, read, rowAt } from "../builders/station-lists.ts";

describe("hours in a list of stations", () => {
  const MESSY = [
    "星期一到星期五 9:30-17:00",
    "8:30-11:00 13:30-17:00",
    "有人值守8:00-22:00;22:00-次日8:00扫码",
    "9:30-18:30,之后可预约",
    "24小时",
  ];
  const rows = [HEADERS, ...MESSY.map((hours, at) => rowAt(`站点${at}号`, hours, at))];

  it("are understood where the text says all, and asked about where it does not", () => {
    expect(read(rows).rows.map(({ status }) => status)).toEqual([
      "ready",
      "asks",
      "asks",
      "asks",
      "ready",
    ]);
    expect(read(rows).rows.flatMap(({ asks }) => asks.map(({ about }) => about))).toEqual([
      "hours",
      "hours",
      "hours",
    ]);
  });

  it("never count as a guess until somebody has confirmed it", () => {
    const [, , , guessed] = read(rows).rows;
    expect(guessed?.args.hours).toBeUndefined();
    expect(guessed?.asks[0]?.read?.hours).not.toBeNull();
    const answers = { [guessed?.key ?? ""]: { hours: "asRead" } };
    const [, , , confirmed] = read(rows, { answers }).rows;
    expect(confirmed?.status).toBe("ready");
    expect(confirmed?.args.hours).toMatchObject({
      week: [
        { from: 570, to: 1110 },
        { from: 1110, to: 1440, onCall: true },
      ],
    });
  });

  it("can be left out, or written anew", () => {
    const row = (answer: RowAnswer) => one({ 开放时间: "看情况" }, { "1": answer });
    expect(asked(row({}))).toEqual(["hours"]);
    expect(row({ hours: "asRead" }).status).toBe("asks");
    expect(row({ hours: "none" })).toMatchObject({ status: "ready" });
    expect(row({ cells: { hours: "每天9:00-18:00" } })).toMatchObject({
      status: "ready",
      args: { hours: { week: [{ from: 540, to: 1080 }] } },
    });
  });
});

describe("a list of stations", () => {
  it("gives each ready row as the command takes it", () => {
    const row = one({
      类别: "骑手驿站",
      怎么找: "南门右手",
      进门方式: "扫码",
      设施: "热水、微波炉，AED",
      网格: "第一网格",
      开放时间: "每天8:00-22:00",
    });
    expect(row).toMatchObject({ status: "ready", asks: [], reasons: [] });
    expect(row.args).toEqual({
      unit: BANK,
      kind: "rider",
      name: "银行V站",
      hint: "南门右手",
      latitude: 29_640_000,
      longitude: 91_110_000,
      grid: GRID,
      barrier: "qr",
      hours: {
        week: [{ days: [1, 2, 3, 4, 5, 6, 7], from: 480, to: 1320, onCall: false }],
        exceptions: [],
        festivals: [],
      },
      facilities: [
        { facility: "hot_water", has: true },
        { facility: "microwave", has: true },
        { facility: "aed", has: true },
      ],
    });
    expect(issuesOf(station.commands.list as never, row.args)).toEqual([]);
  });

  it("asks about what it names and nobody knows: the unit first with those that sound alike", () => {
    const row = one({
      运营单位: "雪莲超市",
      类别: "歇脚点",
      进门方式: "敲三下",
      设施: "热水、麻将桌",
      网格: "第九网格",
      坐标系: "手绘",
    });
    expect(asked(row).sort()).toEqual(["barrier", "datum", "facilities", "grid", "kind", "unit"]);
    expect(row.asks.find(({ about }) => about === "unit")?.choices[0]).toBe(MARKET);
    expect(row.asks.find(({ about }) => about === "facilities")?.text).toBe("麻将桌");
    const answer = {
      unit: MARKET,
      kind: "rider",
      barrier: "staff",
      facilities: "none",
      grid: "none",
    };
    expect(asked(one({ 运营单位: "雪莲超市", 类别: "歇脚点" }, { "1": answer }))).toEqual([]);
  });

  it("asks for datum, kind and way in where neither the row nor anybody says so", () => {
    const nobody = { datum: null, unit: null, kind: null, barrier: null };
    const [row] = read([HEADERS, rowAt("甲站点", "")], { usual: nobody }).rows;
    expect(row && asked(row)).toEqual(["datum", "kind", "barrier"]);
  });

  it("turns places of Chinese maps into WGS-84", () => {
    const { latitude } = one({ 坐标系: "高德" }).args;
    expect(latitude).not.toBe(29_640_000);
    expect(Math.abs(Number(latitude) - 29_640_000)).toBeLessThan(10_000);
  });

  it("asks about what may be the same station by name or by place, in the file too", () => {
    expect(asked(one({ 名称: "老驿站" }))).toEqual(["duplicate"]);
    const near = { 经度: "91.1401", 纬度: "29.65" };
    expect(one(near).asks).toMatchObject([{ about: "duplicate", text: "老驿站", metres: 10 }]);
    expect(one(near, { "1": { duplicate: "separate" } }).status).toBe("ready");
    const twice = read([HEADERS, rowAt("甲站点", "24小时"), rowAt("甲站点", "24小时", 1)]).rows;
    expect(twice.map(({ status }) => status)).toEqual(["ready", "asks"]);
    const left = read([HEADERS, rowAt("甲站点", "24小时"), rowAt("甲站点", "24小时", 1)], {
      answers: { "1": { leftOut: true } },
    }).rows;
    expect(left.map(({ status }) => status)).toEqual(["leftOut", "ready"]);
  });

  it("refuses what has no place or no name, and personal numbers, each with the reason", () => {
    expect(one({ 经度: "东边" }).reasons).toEqual([{ field: "place", reason: "notAPlace" }]);
    expect(one({ 名称: "" }).reasons).toEqual([{ field: "name", reason: "required" }]);
    expect(one({ 怎么找: "打13800138000" }).reasons).toEqual([
      { field: "hint", reason: "personalNumber" },
    ]);
  });

  it("finds its headers under a title, and says when there are none", () => {
    const found = read([["仙足岛社区驿站台账"], [], HEADERS, rowAt("甲站点", "24小时")]);
    expect(found.rows).toMatchObject([{ number: 4, name: "甲站点", status: "ready" }]);
    const unknown = [
      ["甲", "乙"],
      ["1", "2"],
    ];
    expect(read(unknown)).toMatchObject({ headerRow: 0, missing: ["name", "place"], rows: [] });
    expect(read([[], [""]])).toMatchObject({ headerRow: null, rows: [] });
  });

  it("gives refused rows back with the reason, to be mended and imported again", () => {
    const rows = [HEADERS, rowAt("甲站点", "24小时"), ["乙站点", "高原银行", "", "", "24小时"]];
    const input = { grid: { name: "驿站", rows } };
    const found = read(rows);
    const refused = { ...found, rows: found.rows.filter(({ status }) => status === "refused") };
    const table = refusedStations(input, refused, () => "没有位置");
    expect(table).toEqual([
      [...HEADERS, "原因"],
      ["乙站点", "高原银行", "", "", "24小时", "没有位置"],
    ]);
    const mended = read(rows, {
      answers: { "2": { cells: { place: "29.65, 91.12", hours: "" } } },
    });
    expect(refusedStations(input, mended, () => "").at(-1)).toEqual([
      "乙站点",
      "高原银行",
      "91.12",
      "29.65",
      "",
      "",
    ]);
    const again = parseCsv(writeCsv(table)).map((row, at) =>
      at === 0 ? row : row.map((cell, i) => (i === 2 ? "91.12" : i === 3 ? "29.65" : cell)),
    );
    expect(read(again).rows).toMatchObject([{ name: "乙站点", status: "ready" }]);
  });
});

describe("a GeoJSON file", () => {
  it("is a list of stations in WGS-84", () => {
    const feature = {
      type: "Feature",
      geometry: { type: "Point", coordinates: [91.11, 29.64] },
      properties: {
        name: "银行V站",
        operator: "高原银行",
        opening_hours: "Mo-Fr 09:30-17:00",
        facilities: ["hot_water", "wifi"],
        barrier: "staff",
      },
    };
    const grid = readGeoJson(
      JSON.stringify({ type: "FeatureCollection", features: [feature] }),
      "驿站",
    );
    if (!grid) throw new Error("not read");
    const found = read([...grid.rows.map((row) => row.map(String))]);
    expect(found.rows).toMatchObject([
      {
        status: "ready",
        args: {
          latitude: 29_640_000,
          barrier: "staff",
          hours: { week: [{ days: [1, 2, 3, 4, 5], from: 570 }] },
          facilities: [{ facility: "hot_water" }, { facility: "wifi" }],
        },
      },
    ]);
  });

  it("has a building, as OpenStreetMap draws it, at its middle, and nothing where it says nothing", () => {
    const ring = [
      [91.11, 29.64],
      [91.112, 29.64],
      [91.112, 29.642],
      [91.11, 29.642],
      [91.11, 29.64],
    ];
    const features = [
      { geometry: { type: "Polygon", coordinates: [ring] }, properties: { name: "工会楼" } },
      { geometry: null, properties: { name: "没有位置", amenity: "shelter" } },
    ];
    const grid = readGeoJson(JSON.stringify({ type: "FeatureCollection", features }), "osm");
    expect(grid?.rows).toEqual([
      ["经纬度", "name", "amenity"],
      ["91.111, 29.641", "工会楼", ""],
      ["", "没有位置", "shelter"],
    ]);
  });

  it("is none where it is no collection of features", () => {
    expect(readGeoJson("{}", "x")).toBeNull();
    expect(readGeoJson("[", "x")).toBeNull();
  });
});
