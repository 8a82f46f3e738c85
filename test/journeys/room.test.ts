/** Journey: a meeting from "begin" to "close", with the network cut in the middle and two devices in the room. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import type { Attendance } from "../../shared/attendance.ts";
import { rowCodeOf } from "../../shared/meeting/row-codes.ts";
import { anchorOf, codeAt, stepAt } from "../../shared/meeting/sign-in-codes.ts";
import type { Meeting } from "../../shared/meeting.ts";
import type { Resolution } from "../../shared/resolution.ts";
import { aStage, dayFromNow, sent } from "./harness.ts";
import { type Convened, convened } from "./meeting-ground.ts";

const TASK = "十二月底前修好三巷路灯";

const stage = aStage();

const openRoom = async (page: Page, { meeting }: Convened): Promise<void> => {
  await page.goto(`/meetings/${meeting}/room`);
  await page.getByRole("region", { name: "到会情况" }).waitFor();
};
const unitRow = (page: Page, unit: number) =>
  page
    .getByRole("region", { name: "签到名单" })
    .getByRole("listitem")
    .filter({ hasText: `成员单位${unit}` });
const tap = (page: Page, unit: number): Promise<void> =>
  unitRow(page, unit).getByRole("button", { name: "签到" }).click();

/** Writes down what is to be decided, and takes it to the vote. */
async function draft(page: Page, owners: readonly number[]): Promise<void> {
  await page.getByRole("link", { name: "拟议定事项" }).click();
  await page.getByLabel("议定内容").fill(TASK);
  for (const [at, owner] of owners.entries())
    await page
      .getByLabel(at === 0 ? "责任单位" : "添加：责任单位")
      .selectOption({ label: `成员单位${owner}` });
  await page.getByLabel("完成时限").first().fill(dayFromNow(30));
  await page.getByRole("button", { name: "拟议定事项" }).click();
  await page.getByRole("region", { name: "表决", exact: true }).waitFor();
}

/** A meeting that has begun with the codes of a known seed, ten minutes ago. */
async function begun(kind: Meeting["kind"]) {
  const ground = await convened(stage, kind, ["三巷路灯", "停车"]);
  const seed = "5eed".repeat(8);
  const since = new Date(Date.now() - 600_000).toISOString();
  const { meeting, clerk } = ground;
  const codes = { anchor: anchorOf(seed), since };
  expect(
    (await clerk.give(await ground.see("meetings", meeting), "meeting.begin", codes)).status,
  ).toBe(200);
  const at = (step: number) => `/meetings/${meeting}/sign-in#${step}.${codeAt(seed, step)}`;
  return { ...ground, at, now: () => at(stepAt(since, new Date().toISOString())) };
}

