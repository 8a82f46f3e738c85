import { describe, expect, it } from "vitest";
import { splitUnits, unitMatcher } from "../../shared/ledger/names.ts";

const match = unitMatcher([
  { name: "示范区第二小学" },
  { name: "示范区社区卫生服务中心", shortNames: ["社卫中心"] },
  { name: "高原银行仙足岛支行" },
  { name: "雪莲超市有限公司" },
  { name: "示范区供水所" },
  { name: "示范区市场监管所" },
  { name: "捷运快递仙足岛站" },
]);
const said = (written: string) => {
  const found = match(written);
  if (found.kind === "likely") return [found.kind, ...found.candidates.map(({ name }) => name)];
  return found.kind === "unknown" ? [found.kind] : [found.kind, found.unit.name];
};

describe("names of units as ledgers write them", () => {
  it("the full name is exact", () => {
    expect(said("示范区供水所")).toEqual(["exact", "示范区供水所"]);
  });

  it("a short form that the committee has written down is as good as the name", () => {
    expect(said("社卫中心")).toEqual(["exact", "示范区社区卫生服务中心"]);
  });

  it.each(["示范区第二小学 ", "　示范区 第二小学", "示范区第二小学\u200b"])(
    "spaces around and inside do not matter: %s",
    (written) => expect(said(written)).toEqual(["padded", "示范区第二小学"]),
  );

  it.each([
    ["社区卫生服务中心", "示范区社区卫生服务中心"],
    ["雪莲超市", "雪莲超市有限公司"],
    ["雪莲超市有限责任公司", "雪莲超市有限公司"],
    ["仙足岛支行", "高原银行仙足岛支行"],
    ["市监所", "示范区市场监管所"],
    ["示范区供水厂", "示范区供水所"],
  ])("%s is likely and needs a confirmation", (written, name) => {
    expect(said(written).slice(0, 2)).toEqual(["likely", name]);
  });

  it("a short form that fits several units offers all of them", () => {
    expect(said("仙足岛")).toEqual(["likely", "捷运快递仙足岛站", "高原银行仙足岛支行"]);
  });

  it("a unit that is on no list is unknown", () => {
    expect(said("未登记单位")).toEqual(["unknown"]);
    expect(said("")).toEqual(["unknown"]);
  });

  it("several units in one cell are told apart at every separator in use", () => {
    expect(splitUnits("甲校、乙所，丙站,丁行；戊院;己馆/庚会\n辛园 、")).toEqual([
      "甲校",
      "乙所",
      "丙站",
      "丁行",
      "戊院",
      "己馆",
      "庚会",
      "辛园",
    ]);
  });
});
