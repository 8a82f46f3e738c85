/** Journey (c): a clerk brings the committee's ledger in, mends two rows, and nothing is lost. */
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import type { Page } from "playwright-core";
import readXlsxFile from "read-excel-file/universal";
import { expect, it } from "vitest";
import { makeInvitation } from "../../worker/access/invitations.ts";
import { axeFinds, picture } from "./access.ts";
import type { District } from "./district.ts";
import { aStage, DESKTOP, join, row } from "./harness.ts";

const DESCRIPTION = "向阳幼儿园门口井盖松动";
/** As long as the page may leave a tap unanswered, in ms. */
const MOST_MS = 200;
/** How much longer everything takes on a machine with more to do than it has cores. */
const slowness = (): number => Math.max(1, (loadavg()[0] ?? 0) / cpus().length);
const LEDGER = "worker/embedded/sample/ledger.xlsx";
/** A community whose lists are empty. */
const EMPTY = "540102007001";

const stage = aStage();

/** A link for somebody who becomes clerk of a community. */
async function clerkLink({ environment, url }: District, committee: string): Promise<string> {
  const grant = { role: "clerk" as const, scope: committee, unit: null };
  const opening = { seat: null, grant, person: null, committee };
  const { statement, token } = makeInvitation(environment, opening, null, 3600);
  await environment.store.batch([statement]);
  return `${url}/join#${token}`;
}

/** Has the page write down how long it could not answer, in ms a time. */
const watchTasks = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => {
      tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: "longtask" });
  });
const longestTask = (page: Page): Promise<number> =>
  page.evaluate(() => Math.max(0, ...(window as unknown as { tasks: number[] }).tasks));

/** Downloads what the button hands out. @returns the file's path */
async function downloaded(page: Page, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return download.path();
}

async function pick(page: Page, file: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    page.getByRole("button", { name: "选择台账文件" }).click(),
  ]);
  await chooser.setFiles(file);
}

async function pickLedger(page: Page, file: string): Promise<void> {
  await pick(page, file);
  await page.getByRole("heading", { name: "逐行核对" }).waitFor();
}

/** Shows the rows that are in this state, of which there must be so many. */
async function show(page: Page, state: string, count: number): Promise<void> {
  await page.getByRole("button", { name: `${state} ${count}`, exact: true }).click();
  await page.getByRole("button", { name: `${state} ${count}`, pressed: true }).waitFor();
}

it("the ledger is read, two rows are mended, the rest is kept apart, and the lists fill at once", async () => {
  const { page } = await stage.device(DESKTOP);
  await join(page, await clerkLink(stage.district, EMPTY));
  await page.getByRole("link", { name: "清单", exact: true }).click();
  await page.getByRole("link", { name: "导入导出" }).click();
  await page.getByRole("button", { name: "选择台账文件" }).waitFor();
  await watchTasks(page);
  await pickLedger(page, LEDGER);
  await page.getByText("表上写的是“仙足岛社区”").first().waitFor();

  await show(page, "需要确认", 4);
  const clinic = row(page, "“资源清单”第6行");
  await clinic.getByRole("button", { name: "示范区社区卫生服务中心" }).click();
  await show(page, "未接收", 1);
  const missing = row(page, "“问题清单”第12行");
  await missing.getByLabel("问题描述").fill(DESCRIPTION);
  await missing.getByRole("button", { name: "用这个" }).click();
  await show(page, "未接收", 0);
  await show(page, "需要确认", 3);

  await page.reload();
  const answered = page
    .getByRole("status")
    .filter({ hasText: "“ledger.xlsx”核对到一半，还没导入" });
  await answered.getByText("答过的2处留在这台设备上").waitFor();
  await picture(page, "import", "/import/kept", String(DESKTOP));
  await pick(page, LEDGER);
  await answered.getByText("上次答过2处").waitFor();
  expect(await axeFinds(page)).toEqual([]);
  await answered.getByRole("button", { name: "接着上次的" }).click();
  await watchTasks(page);
  await show(page, "未接收", 0);
  await show(page, "需要确认", 3);
  await page.getByText("另有 4 行不导入").waitFor();
  const left = await downloaded(page, "下载未导入的行（xlsx）");
  const rows = (await readXlsxFile(new Blob([readFileSync(left)]))).flatMap(({ data }) => data);
  for (const words of [
    /桌椅.*未登记单位/,
    /背街小巷路灯不亮5盏.*同一个问题/,
    /点亮小巷.*还没有确认/,
  ])
    expect(rows.map((cells) => cells.join(" "))).toContainEqual(expect.stringMatching(words));

  await page.getByRole("button", { name: /^一次导入/ }).click();
  await page.getByText("导入完成").waitFor();
  expect(await longestTask(page)).toBeLessThan(MOST_MS * slowness());
  await page.getByRole("link", { name: "资源：新增 10，更新 0" }).click();
  await page.getByText("健康义诊、血压血糖检测").waitFor();
  await page.goBack();
  await pickLedger(page, left);
  await page.getByRole("button", { name: "全部 4" }).waitFor();
  await row(page, "桌椅").getByRole("group", { name: "“未登记单位”不在成员单位表里" }).waitFor();

  await page.goto("/import");
  await page.getByRole("button", { name: "选择台账文件" }).waitFor();
  expect(await answered.count()).toBe(0);
  await page.goto("/lists/problems");
  await page.getByText(DESCRIPTION).waitFor();
  await page.getByText("9条", { exact: true }).waitFor();
});