describe("the meeting room", () => {
  it("a meeting goes from begin to close though the network is cut, and its task is on the owner's phone", async () => {
    const ground = await convened(stage, "quarterly_joint", ["三巷路灯", "停车", "明年计划"]);
    const { committee, meeting, all, see } = ground;
    const chair = await ground.joined(committee.who("secretary"), 1280);
    const { page } = chair;
    await openRoom(page, ground);
    await page.getByRole("button", { name: "开会" }).click();

    const liaison = await ground.joined(await ground.liaisonOf(1), 360);
    await liaison.page.goto(
      (await page.getByRole("link", { name: "二维码" }).getAttribute("href")) ?? "",
    );
    await liaison.page.getByText("成员单位1已签到").waitFor();
    const second = await ground.joined(committee.who("clerk"), 360);
    await openRoom(second.page, ground);
    await second.page.getByText("签到码在另一台设备上").waitFor();

    await chair.context.setOffline(true);
    await tap(second.page, 2);
    await sent(second.page);
    for (const unit of [2, 3, 4]) await tap(page, unit);
    await unitRow(page, 4).getByRole("button", { name: "他人代会" }).click();
    await page.getByLabel("代会人职务").fill("副主任");
    await page.getByRole("button", { name: "代会签到" }).click();
    await tap(page, 9);
    await unitRow(page, 9).getByRole("button", { name: "点错了" }).click();
    const codes = page.getByLabel("签到表上的行号码");
    await codes.fill(`${rowCodeOf(4)} 61 ${rowCodeOf(5)}`);
    await codes.press("Enter");
    await page.getByText("已签到：成员单位5、成员单位6").waitFor();
    await page.getByText("没有这样的行：61").waitFor();
    expect(await codes.inputValue()).toBe("61");

    await draft(page, [1, 9]);
    await page.getByText("实到6家，至少5家，5票同意才通过").waitFor();
    await page.getByLabel("同意", { exact: true }).fill("5");
    await page.getByText("5票同意，够5票：通过").waitFor();
    expect(await page.getByRole("status").filter({ hasText: "弃权" }).textContent()).toBe("弃权1");
    await page.getByRole("button", { name: "表决通过" }).click();
    const made = page.getByRole("list", { name: "承诺" });
    await made.getByText("等待成员单位9确认").waitFor();
    await page.getByText(/条还没发出，会照常开/).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.getByText("第2项，共3项").waitFor();
    await page.getByRole("button", { name: "听取，不议定" }).click();
    await page.getByText("已听取，无须议定").waitFor();

    await chair.context.setOffline(false);
    await sent(page);
    // Both had signed in unit 2: nothing is left to decide about that.
    await expect.poll(() => page.getByText("被退回").count()).toBe(0);
    await second.page.getByText("第2项，共3项").waitFor();

    await page.getByRole("button", { name: "散会" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("记为缺席的：3家").waitFor();
    await dialog.getByText("顺延的议题：1项").waitFor();
    await dialog.getByRole("button", { name: "散会" }).click();
    await page.getByText("已散会，等待社区整理纪要").waitFor();
    await expect.poll(async () => (await see("meetings", meeting)).state).toBe("minutes_draft");

    const owner = await ground.joined(await ground.liaisonOf(9), 360);
    await owner.page
      .getByRole("listitem")
      .filter({ hasText: TASK })
      .getByText("等待成员单位9确认")
      .waitFor();
    const states = (await all<Attendance>("attendances")).map(({ unit, state }) => [
      ground.units.indexOf(unit) + 1,
      state,
    ]);
    const wanted = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((unit) => [
      unit,
      unit > 6 ? "absent" : unit === 4 ? "proxy" : "present",
    ]);
    expect(states.sort()).toEqual(wanted);
    const [resolution] = await all<Resolution>("resolutions");
    expect(resolution?.vote).toMatchObject({ yes: 5, no: 0, abstain: 1 });
  });

  it("a scanned code says what happened: too old, which unit, signed in, not expected, no network", async () => {
    const ground = await begun("extraordinary");
    const { page, context } = await ground.joined(await ground.liaisonOf(2, 3), 360);
    await page.goto(ground.at(0));
    await page.getByRole("button", { name: "成员单位3签到" }).click();
    await page.getByText("签到码过时了").waitFor();
    await page.goto(ground.now());
    await page.getByRole("button", { name: "成员单位3签到" }).click();
    await page.getByText("成员单位3已签到").waitFor();
    expect(await page.getByRole("button", { name: "成员单位2签到" }).count()).toBe(1);
    await context.setOffline(true);
    await page.getByText("请社区在名单上点您单位的名字").waitFor();

    const stranger = await ground.joined(ground.committee.who("volunteer"), 360);
    await stranger.page.goto(ground.now());
    await stranger.page.getByText("您的单位不在应到名单上").waitFor();
    const nobody = await stage.device(360);
    await nobody.page.goto(ground.now());
    await nobody.page.getByText("这台手机还没登记").waitFor();
  });

  it("on the spot, before and after stand side by side, and a vote by name that fails binds nobody", async () => {
    const ground = await begun("onsite");
    const { page } = await ground.joined(ground.committee.who("clerk"), 360);
    await openRoom(page, ground);
    for (const when of ["办理前", "办理后"]) {
      await page.getByRole("link", { name: "附现场照片" }).click();
      await page.getByRole("radio", { name: when }).check();
      await page.locator("input[type=file]").setInputFiles("pwa/public/icons/screen-phone.png");
      const form = page.getByRole("region", { name: "附现场照片" });
      await form.getByRole("img", { name: "照片1" }).waitFor();
      await page.getByRole("button", { name: "附现场照片" }).click();
      await page.getByRole("region", { name: when }).getByRole("img").waitFor();
    }
    for (const unit of [1, 2, 3, 4, 5]) await tap(page, unit);
    await draft(page, [9]);
    await page.getByRole("radio", { name: "记名表决" }).check();
    await page
      .getByRole("group", { name: "成员单位2" })
      .getByRole("radio", { name: "反对" })
      .check();
    // The page is closed before the vote is recorded, and opened again.
    await page.goto("/outbox");
    await page.getByRole("listitem").filter({ hasText: "表决" }).getByText("接着写").click();
    await page.getByText("接着您上次没写完的。").waitFor();
    await page.getByRole("button", { name: "其余都同意" }).click();
    await page.getByText("4票同意，不够5票：未通过").waitFor();
    await page.getByRole("button", { name: "表决未通过" }).click();
    await expect
      .poll(async () => (await ground.all<Resolution>("resolutions"))[0])
      .toMatchObject({ state: "not_adopted", commitments: [] });
    await page.goto("/outbox");
    await expect.poll(() => page.getByText("没写完的").count()).toBe(0);
    await page.getByText("都发出了").waitFor();
  });
});
