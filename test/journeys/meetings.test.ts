/** Journey (m): the office plans its year of meetings from the rules, and moves one; a liaison sees it. */
import { expect, it } from "vitest";
import { aStage, readyOffline, row, sent } from "./harness.ts";

const stage = aStage();
const THIS_YEAR = Number(
  new Date().toLocaleDateString("sv", { timeZone: "Asia/Shanghai" }).slice(0, 4),
);

it("a year of meetings is proposed from the rules, planned in one tap without network, and moved with a reason", async () => {
  const { page, context } = await stage.joined("clerk", 360, { offline: true });
  await readyOffline(page);
  await page.getByRole("link", { name: "会议", exact: true }).click();
  await page.getByRole("link", { name: "修改", exact: true }).click();
  const next = page.getByRole("region", { name: "照这样，接下来是" });
  await page.getByRole("radio", { name: "周四" }).check();
  expect(
    (await next.getByRole("listitem").allTextContents()).every((day) => /周四/.test(day)),
  ).toBe(true);
  await page.getByLabel("地点").fill("社区二楼会议室");
  await page.getByRole("button", { name: "修改", exact: true }).click();
  await page.getByText("每季度最后一个月的第三个周四 15:00").waitFor();
  await sent(page);

  const plans = () => stage.district.journal("meeting.plan");
  const before = (await plans()).length;
  await context.setOffline(true);
  await page.getByRole("button", { name: `${THIS_YEAR + 1}年` }).click();
  await page.getByRole("button", { name: "就这天" }).first().click();
  const planned = row(page, `${THIS_YEAR + 1}年第一季度联席会`).filter({ hasText: "筹备中" });
  await planned.getByText("还没发出").waitFor();
  await page.getByRole("button", { name: "全部排定（3次）" }).click();
  await page.getByRole("list", { name: "将要开" }).getByRole("listitem").nth(5).waitFor();
  await context.setOffline(false);
  await expect.poll(async () => (await plans()).length - before, { timeout: 20_000 }).toBe(4);
  const plan = (await plans()).at(-1)?.input;
  expect(plan).toMatchObject({ kind: "quarterly_joint", time: "15:00", place: "社区二楼会议室" });

  await planned.getByRole("link", { name: "改期", exact: true }).click();
  await page.getByLabel("开会日期").fill(`${THIS_YEAR + 1}-03-29`);
  await page.getByRole("button", { name: "改期" }).click();
  await page.getByRole("alert").getByRole("link", { name: "原因" }).waitFor();
  await page.getByLabel("原因").fill("两会期间单位来不了");
  await page.getByRole("button", { name: "改期" }).click();
  await page.getByText("改期1次：两会期间单位来不了").waitFor();
  await sent(page);

  const liaison = (await stage.joined("liaison", 1280)).page;
  await liaison.getByRole("link", { name: "会议", exact: true }).click();
  await liaison.getByText(/年3月29日 周. 15:00/).waitFor();
  await liaison.getByText("改期1次：两会期间单位来不了").waitFor();
  expect(await liaison.getByRole("link", { name: "改期", exact: true }).count()).toBe(0);
  expect(await liaison.getByRole("button", { name: "就这天" }).count()).toBe(0);
  await liaison.getByRole("link", { name: "我的", exact: true }).click();
  await liaison.getByRole("heading", { name: "我的", level: 1 }).waitFor();
});
