/** Journey (l): a keeper takes a picture of the door without network; a visitor sees it, later without network too. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { COMMUNITY } from "./district.ts";
import { aStage, readyOffline } from "./harness.ts";

const stage = aStage();
const DOOR = `/stations/${COMMUNITY}-6`;
const NAME = "江畔零工候工点";
const ALT = "门口照片1";

/** Opens the record of the station whose door it is. */
async function openRecord(page: Page): Promise<void> {
  await page.goto("/lists/stations");
  await page.getByRole("link", { name: NAME }).first().click();
  await page.getByRole("heading", { name: NAME, level: 1 }).waitFor();
}
const given = async () => stage.district.journal("station.showPictures");

/** Whether the picture is drawn, and how tall the place is that is kept for it. */
const drawn = (page: Page) =>
  page
    .getByRole("img", { name: ALT })
    .evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0);

it("a picture of the door, taken without network, is seen by everybody once it is sent", async () => {
  const keeper = await stage.joined("liaison", 360, { offline: true });
  await readyOffline(keeper.page);
  await openRecord(keeper.page);
  await keeper.context.setOffline(true);
  await keeper.page.getByRole("link", { name: "换照片" }).click();
  await keeper.page.getByText(/不要拍到人脸和车牌/).waitFor();
  await keeper.page
    .locator("input[type=file]")
    .setInputFiles("pwa/public/icons/screen-desktop.png");
  await keeper.page.getByRole("button", { name: "去掉照片1" }).waitFor();
  await keeper.page.getByRole("button", { name: "换照片" }).click();
  await keeper.page.getByRole("img", { name: "照片1" }).first().waitFor();
  expect(await given()).toEqual([]);

  const visitor = await stage.device(360, { offline: true });
  await visitor.page.goto(DOOR);
  await visitor.page.getByText("运营单位").waitFor();
  expect(await visitor.page.getByRole("img", { name: ALT }).count()).toBe(0);

  await keeper.context.setOffline(false);
  await expect.poll(async () => (await given()).length, { timeout: 20_000 }).toBe(1);

  await visitor.page.reload();
  await readyOffline(visitor.page);
  await visitor.page.reload();
  await visitor.page.getByRole("img", { name: ALT }).scrollIntoViewIfNeeded();
  await expect.poll(() => drawn(visitor.page)).toBe(true);
  await visitor.context.setOffline(true);
  const later = await visitor.killTab(DOOR);
  await later.getByRole("img", { name: ALT }).scrollIntoViewIfNeeded();
  await expect.poll(() => drawn(later)).toBe(true);

  // The browser has thrown the picture away: a word stands where it was, and nothing moves.
  const tall = (await later.getByRole("img", { name: ALT }).boundingBox())?.height;
  await later.evaluate(() => caches.delete("station-pictures"));
  const browser = await visitor.context.newCDPSession(later);
  await browser.send("Network.clearBrowserCache");
  const without = await visitor.killTab(DOOR);
  await without.getByRole("heading", { name: "门口照片" }).scrollIntoViewIfNeeded();
  await without.getByText("现在看不到").waitFor();
  const place = without.getByText(ALT);
  expect(await without.getByRole("img", { name: ALT }).count()).toBe(0);
  expect((await place.boundingBox())?.height).toBeCloseTo(tall ?? 0, 0);
  await visitor.context.setOffline(false);
  await expect.poll(() => drawn(without)).toBe(true);
  await visitor.context.close();
  await keeper.context.close();
});

it("taken out again, it is gone for everybody", async () => {
  const { page, context } = await stage.joined("clerk", 360);
  await openRecord(page);
  const name = (await given()).map(({ input }) => String(input.pictures)).at(-1);
  const url = `${stage.district.url}/api/public${DOOR}/pictures/${name}`;
  expect((await fetch(url)).status).toBe(200);
  await page.getByText("其他操作").click();
  await page.getByRole("link", { name: "换照片" }).click();
  await page.getByRole("button", { name: "去掉照片1" }).click();
  await page.getByRole("button", { name: "换照片" }).click();
  await expect.poll(async () => (await given()).length, { timeout: 20_000 }).toBe(2);
  expect((await fetch(url)).status).toBe(404);
  await page.goto(DOOR);
  await page.getByText("运营单位").waitFor();
  expect(await page.getByRole("img", { name: ALT }).count()).toBe(0);
  await context.close();
});
