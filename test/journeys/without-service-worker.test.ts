/** Journey (i): in an in-app browser, which has no service worker, everything works online. */
import { expect, it } from "vitest";
import { aStage, findBoard, join, PHONE, row } from "./harness.ts";

const PROMISE = "联系建设方，拆除路口围挡并清理场地";

const stage = aStage();

it("a liaison joins, writes and is heard, and the board opens, with no service worker", async () => {
  const words = "在微信里打开写的";
  const device = await stage.device(PHONE);
  // Not only forbidden: such a browser does not know the word.
  await device.context.addInitScript(() =>
    Reflect.deleteProperty(Navigator.prototype, "serviceWorker"),
  );
  const broken: string[] = [];
  device.page.on("pageerror", ({ message }) => broken.push(message));
  await findBoard(device.page);
  await device.page.getByRole("link", { name: /施工围挡遗留未拆除/ }).waitFor();

  await join(device.page, await stage.district.link("liaison"));
  await row(device.page, PROMISE).getByRole("button", { name: "记进展" }).click();
  await row(device.page, PROMISE).getByLabel("进展说明").fill(words);
  await row(device.page, PROMISE).getByRole("button", { name: "记进展" }).click();
  await device.page.getByText("已发出 · 刚刚").waitFor();
  const notes = await stage.district.journal("commitment.note");
  expect(notes.filter(({ input }) => input.note === words)).toHaveLength(1);
  expect(await device.page.evaluate(() => "serviceWorker" in navigator)).toBe(false);
  expect(broken).toEqual([]);
});
