/** Journey: a street words a template once for its communities, and a contract is begun from it and fixed in its words. */
import { expect, it } from "vitest";
import { COMMUNITY } from "./district.ts";
import { aStage, type Device, dayFromNow, sent } from "./harness.ts";

const stage = aStage();
const CLOSING = "本契约由街道统一样式，自各方签完时成立。";

/** What the server has been told of templates here and in the street's other community. */
const written = async () => {
  const all = await stage.district.journal("contractTemplate.write");
  return all.map(({ input }) => [input.replaces ?? null, input.title]);
};

const onPage = (page: Device["page"], title: string) =>
  page.locator(".meetings-series").filter({ has: page.getByRole("heading", { name: title }) });

it("a street puts a shipped template in its own words for its communities, and a contract begun from it keeps them", async () => {
  const { page: street } = await stage.joined("street", 1280);
  await street.goto("/contracts");
  await street.getByRole("link", { name: "契约模板" }).click();
  await onPage(street, "学校").getByRole("link", { name: "改成自己的说法" }).click();
  await street.getByLabel("契约名称").fill("学校共建契约（街道版）");
  await street.getByLabel("结尾").fill(CLOSING);
  // Everything else stands in the form as the shipped one has it.
  expect(await street.getByLabel("契约期").inputValue()).toBe("12");
  const first = street.getByRole("group", { name: "第1项" });
  await first.getByLabel("起始日后几个月首次到期").fill("13");
  await street.getByRole("button", { name: "写一份模板" }).click();
  await street.getByText("有条款要等契约期满后才到期").first().waitFor();
  await first.getByLabel("起始日后几个月首次到期").fill("2");
  await street.getByLabel("辖区内其他 1 个社区也用这份").waitFor();
  await street.getByRole("button", { name: "写一份模板" }).click();
  await onPage(street, "学校共建契约（街道版）").getByText("代替自带的“学校”").waitFor();
  await sent(street);
  await expect.poll(written).toContainEqual(["school", "学校共建契约（街道版）"]);
  await street.getByRole("radio", { name: "甲玛林卡社区" }).check();
  await onPage(street, "学校共建契约（街道版）").waitFor();

  const { page: clerk } = await stage.joined("clerk", 360);
  await clerk.goto(`/contracts?do=draft&committee=${COMMUNITY}`);
  await clerk.getByRole("radio", { name: "学校共建契约（街道版）" }).check();
  await clerk.getByRole("button", { name: "用这个模板" }).click();
  await clerk.getByLabel("添加：签约各方").selectOption("示范区第二小学");
  await clerk.getByLabel("契约名称").fill("操场开放契约");
  await clerk.getByRole("button", { name: "起草契约" }).click();
  await clerk.getByRole("heading", { name: "操场开放契约", level: 1 }).waitFor();
  await clerk.getByText("周末向居民开放操场").waitFor();
  await sent(clerk);

  // The street's next words, and its end in one community, leave what was begun from it as it is.
  await onPage(street, "学校共建契约（街道版）").getByRole("link", { name: "修改" }).click();
  await street.getByLabel("契约名称").fill("学校共建契约（2027年版）");
  await street.getByLabel("内容相同的其他 1 个社区也一起改").waitFor();
  await street.getByRole("button", { name: "修改" }).click();
  await onPage(street, "学校共建契约（2027年版）").waitFor();
  await street.getByRole("radio", { name: "仙足岛社区" }).check();
  await onPage(street, "学校共建契约（2027年版）").getByRole("link", { name: "停用" }).click();
  await street.getByLabel("内容相同的其他 1 个社区也一起停用").uncheck();
  await street.getByRole("button", { name: "停用" }).click();
  await onPage(street, "学校").getByText("随系统自带").waitFor();
  await sent(street);
  await street.getByRole("radio", { name: "甲玛林卡社区" }).check();
  await onPage(street, "学校共建契约（2027年版）").waitFor();
  await expect
    .poll(async () => (await stage.district.journal("contractTemplate.retire")).length)
    .toBe(1);

  await clerk.reload();
  await clerk.getByRole("link", { name: "定稿送签" }).click();
  await expect
    .poll(() => clerk.getByRole("radio", { name: "学校共建契约（2027年版）" }).isChecked())
    .toBe(true);
  await expect.poll(() => clerk.getByLabel("契约正文").inputValue()).toContain(CLOSING);
  await clerk.getByLabel("签约期限").fill(dayFromNow(10));
  await clerk.getByRole("button", { name: "定稿送签" }).click();
  await clerk.getByText("文本已经固定").waitFor();
  await clerk.getByText(CLOSING).waitFor();
});
