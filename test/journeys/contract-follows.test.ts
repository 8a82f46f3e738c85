/** Journeys: what follows a contract that is in force: it is added to, ended by agreement or by notice, renewed; and what comes of a text that is taken back. */
import { expect, it } from "vitest";
import type { Commitment } from "../../shared/commitment.ts";
import { beingSigned, dayHasCome, inForce, PARTIES } from "./contract-ground.ts";
import { aStage, DESKTOP, dayFromNow, PHONE, row } from "./harness.ts";

const stage = aStage();
const [FIRST, SECOND] = PARTIES;

it("a supplement is written from its contract, goes round, is signed and takes effect; each page leads to the other", async () => {
  const ground = await inForce(stage);
  const { contract, clerk, joined, signatories } = ground;
  const path = `/contracts/${contract.id}`;
  const { page } = await joined(clerk, DESKTOP);
  await page.goto(path);
  await page.getByRole("link", { name: "起草补充契约" }).click();
  const title = page.getByLabel("契约名称");
  expect(await title.inputValue()).toBe("《操场共用协议》补充契约");
  expect(await page.getByLabel("期满日").inputValue()).toBe(dayFromNow(300));
  expect(await page.getByLabel("共同约定").inputValue()).toContain("没有补充到的照旧");
  for (const name of [FIRST, SECOND]) await row(page, name).waitFor();
  const clause = page.getByRole("group", { name: "第1条" });
  await clause.getByLabel("做什么").fill("放学时派人疏导车辆");
  await clause.getByLabel("责任单位").selectOption(FIRST);
  // What ends the same contract is another draft: neither stands in the other's place.
  await page.goBack();
  await page.getByRole("link", { name: "起草终止契约" }).click();
  expect(await title.inputValue()).toBe("终止《操场共用协议》的契约");
  await page.goto("/outbox");
  await row(page, "起草契约").getByText("操场共用协议").waitFor();
  await page.getByRole("link", { name: "接着写" }).click();
  expect(await clause.getByLabel("做什么").inputValue()).toBe("放学时派人疏导车辆");
  await clause.getByLabel("首次时限").fill(dayFromNow(10));
  await page.getByRole("button", { name: "起草契约" }).click();
  await page.getByRole("heading", { name: "《操场共用协议》补充契约", level: 1 }).waitFor();
  const related = page.getByRole("list", { name: "相关契约" });
  await related.getByText("原契约").waitFor();

  await page.getByRole("link", { name: "定稿送签" }).click();
  const text = page.getByLabel("契约正文");
  await expect.poll(() => text.inputValue()).toContain("本契约针对《操场共用协议》。");
  await page.getByRole("button", { name: "定稿送签" }).click();
  await page.getByRole("button", { name: "开始签约" }).click();
  const supplement = await ground.newest("signing");
  await ground.signed(supplement);
  await page.reload();
  await page.getByRole("button", { name: "亮约" }).click();
  await expect.poll(async () => (await supplement.see()).state).toMatch(/published|in_force/);
  await stage.district.sweep();
  expect(await supplement.see()).toMatchObject({ state: "in_force", amends: contract.id });

  // The party that promised it finds it from the contract that it knows.
  const phone = await joined(signatories[0] as (typeof signatories)[number], PHONE);
  await phone.page.goto(path);
  await phone.page.getByText("已生效的补充契约：1份").waitFor();
  await row(phone.page, "补充契约").getByRole("link").click();
  await phone.page.getByRole("heading", { name: "《操场共用协议》补充契约", level: 1 }).waitFor();
  await row(phone.page, "放学时派人疏导车辆").getByRole("button", { name: "报告完成" }).waitFor();
  await row(phone.page, "原契约").getByRole("link").click();
  await phone.page.getByRole("heading", { name: "操场共用协议", level: 1 }).waitFor();
  await row(phone.page, "每月开放操场").waitFor();
});

