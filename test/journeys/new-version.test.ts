/** Journey (h): a new version is announced, taken when the reader says so, and costs no draft. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as joined } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, expect, it } from "vitest";
import { aStage, PHONE, readyOffline, row } from "./harness.ts";

const PROMISE = "联系建设方，拆除路口围挡并清理场地";
const pages = mkdtempSync(joined(tmpdir(), "gongjian-pages-"));

cpSync("dist/pwa", pages, { recursive: true });
afterAll(() => rmSync(pages, { recursive: true }));
const stage = aStage(pages);

/** Puts another version of the pages on the server: its first page says which it is. */
function release(version: string): void {
  const [index, worker] = ["index.html", "service-worker.js"].map((name) => joined(pages, name));
  if (!index || !worker) throw new Error("no pages");
  const page = readFileSync(index, "utf8").replace(/<meta name="version".*?>/, "");
  writeFileSync(
    index,
    page.replace("</head>", `<meta name="version" content="${version}"></head>`),
  );
  const precaching = /(\{"revision":")[^"]*(","url":"index\.html"\})/;
  const before = readFileSync(worker, "utf8");
  expect(before).toMatch(precaching);
  writeFileSync(worker, before.replace(precaching, `$1${version}$2`));
}

/** The server here gives a file the ETag that it had at the start: a browser that keeps it would see no change. */
async function forgetTags(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.clearBrowserCache");
  await session.detach();
}

it("a new version is announced, taken on a tap, and the half-written reason is still there", async () => {
  const words = "建设方说下周才有车，所以";
  const device = await stage.joined("liaison", PHONE, { offline: true });
  await readyOffline(device.page);

  release("next");
  await forgetTags(device.page);
  await device.page.goto("/turn");
  await row(device.page, PROMISE).getByRole("link").first().click();
  await device.page.getByRole("link", { name: "延期", exact: true }).click();
  await device.page.getByLabel("原因").fill(words);
  await device.page.getByText("新版本已就绪").waitFor();
  const next = device.page.locator('meta[name="version"][content="next"]');
  expect(await next.count()).toBe(0);

  await device.page.getByRole("button", { name: "刷新" }).click();
  await next.waitFor({ state: "attached" });
  await device.page.getByText("接着您上次没写完的。").waitFor();
  expect(await device.page.getByLabel("原因").inputValue()).toBe(words);
  expect(await device.page.getByText("新版本已就绪").count()).toBe(0);
});
