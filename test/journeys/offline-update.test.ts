/** Journey (a): an update that is written without network, outlives the tab, and is sent once. */
import { expect, it } from "vitest";
import { aStage, PHONE, readyOffline, row } from "./harness.ts";

const PROMISE = "联系建设方，拆除路口围挡并清理场地";

const stage = aStage();

const notesSaying = async (words: string) =>
  (await stage.district.journal("commitment.note")).filter(({ input }) => input.note === words);

it("a note written without network outlives the tab and is sent once from elsewhere", async () => {
  const words = "围挡已拆到路口，明天清渣土";
  const device = await stage.joined("liaison", PHONE, { offline: true });
  await readyOffline(device.page);

  await device.context.setOffline(true);
  const promise = row(device.page, PROMISE);
  await promise.getByRole("button", { name: "记进展" }).click();
  await promise.getByLabel("进展说明").fill(words);
  await promise.getByRole("button", { name: "记进展" }).click();
  await promise.getByText("还没发出").waitFor();
  await device.page.getByText("还没发出（1）").waitFor();
  await device.page.getByText("没有网络，看到的是这台设备上存着的内容").waitFor();

  await device.killTab("/outbox");
  await device.page.getByText(words).waitFor();
  expect(await notesSaying(words)).toHaveLength(0);
  await device.page.close();

  await device.context.setOffline(false);
  await device.killTab("/lists/problems");
  await device.page.getByRole("heading", { name: "问题", exact: true }).waitFor();
  await device.page.getByText("已发出 · 刚刚").waitFor();
  expect(await notesSaying(words)).toHaveLength(1);

  await device.killTab("/outbox");
  await device.page.getByText("您写的都已送到，没有留在这台设备上的。").waitFor();
  expect(await notesSaying(words)).toHaveLength(1);
});

it("a note whose answer was lost on the way is sent again and written once", async () => {
  const words = "值班室的插座又加了一排";
  const device = await stage.joined("liaison", PHONE);
  let lost = 0;
  await device.context.route("**/api/commitments/*/note", async (route) => {
    if (lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort("connectionreset");
  });
  const promise = row(device.page, PROMISE);
  await promise.getByRole("button", { name: "记进展" }).click();
  await promise.getByLabel("进展说明").fill(words);
  await promise.getByRole("button", { name: "记进展" }).click();
  await device.page.getByText("已发出 · 刚刚").waitFor();
  expect(lost).toBe(1);
  expect(await notesSaying(words)).toHaveLength(1);
});