it("a termination that the parties sign ends its contract: what is kept stays kept, what is open is taken back", async () => {
  const ground = await inForce(stage);
  const { contract, committee, joined, signatories, give, asking } = ground;
  const [one, other] = signatories;
  if (!one || !other) throw new Error("two sign");
  const promises = async (): Promise<Commitment[]> =>
    (await asking(one).get(`/api/commitments?committee=${committee}`)).body.items;
  const ofFirst = async () => (await promises()).find(({ promise }) => promise === "每月开放操场");
  await give(one, (await ofFirst()) ?? "", "commitment.claimDone", { note: "开放了四次" });
  await give(other, (await ofFirst()) ?? "", "commitment.verify");

  const path = `/contracts/${contract.id}`;
  const { page } = await joined(one, PHONE);
  await page.goto(path);
  await page.getByRole("link", { name: "起草终止契约" }).click();
  const from = page.getByLabel("起始日");
  expect(await from.inputValue()).toBe(dayFromNow(0));
  await from.fill(dayFromNow(4));
  await page.getByLabel("期满日").fill(dayFromNow(4));
  expect(await page.getByRole("group", { name: "第1条" }).count()).toBe(0);
  await page.getByRole("button", { name: "起草契约" }).click();
  const title = "终止《操场共用协议》的契约";
  await page.getByRole("heading", { name: title, level: 1 }).waitFor();
  await page.getByText("没有需要履行的条款").waitFor();
  const termination = await ground.newest("negotiating");
  await termination.circulate("双方同意提前终止。", "parallel", dayFromNow(14));
  await termination.give("openSigning");
  await ground.signed(termination);
  await termination.give("publish");
  await stage.district.sweep();
  await page.reload();
  await page.getByText(/到那天原契约终止/).waitFor();
  await row(page, "原契约").getByText("正在履约").waitFor();
  await dayHasCome(stage, termination.id);
  // It takes effect, and that ends the other, whose clauses let go of what is open.
  for (const _ of ["takes effect", "ends"]) await stage.district.sweep();
  expect(await contract.see()).toMatchObject({ state: "terminated", endsOn: dayFromNow(0) });

  await page.goto(path);
  await page.getByText("契约已提前终止").waitFor();
  await row(page, "每月开放操场").getByText("已兑现，经他方核实").waitFor();
  await row(page, "在校门口装隔离桩").getByText("承诺已取消").waitFor();
  expect(await page.getByRole("link", { name: /起草(补充|终止)契约/ }).count()).toBe(0);
  await row(page, "终止契约").getByRole("link").click();
  await page.getByRole("heading", { name: title, level: 1 }).waitFor();
  await page.getByText("终止已经生效，原契约到此为止").waitFor();
  // It has three stages behind it, and none to come.
  const stages = page.getByRole("list", { name: "契约的阶段" });
  expect(await stages.getByRole("listitem").count()).toBe(3);
  expect(await stages.locator("[aria-current]").count()).toBe(0);
  await row(page, "原契约").getByText("契约已提前终止").waitFor();
  // Whoever reads it in public is led to what it ended.
  await page.getByRole("link", { name: "看亮约页" }).click();
  await page.getByRole("link", { name: "看原契约" }).click();
  await page.getByRole("heading", { name: "操场共用协议", level: 1 }).waitFor();
  await page.getByText("契约已提前终止").waitFor();
});

it("a renewal is written from what is over: the same parties and promises, in a term after the old one", async () => {
  const ground = await inForce(stage);
  const { contract, clerk, units, signatories, give, joined } = ground;
  await contract.give("beginFinalReview");
  for (const [at, person] of signatories.entries())
    await give(person, ground.committee, "appraisal.give", {
      ...{ contract: contract.id, stage: "final", by: units[at], of: units[1 - at] },
      ...{ grade: "kept", reason: "都做到了" },
    });
  await contract.give("closeFulfilled", { reason: "互评都是已履行" });
  const old = await contract.see();

  const { page } = await joined(clerk, DESKTOP);
  await page.goto(`/contracts/${contract.id}`);
  await page.getByText("已评约：全部履行").waitFor();
  await page.getByRole("link", { name: "起草续约" }).click();
  const from = await page.getByLabel("起始日").inputValue();
  const until = await page.getByLabel("期满日").inputValue();
  expect(from > (old.until ?? "") && until > from).toBe(true);
  for (const place of [1, 2]) {
    const due = page.getByRole("group", { name: `第${place}条` }).getByLabel("首次时限");
    expect((await due.inputValue()) >= from && (await due.inputValue()) <= until).toBe(true);
  }
  expect((await contract.see()).state).toBe("closed_fulfilled");
  await page.getByRole("button", { name: "续约", exact: true }).click();
  await page.getByRole("heading", { name: "操场共用协议（续约）", level: 1 }).waitFor();
  const next = await ground.newest("negotiating");
  expect(await next.see()).toMatchObject({ state: "negotiating", parties: old.parties });
  const { clauses, ...terms } = await next.text();
  expect(terms).toMatchObject({ from, until, cadence: "quarter" });
  expect(clauses.map(({ what, owner }) => [what, owner])).toEqual([
    ["每月开放操场", units[0]],
    ["在校门口装隔离桩", units[1]],
  ]);
  await row(page, "续自").getByRole("link").click();
  await page.getByText("已续约，另有新契约").first().waitFor();
  await row(page, "续约为").getByText("操场共用协议（续约）").waitFor();
  expect((await contract.see()).renewedBy).toBe(next.id);
});

