/** Journey: the clerk reads what the quarter came to, looks at another one, and takes it along as a file. */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { quartersBetween, quarterText } from "../../shared/meeting/quarter.ts";
import { partOf } from "../builders/archive.ts";
import { aStage, DESKTOP, dayFromNow } from "./harness.ts";

const stage = aStage();
const NUMERALS = ["一", "二", "三", "四"];
const [present, before] = quartersBetween(dayFromNow(-100), dayFromNow(0)).map((quarter) => ({
  address: quarterText(quarter),
  said: `${quarter.year}年第${NUMERALS[quarter.quarter - 1]}季度`,
}));

it("the quarter's report tells of a late promise, of another quarter on asking, and says the same on paper", async () => {
  const { page } = await stage.joined("clerk", DESKTOP);
  await page.getByRole("link", { name: "会议", exact: true }).click();
  await page.getByRole("link", { name: "季度办理情况报告" }).click();
  await page.getByRole("heading", { name: `${present?.said}办理情况报告`, level: 1 }).waitFor();
  const late = page
    .getByRole("list", { name: "逾期未完成" })
    .getByRole("link", { name: /施工围挡遗留未拆除/ })
    .filter({ hasText: "江畔物业服务有限公司" })
    .first();
  await late.waitFor();

  await page.getByLabel("季度").selectOption(before?.said ?? "");
  await page.getByRole("heading", { name: `${before?.said}办理情况报告`, level: 1 }).waitFor();
  expect(new URL(page.url()).searchParams.get("quarter")).toBe(before?.address);
  await page.reload();
  await page.getByRole("heading", { name: `${before?.said}办理情况报告`, level: 1 }).waitFor();
  await page.getByLabel("季度").selectOption(present?.said ?? "");
  await late.waitFor();

  const saved = page.waitForEvent("download");
  await page.getByRole("button", { name: "下载 Word" }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toBe(`${present?.said}办理情况报告.docx`);
  const xml = partOf(readFileSync(await file.path()), "word/document.xml");
  const text = xml.replace(/<[^>]+>/g, "");
  const said = await page
    .locator("h1, h2 > span:first-of-type, main > p, .page-lead, .report-counts tr, .row-title")
    .evaluateAll((some) => some.flatMap((one) => [one.textContent?.replace(/\s+/g, "") ?? ""]));
  expect(said.length).toBeGreaterThan(15);
  for (const words of said) expect(text.replace(/\s+/g, "")).toContain(words);

  await page.evaluate(() => {
    window.print = () => {
      document.body.dataset.printed = document.querySelector(".official-host")?.textContent ?? "";
      dispatchEvent(new Event("afterprint"));
    };
  });
  await page.getByRole("button", { name: "打印报告" }).click();
  const printed = page.locator("body[data-printed]");
  expect(await printed.getAttribute("data-printed")).toContain("施工围挡遗留未拆除");

  await late.click();
  await page.getByRole("heading", { name: "施工围挡遗留未拆除" }).waitFor();
});
