/** What is done in a meeting's room, on the room's page. */
import type { Page } from "playwright-core";
import { dayFromNow } from "./harness.ts";

export async function openRoom(page: Page, meeting: string): Promise<void> {
  await page.goto(`/meetings/${meeting}/room`);
  await page.getByRole("region", { name: "到会情况" }).waitFor();
}

/** 成员单位N on the list to sign in by. */
export const unitRow = (page: Page, unit: number) =>
  page
    .getByRole("region", { name: "签到名单" })
    .getByRole("listitem")
    .filter({ hasText: `成员单位${unit}` });

export const tapUnit = (page: Page, unit: number): Promise<void> =>
  unitRow(page, unit).getByRole("button", { name: "签到" }).click();

/** Writes down what is to be decided, and takes it to the vote. */
export async function draftTask(
  page: Page,
  task: string,
  owners: readonly number[],
): Promise<void> {
  await page.getByRole("link", { name: "拟议定事项" }).click();
  await page.getByLabel("议定内容").fill(task);
  for (const [at, owner] of owners.entries())
    await page
      .getByLabel(at === 0 ? "责任单位" : "添加：责任单位")
      .selectOption({ label: `成员单位${owner}` });
  await page.getByLabel("完成时限").first().fill(dayFromNow(30));
  await page.getByRole("button", { name: "拟议定事项" }).click();
  await page.getByRole("region", { name: "表决", exact: true }).waitFor();
}
