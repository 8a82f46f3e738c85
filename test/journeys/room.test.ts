/** Journeys in a meeting's room: codes that are scanned, photos on the spot, a vote that fails. */
import { describe, expect, it } from "vitest";
import { anchorOf, codeAt, stepAt } from "../../shared/meeting/sign-in-codes.ts";
import type { Meeting } from "../../shared/meeting.ts";
import type { Resolution } from "../../shared/resolution.ts";
import { aStage } from "./harness.ts";
import { convened } from "./meeting-ground.ts";
import { draftTask, openRoom, tapUnit } from "./room.ts";

const TASK = "十二月底前修好三巷路灯";

const stage = aStage();

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
  it("a scanned code says what happened: too old, which unit, signed in, not expected, no network", async () => {
    const ground = await begun("extraordinary");
    const { page, context } = await ground.joined(await ground.liaisonOf(2, 3), 360, {
      offline: true,
    });
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
    await openRoom(page, ground.meeting);
    for (const when of ["办理前", "办理后"]) {
      await page.getByRole("link", { name: "附现场照片" }).click();
      await page.getByRole("radio", { name: when }).check();
      await page.locator("input[type=file]").setInputFiles("pwa/public/icons/screen-phone.png");
      const form = page.getByRole("region", { name: "附现场照片" });
      await form.getByRole("img", { name: "照片1" }).waitFor();
      await page.getByRole("button", { name: "附现场照片" }).click();
      await page.getByRole("region", { name: when }).getByRole("img").waitFor();
    }
    for (const unit of [1, 2, 3, 4, 5]) await tapUnit(page, unit);
    await draftTask(page, TASK, [9]);
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
