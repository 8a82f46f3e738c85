/** Journey (k): the keeper's and the community's side of stations: checked offline, answered, imported. */
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { COMMUNITY } from "./district.ts";
import { aStage, dayFromNow, readyOffline, row } from "./harness.ts";

const stage = aStage();
const OPERATOR = "江畔物业服务有限公司";

/** Opens the list of stations and the station of this name in it. */
async function openStation(page: Page, name: string): Promise<void> {
  await page.goto(`${stage.district.url}/lists/stations`);
  await page.getByRole("link", { name }).first().click();
  await page.getByRole("heading", { name, level: 1 }).waitFor();
}

it("a station's unit confirms its facts without network, in three taps", async () => {
  const { page, context } = await stage.joined("liaison", 360, { offline: true });
  await readyOffline(page);
  await openStation(page, "江畔零工候工点");
  const before = (await stage.district.journal("station.verify")).length;
  await context.setOffline(true);
  await page.getByRole("link", { name: "核对属实" }).click();
  await page
    .getByRole("group", { name: /停车位/ })
    .getByText("没有", { exact: true })
    .click();
  await page.getByRole("button", { name: "核对属实" }).click();
  await page.getByText("停车位：没有").waitFor();
  expect(await stage.district.journal("station.verify")).toHaveLength(before);
  await context.setOffline(false);
  await expect
    .poll(async () => (await stage.district.journal("station.verify")).length, { timeout: 20_000 })
    .toBe(before + 1);
  const given = (await stage.district.journal("station.verify")).at(-1);
  expect(given?.input.facilities).toEqual(
    expect.arrayContaining([
      { facility: "seats", has: true },
      { facility: "hot_water", has: true },
      { facility: "bike_parking", has: false },
    ]),
  );
  await context.close();
});

it("a keeper says without network that all is as it was, in two taps, and closes until a day", async () => {
  const { page, context } = await stage.joined("keeper", 360, { offline: true });
  await readyOffline(page);
  await page.goto("/turn");
  const stale = row(page, "卫生服务中心V站");
  await stale.waitFor();
  const before = (await stage.district.journal("station.verify")).length;
  await context.setOffline(true);
  await stale.getByRole("link", { name: "核对属实" }).click();
  await page.getByRole("button", { name: "都和上次一样" }).click();
  await page.getByText("眼下没有轮到您的事").waitFor();
  await openStation(page, "卫生服务中心V站");
  await page.getByText("已核对，").first().waitFor();
  await page.getByRole("link", { name: "临时关闭" }).click();
  await page.getByLabel("关闭至").fill(dayFromNow(3));
  await page.getByLabel("原因").fill("停电");
  await page.getByRole("button", { name: "临时关闭" }).click();
  await page.getByText("停电").first().waitFor();
  expect(await stage.district.journal("station.verify")).toHaveLength(before);
  await context.setOffline(false);
  await expect
    .poll(async () => (await stage.district.journal("station.closeForNow")).at(-1)?.input, {
      timeout: 20_000,
    })
    .toEqual({ closedUntil: dayFromNow(3), reason: "停电" });
  const given = (await stage.district.journal("station.verify")).at(-1);
  expect(given?.input.facilities).toEqual(
    expect.arrayContaining([{ facility: "oxygen", has: true }]),
  );
  await context.close();
});

it("hours come in as an OpenStreetMap value, or are told why not, and go out as one", async () => {
  const { page, context } = await stage.joined("clerk", 360);
  await openStation(page, "江畔零工候工点");
  await page.getByRole("link", { name: "修改" }).click();
  const written = page.getByLabel("按习惯写");
  await written.fill("Mo-Fr 09:00-12:00; PH off");
  await page.getByText("“PH off”说的是公共假日或学校假期").waitFor();
  await written.fill('Mo-Fr 09:00-12:00,13:30-18:00; Sa 20:00-02:00 open "qr"');
  await page.getByText("周六：20:00–次日02:00（扫码进）").waitFor();
  await page.getByRole("button", { name: "填入下面" }).click();
  const preview = page.getByRole("region", { name: "这样的一周" });
  await preview.getByText("写成 OSM 的 opening_hours").click();
  await preview.getByRole("button", { name: "复制" }).click();
  await preview.getByText("已复制").waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    'Mo-Fr 09:00-12:00,13:30-18:00, Sa 20:00-02:00 open "qr"',
  );
  await context.close();
});

