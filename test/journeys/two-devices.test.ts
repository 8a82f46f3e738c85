/** Journey (b): two devices write on the same promise without network; what collides is shown, not lost. */
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import {
  aStage,
  type Device,
  dayFromNow,
  join,
  linkForAnother,
  readyOffline,
  row,
  sent,
  WIDTHS,
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

describe.each(WIDTHS)("at %i px", (width) => {
  it("two devices note and extend one promise offline: notes stay, the second extension asks", async () => {
    const [first, second] = await Promise.all([stage.device(width), stage.device(width)]);
    const both = [first, second] as const;
    // Days of this width's own: an extension to the day that stands already is none.
    const later = (days: number) => dayFromNow(width / 8 + days);
    await join(first.page, await stage.district.link("liaison"));
    await join(second.page, await linkForAnother(first.page));
    await Promise.all(both.map(({ page }) => readyOffline(page)));

    await Promise.all(both.map(({ context }) => context.setOffline(true)));
    await give(first.page, "记进展", { 进展说明: `管段到货40米（${width}）` });
    await give(second.page, "记进展", { 进展说明: `下水口已疏通（${width}）` });
    const mine = { due: later(40), reason: `等管材到齐（甲${width}）` };
    const theirs = { due: later(50), reason: `天冷不能浇筑（乙${width}）` };
    await collide(both, mine, theirs);
    await settle(second.page, "用我的");
    expect((await extensions()).slice(-2)).toEqual([mine.reason, theirs.reason]);
    await first.page.reload();
    await open(first.page);
    for (const words of [
      `管段到货40米（${width}）`,
      `下水口已疏通（${width}）`,
      mine.reason,
      theirs.reason,
    ])
      await first.page.getByRole("blockquote").filter({ hasText: words }).waitFor();

    const again = { due: later(60), reason: `春节前后停工（甲${width}）` };
    const noted = { due: later(70), reason: `要等验收（乙${width}）` };
    await collide(both, again, noted);
    await settle(second.page, "都留：我的记作进展");
    expect((await extensions()).at(-1)).toBe(again.reason);
    expect((await stage.district.journal("commitment.note")).at(-1)?.input.note).toContain(
      noted.reason,
    );

    await first.page.reload();
    const last = { due: later(80), reason: `等路面回填（甲${width}）` };
    const dropped = { due: later(90), reason: `再缓一缓（乙${width}）` };
    await collide(both, last, dropped);
    await settle(second.page, "用对方的");
    expect((await stage.district.journal()).at(-1)?.input.reason).toBe(last.reason);
    await Promise.all(both.map(({ context }) => context.close()));
  });
});
