/** Journey (d): a listed problem is claimed, kept, verified by others, struck off, and seen by everybody. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { aStage, dayFromNow, findBoard, join, PHONE, row, sent } from "./harness.ts";

/** A problem of the sample that nobody has claimed. */
const PROBLEM = "向阳幼儿园门口井盖松动";

const stage = aStage();

/** Gives one of the answers that stand on the turn page, in so many words where it asks for them. */
async function answer(page: Page, waiting: string, command: string, words?: string) {
  await page.goto("/turn");
  const button = row(page, waiting).getByRole("button", { name: command, exact: true });
  await button.click();
  if (words) {
    await row(page, waiting).getByRole("textbox").fill(words);
    await button.click();
  }
  await sent(page);
}

it("a claim is confirmed, done, returned, done again, verified, struck off and public", async () => {
  const promise = "三天内修好并派人看护";
  const [liaison, clerk, visitor] = await Promise.all([
    stage.device(PHONE),
    stage.device(PHONE),
    stage.device(PHONE),
  ]);
  await join(liaison.page, await stage.district.link("liaison"));
  await join(clerk.page, await stage.district.link("clerk"));

  await liaison.page.goto("/lists/problems");
  await liaison.page.getByRole("link", { name: PROBLEM }).click();
  const actions = liaison.page.getByRole("region", { name: "现在能办的" });
  await actions.getByRole("link", { name: "认领", exact: true }).click();
  const form = liaison.page.getByRole("region", { name: "认领", exact: true });
  await form.getByLabel("承诺事项").fill(promise);
  await form.getByLabel("完成时限").fill(dayFromNow(20));
  await form.getByRole("button", { name: "认领", exact: true }).click();
  await sent(liaison.page);

  await answer(clerk.page, promise, "确认");
  await answer(liaison.page, promise, "开始");
  await answer(liaison.page, promise, "报告完成", "已经修好，请核实");
  await answer(clerk.page, promise, "退回", "还在响，请再看一次");
  await liaison.page.goto("/turn");
  await row(liaison.page, promise).getByRole("link").first().click();
  await liaison.page.getByText("还在响，请再看一次").first().waitFor();
  await answer(liaison.page, promise, "报告完成", "换了新的，不响了");
  await answer(clerk.page, promise, "核实通过");
  await answer(clerk.page, PROBLEM, "销号");

  await findBoard(visitor.page);
  await visitor.page.getByRole("link", { name: "已解决" }).click();
  await visitor.page.getByRole("link", { name: PROBLEM }).click();
  await visitor.page.getByText("已解决并销号").last().waitFor();
  await visitor.page.getByText("公示只写单位，不写个人。").waitFor();
  await row(visitor.page, "联络员认领了问题").waitFor();
  await row(visitor.page, "社区专干予以销号").waitFor();
  const steps = (await stage.district.journal()).map(({ kind }) => kind);
  expect(steps.filter((kind) => kind === "commitment.claimDone").length).toBeGreaterThan(1);
  expect(steps.at(-1)).toBe("problem.strikeOff");
});
