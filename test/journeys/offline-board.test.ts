/** Journey (j): after one visit, a visitor's board opens with no network at all. */
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { COMMUNITY } from "./district.ts";
import { aStage, findBoard, PHONE, readyOffline } from "./harness.ts";

const stage = aStage();

/** What the service worker keeps of the public answers. */
const kept = (page: Page) =>
  page.evaluate(async () =>
    (await (await caches.open("public-reads")).keys()).map(({ url }) => new URL(url).pathname),
  );

it("after a first visit the public board opens without network, and says so", async () => {
  const visitor = await stage.device(PHONE, { offline: true });
  await findBoard(visitor.page);
  await visitor.page.getByRole("link", { name: /施工围挡遗留未拆除/ }).waitFor();
  await readyOffline(visitor.page);
  await expect
    .poll(() => kept(visitor.page), { timeout: 15_000 })
    .toEqual(expect.arrayContaining(["/api/public/divisions", `/api/public/boards/${COMMUNITY}`]));

  await visitor.context.setOffline(true);
  await visitor.killTab(`/board/${COMMUNITY}`);
  await visitor.page.getByText("没有网络，看到的是这台设备上存着的内容").waitFor();
  await visitor.page.getByRole("heading", { name: /仙足岛社区/, level: 1 }).waitFor();
  await visitor.page.getByRole("link", { name: /施工围挡遗留未拆除/ }).click();
  await visitor.page.getByText("公示只写单位，不写个人。").waitFor();

  await visitor.killTab(`/board/${COMMUNITY}?type=done`);
  await visitor.page.getByText("这部分还没有存到这台设备上。").waitFor();
  await visitor.context.setOffline(false);
  await visitor.page.getByRole("button", { name: "再试一次" }).click();
  await visitor.page.getByText("还没有办结的").waitFor();
});
