/** Journey (b): two devices write on the same promise without network; what collides is shown, not lost. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import {
  aStage,
  type Device,
  dayFromNow,
  join,
  linkForAnother,
  PHONE,
  readyOffline,
  row,
  sent,
} from "./harness.ts";

const PROMISE = "疏通管道，更换破损管段80米";

const stage = aStage();

const open = async (page: Page) => {
  await page.getByRole("link", { name: "轮到我" }).click();
  await row(page, PROMISE).getByRole("link").first().click();
  await page.getByRole("region", { name: "现在能办的" }).waitFor();
};

/** Gives a command with a form, and waits until it is safe on this device. */
async function give(page: Page, command: string, fields: Readonly<Record<string, string>>) {
  await open(page);
  const actions = page.getByRole("region", { name: "现在能办的" });
  await actions.getByRole("link", { name: command, exact: true }).click();
  const form = page.getByRole("region", { name: command, exact: true });
  for (const [label, text] of Object.entries(fields)) await form.getByLabel(label).fill(text);
  await form.getByRole("button", { name: command, exact: true }).click();
  await row(page, PROMISE).getByText("还没发出").waitFor();
}

/** Both extend the promise without network; the first is heard first. Ends on the second's outbox. */
async function collide(
  [first, second]: readonly [Device, Device],
  one: Extension,
  other: Extension,
) {
  await Promise.all([first.context.setOffline(true), second.context.setOffline(true)]);
  await give(first.page, "延期", { 完成时限: one.due, 原因: one.reason });
  await give(second.page, "延期", { 完成时限: other.due, 原因: other.reason });
  await first.context.setOffline(false);
  await sent(first.page);
  await second.context.setOffline(false);
  await second.page.getByRole("link", { name: "被退回（1），您写的都还在" }).click();
  await second.page.getByText("别人刚改过这条记录").waitFor();
  const versions = second.page.getByRole("row", { name: /^原因/ });
  await versions.getByRole("cell", { name: other.reason }).waitFor();
  await versions.getByRole("cell", { name: one.reason }).waitFor();
}
interface Extension {
  due: string;
  reason: string;
}

/** Decides about what was refused, and waits until nothing is left to send or to decide. */
async function settle(page: Page, choice: string) {
  await page.getByRole("button", { name: choice }).click();
  await page.getByText("没有留在这台设备上的").waitFor();
}

const extensions = async () =>
  (await stage.district.journal("commitment.extend")).map(({ input }) => input.reason);

it("two devices note and extend one promise offline: notes stay, the second extension asks", async () => {
  const [first, second] = await Promise.all([
    stage.device(PHONE, { offline: true }),
    stage.device(PHONE, { offline: true }),
  ]);
  const both = [first, second] as const;
  await join(first.page, await stage.district.link("liaison"));
  await join(second.page, await linkForAnother(first.page));
  await Promise.all(both.map(({ page }) => readyOffline(page)));

  await Promise.all(both.map(({ context }) => context.setOffline(true)));
  await give(first.page, "记进展", { 进展说明: "管段到货40米" });
  await give(second.page, "记进展", { 进展说明: "下水口已疏通" });
  const mine = { due: dayFromNow(80), reason: "等管材到齐（甲）" };
  const theirs = { due: dayFromNow(90), reason: "天冷不能浇筑（乙）" };
  await collide(both, mine, theirs);
  await settle(second.page, "用我的");
  expect((await extensions()).slice(-2)).toEqual([mine.reason, theirs.reason]);
  await first.page.reload();
  await open(first.page);
  for (const words of ["管段到货40米", "下水口已疏通", mine.reason, theirs.reason])
    await first.page.getByRole("blockquote").filter({ hasText: words }).waitFor();

  const again = { due: dayFromNow(100), reason: "春节前后停工（甲）" };
  const noted = { due: dayFromNow(110), reason: "要等验收（乙）" };
  await collide(both, again, noted);
  await settle(second.page, "都留：我的记作进展");
  expect((await extensions()).at(-1)).toBe(again.reason);
  expect((await stage.district.journal("commitment.note")).at(-1)?.input.note).toContain(
    noted.reason,
  );

  await first.page.reload();
  const last = { due: dayFromNow(120), reason: "等路面回填（甲）" };
  const dropped = { due: dayFromNow(130), reason: "再缓一缓（乙）" };
  await collide(both, last, dropped);
  await settle(second.page, "用对方的");
  expect((await stage.district.journal()).at(-1)?.input.reason).toBe(last.reason);
  await Promise.all(both.map(({ context }) => context.close()));
});