it("what two devices say at a door stands first in the unit's turn, and its answer clears it", async () => {
  for (const device of ["device-of-the-first-one", "device-of-the-second"]) {
    const said = await fetch(`${stage.district.url}/api/public/stations/${COMMUNITY}-1/reports`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ what: "locked", word: "敲门没人应", device }),
    });
    expect(said.status).toBe(201);
  }
  const { page, context } = await stage.joined("liaison", 360);
  await page.goto(`${stage.district.url}/turn`);
  await page.getByText("敲门没人应").first().waitFor();
  const first = page.getByRole("heading", { level: 2 }).first();
  expect(await first.textContent()).toContain("门口有人反映，等您回复");
  const row = page.getByRole("listitem").filter({ hasText: "敲门没人应" }).first();
  await row.getByRole("button", { name: "回复" }).click();
  await row.getByRole("textbox").fill("门闩坏了，已修好");
  await row.getByRole("button", { name: "回复" }).click();
  await expect
    .poll(async () => (await stage.district.journal("stationReport.answer")).length, {
      timeout: 20_000,
    })
    .toBe(1);
  expect(await stage.district.journal("station.clearFlag")).toHaveLength(1);
  await context.close();
});

const MESSY = [
  "星期一到星期五 9:30-17:00",
  "8:30-11:00 13:30-17:00",
  "有人值守8:00-22:00;22:00-次日8:00扫码",
  "9:30-18:30,之后可预约",
  "24小时",
];

it("messy rows are understood or asked about, and given from the outbox", async () => {
  const file = join(tmpdir(), `stations-${process.pid}.csv`);
  const rows = MESSY.map(
    (hours, at) => `${at + 1}号驿站,骑手驿站,${OPERATOR},91.14${at},29.66,WGS84,直接进,"${hours}"`,
  );
  const refused = `没坐标的驿站,骑手驿站,${OPERATOR},,,WGS84,直接进,24小时`;
  writeFileSync(
    file,
    ["名称,类别,运营单位,经度,纬度,坐标系,进门方式,开放时间", ...rows, refused].join("\n"),
  );
  const { page, context } = await stage.joined("clerk", 1280, { offline: true });
  await readyOffline(page);
  await page.goto(`${stage.district.url}/stations/import`);
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("button", { name: "可以导入 2" }).waitFor();
  await page.getByRole("button", { name: "要问您 3" }).waitFor();
  await page.getByRole("button", { name: "不能导入 1" }).waitFor();
  await context.setOffline(true);
  for (let left = 3; left > 0; left--) {
    expect(await page.getByRole("button", { name: "就按这样" }).count()).toBe(left);
    await page.getByRole("button", { name: "就按这样" }).first().click();
  }
  await page.getByRole("button", { name: "列入5个驿站" }).click();
  await page.getByText("列入了5个，等有网络时发出。").waitFor();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "存下这些行" }).click();
  expect((await download).suggestedFilename()).toBe("stations-left.csv");
  const before = (await stage.district.journal("station.list")).length;
  await context.setOffline(false);
  await expect
    .poll(async () => (await stage.district.journal("station.list")).length, { timeout: 30_000 })
    .toBe(before + 5);
  const given = (await stage.district.journal("station.list")).slice(-5).map(({ input }) => input);
  expect(given.map(({ hours }) => JSON.stringify(hours).includes('"onCall":true'))).toEqual([
    false,
    false,
    false,
    true,
    false,
  ]);
  await context.close();
});
