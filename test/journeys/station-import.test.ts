/** Journey (l): a list of stations that is not understood at once: columns, cells and answers, through a reload. */
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { aStage, row } from "./harness.ts";

const stage = aStage();
const OPERATOR = "江畔物业服务有限公司";

/** A csv file with these rows. */
function aFile(name: string, rows: readonly string[]): string {
  const file = join(tmpdir(), `${name}-${process.pid}.csv`);
  writeFileSync(file, rows.join("\n"));
  return file;
}

async function pick(page: Page, file: string): Promise<void> {
  await page.goto(`${stage.district.url}/stations/import`);
  await page.getByRole("button", { name: "选文件" }).waitFor();
  await page.locator("input[type=file]").setInputFiles(file);
}

const isReady = (page: Page, count: number) =>
  page.getByRole("button", { name: `可以导入 ${count}`, exact: true }).waitFor();

it("columns that nobody knows are told once, survive a reload, and are known in the next list", async () => {
  const rows = ["谁家的,叫什么,坐标在哪,几点开", `${OPERATOR},银杏驿站,"29.6601,91.1345",24小时`];
  const { page, context } = await stage.joined("clerk", 1280);
  await pick(page, aFile("odd-columns", rows));
  await page.getByText("没有找到“驿站名称”这一列").waitFor();
  for (const [header, field] of [
    ["谁家的", "运营单位"],
    ["叫什么", "驿站名称"],
    ["坐标在哪", "经纬度"],
    ["几点开", "开放时间"],
  ] as const)
    await page.getByLabel(header).selectOption(field);
  await page.locator("#usual-datum").selectOption("高德、腾讯");
  await page.locator("#usual-kind").selectOption("骑手驿站");
  await page.locator("#usual-barrier").selectOption("直接进");
  await isReady(page, 1);

  await pick(page, aFile("odd-columns", rows));
  await page.getByText("核对到一半，还没导入").waitFor();
  await page.getByRole("button", { name: "接着上次的" }).click();
  await isReady(page, 1);

  await pick(page, aFile("odd-columns-again", [...rows, `${OPERATOR},柳树驿站,"29.67,91.14",`]));
  await page.getByText("坐标来自").waitFor();
  expect(await page.getByText("没有找到").count()).toBe(0);
  expect(await page.getByText("核对到一半，还没导入").count()).toBe(1);
  await context.close();
});

it("a refused row is mended in its place, a word is explained once for all rows, and all are given", async () => {
  const rows = [
    "名称,类别,运营单位,经度,纬度,坐标系,进门方式,开放时间",
    `没坐标的驿站,骑手驿站,${OPERATOR},,,WGS84,直接进,24小时`,
    "东门驿站,骑手驿站,没听过的单位,91.151,29.661,WGS84,直接进,24小时",
    "西门驿站,骑手驿站,没听过的单位,91.156,29.664,WGS84,直接进,看情况",
    `很远的驿站,骑手驿站,${OPERATOR},116.39,39.90,WGS84,直接进,24小时`,
  ];
  const file = aFile("to-mend", rows);
  const { page, context } = await stage.joined("clerk", 360);
  await pick(page, file);
  await page.getByRole("button", { name: "不能导入 1" }).click();
  const refused = row(page, "没坐标的驿站");
  await refused.getByText("没有读得出的坐标").waitFor();
  await refused.getByLabel("经纬度").fill("29.6561, 91.1461");
  await refused.getByRole("button", { name: "照新写的读" }).click();
  await isReady(page, 1);

  await page.getByRole("button", { name: "要问您 3" }).click();
  await row(page, "东门驿站").getByRole("combobox").selectOption(OPERATOR);
  await isReady(page, 2);
  const hours = row(page, "西门驿站");
  await hours.getByLabel("开放时间").fill("每天9:00-18:00");
  await hours.getByRole("button", { name: "照新写的读" }).click();
  await isReady(page, 3);
  await row(page, "很远的驿站").getByText("公里，对吗").waitFor();

  await pick(page, file);
  await page.getByRole("button", { name: "接着上次的" }).click();
  await isReady(page, 3);
  const before = (await stage.district.journal("station.list")).length;
  await page.getByRole("button", { name: "列入3个驿站" }).click();
  await page.getByText("列入了3个").waitFor();
  await expect
    .poll(async () => (await stage.district.journal("station.list")).length, { timeout: 30_000 })
    .toBe(before + 3);

  await pick(page, file);
  await page.getByRole("button", { name: "接着上次的" }).click();
  await isReady(page, 0);
  await row(page, "很远的驿站").getByRole("button", { name: "不导入这一行" }).click();
  await context.close();
});

it.each([
  ["nothing in it", "empty.csv", "", "这张表里没有读得到的驿站"],
  ["another format", "points.geojson", "{}", "这不是 GeoJSON"],
  ["no table at all", "picture.csv", "\u0089PNG\r\n\0\0\0", "这不是 xlsx 或 csv 表格"],
])("a file with %s is refused in words", async (_, name, content, words) => {
  const { page, context } = await stage.joined("clerk", 1280);
  const file = join(tmpdir(), `${process.pid}-${name}`);
  writeFileSync(file, content);
  await pick(page, file);
  await page.getByRole("alert").getByText(words).waitFor();
  await context.close();
});
