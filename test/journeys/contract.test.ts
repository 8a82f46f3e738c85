/** Journey: a contract is drafted from a template without network, answered by a unit's own version, and fixed. */
import { expect, it } from "vitest";
import { packageHashes, readPackage } from "../../shared/contract/package.ts";
import { aContract } from "../builders/contracts.ts";
import { axeFinds, goTo, lookAt, looks, picture, textFaults } from "./access.ts";
import { aStage, dayFromNow, readyOffline, row, sent } from "./harness.ts";
import { planned } from "./meeting-ground.ts";

const stage = aStage();

it("a clerk drafts offline from a template, a unit answers with its own version, and the text is fixed as it was shown", async () => {
  const ground = await planned(stage, "quarterly_joint", 7);
  const clerk = await ground.joined(ground.committee.who("clerk"), 360, { offline: true });
  let page = clerk.page;
  await readyOffline(page);
  await page.getByRole("link", { name: "清单", exact: true }).click();
  await page.getByRole("link", { name: "契约", exact: true }).click();
  await page.getByText("还没有契约").waitFor();
  await clerk.context.setOffline(true);
  await page.getByRole("link", { name: "起草契约" }).click();
  await page.getByRole("radio", { name: "物业公司" }).check();
  await page.getByRole("button", { name: "用这个模板" }).click();
  await page.getByLabel("契约名称").fill("江畔小区共建契约");
  await page.getByLabel("签约各方", { exact: true }).selectOption("成员单位1");
  // What was begun outlives the tab, without network.
  page = await clerk.killTab("/contracts?do=draft");
  await page.getByText("接着您上次没写完的").waitFor();
  expect(await page.getByLabel("契约名称").inputValue()).toBe("江畔小区共建契约");
  await page.getByRole("button", { name: "起草契约" }).click();
  const summary = page.getByRole("alert");
  await summary.getByText("签约方不够").waitFor();
  await page.getByLabel("添加：签约各方").selectOption("成员单位2");
  await page.getByRole("button", { name: "“成员单位2”上移" }).press("Enter");
  await page.getByRole("button", { name: "“成员单位2”下移" }).press("Enter");
  expect(
    await page
      .getByRole("button", { name: "“成员单位2”下移" })
      .evaluate((it) => it === document.activeElement),
  ).toBe(true);
  const first = page.getByRole("group", { name: "第1条" });
  expect(await first.getByLabel("责任单位").locator("option:checked").textContent()).toBe(
    "成员单位2",
  );
  await page.getByRole("button", { name: "起草契约" }).click();
  await page.getByRole("heading", { name: "江畔小区共建契约", level: 1 }).waitFor();
  await page.getByText("划出电动车充电车位").waitFor();
  await clerk.context.setOffline(false);
  await sent(page);

  // The second party reads, comments, and puts its own version on the table.
  const liaison = (await ground.joined(await ground.liaisonOf(2), 1280)).page;
  await liaison.goto("/contracts");
  await row(liaison, "江畔小区共建契约").getByRole("link").click();
  await liaison.getByRole("link", { name: /提意见.*第1条/ }).click();
  await liaison.getByLabel("意见", { exact: true }).fill("车位先划十五个");
  await liaison.getByRole("button", { name: "提意见" }).click();
  await liaison.getByText("车位先划十五个").waitFor();
  await liaison.getByRole("link", { name: "提出新一稿" }).click();
  await liaison.getByRole("group", { name: "第1条" }).getByLabel("数量").fill("15");
  await liaison.getByRole("button", { name: "去掉：第4条" }).click();
  await liaison.getByRole("button", { name: "提出新一稿" }).click();
  await liaison.getByRole("heading", { name: "两稿对照" }).waitFor();
  expect(await liaison.locator(".marked del").allTextContents()).toContain("20");
  expect(await liaison.locator(".marked ins").allTextContents()).toContain("15");
  await liaison.getByRole("heading", { name: /第4条.*删去/ }).waitFor();
  await sent(liaison);

  await page.reload();
  await page.getByText("还有1条意见没有答复。").waitFor();
  await page.getByRole("button", { name: "答复" }).click();
  await page.getByLabel("答复").fill("同意，改为十五个");
  await page.getByRole("button", { name: "答复" }).click();
  await page.getByText("同意，改为十五个").waitFor();

  await page.getByRole("link", { name: "定稿送签" }).click();
  const text = page.getByLabel("契约正文");
  await expect.poll(() => text.inputValue()).toContain("数量：15个；");
  await page.getByRole("radio", { name: "物业公司" }).check();
  await expect.poll(() => text.inputValue()).toContain("为把小区里的事办好");
  await text.fill(`${await text.inputValue()}\u202e`);
  await page.getByRole("button", { name: "定稿送签" }).click();
  await page.getByText("文本里有").first().waitFor();
  await text.fill((await text.inputValue()).replace("\u202e", "附则：无。"));
  await page.getByRole("radio", { name: "按顺序签" }).check();
  await page.getByLabel("签约期限").fill(dayFromNow(10));
  const words = page.getByRole("list", { name: "核对词" }).getByRole("listitem");
  await expect.poll(() => words.count()).toBe(4);
  const shown = await words.allTextContents();
  await page.getByRole("button", { name: "定稿送签" }).click();
  await page.getByText("文本已经固定").waitFor();
  await expect.poll(() => words.allTextContents()).toEqual(shown);
  await page.getByText("附则：无。").waitFor();
  await sent(page);
  const [contract] = await ground.all<never>("contracts");
  const { textId, order, sha256, state } = contract as unknown as Record<string, string>;
  const frozen = await ground.see<never>("contract-texts", textId ?? "");
  const bytes = (frozen as unknown as { package: string }).package;
  expect([state, order, packageHashes(bytes).sha256]).toEqual(["circulated", "in_order", sha256]);
  expect(readPackage(bytes)?.text.endsWith("附则：无。")).toBe(true);
});

