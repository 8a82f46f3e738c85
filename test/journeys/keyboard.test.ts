/** Journey (f): no mouse and no touch, from the sign-in link to a note sent and through a list. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { aStage, DESKTOP, row } from "./harness.ts";
import { focusComesTo, tabTo } from "./keyboard.ts";

const PROMISE = "联系建设方，拆除路口围挡并清理场地";

const stage = aStage();

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const heading = (page: Page, name: string) =>
  page.getByRole("heading", { name, exact: true, level: 1 });

async function joinByKeys(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await button(page, "加入").waitFor();
  await tabTo(page, button(page, "加入"));
  await page.keyboard.press("Enter");
  await page.getByText("件事等您").or(page.getByText("眼下没有轮到您的事")).waitFor();
  await focusComesTo(heading(page, "轮到我"));
}

it("a liaison joins, goes to the promise and sends a note", async () => {
  const words = "围挡拆了一半";
  const { page } = await stage.device(DESKTOP);
  await joinByKeys(page, await stage.district.link("liaison"));

  const answers = row(page, PROMISE);
  await tabTo(page, button(page, "记进展").and(answers.getByRole("button")));
  await page.keyboard.press("Enter");
  await focusComesTo(answers.getByLabel("进展说明"));
  await page.keyboard.press("Escape");
  await focusComesTo(answers.getByRole("button", { name: "记进展" }));
  await page.keyboard.press("Enter");
  await focusComesTo(answers.getByLabel("进展说明"));
  await page.keyboard.type(words);
  await page.keyboard.press("Enter");
  await page.getByText("已发出 · 刚刚").waitFor();
  await focusComesTo(answers.getByRole("button"));
  const written = await stage.district.journal("commitment.note");
  expect(written.filter(({ input }) => input.note === words)).toHaveLength(1);
});

it("the focus goes to what is told after sending, and to what was made", async () => {
  const { page } = await stage.joined("liaison", DESKTOP);
  const promise = await row(page, PROMISE).getByRole("link").first().getAttribute("href");
  await page.goto(promise?.split("?")[0] ?? "");
  // What comes in last: nothing moves any more under the focus.
  await page.getByRole("heading", { name: "经过" }).waitFor();
  await tabTo(page, page.getByRole("link", { name: "记进展" }));
  await page.keyboard.press("Enter");
  await focusComesTo(page.getByRole("heading", { name: "记进展" }));
  // The form loads when it is first opened; its heading has the focus before.
  await page.getByLabel("进展说明").waitFor();
  await tabTo(page, page.getByLabel("进展说明"));
  await page.keyboard.type("焦点在哪里");
  await tabTo(page, button(page, "记进展"));
  await page.keyboard.press("Enter");
  const told = page.locator("main div").filter({ has: page.getByRole("status") });
  await focusComesTo(told.filter({ hasText: /^(已发出。|还没发出)/ }));

  const title = "路口的灯不亮";
  await page.goto("/lists/problems");
  await tabTo(page, page.getByRole("link", { name: "上报问题" }));
  await page.keyboard.press("Enter");
  await focusComesTo(page.getByRole("heading", { name: "上报问题" }));
  await page.getByLabel("问题描述").waitFor();
  await tabTo(page, page.getByLabel("问题描述"));
  await page.keyboard.type(title);
  await tabTo(page, page.getByLabel("地点"));
  await page.keyboard.type("三巷口");
  await tabTo(page, page.getByRole("radio", { name: "一般" }));
  await page.keyboard.press("Space");
  await button(page, "上报问题").focus();
  await page.keyboard.press("Enter");
  await focusComesTo(page.getByRole("heading", { name: title }));
});

it("the first filling leaves the focus where the reader has put it", async () => {
  const { context, page } = await stage.device(DESKTOP);
  let fill = () => {};
  const filling = new Promise<void>((resolve) => {
    fill = resolve;
  });
  await context.route(/\/feed\?/, async (route) => {
    await filling;
    await route.continue();
  });
  await page.goto(await stage.district.link("liaison"));
  await button(page, "加入").click();
  await page.getByText("正在取您社区的记录").waitFor();
  await focusComesTo(heading(page, "轮到我"));
  await page.getByRole("link", { name: "我的", exact: true }).focus();
  fill();
  await row(page, PROMISE).waitFor();
  await focusComesTo(page.getByRole("link", { name: "我的", exact: true }));
});

it("the first stop skips what stands around the page", async () => {
  const { page } = await stage.device(DESKTOP);
  await page.goto("/my");
  await heading(page, "我的").waitFor();
  await tabTo(page, page.getByRole("link", { name: "跳到正文" }), 1);
  await page.keyboard.press("Enter");
  await tabTo(page, page.getByRole("main"), 1);
});

it("a question keeps the focus, and gives it back when it is dropped", async () => {
  const { page } = await stage.device(DESKTOP);
  await joinByKeys(page, await stage.district.link("liaison"));
  await tabTo(page, page.getByRole("link", { name: "我的", exact: true }));
  await page.keyboard.press("Enter");
  await focusComesTo(heading(page, "我的"));
  const leave = page.getByRole("main").getByRole("button", { name: "退出登录" });
  await tabTo(page, leave);
  await page.keyboard.press("Enter");
  const question = page.getByRole("dialog");
  await focusComesTo(question.getByRole("button", { name: "不了" }));
  for (let stop = 0; stop < 4; stop += 1) {
    await page.keyboard.press("Tab");
    // Out of the page, to the browser's own buttons, is allowed; behind the question is not.
    const behind = page.locator("a:focus, button:focus, input:focus, summary:focus");
    expect(await behind.and(page.locator(":not(dialog *)")).count()).toBe(0);
  }
  await page.keyboard.press("Escape");
  await question.waitFor({ state: "hidden" });
  await focusComesTo(leave);
});

it("a clerk walks a list at a desk: j, k, Enter, back, / and ?", async () => {
  const { page } = await stage.device(DESKTOP);
  await joinByKeys(page, await stage.district.link("clerk"));
  await tabTo(page, page.getByRole("link", { name: "清单", exact: true }));
  await page.keyboard.press("Enter");
  await focusComesTo(heading(page, "问题"));
  const rows = page.getByRole("table").getByRole("row");
  const link = (at: number) => rows.nth(at).getByRole("link");

  await page.keyboard.press("j");
  await focusComesTo(link(1));
  await page.keyboard.press("j");
  await focusComesTo(link(2));
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await focusComesTo(link(2));
  const title = (await link(2).locator("span").last().textContent()) ?? "";
  await page.keyboard.press("Enter");
  const record = page.getByRole("article", { name: title });
  await focusComesTo(record.getByRole("heading", { name: title }));

  await page.keyboard.press("j");
  await focusComesTo(link(3));
  await page.keyboard.press("Enter");
  const next = page.getByRole("article");
  await focusComesTo(next.getByRole("heading", { level: 2 }).first());
  await tabTo(page, next.getByRole("link", { name: "关闭" }), 1);
  await page.keyboard.press("Enter");
  await next.waitFor({ state: "detached" });
  await focusComesTo(link(3));

  await page.keyboard.press("?");
  const help = page.getByRole("dialog");
  await focusComesTo(help);
  await page.keyboard.press("Escape");
  await help.waitFor({ state: "hidden" });
  await focusComesTo(link(3));

  await page.keyboard.press("/");
  const search = page.getByRole("searchbox");
  await focusComesTo(search);
  await page.keyboard.type("路灯");
  await expect.poll(() => rows.count()).toBe(2);
  await tabTo(page, link(1));
  await page.keyboard.press("Enter");
  await page.getByRole("article").waitFor();
  await page.goBack();
  await page.getByRole("article").waitFor({ state: "detached" });
  await expect.poll(() => rows.count()).toBe(2);
});
