/** Journey: a clause falls overdue and shows where its party is appraised; both sides appraise; it is closed, for everybody to see. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { inForce, PARTIES } from "./contract-ground.ts";
import { aStage, DESKTOP, PHONE, readyOffline, row, sent } from "./harness.ts";

const stage = aStage();
const [FIRST, SECOND] = PARTIES;

/** Says of the other party how it kept the contract, as far as the last button. */
async function writeAppraisal(page: Page, unit: string, grade: string, reason: string) {
  await page.getByRole("link", { name: `评${unit}` }).click();
  await page.getByLabel(grade, { exact: true }).check();
  await page.getByLabel("理由", { exact: true }).fill(reason);
}
const submit = (page: Page) => page.getByRole("button", { name: "提交评约", exact: true }).click();

/** Gives the word of one's own party on the other. */
async function appraise(page: Page, unit: string, grade: string, reason: string): Promise<void> {
  await writeAppraisal(page, unit, grade, reason);
  await submit(page);
  await sent(page);
}

it("a clause falls overdue, shows in the appraisal, and everybody sees what came of it without a name", async () => {
  const ground = await inForce(stage);
  const { contract, clerk, committee, joined, signatories } = ground;
  const [one, other] = signatories;
  if (!one || !other) throw new Error("two sign");
  const path = `/contracts/${contract.id}`;
  const desk = await joined(clerk, DESKTOP);
  await desk.page.goto(path);
  await row(desk.page, "在校门口装隔离桩")
    .getByText(/已逾期/)
    .waitFor();
  await desk.page.getByRole("button", { name: "开始期末评约" }).click();
  await sent(desk.page);
  // Nobody closes what has not been appraised, and the page says so.
  const close = desk.page.getByRole("button", { name: "了结：部分履行" });
  await desk.page.getByText("还差2份评约").waitFor();
  expect(await close.getAttribute("aria-disabled")).toBe("true");

  const phone = await joined(one, PHONE);
  await phone.page.goto(path);
  await phone.page.getByRole("link", { name: `评${SECOND}` }).click();
  await phone.page.getByText("已过时限", { exact: true }).waitFor();
  await phone.page.goBack();
  await appraise(phone.page, SECOND, "未履行", "隔离桩到期没有装");
  const second = await joined(other, PHONE);
  await second.page.goto(path);
  await appraise(second.page, FIRST, "已履行", "操场按时开放");

  await desk.page.reload();
  await row(desk.page, `${FIRST}评${SECOND}`).getByText("隔离桩到期没有装").waitFor();
  await close.click();
  await desk.page.getByLabel("原因").fill("操场开放了，隔离桩没有装");
  await desk.page.getByRole("button", { name: "了结：部分履行" }).click();
  await sent(desk.page);
  expect((await contract.see()).state).toBe("closed_partial");
  await desk.page.getByRole("link", { name: "起草续约" }).waitFor();

  const { page } = await stage.device(PHONE);
  await page.goto(`/board/${committee}/contracts`);
  await page.getByRole("link", { name: "操场共用协议" }).click();
  await page.getByText("已评约：部分履行").waitFor();
  await row(page, "在校门口装隔离桩").getByText("已过时限").waitFor();
  await row(page, FIRST)
    .getByText(/密钥签/)
    .waitFor();
  const told = (await page.getByRole("main").textContent()) ?? "";
  expect(told).toContain((await contract.see()).sha256);
  for (const name of ["卓玛", "负责人", "法定代表人"]) expect(told).not.toContain(name);
});

it("halfway each party appraises the other, one of them without network, and the contract goes on", async () => {
  const { contract, joined, signatories } = await inForce(stage);
  await contract.give("beginMidReview");
  const path = `/contracts/${contract.id}`;
  const [phone, second] = await Promise.all(
    signatories.map((person) => joined(person, PHONE, { offline: true })),
  );
  if (!phone || !second) throw new Error("two sign");
  await phone.page.goto(path);
  await phone.page.getByRole("link", { name: `评${SECOND}` }).waitFor();
  await readyOffline(phone.page);
  await phone.context.setOffline(true);
  await writeAppraisal(phone.page, SECOND, "部分履行", "隔离桩买了，还没有装");
  // What was begun is found again, and goes on where it was left.
  await phone.page.goto("/outbox");
  await phone.page.getByRole("link", { name: "接着写" }).click();
  expect(await phone.page.getByLabel("理由", { exact: true }).inputValue()).toBe(
    "隔离桩买了，还没有装",
  );
  await submit(phone.page);
  const given = row(phone.page, `${FIRST}评${SECOND}`);
  await given.getByText("隔离桩买了，还没有装").waitFor();
  await given.getByText("还没发出").waitFor();

  // Meanwhile the other says its own: both count.
  await second.page.goto(path);
  await appraise(second.page, FIRST, "已履行", "操场按时开放");
  await row(second.page, `${FIRST}评${SECOND}`).getByText("还没有评").waitFor();
  await phone.context.setOffline(false);
  await expect.poll(async () => (await contract.see()).appraised.length).toBe(2);
  await given.getByText("还没发出").waitFor({ state: "detached" });
  await row(phone.page, `${SECOND}评${FIRST}`).getByText("操场按时开放").waitFor();
  await contract.give("endMidReview");
  await second.page.reload();
  await second.page.getByText(/^正在履约/).waitFor();
  await row(second.page, `${FIRST}评${SECOND}`).getByText("隔离桩买了，还没有装").waitFor();
  expect(await second.page.getByRole("link", { name: `评${FIRST}` }).count()).toBe(0);
});