it("the pages of a contract that is talked about keep nobody out, in any language, at any width", async () => {
  const ground = await planned(stage, "quarterly_joint", 7);
  const { committee, units, clerk } = ground;
  const today = dayFromNow(0);
  const contract = await aContract(clerk, committee.code, units.slice(0, 2), today);
  const { clauses, ...terms } = await contract.text();
  const { principles, from, until, cadence } = terms;
  const next = clauses.map(({ quantity: _, measure: __, ...one }, at) => ({
    ...one,
    ...(at === 0 ? { what: "第1方做的另一件事", quantity: 3, measure: "次" } : {}),
  }));
  await contract.give("propose", { principles, from, until, cadence, clauses: next });
  const comment = { contract: contract.id, clause: 1, comment: "次数能不能少一次" };
  await ground.made("clauseComment.say", comment);
  const fixed = await aContract(clerk, committee.code, units.slice(1, 3), today);
  await fixed.circulate("各方约定如下。", "parallel", dayFromNow(14));
  const { page } = await ground.joined(committee.who("clerk"), 360);
  const pages = [
    "/contracts",
    `/contracts/${fixed.id}`,
    `/contracts/${contract.id}`,
    `/contracts?do=propose&of=${contract.id}`,
    `/contracts/${contract.id}?do=circulate`,
    "/contracts?do=draft",
  ];
  const faults: string[] = [];
  for (const [way, look] of looks("light").entries()) {
    await lookAt(page, look);
    // Each page in each language and at both widths.
    const seen = pages.filter((_, at) => (at + way + Math.floor(way / 2)) % 2 === 0);
    for (const [at, address] of seen.entries()) {
      await goTo(page, address);
      await page.locator("h1").waitFor();
      const found = [...(at === way % 3 ? await axeFinds(page) : []), ...(await textFaults(page))];
      faults.push(...found.map((fault) => `${address} ${look.language}: ${fault}`));
      const name = address.replace(/[?=&]/g, "-");
      await picture(page, "clerk", name, `${look.language}-${look.width}-${look.theme}`);
    }
  }
  expect(faults).toEqual([]);
});