it("a party that gives notice says why and until when, and the other reads both", async () => {
  const { contract, joined, signatories } = await inForce(stage);
  const path = `/contracts/${contract.id}`;
  const [one, other] = await Promise.all(signatories.map((person) => joined(person, PHONE)));
  if (!one || !other) throw new Error("two sign");
  await one.page.goto(path);
  await one.page.getByRole("link", { name: "提出终止" }).click();
  await one.page.getByLabel("原因").fill("学校要搬到江北");
  await one.page.getByLabel("终止日").fill(dayFromNow(-1));
  await one.page.getByRole("button", { name: "提出终止" }).click();
  await one.page.getByText("终止日已经过了").first().waitFor();
  await one.page.getByLabel("终止日").fill(dayFromNow(5));
  await one.page.getByRole("button", { name: "提出终止" }).click();
  await expect.poll(async () => (await contract.see()).state).toBe("terminating");

  const { page } = other;
  await page.goto(path);
  await page.getByText(/^即将终止/).waitFor();
  await page.getByText(/终止，在这以前各条照常履行/).waitFor();
  await page.getByRole("status").getByText("学校要搬到江北").waitFor();
  // Until then it is kept: the answers of one's own clause are there.
  await row(page, "在校门口装隔离桩").getByRole("button", { name: "报告完成" }).waitFor();
  // Nothing is added to it any more; but both may agree on a day before that.
  expect(await page.getByRole("link", { name: /起草补充契约|提出终止/ }).count()).toBe(0);
  await page.getByRole("heading", { name: "提前终止" }).waitFor();
  await page.getByRole("link", { name: "起草终止契约" }).click();
  await page.getByLabel("期满日").waitFor();
  await page.getByRole("button", { name: "起草契约" }).click();
  await page.getByRole("heading", { name: "终止《操场共用协议》的契约", level: 1 }).waitFor();
  await row(page, "原契约")
    .getByText(/^即将终止/)
    .waitFor();
});

it("a text is taken back before the last signature, and then nobody goes on: the other party reads why each time", async () => {
  const ground = await beingSigned(stage, "parallel", 2);
  const { contract, clerk, joined, signatories, give, holder } = ground;
  const [one, other] = signatories;
  const [first] = await contract.places();
  if (!one || !other || !first) throw new Error("two sign");
  await give(one, first, "signature.sign", await contract.signed(first, await holder(0)));
  const path = `/contracts/${contract.id}`;
  const [desk, { page }] = await Promise.all([joined(clerk, DESKTOP), joined(other, PHONE)]);
  await desk.page.goto(path);
  await desk.page.getByText("已签1家，共2家").waitFor();
  await desk.page.getByRole("button", { name: "收回再谈" }).click();
  await desk.page.getByLabel("原因").fill("第二条的时限写错了");
  await desk.page.getByRole("button", { name: "收回再谈" }).click();
  await expect.poll(async () => (await contract.see()).state).toBe("negotiating");
  expect((await contract.see()).signed).toBe(0);

  await page.goto(`${path}/sign`);
  await page.getByText("文本还没定").first().waitFor();
  await page.goto(path);
  await page.getByText("第二条的时限写错了").first().waitFor();
  await page.getByRole("link", { name: "提出新一稿" }).waitFor();

  await desk.page.getByRole("button", { name: "不再谈" }).click();
  await desk.page.getByLabel("原因").fill("学校已另有场地");
  await desk.page.getByRole("button", { name: "不再谈" }).click();
  await expect.poll(async () => (await contract.see()).state).toBe("dropped");
  await page.reload();
  await page.getByText("不再谈，没有签约").waitFor();
  await page.getByText("学校已另有场地").first().waitFor();
  expect(await page.getByRole("link", { name: "提出新一稿" }).count()).toBe(0);
});
