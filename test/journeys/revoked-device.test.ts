/** Journey (e): a device that is cut off while it is offline sends nothing more, and keeps every word. */
import { expect, it } from "vitest";
import { COMMUNITY } from "./district.ts";
import { aStage, join, linkForAnother, PHONE, readyOffline, row } from "./harness.ts";

const PROMISE = "疏通管道，更换破损管段80米";

const stage = aStage();

it("a device revoked while offline can send nothing, and its words can be copied out", async () => {
  const words = "手机上写的：返水点在三号井";
  const [office, lost] = await Promise.all([
    stage.device(PHONE),
    stage.device(PHONE, { offline: true }),
  ]);
  await join(office.page, await stage.district.link("liaison"));
  await lost.page.goto(await linkForAnother(office.page));
  await lost.page.getByRole("radio", { name: "手机" }).check();
  await lost.page.getByRole("button", { name: "加入" }).click();
  await row(lost.page, PROMISE).waitFor();
  await readyOffline(lost.page);

  await lost.context.setOffline(true);
  await row(lost.page, PROMISE).getByRole("button", { name: "记进展" }).click();
  await row(lost.page, PROMISE).getByLabel("进展说明").fill(words);
  await row(lost.page, PROMISE).getByRole("button", { name: "记进展" }).click();
  await row(lost.page, PROMISE).getByText("还没发出").waitFor();

  await office.page.goto("/devices");
  const phone = row(office.page, "手机");
  await phone.getByRole("button", { name: "停用" }).click();
  const sure = office.page.getByRole("dialog", { name: "停用“手机”？" });
  await sure.getByRole("button", { name: "停用" }).click();
  await phone.waitFor({ state: "detached" });
  const before = await stage.district.journal();

  await lost.context.setOffline(false);
  await lost.page.getByText("登录已失效，您写的都还在").waitFor();
  await lost.killTab("/outbox");
  await lost.page.getByText("这台设备的登录已失效").waitFor();
  await lost.page.getByText(words).waitFor();
  await lost.page.getByRole("button", { name: "现在就发" }).click();
  await lost.page.getByRole("button", { name: "现在就发" }).waitFor();
  await lost.page.getByText(words).waitFor();
  const answers = await lost.page.evaluate(
    async ([promise, committee]) => {
      const body = JSON.stringify({ note: "越过登录写的" });
      const headers = {
        "Content-Type": "application/json",
        "Idempotency-Key": "01ARZ3NDEKTSV4RRFFQ69G5FAV",
      };
      const asked = [
        fetch(`/api/commitments/${promise}/note`, { method: "POST", headers, body }),
        fetch(`/api/committees/${committee}/feed?after=0`),
        fetch("/api/me"),
      ];
      return (await Promise.all(asked)).map(({ status }) => status);
    },
    [before.find(({ kind }) => kind === "commitment.note")?.target ?? "", COMMUNITY] as const,
  );
  expect(answers).toEqual([401, 401, 401]);
  expect(await stage.district.journal()).toEqual(before);

  await lost.page.getByRole("button", { name: "复制为文字" }).click();
  await lost.page.getByRole("button", { name: "已复制" }).waitFor();
  expect(await lost.page.evaluate(() => navigator.clipboard.readText())).toContain(words);
});

it("a device from which somebody signs out keeps nothing of them", async () => {
  const { page } = await stage.joined("liaison", PHONE);
  await row(page, PROMISE).waitFor();
  const kept = () =>
    page.evaluate(async () => [
      ...(await indexedDB.databases()).map(({ name }) => name),
      ...Object.keys(localStorage),
    ]);
  expect(await kept()).toContainEqual(expect.stringMatching(/^gongjian:/));
  await page.goto("/my");
  await page.getByRole("main").getByRole("button", { name: "退出登录" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "退出登录" }).click();
  await page.getByText("您现在是访客").waitFor();
  await expect.poll(kept).not.toContainEqual(expect.stringMatching(/^gongjian:|gongjian\.me/));
});
